"""Who may say who is in a circle and what each may see."""

from __future__ import annotations

from datetime import date
from typing import Final

from goldenthread.access import rights
from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.parts import Act, Errand, Part
from goldenthread.access.rulings import Ruling
from goldenthread.record.models import Bar, Child, Role
from goldenthread.rulebook.time import long_date, months

CHOOSES_AT_MONTHS = 15 * 12 + 6
ASKS_AS: Final = {
    Capacity.CLASS_TEACHER: Role.CLASS_TEACHER,
    Capacity.TEACHING_ASSISTANT: Role.TEACHING_ASSISTANT,
    Capacity.ADVISER: Role.ADVISER,
    Capacity.HEALTH: Role.HEALTH,
    Capacity.SOCIAL_WORKER: Role.SOCIAL_WORKER,
    Capacity.VIRTUAL_SCHOOL: Role.VIRTUAL_SCHOOL,
}
"""Who may ask to read a record, and as what they then come into the circle."""
_KNOW_OF_KIN = frozenset({Capacity.HEAD, Capacity.MANAGER})


def may_govern(actor: Actor) -> Ruling:
    """Say whether somebody may change what is known of the people in a circle, and keep people out of a record."""
    return rights.may(actor.seat or actor.capacity.value, Errand(Part.RIGHTS, Act.WRITE))


def may_ask_for_access(actor: Actor) -> Ruling:
    """Say whether somebody may ask to read a record: whoever works with one child at a time."""
    if actor.capacity in ASKS_AS:
        return Ruling(allowed=True, because="Those who answer for the record decide.")
    return Ruling(
        allowed=False,
        because="You see a record when the child comes to your school or your authority. "
        "If they have, ask whoever keeps the register of pupils to bring it up to date.",
    )


def may_answer_asked(actor: Actor, asker: object) -> Ruling:
    """Say whether somebody may answer whoever asks to read a record: never themselves."""
    if actor.person == asker:
        return Ruling(allowed=False, because="You asked for this yourself. Ask a colleague to look at it.")
    return may_govern(actor)


def may_bar(actor: Actor, person: object) -> Ruling:
    """Say whether somebody may keep this person out: themselves they keep out as a relative, by another way."""
    if person == actor.person:
        return Ruling(allowed=False, because="To keep yourself out, say that you are related to the child.")
    return may_govern(actor)


def may_lift(actor: Actor, bar: Bar) -> Ruling:
    """Say whether somebody may let back whom a colleague asked to let back: never the one who asked."""
    if bar.lift_asked_by is None:
        return Ruling(
            allowed=False, because="First somebody asks that this person be let back, and says why."
        )
    if actor.person in (bar.lift_asked_by, bar.person_id):
        return Ruling(allowed=False, because="A second person decides this. Ask a colleague to look at it.")
    return may_govern(actor)


def may_know_of_kin(actor: Actor) -> bool:
    """Say whether somebody may read that a member of staff is related to the child."""
    return actor.capacity in _KNOW_OF_KIN


def may_declare_kin(actor: Actor) -> Ruling:
    """Say whether somebody may say of themselves that they are related to a child: whoever works here may."""
    if actor.capacity.is_family or actor.capacity in {Capacity.ADVOCATE, Capacity.SYSTEM}:
        return Ruling(
            allowed=False, because="This is for people who work here. You see the record as family."
        )
    return Ruling(allowed=True, because="You say this of yourself.")


def may_watch(actor: Actor) -> Ruling:
    """Say whether somebody may have looks at a record watched closely: a head or a manager may."""
    if actor.capacity in _KNOW_OF_KIN:
        return may_govern(actor)
    return Ruling(
        allowed=False, because="Ask the head teacher or the SEND manager to have this record watched."
    )


def may_let_help(actor: Actor) -> Ruling:
    """Say whether somebody may let others help them with the record: the family may, and nobody who helps them."""
    if actor.capacity.is_family:
        return rights.may(actor.seat or actor.capacity.value, Errand(Part.RIGHTS, Act.GRANT))
    return Ruling(allowed=False, because="A parent or the young person says who helps them.")


def may_name_reader(actor: Actor) -> Ruling:
    """Say whether somebody may let a tribunal, an ombudsman or an inspectorate read: the responsible authority may."""
    if actor.capacity.is_authority:
        return rights.may(actor.seat or actor.capacity.value, Errand(Part.RIGHTS, Act.GRANT))
    return Ruling(
        allowed=False, because="A caseworker or SEND manager of the local authority does this. Ask them."
    )


def may_renew(actor: Actor, person: object) -> Ruling:
    """Say whether somebody may give a member of the family their way in again: those who answer for the circle."""
    if person == actor.person:
        return Ruling(
            allowed=False, because="You are signed in: change your password on the page about your account."
        )
    return may_govern(actor)


def may_choose(actor: Actor, child: Child) -> Ruling:
    """Say whether a young person may choose who sees their record: from fifteen and a half, so that it is ready."""
    if actor.capacity is not Capacity.YOUNG_PERSON:
        return Ruling(allowed=False, because="The young person chooses this themselves.")
    opens = chooses_from(child)
    if actor.today < opens:
        return Ruling(allowed=False, because=f"You can choose this from {long_date(opens)}.")
    return Ruling(allowed=True, because="It is your record.")


def may_see_who(actor: Actor) -> Ruling:
    """Say whether somebody may read who can see a part: it names the circle, so whoever may read the circle may."""
    return rights.may(actor.seat or actor.capacity.value, Errand(Part.CIRCLE))


def may_see_oversight(actor: Actor) -> Ruling:
    """Say whether somebody may read what each adult of the family sees: the child or young person may."""
    if actor.capacity is Capacity.YOUNG_PERSON:
        return Ruling(allowed=True, because="It is your record.")
    return Ruling(
        allowed=False, because="The child or young person reads this. You see who can see each part."
    )


def chooses_from(child: Child) -> date:
    """Return the day from which a young person can choose who will see their record."""
    return months(CHOOSES_AT_MONTHS).last_day(child.born)
