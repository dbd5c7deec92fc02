"""Worklists for tests: what is on them, and a browser in which to read them."""

from django.test import Client
from django.urls import reverse

from goldenthread.access.models import Person
from goldenthread.insight.queries.worklist import Wanted
from goldenthread.record.models import Child
from goldenthread.rulebook.process import Party
from tests.factories import case, child, days_ago, signed_in

OURS = Wanted(owner=Party.AUTHORITY)
"""What the authority owes."""


def browser(who: Person) -> Client:
    made = signed_in(who)
    made.get(reverse("insight:worklist"))
    return made


def asked(days: int, name: str = "Amara", about: Child | None = None, **fields: object) -> Child:
    """A child for whom an assessment was asked for so many days ago."""
    made = about or child(name)
    case(made, "needs_assessment", "requested", on=days_ago(days), **fields)
    return made
