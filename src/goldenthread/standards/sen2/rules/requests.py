"""Checks of a request for an assessment: its dates, its outcome, and what may follow from each outcome."""

from typing import Final

from goldenthread.standards.codes import ELSEWHERE, WELSH_CODES, RequestOutcome, known_authority_codes
from goldenthread.standards.sen2.rules.book import Around, error, query
from goldenthread.standards.sen2.rules.days import is_later_by
from goldenthread.standards.sen2.shapes import Person, Request

EARLIER: Final = RequestOutcome.DECIDED_EARLIER
_DECIDED: Final = (RequestOutcome.WILL_ASSESS, RequestOutcome.WILL_NOT_ASSESS)
_ENDED_OR_OPEN: Final = (RequestOutcome.UNDECIDED, RequestOutcome.WITHDRAWN)


@error("S2-R01", "Requests", "RequestOutcome", remedy="Give Y, N, A, W or H.")
def has_no_outcome(request: Request, _around: Around) -> bool:
    """A request must have an outcome, one of Y, N, A, W and H."""
    return request.outcome is None


@error("S2-R02", "Requests", "ReceivedDate", remedy="Give the day the authority received the request.")
def has_no_day_received(request: Request, _around: Around) -> bool:
    """A request that was not decided before this year must have the day it was received."""
    return request.received is None and request.outcome is not EARLIER


@error("S2-R03", "Requests", "ReceivedDate", remedy="Correct the day received or the birth date.")
def was_received_before_birth_or_after_the_census(request: Request, around: Around) -> bool:
    """The day received must lie between birth and the census day."""
    born = around.person.born
    received = request.received
    return received is not None and (received > around.census_day or (born is not None and received < born))


@query("S2-R04", "Requests", "ReceivedDate", remedy="Leave it for next year's return.")
def belongs_to_next_year(request: Request, around: Around) -> bool:
    """The request came after the end of the year this return is about."""
    return request.received is not None and around.last_day < request.received <= around.census_day


@error("S2-R05", "Requests", "RequestSource", remedy="Give 1 to 5.")
def has_no_source(request: Request, _around: Around) -> bool:
    """The return must say who asked, with a code from 1 to 5."""
    return request.source is None and request.outcome is not EARLIER


@error("S2-R06", "Requests", "RYA", remedy="Give 1 or 0.")
def hides_youth_accommodation(request: Request, _around: Around) -> bool:
    """The return must say whether the person was in relevant youth accommodation, 1 or 0."""
    return request.in_youth_accommodation is None and request.outcome is not EARLIER


@error("S2-R07", "Requests", "RequestOutcomeDate", remedy="Give the day the family was told.")
def has_no_day_decided(request: Request, _around: Around) -> bool:
    """A decision to assess or not must have the day the family was told."""
    return request.decided is None and request.outcome in _DECIDED


@query("S2-R08", "Requests", "RequestOutcomeDate", remedy="Take the date out, or correct the outcome.")
def has_a_day_but_no_decision(request: Request, _around: Around) -> bool:
    """Only the outcomes Y and N have a date of decision."""
    return request.decided is not None and request.outcome not in _DECIDED


@error("S2-R09", "Requests", "RequestOutcomeDate", remedy="Correct one of the two dates.")
def was_decided_before_it_came(request: Request, _around: Around) -> bool:
    """The decision is dated before the request was received."""
    return request.decided is not None and request.received is not None and request.decided < request.received


@query("S2-R10", "Requests", "RequestOutcomeDate", remedy="Check both dates; it will count as late.")
def was_decided_late(request: Request, _around: Around) -> bool:
    """The decision came more than 42 days after the request."""
    return is_later_by(42, start=request.received, end=request.decided)


@query(
    "S2-R11", "Requests", "RequestOutcomeDate", remedy="Use H for an earlier decision; leave a later one out."
)
def was_decided_in_another_year(request: Request, around: Around) -> bool:
    """The decision was made outside the year this return is about."""
    decided = request.decided
    is_inside = decided is None or around.first_day <= decided <= around.last_day
    return request.outcome in _DECIDED and not is_inside


