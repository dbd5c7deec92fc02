"""Returns to load in tests: made-up people, each in the situation a test is about."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from goldenthread.access.actors import the_product
from goldenthread.demo.returns.sen2 import made_up_upn, write
from goldenthread.exchange.outcomes import Outcome
from goldenthread.exchange.sen2.loading import Wish, load_return
from goldenthread.record.proof import differences
from goldenthread.standards import sen2
from goldenthread.standards.codes import AssessmentOutcome, RequestOutcome, RequestSource, Sex, TypeOfNeed
from tests.factories import AT

ON = date(2026, 3, 2)
AUTHORITY = "370"


def person(place: int = 1, **changes: Any) -> sen2.Person:
    usual: dict[str, Any] = {
        "line": 0,
        "surname": "Sample",
        "forename": f"Person {place}",
        "born": date(2015, 5, 4),
        "sex": Sex.FEMALE,
        "ethnicity": "WBRI",
        "postcode": "ZZ99 1AA",
        "upn": made_up_upn(place),
    }
    return sen2.Person(**usual | changes)


def request(outcome: RequestOutcome, received: date = date(2025, 9, 1), **changes: Any) -> sen2.Request:
    decided = {"decided": date(2025, 10, 6), "mediation": False, "tribunal": False}
    usual: dict[str, Any] = {
        "received": received,
        "source": RequestSource.SETTING,
        "in_youth_accommodation": False,
        **(decided if outcome in (RequestOutcome.WILL_ASSESS, RequestOutcome.WILL_NOT_ASSESS) else {}),
    }
    return sen2.Request(line=0, outcome=outcome, **usual | changes)


def assessment(outcome: AssessmentOutcome, **changes: Any) -> sen2.Assessment:
    flags = dict.fromkeys(
        ("mediation", "tribunal", "other_mediation", "other_tribunal", "exception_to_20_weeks"), False
    )
    return sen2.Assessment(line=0, outcome=outcome, **flags | changes)


def plan(started: date, urn: str = "900001", **changes: Any) -> sen2.NamedPlan:
    detail = sen2.PlanDetail(line=0, urn=urn, rank=1, in_sen_unit=False, in_resourced_provision=False)
    usual: dict[str, Any] = {"details": (detail,), "personal_budget": False, "organised_arrangements": False}
    return sen2.NamedPlan(line=0, started=started, **usual | changes)


def active(
    entered: date, urn: str = "900001", need: TypeOfNeed = TypeOfNeed.OTHER, **changes: Any
) -> sen2.ActivePlan:
    place = sen2.Placement(
        line=0, urn=urn, rank=1, entered=entered, in_sen_unit=False, in_resourced_provision=False
    )
    usual: dict[str, Any] = {"placements": (place,), "needs": (sen2.Need(line=0, type=need, rank=1),)}
    return sen2.ActivePlan(line=0, **usual | changes)


def planned(place: int = 1, started: date = date(2022, 6, 17), **changes: Any) -> sen2.Person:
    """Someone whose plan was made before the period of the return."""
    old = assessment(AssessmentOutcome.DECIDED_EARLIER, plan=plan(started))
    old = replace(old, **dict.fromkeys(("mediation", "tribunal", "other_mediation", "other_tribunal")))
    kept = sen2.Request(
        line=0,
        outcome=RequestOutcome.DECIDED_EARLIER,
        assessment=replace(old, exception_to_20_weeks=None),
        active=active(started, **changes),
    )
    return person(place, requests=(kept,))


def file_of(folder: Path, *persons: sen2.Person, year: int = 2026, name: str = "return.xml") -> str:
    return str(write(folder / name, persons, year=year, authority=AUTHORITY))


def load(file: str, **wish: bool) -> Outcome:
    return load_return(file, by=the_product(AT), on=ON, wish=Wish(**wish))


def verified() -> list[str]:
    return [wrong.says for _, found in differences() for wrong in found]
