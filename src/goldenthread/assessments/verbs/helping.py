"""Keeping right whom the authority’s letters name. SEND Regulations 2014, reg 32."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from goldenthread.access.actors import Actor
from goldenthread.access.ids import new_id
from goldenthread.assessments import policies
from goldenthread.assessments.models import LocalHelp


@transaction.atomic
def name_local_help(*, services: Mapping[str, Mapping[str, str]], by: Actor, on: date) -> None:  # noqa: ARG001  # the day belongs to every verb
    """Write who gives mediation, advice and help with disagreements here; letters from now on name them."""
    policies.may_name_help(by, by.authority).or_refuse()
    for kind, told in services.items():
        mine = LocalHelp.objects.filter(authority_id=by.authority, kind=kind)
        if not told.get("name"):
            mine.delete()
        elif not mine.update(**told):
            LocalHelp.objects.create(id=new_id(by.at), authority_id=by.authority, kind=kind, **told)
