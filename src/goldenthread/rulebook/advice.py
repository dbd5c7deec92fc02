"""Whose advice an EHC needs assessment must have, and why. SEND Regulations 2014, reg 6.

A `body` is one party asked for advice. The authority may ask others, and must ask anyone the family reasonably names:
their body is their own words.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from goldenthread.rulebook.rule import Citation, regulations
from goldenthread.rulebook.time import year_group

YEAR_9: Final = 9


class Body(NamedTuple):
    """One party asked for advice: a short name, how it is spoken of, what it is asked about, and the source."""

    key: str
    words: str
    about: str
    source: Citation


FAMILY = Body(
    "family", "the parent or young person", "what life is like and what matters", regulations("reg 6(1)(a)")
)
EDUCATION = Body(
    "education",
    "the school, nursery or college",
    "learning, and what has been tried",
    regulations("reg 6(1)(b)"),
)
HEALTH = Body(
    "health", "a health professional", "health and its bearing on learning", regulations("reg 6(1)(c)")
)
PSYCHOLOGY = Body(
    "psychology", "an educational psychologist", "how they learn, feel and cope", regulations("reg 6(1)(d)")
)
SOCIAL_CARE = Body(
    "social_care", "social care", "life at home and in the community", regulations("reg 6(1)(e)")
)
ADULTHOOD = Body(
    "adulthood",
    "someone who prepares people for adulthood",
    "work, home and friends as an adult",
    regulations("reg 6(1)(g)"),
)
SENSORY = Body(
    "sensory",
    "a qualified teacher of hearing or vision impairment",
    "hearing or sight in learning",
    regulations("reg 6(2)"),
)

ALWAYS: Final = (FAMILY, EDUCATION, HEALTH, PSYCHOLOGY, SOCIAL_CARE)
BODIES: Final = {body.key: body for body in (*ALWAYS, ADULTHOOD, SENSORY)}


class Needed(NamedTuple):
    """A body whose advice this assessment must have, and the reason in a sentence."""

    body: Body
    because: str


def bodies_needed(*, born: date, on: date, hears_or_sees_less: bool) -> tuple[Needed, ...]:
    """List the bodies whose advice must be asked for in this assessment, each with its reason. Reg 6(1), (2)."""
    needed = [Needed(body, "Every assessment must have this advice.") for body in ALWAYS]
    if year_group(born, on) >= YEAR_9:
        needed.append(Needed(ADULTHOOD, "From Year 9 on, an assessment looks ahead to adult life."))
    if hears_or_sees_less:
        needed.append(
            Needed(SENSORY, "A hearing or vision need is recorded, so a qualified teacher must advise.")
        )
    return tuple(needed)


def body_words(key: str) -> str:
    """Say who a body is: in our words for those the regulations name, in the family's own words for others."""
    body = BODIES.get(key)
    return body.words if body else key


def is_complete(*, needs: str, provision: str, outcomes: str, document: bool) -> bool:
    """Say whether advice says what reg 6(1) asks: needs, provision and outcomes. An empty reply is no advice."""
    written = all(text.strip() for text in (needs, provision, outcomes))
    return document or written
