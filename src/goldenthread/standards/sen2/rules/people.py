"""Checks of a person: name, birth, sex, ethnicity, postcode and the numbers they are known by."""

from datetime import date, timedelta
from typing import Final

from goldenthread.standards import identifiers
from goldenthread.standards.codes import WELSH_CODES, UpnUnknown, known_authority_codes
from goldenthread.standards.identifiers import holds
from goldenthread.standards.sen2.errors import Severity
from goldenthread.standards.sen2.rules.book import Around, entry, error, query
from goldenthread.standards.sen2.rules.days import age_at_school_year_start, age_on
from goldenthread.standards.sen2.shapes import Person

_NOT_YET_OBTAINED: Final = "NOBT"
# Channel Islands, Isle of Man and forces schools, and the codes used where no authority allots.
_OTHER_ALLOTTERS: Final = frozenset(str(code) for code in range(701, 709)) | {
    f"{code:03}" for code in range(1, 6)
}


@error("S2-P01", "Person", "Surname", "Forename", remedy="Give the name as the authority holds it.")
def has_no_full_name(person: Person, _around: Around) -> tuple[str, ...]:
    """A person must have a surname and a forename."""
    return tuple(
        name for name, value in (("Surname", person.surname), ("Forename", person.forename)) if not value
    )


@error(
    "S2-P02", "Person", "PersonBirthDate", remedy="Give the birth date as year-month-day, such as 2015-05-04."
)
def has_no_birth_date(person: Person, _around: Around) -> bool:
    """A person must have a birth date that exists."""
    return person.born is None


@error("S2-P02", "Person", "PersonBirthDate", remedy="Correct the birth date.")
def is_born_after_the_census(person: Person, around: Around) -> bool:
    """The birth date must not be after the census day."""
    return person.born is not None and person.born > around.census_day


@query("S2-P03", "Person", "PersonBirthDate", remedy="Check the birth date; note why if it is right.")
def is_outside_the_ages_of_the_act(person: Person, around: Around) -> bool:
    """On the 31 August before the census the person was over 25, or not yet born."""
    return person.born is not None and not 0 <= age_at_school_year_start(person.born, around.census_day) <= 25


@error("S2-P04", "Person", "Sex", remedy="Give one of the codes of the year's return.")
def has_no_sex(person: Person, _around: Around) -> bool:
    """Legal sex must be given, in the codes of the year's return."""
    return person.sex is None


@error(
    "S2-P05", "Person", "Ethnicity", remedy="Give a code of DfE's list, or NOBT if it has not been asked yet."
)
def has_no_ethnicity(person: Person, _around: Around) -> bool:
    """Ethnicity must be one of DfE's codes."""
    return person.ethnicity is None


@query("S2-P06", "Person", "Ethnicity", remedy="Ask the family, or note why it is not known.")
def has_a_plan_but_was_never_asked(person: Person, around: Around) -> bool:
    """Ethnicity has not been obtained for someone who has a plan."""
    return person.ethnicity == _NOT_YET_OBTAINED and person.has_active_plan(on=around.census_day)


@error("S2-P07", "Person", "PostCode", remedy="Correct it, or leave it out if no postcode is known.")
def has_no_such_postcode(person: Person, _around: Around) -> bool:
    """This cannot be a postcode."""
    return person.postcode is not None and not holds(identifiers.postcode, person.postcode)


@query("S2-P08", "Person", "PostCode", remedy="Give the home postcode, or note that none is known.")
def has_no_postcode(person: Person, _around: Around) -> bool:
    """No home postcode is given."""
    return person.postcode is None


@error(
    "S2-P09", "Person", "UPN", remedy="Give a UPN or ULN, or the UPNunknown code that says why there is none."
)
def has_no_number(person: Person, _around: Around) -> bool:
    """There is no UPN, no ULN and no reason for having neither."""
    return not (person.upn or person.uln or person.upn_unknown)


