"""Say who one can sign in as in the demonstration area."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from goldenthread.demo.people import CHARACTERS, PASSWORD
from goldenthread.demo.there import characters_here


class Command(BaseCommand):
    help = "Say who one can sign in as in the demonstration area, one line each, and with which password."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the people as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the demonstration people that are here."""
        here = characters_here()
        if options["json"]:
            told = [
                {"email": each.email, "name": each.name, "as": each.capacity.value, "shows": each.shows}
                for each in CHARACTERS
                if each.email in here
            ]
            self.stdout.write(json.dumps({"password": PASSWORD, "people": told}, ensure_ascii=False))
            return
        if not here:
            self.stdout.write("There is no demonstration area here. Make one with: demo --size small")
            return
        self.stdout.write(f"Sign in as one of these people; the password of each is: {PASSWORD}")
        width = max(len(each.email) for each in CHARACTERS)
        for each in CHARACTERS:
            if each.email in here:
                self.stdout.write(
                    f"  {each.email:<{width}}  {each.name}, {each.capacity.words}: {each.shows}"
                )
