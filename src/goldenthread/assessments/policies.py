"""Who may do what in an assessment, and why. The page asks these to draw a button, the verb to guard the act."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Ruling
from goldenthread.record.models import Case, Child
from goldenthread.rulebook.advice import EDUCATION, FAMILY
from goldenthread.rulebook.process import Party
from goldenthread.rulebook.standing import Standing
from goldenthread.rulebook.time import is_young_person

LEADS_SEN = frozenset({Capacity.SENCO, Capacity.HEAD})
OTHERS_DECIDE = "Only a caseworker of the responsible local authority can do this."


def party_of(actor: Actor) -> Party | None:
    """Return the party an actor acts as in a process."""
    if actor.capacity.is_family:
        return Party.FAMILY
    if actor.capacity.is_setting:
        return Party.SETTING
    if actor.capacity.is_authority:
        return Party.AUTHORITY
    return Party.ADVISER if actor.capacity is Capacity.ADVISER else None


def is_responsible(actor: Actor, authority: str) -> bool:
    """Say whether someone acts for the authority that is responsible for the child."""
    return actor.capacity.is_authority and bool(authority) and actor.authority == authority


def may_request(actor: Actor, child: Child) -> Ruling:
    """Say whether someone may ask for an assessment. CFA 2014, s.36(1); others bring a child to attention, s.24."""
    if actor.capacity.is_family:
        return speaks_for_the_family(actor, child)
    if actor.capacity in LEADS_SEN:
        return Ruling(True, "A school, nursery or college may ask for an assessment.")
    if is_responsible(actor, child.authority_id):
        return Ruling(True, "The authority records a request that came by phone, by letter or in person.")
    if actor.capacity is Capacity.ADVISER:
        return Ruling(True, "Anyone may bring a child to the authority’s attention.")
    return Ruling(
        False, "Ask the SENCO or the head to send the request. A parent can also send one themselves."
    )


def speaks_for_the_family(actor: Actor, child: Child) -> Ruling:
    """Say whether this member of the family is the one who decides. CFA 2014, s.83; Code 8.13 to 8.19."""
    grown = is_young_person(child.born, actor.today)
    if actor.capacity in (Capacity.PARENT, Capacity.CARER) and grown:
        return Ruling(
            False,
            f"{child.first_name} is over compulsory school age, so {child.first_name} decides. "
            "You can help, and the local authority can record it if someone must act for them.",
        )
    if actor.capacity is Capacity.YOUNG_PERSON and not grown:
        return Ruling(
            False, "Until the end of compulsory school age your parent, or your school, sends this for you."
        )
    if actor.capacity.is_family:
        return Ruling(True, "The parent of a child, or the young person, decides for the family.")
    return Ruling(False, "This is for the family to say.")


def may_act_for_the_authority(actor: Actor, case: Case, standing: Standing, step: str) -> Ruling:
    """Say whether this step may be taken now, by the responsible authority’s caseworkers alone. CFA 2014, s.36."""
    if not is_responsible(actor, case.authority_id):
        return Ruling(False, OTHERS_DECIDE)
    return _in_turn(standing, step)


def may_give_views(actor: Actor, case: Case, standing: Standing) -> Ruling:
    """Say whether someone may tell what the family thinks before the decision whether to assess. CFA 2014, s.36(7)."""
    turn = _in_turn(standing, "views_invited")
    if not turn.allowed:
        return turn
    if actor.capacity.is_family:
        return Ruling(True, "The family may say what they think and send evidence.")
    if is_responsible(actor, case.authority_id):
        return Ruling(True, "The authority writes down what the family said another way.")
    return Ruling(False, "This is for the family to say. Ask them, or help them to write it.")


def may_lead(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may take on a case."""
    if not is_responsible(actor, case.authority_id):
        return Ruling(False, OTHERS_DECIDE)
    if case.ended:
        return Ruling(False, "This case has ended.")
    return Ruling(True, "A caseworker may take on an open case.")


def may_give_advice(actor: Actor, child: Child, standing: Standing, *, body: str, adviser: str) -> Ruling:
    """Say whether someone may give the advice asked of a body: that body itself, or the authority on receipt. Reg 6."""
    turn = _in_turn(standing, "advice_given")
    if not turn.allowed:
        return turn
    if is_responsible(actor, child.authority_id):
        return Ruling(True, "The authority records advice that came in another way.")
    if body == FAMILY.key and actor.capacity.is_family:
        return speaks_for_the_family(actor, child)
    if _was_asked(actor, body=body, adviser=adviser):
        return Ruling(True, "This is whom the authority asked.")
    return Ruling(False, "Only those who were asked can give this advice.")


def _was_asked(actor: Actor, *, body: str, adviser: str) -> bool:
    if actor.capacity in LEADS_SEN:
        return body == EDUCATION.key
    return actor.capacity is Capacity.ADVISER and (str(actor.person) == adviser or actor.body == body)


def may_hold_back(actor: Actor, child: Child) -> Ruling:
    """Say whether someone may keep a part of an advice from the family: the responsible authority, with a ground."""
    if is_responsible(actor, child.authority_id):
        return Ruling(True, "The authority answers for what the family is shown.")
    return Ruling(False, OTHERS_DECIDE)


def reads_whole_advice(actor: Actor) -> bool:
    """Say whether somebody reads an advice whole: all but the family, and whoever helps them."""
    return not (actor.capacity.is_family or actor.capacity is Capacity.ADVOCATE)


def may_withdraw(actor: Actor, child: Child, standing: Standing, *, asked_as: str) -> Ruling:
    """Say whether someone may withdraw the request: whoever made it, or the authority writing down that they did."""
    turn = _in_turn(standing, "withdrawn")
    if not turn.allowed:
        return turn
    if is_responsible(actor, child.authority_id):
        return Ruling(True, "The authority writes down that the request was withdrawn.")
    if actor.capacity.is_family:
        return speaks_for_the_family(actor, child)
    if actor.capacity in LEADS_SEN and asked_as in {each.value for each in LEADS_SEN}:
        return Ruling(True, "The setting may withdraw the request it made.")
    return Ruling(False, "Only those who asked for the assessment can withdraw the request.")


def may_name_help(actor: Actor, authority: str) -> Ruling:
    """Say whether someone may write whom the authority’s letters name: its SEND managers."""
    if actor.capacity is Capacity.MANAGER and actor.authority == authority:
        return Ruling(True, "A SEND manager keeps these details right.")
    return Ruling(False, "Ask your SEND manager to change these details.")


def _in_turn(standing: Standing, step: str) -> Ruling:
    if standing.may(step) is None:
        return Ruling(False, f"This cannot be done now. {standing.state.says}")
    return Ruling(True, "It is the turn for this.")
