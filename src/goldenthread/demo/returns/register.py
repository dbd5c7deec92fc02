"""Makes a register of made-up schools in the published form: 135 columns in their order, Windows-1252, quoted, CRLF.

URNs run from 900,001, as the made-up returns name them. The same seed makes the same register.
"""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from goldenthread.standards.codes import establishment_types, local_authorities
from goldenthread.standards.codes.authorities import LocalAuthority

DATA = Path(__file__).parent
COLUMNS = (DATA / "gias_columns.txt").read_text(encoding="utf-8").splitlines()
PLACES = (
    "Löwenfield",
    "Saint-Aubin",
    "Sampleton",
    "Brontë Hill",
    "Façade Green",
    "Kingsmère",
    "Oakfield",
    "Ñandú Road",
)
NEEDS = (
    "ASD - Autistic Spectrum Disorder",
    "SEMH - Social, Emotional and Mental Health",
    "SLCN - Speech, language and Communication",
    "HI - Hearing Impairment",
)
KINDS = (
    ("1", "2", "Primary School"),
    ("34", "4", "Academy"),
    ("7", "0", "Special School"),
    ("15", "1", "Nursery School"),
)


def rows(number: int, *, seed: int = 1, first_urn: int = 900_001) -> Iterator[dict[str, str]]:
    """Yield so many settings, each as its cells by column name; the columns left out are empty in the file."""
    dice = random.Random(seed)
    authorities = list(local_authorities().values())
    for place in range(number):
        yield _setting(dice, place, str(first_urn + place), authorities[place % len(authorities)])


def write(path: Path, settings: Iterable[dict[str, str]], columns: Sequence[str] = COLUMNS) -> Path:
    """Write a register holding these settings."""
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.DictWriter(
            file, columns, restval="", extrasaction="ignore", lineterminator="\r\n", quoting=csv.QUOTE_ALL
        )
        writer.writeheader()
        writer.writerows(settings)
    return path


def _setting(dice: random.Random, place: int, urn: str, authority: LocalAuthority) -> dict[str, str]:
    kind, phase, word = dice.choice(KINDS)
    town = dice.choice(PLACES)
    is_closed = dice.random() < 0.4
    of_kind = establishment_types()[kind]
    return {
        "URN": urn,
        "LA (code)": authority.code,
        "LA (name)": authority.name,
        "EstablishmentNumber": f"{1000 + place // 153 % 9000}",
        "EstablishmentName": f"{town} {word}",
        "TypeOfEstablishment (code)": kind,
        "TypeOfEstablishment (name)": of_kind.name,
        "EstablishmentTypeGroup (code)": of_kind.group_code,
        "EstablishmentTypeGroup (name)": of_kind.group_name,
        "EstablishmentStatus (code)": "2" if is_closed else "1",
        "EstablishmentStatus (name)": "Closed" if is_closed else "Open",
        "OpenDate": f"01-09-{dice.randint(1950, 2012)}",
        "CloseDate": "31-08-2019" if is_closed else "",
        "PhaseOfEducation (code)": phase,
        "StatutoryLowAge": "4",
        "StatutoryHighAge": "11",
        "OfficialSixthForm (code)": "2",
        "Gender (code)": "3",
        "SpecialClasses (code)": "2",
        "SchoolCapacity": str(dice.randint(60, 1500)),
        "NumberOfPupils": str(dice.randint(40, 1400)),
        "UKPRN": str(10_900_000 + place),
        "LastChangedDate": "14-03-2026",
        "Street": f"{dice.randint(1, 99)} Example Street",
        "Town": town,
        "Postcode": f"ZZ99 {place % 10}{chr(65 + place % 26)}{chr(65 + place // 26 % 26)}",
        "SchoolWebsite": "www.example.org",
        "TelephoneNum": "01632960123",
        "HeadTitle (name)": "Ms",
        "HeadFirstName": dice.choice(("Zoë", "Anaïs", "Kwame")),
        "HeadLastName": "Müller",
        "HeadPreferredJobTitle": "Headteacher",
        "Section41Approved (name)": "Not applicable",
        "SEN1 (name)": dice.choice(NEEDS) if kind == "7" else "Not Applicable",
        "TypeOfResourcedProvision (name)": dice.choice(
            ("Resourced provision", "SEN unit", "Not applicable", "")
        ),
        "SenUnitCapacity": "12",
        "SenUnitOnRoll": "9",
        "GOR (code)": "H",
        "GOR (name)": authority.region,
        "Easting": "412345",
        "Northing": "398765",
        "UPRN": str(100_000_000_000 + place),
    }
