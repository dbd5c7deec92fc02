"""Invite the first person of an authority or a setting, who can then give others access."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import timezone

from goldenthread.access.actors import Actor, Capacity, the_product
from goldenthread.access.rulings import Refused
from goldenthread.directory.models import Setting
from goldenthread.directory.verbs import Offer, offer_first_post
from goldenthread.standards.codes import local_authorities


class Command(BaseCommand):
    help = (
        "Invite the first person who leads an authority's team, or a setting. They open the link within three days, "
        "have a code sent to their e-mail address, and give others access from the page “People”."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="their work e-mail address")
        parser.add_argument("--name", required=True, help="what they are called")
        place = parser.add_mutually_exclusive_group(required=True)
        place.add_argument(
            "--authority", help="three-digit code of the authority whose SEND manager they are"
        )
        place.add_argument("--setting", help="URN of the setting whose head they are")
        parser.add_argument(
            "--at", default="http://127.0.0.1:8000", help="address of this product (%(default)s)"
        )
        parser.add_argument("--json", action="store_true", help="print the invitation as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the invitation, and print its link: it can be read only now."""
        by = (
            _for_authority(options["authority"]) if options["authority"] else _for_setting(options["setting"])
        )
        capacity = Capacity.HEAD if by.setting else Capacity.MANAGER
        try:
            validate_email(options["email"])
            made = offer_first_post(
                Offer(name=options["name"], email=options["email"], capacity=capacity), by=by
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as wrong:
            raise CommandError(f"{options['email']} is no e-mail address.") from wrong
        link = options["at"].rstrip("/") + reverse("invitation", args=[made.token])
        ends = made.invitation.ends_at
        if options["json"]:
            told = {"email": made.invitation.email, "as": capacity.value, "at": by.organisation}
            self.stdout.write(json.dumps(told | {"link": link, "ends": ends.isoformat()}, ensure_ascii=False))
            return
        self.stdout.write(
            f"{options['name']} can join as {capacity.words}, {by.organisation}, until {ends:%-d %B}:\n  {link}"
        )
        if folder := getattr(settings, "EMAIL_FILE_PATH", None):
            self.stdout.write(f"Here nothing is sent by e-mail: the code will lie in {folder}")


def _for_authority(code: str) -> Actor:
    known = local_authorities().get(code)
    if known is None:
        raise CommandError(f"{code} is no authority of today. Give its three-digit code, such as 370.")
    return replace(the_product(timezone.now(), code), organisation=known.name)


def _for_setting(urn: str) -> Actor:
    found = Setting.objects.filter(urn=urn).first()
    if found is None:
        raise CommandError(
            f"No setting has the URN {urn}. Load the register of schools first: load gias FILE"
        )
    return replace(the_product(timezone.now(), found.authority_id), setting=found.pk, organisation=found.name)
