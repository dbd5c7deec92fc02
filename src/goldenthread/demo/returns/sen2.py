"""Makes SEN2 returns of made-up people, of any year and size, the same for the same seed.

Everything in them is fictional: postcodes in ZZ99, UPNs of schools that do not exist, settings numbered 900,001 on as
in the made-up register. Every person keeps every check, so that a test can break one thing at a time.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Any

from goldenthread.demo.returns.layout import LAYOUT, elements_of
from goldenthread.standards import sen2
from goldenthread.standards.codes import (
    AssessmentOutcome,
    CeaseReason,
    OfficerInPost,
    RequestOutcome,
    RequestSource,
    ReviewOutcome,
    SenSetting,
    Sex,
    TypeOfNeed,
)
from goldenthread.standards.identifiers import upn_check_letter

CENSUS = {2023: date(2023, 1, 19), 2024: date(2024, 1, 18), 2025: date(2025, 1, 16), 2026: date(2026, 1, 15)}
DATA = Path(__file__).parent
FORENAMES = (DATA / "forenames.txt").read_text(encoding="utf-8").split()
SURNAMES = (DATA / "surnames.txt").read_text(encoding="utf-8").split()
ETHNICITIES = ("WBRI", "APKN", "MWBC", "BAFR", "AIND", "WROM", "CHNE", "WIRT", "REFU", "BCRB", "ABAN", "WOTH")
NEEDS = tuple(
    need for need in TypeOfNeed if need not in (TypeOfNeed.NOT_YET_ASSESSED, TypeOfNeed.DOWN_SYNDROME)
)
SETTINGS = 2000
H = RequestOutcome.DECIDED_EARLIER


def header(year: int, *, authority: str = "370") -> sen2.Header:
    return sen2.Header(
        line=0,
        collection="SEN2",
        year=year,
        reference_date=CENSUS[year],
        source_level="L",
        authority=authority,
        software="Made by hand",
        release="1.0",
        serial="001",
        made_at=datetime.combine(
            CENSUS[year] + timedelta(days=19), datetime.min.time().replace(hour=9, minute=30)
        ),
        medical_officer=OfficerInPost.YES,
        clinical_officer=OfficerInPost.NO,
        social_care_officer=OfficerInPost.RECRUITING if year >= 2025 else None,
    )


def people(number: int, *, year: int = 2026, seed: int = 1, authority: str = "370") -> Iterator[sen2.Person]:
    """Yield so many people of a year's return, in all the situations a person can be in it for."""
    maker = _Maker(year, random.Random(seed), authority)
    return (maker.person(place) for place in range(1, number + 1))