@error(
    "S2-P10", "Person", "UPNunknown", remedy="Take the reason out, or the number if it is not this person's."
)
def has_a_number_and_a_reason_for_none(person: Person, _around: Around) -> bool:
    """A reason for having no number stands beside a number."""
    return person.upn_unknown is not None and bool(person.upn or person.uln)


@error("S2-P11", "Person", "UPN", remedy="Copy the UPN again from the school's roll.")
def has_a_wrong_upn(person: Person, _around: Around) -> bool:
    """This is not a UPN: its shape or its check letter is wrong."""
    return person.upn is not None and not holds(identifiers.upn, person.upn)


@query("S2-P11", "Person", "UPN", remedy="Check the UPN with the school that gave it.")
def has_a_upn_from_nowhere(person: Person, _around: Around) -> bool:
    """The UPN names an authority that we do not know."""
    if person.upn is None or not holds(identifiers.upn, person.upn):
        return False
    allotter = identifiers.upn_authority(identifiers.tidy(person.upn))
    return not (
        allotter in known_authority_codes() or allotter in WELSH_CODES or allotter in _OTHER_ALLOTTERS
    )


@query("S2-P12", "Person", "UPN", remedy="Ask the school for the lasting UPN.")
def has_a_temporary_upn(person: Person, _around: Around) -> bool:
    """The UPN is a temporary one."""
    return person.upn is not None and identifiers.is_temporary_upn(person.upn.strip())


@error(
    "S2-P13", "Person", "UniqueLearnerNumber", remedy="Correct it, or leave it out until the learner has one."
)
def has_a_wrong_uln(person: Person, _around: Around) -> bool:
    """This is not a ULN: it is not 10 digits, or its check digit is wrong."""
    return person.uln is not None and not holds(identifiers.uln, person.uln)


entry(
    "S2-P14",
    Severity.ERROR,
    "UPNunknown",
    message="This is not one of the reasons for having no number.",
    remedy="Give one of UN1, UN2, UN3, UN5, UN8, UN9, UN10.",
)


@query("S2-P15", "Person", "UPNunknown", remedy="Ask the school for the UPN.")
def is_too_old_for_un1(person: Person, around: Around) -> bool:
    """UN1 is for children under 6."""
    return person.upn_unknown is UpnUnknown.UNDER_SIX and _age(person, around.census_day) >= 6


@query("S2-P16", "Person", "UPNunknown", remedy="Find the UPN or ULN, or give another reason.")
def is_not_new_enough_for_un8(person: Person, around: Around) -> bool:
    """UN8 is for people new to the authority in the last week of the year."""
    if person.upn_unknown is not UpnUnknown.NEW_TO_THE_AUTHORITY:
        return False
    last_week = around.last_day - timedelta(days=7)
    return any(request.received is not None and request.received < last_week for request in person.requests)


@query("S2-P17", "Person", "UPNunknown", remedy="Give another reason, or check the birth date.")
def is_too_young_for_un9(person: Person, around: Around) -> bool:
    """UN9 is for young people of 16 and over."""
    is_un9 = person.upn_unknown is UpnUnknown.YOUNG_PERSON_NEVER_IN_STATE_EDUCATION
    return is_un9 and person.born is not None and _age(person, around.census_day) < 16


@error("S2-P18", "Person", "UPNunknown", remedy="Find the UPN or ULN, or give another reason.")
def went_further_than_un10(person: Person, _around: Around) -> bool:
    """UN10 is for requests that ended early, but this person has an assessment or a plan."""
    went_on = any(request.assessment or request.active for request in person.requests)
    return person.upn_unknown is UpnUnknown.REQUEST_ENDED_FIRST and went_on


@error("S2-P21", "Person", remedy="Add the request this person is in the return for, or take the person out.")
def has_no_request(person: Person, _around: Around) -> tuple[str, ...]:
    """There is no request under this person."""
    return () if person.requests else ("Requests",)


def _age(person: Person, on: date) -> int:
    return -1 if person.born is None else age_on(person.born, on)
