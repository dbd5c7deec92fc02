"""Messages to officers. They carry a reference and nothing else: no name, neither of a child nor of anybody."""

from __future__ import annotations

from goldenthread.access.actors import Actor
from goldenthread.access.models import Person
from goldenthread.access.signing.telling import send
from goldenthread.rulebook.time import long_date
from goldenthread.watch.models import Opening
from goldenthread.watch.queries import officers_of


def opened(opening: Opening, by: Actor) -> None:
    """Tell the officers at once that a record was opened in an emergency."""
    words = (
        f"A record was opened in an emergency. Reference: {opening.reference}.\n\n"
        f"Sign in and review it by {long_date(opening.review_by)}. Until then, and unless you accept it, "
        "nothing else is needed from you."
    )
    for officer in officers_of(opening.authority_id, opening.setting_id, but=by.person, on=by.today):
        send(officer.email, words)


def raised(officer: Person, how_many: int) -> None:
    """Tell an officer that there is something to look into."""
    are = "is one look that seems" if how_many == 1 else f"are {how_many} looks that seem"
    send(officer.email, f"There {are} out of place. Sign in to look into it.")