@error("S2-R12", "Requests", "RequestMediation", "RequestTribunal", remedy="Give 1 or 0.")
def hides_mediation_or_tribunal(request: Request, _around: Around) -> tuple[str, ...]:
    """A decided request must say whether there was mediation and whether there was an appeal, 1 or 0."""
    if request.outcome not in _DECIDED:
        return ()
    flags = (("RequestMediation", request.mediation), ("RequestTribunal", request.tribunal))
    return tuple(name for name, value in flags if value is None)


@error("S2-R13", "Requests", "RequestOutcome", remedy="Correct the outcome, or take out what follows it.")
def goes_on_without_a_decision(request: Request, _around: Around) -> bool:
    """An undecided or withdrawn request cannot have an assessment or a plan."""
    return request.outcome in _ENDED_OR_OPEN and bool(request.assessment or request.active)


@query(
    "S2-R14",
    "Requests",
    "RequestOutcome",
    remedy="Set the mediation or tribunal mark, or note why it was reversed.",
)
def was_refused_and_assessed(request: Request, _around: Around) -> bool:
    """The request was refused, yet there is an assessment and neither mediation nor appeal."""
    if request.outcome is not RequestOutcome.WILL_NOT_ASSESS:
        return False
    return request.assessment is not None and not (request.mediation or request.tribunal)


@error(
    "S2-R15", "Requests", "RequestOutcome", remedy="Add the assessment, or the authority the child moved to."
)
def was_agreed_and_forgotten(request: Request, _around: Around) -> bool:
    """The request was agreed, yet there is no assessment and no move to another authority."""
    return request.outcome is RequestOutcome.WILL_ASSESS and not (request.assessment or request.exported_to)


@error(
    "S2-R16", "Requests", "RequestOutcome", remedy="Add the assessment with outcome H and the plan it led to."
)
def was_decided_earlier_and_forgotten(request: Request, _around: Around) -> bool:
    """A request decided before this year must have an assessment under it."""
    return request.outcome is EARLIER and request.assessment is None


@error(
    "S2-R17",
    "Requests",
    "Exported",
    remedy="Give the other authority's three-digit code, or XXX if not known.",
)
def moved_to_nowhere(request: Request, around: Around) -> bool:
    """The authority moved to is not a known code, or is the sender."""
    return request.exported_to is not None and is_no_other_authority(request.exported_to, around.authority)


@query(
    "S2-R17",
    "Requests",
    "Exported",
    remedy="Check with DfE whether a Welsh code may be given; else give XXX.",
)
def moved_to_wales(request: Request, _around: Around) -> bool:
    """The authority moved to is a Welsh one."""
    return request.exported_to in WELSH_CODES


@error("S2-R18", "Requests", "Exported", remedy="Take out what came after the move, or the move.")
def goes_on_after_the_move(request: Request, _around: Around) -> bool:
    """A child who moved away before the end of the assessment cannot have an assessment or plan here."""
    return request.exported_to is not None and bool(request.assessment or request.active)


@query(
    "S2-R19",
    "Person",
    "RequestOutcome",
    remedy="Check whether one of them is the same request entered twice.",
)
def has_two_undecided_requests(person: Person, _around: Around) -> bool:
    """Two requests of one person are undecided."""
    return len(person.requests) > 1 and _count(person, RequestOutcome.UNDECIDED) > 1


@error("S2-R20", "Person", remedy="Keep the plan that is in force; end or remove the other.")
def has_two_plans_at_once(person: Person, around: Around) -> tuple[str, ...]:
    """Two requests of one person each have a plan in force on the census day."""
    if len(person.requests) < 2:
        return ()
    active = sum(request.has_active_plan(on=around.census_day) for request in person.requests)
    return ("ActivePlans",) if active > 1 else ()


def is_no_other_authority(code: str, own: str | None) -> bool:
    """Say whether a code is neither another authority's nor the one that stands for elsewhere."""
    known = code in known_authority_codes() or code == ELSEWHERE or code in WELSH_CODES
    return not known or code == own


def _count(person: Person, outcome: RequestOutcome) -> int:
    return sum(request.outcome is outcome for request in person.requests)
