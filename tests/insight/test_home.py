"""The first page for each capacity: a class, a setting's children, or a worklist."""

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.directory.models import Setting
from goldenthread.record.models import Child, Role
from tests.factories import (
    AT_THE_DOOR,
    TODAY,
    case,
    child,
    days_ago,
    join,
    person,
    post,
    setting,
    signed_in,
    step,
    write,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def oakfield() -> Setting:
    return setting()


@pytest.fixture
def teacher(oakfield: Setting) -> Person:
    who = person("Ruth Patel")
    post(who, Capacity.CLASS_TEACHER, oakfield)
    return who


@pytest.fixture
def senco(oakfield: Setting) -> Person:
    who = person("Helen Okafor")
    post(who, Capacity.SENCO, oakfield)
    return who


def pupil(name: str, at: Setting, teacher: Person | None = None) -> Child:
    made = child(name, attends=at)
    if teacher:
        join(made, Role.CLASS_TEACHER, teacher)
    return made


def concern(about: Child, at: Setting, days: int, **fields: object):
    return case(about, "first_response", "concern_raised", on=days_ago(days), held_by=at.pk, **fields)


def home(who: Person) -> str:
    answer = signed_in(who).get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def part(page: str, name: str) -> str:
    """The part of a page under one heading."""
    return page.partition(f'aria-labelledby="{name}"')[2].partition("</section>")[0]


def test_a_teacher_sees_first_the_children_for_whom_something_is_due(oakfield: Setting, teacher: Person):
    for name in ("Ava", "Ben"):
        pupil(name, oakfield, teacher)
    concern(pupil("Zoë", oakfield, teacher), oakfield, 9)

    page = home(teacher)

    assert (
        page.index("Something is due") < page.index("Zoë") < page.index("Everyone else") < page.index("Ava")
    )


def test_a_teacher_can_raise_a_concern_about_every_child(oakfield: Setting, teacher: Person):
    for name in ("Ava", "Ben", "Zoë"):
        pupil(name, oakfield, teacher)

    assert home(teacher).count("Raise a concern") == 3


def test_a_teacher_sees_no_other_class(oakfield: Setting, teacher: Person):
    pupil("Ava", oakfield, person())

    assert "Ava" not in home(teacher)
    assert "No children are in your class list yet." in home(teacher)


@pytest.mark.capability("C021")
def test_a_senco_sees_who_has_no_named_contact(oakfield: Setting, senco: Person):
    concern(pupil("Ava", oakfield), oakfield, 3)
    concern(pupil("Ben", oakfield), oakfield, 3, lead=senco.pk, lead_name="Helen Okafor")
    zoe = pupil("Zoë", oakfield)
    concern(zoe, oakfield, 3)
    join(zoe, Role.CONTACT, senco)

    told = part(home(senco), "contact")

    assert "No named contact: 1" in told
    assert "Ava" in told


@pytest.mark.capability("C030")
def test_a_senco_sees_who_has_no_current_written_record(oakfield: Setting, senco: Person):
    for name, written in [("Ava", None), ("Ben", 10), ("Zoë", 60)]:
        made = pupil(name, oakfield)
        concern(made, oakfield, 70)
        if written:
            issue(made, written)

    told = part(home(senco), "written")

    assert "No current written record: 2" in told
    assert "Ava Okoye</a>, being written" in told
    assert "Zoë Okoye</a>, last written on 1 January 2026" in told


def issue(about: Child, days: int) -> None:
    """Write and issue a one-page plan, as the thread keeps it."""

    def told(writing) -> None:
        plan = writing.new_id()
        of = case_of(about)
        writing.add("thread", "plan_written", id=plan, kind="first_response", case=of)
        writing.add(
            "thread",
            "plan_issued",
            id=writing.new_id(),
            plan=plan,
            number=1,
            status="shared",
            snapshot={"a": 1},
            digest="0",
        )

    write(about, told, on=days_ago(days))


def case_of(about: Child):
    return about.events.exclude(case_id=None).values_list("case_id", flat=True).order_by("seq").first()


def test_a_senco_sees_which_plans_wait_for_a_signature(oakfield: Setting, senco: Person):
    ava = pupil("Ava", oakfield)
    step(ava, concern(ava, oakfield, 9), "plan_shared", on=TODAY)
    concern(pupil("Ben", oakfield), oakfield, 9)

    told = part(home(senco), "signature")

    assert "Waiting for a signature: 1" in told
    assert "Ava" in told


def test_a_senco_sees_how_far_the_children_are(oakfield: Setting, senco: Person):
    for name in ("Ava", "Ben"):
        concern(pupil(name, oakfield), oakfield, 9)
    case(pupil("Zoë", oakfield), "needs_assessment", "requested", on=days_ago(9))

    told = part(home(senco), "states")

    assert told.count("govuk-table__cell--numeric") == 2
    assert (
        'A one-page plan is being written.</td><td class="govuk-table__cell govuk-table__cell--numeric">2'
        in told
    )


def test_a_child_of_another_school_is_in_no_list(oakfield: Setting, senco: Person):
    elm = setting("Elm Tree")
    concern(pupil("Ava", elm), elm, 9)

    assert "Ava" not in home(senco)
    assert "Every child with support has a named contact." in home(senco)


@pytest.mark.parametrize("capacity", [Capacity.CASEWORKER, Capacity.MANAGER, Capacity.ADVISER])
def test_an_authority_and_an_adviser_come_to_their_worklist(capacity: Capacity):
    who = person()
    post(who, capacity)

    assert signed_in(who).get("/")["Location"] == "/worklist"


@pytest.mark.parametrize("children", [1, 12])
@pytest.mark.parametrize(("role", "statements"), [("teacher", 4), ("senco", 5)])
def test_the_first_page_takes_as_many_statements_for_many_as_for_one(
    request, django_assert_num_queries, children: int, role: str, statements: int
):
    oakfield, teacher = request.getfixturevalue("oakfield"), request.getfixturevalue("teacher")
    for place in range(children):
        concern(pupil(f"Child {place}", oakfield, teacher), oakfield, place)
    browser = signed_in(request.getfixturevalue(role))
    browser.get("/")

    with django_assert_num_queries(statements + AT_THE_DOOR):
        browser.get("/")
