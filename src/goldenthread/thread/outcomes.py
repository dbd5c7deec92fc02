"""An outcome says what will change. Help or a place written in its stead is refused, with words that help."""

from __future__ import annotations

from goldenthread.access.rulings import Refused
from goldenthread.rulebook.plans import placement_in, provision_in

HELP = (
    "Write what the child will do, or do more easily, that they cannot do yet: for example “asks for help with a"
    " picture card in two lessons out of three”. What adults will do goes under “What we will try”."
)


class NotAnOutcome(Refused):
    """This says what will be given, not what will change."""


def help_with(change: str) -> str:
    """Return what is wrong with words meant as an outcome and how to put it right, or nothing."""
    if place := placement_in(change):
        return f"“{place}” says where, not what will change. {HELP}"
    if given := provision_in(change):
        return f"“{given}” says what will be given, not what will change. {HELP}"
    return ""


def refuse_provision(change: str) -> None:
    """Refuse words that name help or a place as an outcome. SEND Code of Practice 9.66."""
    wrong = help_with(change)
    if wrong:
        raise NotAnOutcome(wrong)
