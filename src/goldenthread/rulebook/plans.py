"""What plans must hold, as pure tests of their words and days: an outcome is a change, and a review comes in time."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from goldenthread.rulebook.processes.first_response import EARLIEST_REVIEW, LATEST_REVIEW
from goldenthread.rulebook.time import months

LONGEST_CYCLE: Final = months(4)

_HELP: Final = (
    r"(support|therapy|teaching|tuition|intervention|provision|input|help|mentoring|counselling|supervision)"
)
_STAFF: Final = (
    r"(t\.?a\.?|teaching assistant|lsa|learning support assistant|key ?worker"
    r"|adult|therapist|mentor|specialist)"
)
_PLACES: Final = (
    r"(special school|(specialist|residential|independent) (school|setting|college|placement|unit|provision)"
    r"|resourced provision|(sen|send|asd|asc|autism|speech) (unit|base)|alternative provision|pupil referral unit|pru)"
)

# What gives away that help or a place was written where a change belongs. SEND Code of Practice 9.66 to 9.69.
PROVISION_SIGNS: Final = tuple(
    re.compile(sign)
    for sign in (
        r"\b\d+(\.\d+)?( |-)?(hours?|hrs?|minutes?|mins?|sessions?|x)\b.{0,40}\b" + _HELP + r"\b",
        r"\b(one[- ]to[- ]one|1[:-]1|2[:-]1|full[- ]time|small[- ]group)( " + _STAFF + r")? " + _HELP + r"\b",
        r"\b(one[- ]to[- ]one|1[:-]1|full[- ]time) " + _STAFF + r"\b",
        r"\b(will|to|should|must|needs to|continue to) (receive|be (given|offered)|be provided with|have access to)\b",
        r"\b(receives?|is given|is provided with|has access to|have access to|access to) .{0,40}\b"
        + _HELP
        + r"\b",
        r"\b" + _STAFF + r" (support|hours|time|input)\b",
        r"\b((speech and language|occupational|play|music|art|drama|speech) therapy|physiotherapy)\b",
        r"\battend(s|ing)? .{0,40}\b(sessions?|intervention|programme|nurture group|group work)\b",
        r"\b(have|has|be given|get) (a |an |the )?(laptop|tablet|hoist|scribe|reader|mentor|key ?worker|wheelchair)\b",
        r"\b(ehcp|ehc plan|education, health and care plan)\b",
    )
)
# These are a change where the child does something with the help, or needs less of it.
DOUBTFUL_SIGNS: Final = tuple(
    re.compile(sign)
    for sign in (
        r"\b" + _HELP + r"\b.{0,40}\b\d+(\.\d+)?( |-)?(hours?|hrs?|minutes?|mins?|sessions?|times)\b",
        r"\b" + _HELP + r" (from|by|with) (an? |the |her |his |their )?" + _STAFF + r"\b",
    )
)
_CHILD_ACTS: Final = re.compile(
    r"\b(asks?|accepts?|seeks?|uses?|manages?|without|less|fewer|no more than|needs? no)\b"
)
PLACEMENT_SIGNS: Final = tuple(
    re.compile(sign)
    for sign in (
        r"\b(place|places|placed|move|moves|transfer|transfers|go|goes|attends?|admission|admitted|named?)\b.{0,30}\b"
        + _PLACES + r"\b",
        r"^(a |an )?" + _PLACES + r"\b",
        r"\bplacement\b",
    )
)  # fmt: skip


def provision_in(words: str) -> str:
    """Return the words that name help rather than a change, or nothing. SEND Code of Practice 9.66."""
    doubtful = "" if _CHILD_ACTS.search(words.casefold()) else _found(DOUBTFUL_SIGNS, words)
    return _found(PROVISION_SIGNS, words) or doubtful


def placement_in(words: str) -> str:
    """Return the words that name a place rather than a change, or nothing. SEND Code of Practice 9.66."""
    return _found(PLACEMENT_SIGNS, words)


def is_outcome(words: str) -> bool:
    """Say whether these words can be an outcome: neither help nor a place. SEND Code of Practice 9.66."""
    return bool(words.strip()) and not provision_in(words) and not placement_in(words)


def earliest_review(starts: date) -> date:
    """Return the first day for the review of a First Response plan: four weeks after the support starts. Practice."""
    return EARLIEST_REVIEW.last_day(starts)


def latest_review(starts: date) -> date:
    """Return the last day for the review of a First Response plan: six weeks after the support starts. Practice."""
    return LATEST_REVIEW.last_day(starts)


def latest_cycle_review(starts: date) -> date:
    """Return the last day for the review of a support plan: three meetings a year. SEND Code of Practice 6.65."""
    return LONGEST_CYCLE.last_day(starts)


def _found(signs: tuple[re.Pattern[str], ...], words: str) -> str:
    plain = " ".join(words.casefold().split())
    found = (sign.search(plain) for sign in signs)
    return next((match.group(0) for match in found if match), "")
