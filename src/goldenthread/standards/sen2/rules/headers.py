"""Checks of the header: is this the right census, from the right sender, and filled in."""

import re
from typing import Final

from goldenthread.standards.codes import local_authorities
from goldenthread.standards.sen2.errors import Severity
from goldenthread.standards.sen2.rules.book import Around, entry, error
from goldenthread.standards.sen2.shapes import Header

_SERIAL: Final = re.compile(r"[0-9]{3}")


entry(
    "S2-H01",
    Severity.ERROR,
    message="This does not fit the shape of the return.",
    remedy="Mend the program that makes the file, then make it again.",
)


@error("S2-H02", "Header", "SourceLevel", remedy="Set SourceLevel to L.")
def is_not_from_an_authority(header: Header, _around: Around) -> bool:
    """SourceLevel must be L, for local authority."""
    return header.source_level != "L"


@error(
    "S2-H03", "Header", "ReferenceDate", remedy="Set ReferenceDate to the census day, or correct the Year."
)
def is_not_the_census_day(header: Header, around: Around) -> bool:
    """ReferenceDate must be the census day of the year given."""
    return header.reference_date != around.profile.census


@error("S2-H04", "Header", "LEA", remedy="Give the sender's three-digit code.")
def has_no_known_sender(header: Header, _around: Around) -> bool:
    """LEA must be the code of an English local authority of today."""
    return header.authority not in local_authorities()


@error("S2-H04", "Header", "LEA", remedy="Check that this is your own authority's return.")
def is_from_another_sender(header: Header, around: Around) -> bool:
    """LEA must be the authority whose return this is."""
    return around.sender is not None and header.authority != around.sender


@error("S2-H05", "Header", "SerialNo", remedy="Number the sends of a year 001, 002 and so on.")
def has_no_serial_number(header: Header, _around: Around) -> bool:
    """SerialNo must be three digits."""
    return not _SERIAL.fullmatch(header.serial or "")


@error("S2-H06", "Header", "DateTime", remedy="Give the day and time the file was made.")
def does_not_say_when_it_was_made(header: Header, _around: Around) -> bool:
    """DateTime must be the day and time the file was made, such as 2026-02-03T09:30:00."""
    return header.made_at is None


@error("S2-H06", "Header", "DateTime", remedy="Check the clock of the machine that made the file.")
def is_made_in_the_future(header: Header, around: Around) -> bool:
    """DateTime must not be in the future."""
    return bool(around.today and header.made_at and header.made_at.date() > around.today)


@error("S2-H07", "Header", "DMO", "DCO", remedy="Give Y, N or R (recruiting).")
def hides_its_health_officers(header: Header, _around: Around) -> tuple[str, ...]:
    """The return must say whether the designated medical and clinical officers are in post."""
    missing = (("DMO", header.medical_officer), ("DCO", header.clinical_officer))
    return tuple(name for name, value in missing if value is None)


@error("S2-H08", "Header", "DSCO", remedy="Give Y, N or R (recruiting).")
def hides_its_social_care_officer(header: Header, _around: Around) -> bool:
    """The return must say whether the designated social care officer is in post."""
    return header.social_care_officer is None
