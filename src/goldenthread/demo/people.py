"""The demonstration people: those one can sign in as, with stable addresses and one password that is printed."""

from __future__ import annotations

from typing import Final, NamedTuple

from django.contrib.auth.hashers import make_password

from goldenthread.access.actors import Capacity
from goldenthread.demo.sizes import Kind

PASSWORD: Final = "picture steps every morning"  # noqa: S105
"""Everyone may know it: it opens a made-up area and nothing else."""
DOMAIN: Final = "demo.example"


class Character(NamedTuple):
    """One demonstration person, and what there is to see as them."""

    key: str
    name: str
    capacity: Capacity
    shows: str
    kind: Kind | None = None
    body: str = ""

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"


CHARACTERS: Final = (
    Character("grace", "Grace Okafor", Capacity.PARENT, "Amara’s mother: what is tried, whose turn it is, what works at home"),
    Character("chidi", "Chidi Okafor", Capacity.PARENT, "Amara’s father, who lives in another home and sees the same"),
    Character("maya", "Maya Robinson", Capacity.YOUNG_PERSON, "17, speaks and decides for herself; her plan is reviewed in three weeks"),
    Character("patel", "Ruth Patel", Capacity.CLASS_TEACHER, "Year 2 at Oakfield: her class, Amara’s one-page plan", Kind.PRIMARY),
    Character("sam", "Sam Lee", Capacity.TEACHING_ASSISTANT, "gives the help at Oakfield and ticks it off", Kind.PRIMARY),
    Character("senco", "Helen Marsh", Capacity.SENCO, "SENCO of Oakfield: every child there, what is due and late", Kind.PRIMARY),
    Character("head", "Kwame Boateng", Capacity.HEAD, "head of Oakfield", Kind.PRIMARY),
    Character("lead", "Joyce Adeyemi", Capacity.SAFEGUARDING_LEAD, "Oakfield: notes that are kept apart, what a child says in confidence", Kind.PRIMARY),
    Character("college", "Siobhán O’Leary", Capacity.SENCO, "SENCO of the college, where Maya studies", Kind.COLLEGE),
    Character("caseworker", "Daniel Ferreira", Capacity.CASEWORKER, "the authority’s worklist: requests, drafts, reviews"),
    Character("manager", "Nadia Rahimi", Capacity.MANAGER, "SEND manager: what the whole team owes"),
    Character("officer", "Miriam Stone", Capacity.OFFICER, "reviews emergency access, and looks that seem out of place"),
    Character("psychologist", "Inês Gonçalves", Capacity.ADVISER, "educational psychologist: whose advice is asked for", None, "psychology"),
    Character("therapist", "Tom Hartley", Capacity.ADVISER, "speech and language therapist", None, "health"),
    Character("two", "Aoife Byrne", Capacity.CLASS_TEACHER, "two capacities: Year 5 teacher at Oakfield, and mother of a child there", Kind.PRIMARY),
)  # fmt: skip
BY_KEY: Final = {each.key: each for each in CHARACTERS}


def shared_password() -> str:
    """Hash the demonstration password once, for all demonstration people.

    One hash for several people tells whoever sees the table that they share a password, which is printed anyway; making
    one each would take longer than the smallest areas. Nobody else gets a password at all.
    """
    return make_password(PASSWORD)
