"""Who may do what in the support of a child: truth tables over capacities, each answer with its reason."""

from __future__ import annotations

from goldenthread.access.actors import Actor, Capacity
from goldenthread.access.rulings import Ruling
from goldenthread.record.models import Case

PLANNERS = frozenset({Capacity.CLASS_TEACHER, Capacity.SENCO, Capacity.HEAD})
LEADERS = frozenset({Capacity.SENCO, Capacity.HEAD})
GIVERS = PLANNERS | {Capacity.TEACHING_ASSISTANT, Capacity.ADVISER}


def may_raise_concern(actor: Actor) -> Ruling:
    """Say whether someone in the circle may raise a concern: the family, anyone at the setting, and advisers."""
    if actor.capacity.is_family or actor.capacity in GIVERS:
        return Ruling(allowed=True, because="Anyone who knows the child may say that they are worried.")
    return Ruling(
        allowed=False,
        because="The family, the setting or an adviser raises a concern. Ask the child’s setting to raise this one.",
    )


def may_write_plan(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may write, share or start the plan: the class teacher, the SENCO and the head."""
    return _at_setting(actor, case, PLANNERS, "The class teacher or the SENCO writes the plan.")


def may_review(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may write down a review."""
    return _at_setting(actor, case, PLANNERS, "The class teacher or the SENCO writes down the review.")


def may_close_concern(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may close a concern without a plan."""
    return _at_setting(actor, case, PLANNERS, "The class teacher or the SENCO closes a concern.")


def may_acknowledge(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may acknowledge what the family adds."""
    return _at_setting(actor, case, PLANNERS, "The class teacher or the SENCO answers what the family adds.")


def may_name_contact(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may change the family's named contact."""
    return _at_setting(actor, case, LEADERS, "The SENCO or the head names the family’s contact.")


def may_decide_more_help(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may decide on asking for more help."""
    return _at_setting(actor, case, LEADERS, "The SENCO or the head decides whether to ask for more help.")


def may_co_sign(actor: Actor, case: Case) -> Ruling:
    """Say whether someone may add their name for the setting."""
    return _at_setting(
        actor, case, PLANNERS, "The class teacher, the SENCO or the head signs for the setting."
    )


def may_log_delivery(actor: Actor) -> Ruling:
    """Say whether someone may write down that help was given: those who give it."""
    if actor.capacity in GIVERS:
        return Ruling(allowed=True, because="Those who give the help write down that they did.")
    return Ruling(
        allowed=False, because="Those who give the help write it down. Tell the named contact what you know."
    )


def may_sign(actor: Actor) -> Ruling:
    """Say whether someone may sign the plan, or say why not, for the family."""
    if actor.capacity.is_family:
        return Ruling(allowed=True, because="The family agrees the plan, or says why not.")
    return Ruling(allowed=False, because="Only the parent or the young person can sign for the family.")


def may_add_at_home(actor: Actor) -> Ruling:
    """Say whether someone may add what works at home."""
    if actor.capacity.is_family:
        return Ruling(allowed=True, because="The family knows what works at home.")
    return Ruling(allowed=False, because="What works at home comes from the family. Ask them to add it.")


def _at_setting(actor: Actor, case: Case, capacities: frozenset[Capacity], who: str) -> Ruling:
    if actor.capacity not in capacities:
        return Ruling(allowed=False, because=f"{who} Ask them, or tell the named contact.")
    if case.setting_id is not None and actor.setting != case.setting_id:
        return Ruling(allowed=False, because=f"{who} This case belongs to another setting.")
    return Ruling(allowed=True, because=who)