def write(path: Path, persons: Iterable[sen2.Person], *, year: int = 2026, authority: str = "370") -> Path:
    """Write a return holding these people."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n')
        _write_header(file.write, header(year, authority=authority))
        file.write("<Persons>\n")
        for person in persons:
            file.write(xml(person, year))
        file.write("</Persons>\n</Message>\n")
    return path


def xml(node: Any, year: int, element: str = "Person") -> str:
    """Return one person, or a part of one, as the return of a year writes it."""
    parts: list[str] = [f"<{element}>\n"]
    for name, attribute in elements_of(type(node).__name__, year):
        value = getattr(node, attribute)
        if isinstance(value, tuple):
            parts += [xml(each, year, name) for each in value]
        elif type(value) in LAYOUT:
            parts.append(xml(value, year, name))
        elif value is not None:
            parts.append(f"<{name}>{_text(value, name)}</{name}>\n")
    parts.append(f"</{element}>\n")
    return "".join(parts)


def without_places(node: Any) -> Any:
    """Return what was read without line, number and findings, to compare with what was made."""
    if isinstance(node, tuple):
        return tuple(without_places(each) for each in node)
    if type(node) not in LAYOUT:
        return node
    kept = {field.name: without_places(getattr(node, field.name)) for field in fields(node)}
    kept |= {"line": 0} | ({"number": 0} if "number" in kept else {})
    return type(node)(**kept)


def _write_header(write: Callable[[str], object], head: sen2.Header) -> None:
    names = [
        (name, attribute) for name, attribute in LAYOUT[sen2.Header] if getattr(head, attribute) is not None
    ]
    texts = [f"<{name}>{_text(getattr(head, attribute), name)}</{name}>\n" for name, attribute in names]
    write("<Header>\n<CollectionDetails>\n" + "".join(texts[:3]) + "</CollectionDetails>\n")
    write("<Source>\n" + "".join(texts[3:]) + "</Source>\n</Header>\n")


def _text(value: object, name: str) -> str:
    if name == "GenderCurrent":
        return {"M": "1", "F": "2", "U": "9"}[str(value)]
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("&", "&amp;").replace("<", "&lt;")


@dataclass
class _Maker:
    year: int
    dice: random.Random
    authority: str

    def __post_init__(self) -> None:
        self.census = CENSUS[self.year]
        self.first = date(self.year - 1, 1, 1)
        self.last = date(self.year - 1, 12, 31)
        self.situations = (
            [self.kept] * 74 + [self.newly_issued] * 8 + [self.refused] * 4 + [self.undecided] * 3
            + [self.being_assessed] * 3 + [self.assessed_without_plan] + [self.ceased] * 5
            + [self.moved_in] + [self.moved_away]
        )  # fmt: skip

    def person(self, place: int) -> sen2.Person:
        make = self.dice.choice(self.situations)
        age = self.dice.randint(4, 18)
        born = self.census - timedelta(days=366 * age + self.dice.randint(0, 364))
        names = place * 7919
        return sen2.Person(
            line=0,
            surname=f"{SURNAMES[names % 32]}-{SURNAMES[names // 32 % 32]}",
            forename=f"{FORENAMES[names // 1024 % 32]} {FORENAMES[names // 32768 % 32]}",
            born=born,
            sex=self.dice.choice((Sex.MALE, Sex.MALE, Sex.FEMALE)),
            ethnicity=self.dice.choice(ETHNICITIES),
            postcode=f"ZZ99 {place % 10}{chr(65 + place // 10 % 26)}{chr(65 + place // 260 % 26)}",
            upn=made_up_upn(place),
            requests=(make(born, age),),
        )

    def day(self, first: date, last: date) -> date:
        return first + timedelta(days=self.dice.randint(0, max(0, (last - first).days)))

    def asked(self, outcome: RequestOutcome, received: date, **more: Any) -> sen2.Request:
        is_decided = outcome in (RequestOutcome.WILL_ASSESS, RequestOutcome.WILL_NOT_ASSESS)
        return sen2.Request(
            line=0,
            received=received,
            source=self.dice.choice(list(RequestSource)[:4]) if self.year >= 2025 else None,
            in_youth_accommodation=False,
            decided=received + timedelta(days=self.dice.randint(20, 42)) if is_decided else None,
            outcome=outcome,
            mediation=False if is_decided else None,
            tribunal=False if is_decided else None,
            **more,
        )

    def assessed(
        self, outcome: AssessmentOutcome, decided: date, plan: sen2.NamedPlan | None = None
    ) -> sen2.Assessment:
        flags = dict.fromkeys(
            ("mediation", "tribunal", "other_mediation", "other_tribunal", "exception_to_20_weeks"), False
        )
        return sen2.Assessment(line=0, outcome=outcome, decided=decided, plan=plan, **flags)

    def plan(self, started: date, urn: str) -> sen2.NamedPlan:
        detail = sen2.PlanDetail(line=0, urn=urn, rank=1, in_sen_unit=False, in_resourced_provision=False)
        has_budget = self.dice.random() < 0.06
        return sen2.NamedPlan(
            line=0,
            started=started,
            details=(detail,),
            personal_budget=has_budget,
            organised_arrangements=has_budget,
        )

    def urn(self) -> str:
        return str(900_001 + self.dice.randrange(SETTINGS))

    def active(self, started: date, urn: str) -> sen2.ActivePlan:
        place = sen2.Placement(
            line=0, urn=urn, rank=1, entered=started, in_sen_unit=False, in_resourced_provision=False
        )
        first, second = self.dice.sample(NEEDS, 2)
        needs = (sen2.Need(line=0, type=first, rank=1), sen2.Need(line=0, type=second, rank=2))
        return sen2.ActivePlan(line=0, placements=(place,), needs=needs[: self.dice.randint(1, 2)])

    def kept(self, born: date, age: int) -> sen2.Request:
        return _decided_earlier(*self._plan_in_force(born))

    def _plan_in_force(self, born: date) -> tuple[sen2.NamedPlan, sen2.ActivePlan]:
        urn = self.urn()
        began = max(date(2014, 9, 1), born + timedelta(days=900), self.census - timedelta(days=3000))
        started = self.day(began, self.first - timedelta(days=40))
        active = self._reviewed(self.active(started, urn))
        active = self._transferred(active, born) if self.year >= 2025 else active
        return self.plan(started, urn), active

    def _reviewed(self, active: sen2.ActivePlan) -> sen2.ActivePlan:
        meeting = self.day(self.census - timedelta(days=350), self.census - timedelta(days=40))
        told = meeting + timedelta(days=self.dice.randint(7, 28))
        if self.year < 2024:
            return replace(active, last_review=told)
        amends = self.dice.random() < 0.4
        return replace(
            active,
            review_meeting=meeting,
            last_review=told,
            review_outcome=ReviewOutcome.AMEND if amends else ReviewOutcome.KEEP,
            review_draft=told if amends and self.year >= 2025 else None,
        )

    def _transferred(self, active: sen2.ActivePlan, born: date) -> sen2.ActivePlan:
        august = date(self.year - 1, 8, 31)
        age = august.year - born.year - ((august.month, august.day) < (born.month, born.day))
        due = {11: date(self.year - 1, 2, 15), 16: date(self.year - 1, 3, 31)}.get(age)
        final = due and due - timedelta(days=self.dice.randint(0, 20))
        return replace(active, phase_transfer_due=due, phase_transfer_final=final)

    def newly_issued(self, born: date, age: int) -> sen2.Request:
        received = self.day(self.first, self.last - timedelta(days=141))
        request = self.asked(RequestOutcome.WILL_ASSESS, received)
        issued = received + timedelta(days=self.dice.randint(100, 140))
        urn = self.urn()
        assessment = self.assessed(AssessmentOutcome.WILL_ISSUE, issued, self.plan(issued, urn))
        return replace(request, assessment=assessment, active=self.active(issued, urn))

    def refused(self, born: date, age: int) -> sen2.Request:
        received = self.day(self.first, self.last - timedelta(days=43))
        return self.asked(RequestOutcome.WILL_NOT_ASSESS, received)

    def undecided(self, born: date, age: int) -> sen2.Request:
        return self.asked(RequestOutcome.UNDECIDED, self.day(self.last - timedelta(days=40), self.last))

    def being_assessed(self, born: date, age: int) -> sen2.Request:
        received = self.day(self.last - timedelta(days=100), self.last - timedelta(days=43))
        open_still = sen2.Assessment(line=0, outcome=AssessmentOutcome.UNDECIDED)
        return self.asked(RequestOutcome.WILL_ASSESS, received, assessment=open_still)

    def assessed_without_plan(self, born: date, age: int) -> sen2.Request:
        received = self.day(self.first, self.last - timedelta(days=113))
        request = self.asked(RequestOutcome.WILL_ASSESS, received)
        told = received + timedelta(days=self.dice.randint(80, 112))
        return replace(request, assessment=self.assessed(AssessmentOutcome.WILL_NOT_ISSUE, told))

    def ceased(self, born: date, age: int) -> sen2.Request:
        plan, _ = self._plan_in_force(born)
        reasons = [CeaseReason.NEEDS_MET_WITHOUT_A_PLAN, CeaseReason.MOVED_OUTSIDE_ENGLAND]
        reasons += [CeaseReason.HIGHER_EDUCATION] * 3 if age >= 18 else []
        ended = replace(plan, ceased=self.day(self.first, self.last), cease_reason=self.dice.choice(reasons))
        return _decided_earlier(ended, None)

    def moved_in(self, born: date, age: int) -> sen2.Request:
        plan, active = self._plan_in_force(born)
        details = (
            sen2.PlanDetail(line=0, setting=SenSetting.OTHER, setting_other="A special school", rank=1),
        )
        waits = sen2.Placement(
            line=0,
            setting=SenSetting.NOT_IN_EDUCATION_OTHER,
            setting_other="Waiting for a place & a taxi",
            rank=1,
            entered=self.last,
        )
        here = replace(active, transferred_from="373", placements=(waits,))
        return _decided_earlier(replace(plan, details=details), here)

    def moved_away(self, born: date, age: int) -> sen2.Request:
        received = self.day(self.first, self.last - timedelta(days=43))
        return self.asked(RequestOutcome.WILL_ASSESS, received, exported_to="382")


def _decided_earlier(plan: sen2.NamedPlan, active: sen2.ActivePlan | None) -> sen2.Request:
    old = sen2.Assessment(line=0, outcome=AssessmentOutcome.DECIDED_EARLIER, plan=plan)
    return sen2.Request(line=0, outcome=H, assessment=old, active=active)


def made_up_upn(place: int) -> str:
    """Return the UPN of a pupil who does not exist, first at one of the schools 370/9000 to 370/9999 of no place."""
    body = f"370{9000 + place // 1000 % 1000}{place // 1_000_000 % 100:02}{place % 1000:03}"
    return upn_check_letter(body) + body
