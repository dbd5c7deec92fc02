"""A child's whole world: children at every point of the way, and everybody who may have to do with them."""

from __future__ import annotations

from datetime import date

from goldenthread.access.actors import Capacity
from goldenthread.access.models import Person
from goldenthread.record.models import Role
from tests import factories
from tests.journeys import situations
from tests.journeys.arranging import Circle, another_child, circle_of
from tests.journeys.seated import bar

OLDER = date(2009, 1, 5)
REACHED = (
    ("Ben", lambda each: None),
    ("Chidi", situations.concern),
    ("Dara", situations.written_plan),
    ("Ewa", situations.shared_plan),
    ("Farid", situations.agreed_plan),
    ("Gwen", situations.requested),
    ("Hana", situations.refused),
    ("Ivo", situations.full_record),
    ("Jo", situations.assessed),
    ("Kim", lambda each: situations.full_record(each, final=True)),
)
BESIDE_THEM = (
    ("lead", Capacity.SAFEGUARDING_LEAD, None),
    ("officer", Capacity.OFFICER, None),
    ("administrator", Capacity.ADMINISTRATOR, None),
    ("social worker", Capacity.SOCIAL_WORKER, Role.SOCIAL_WORKER),
    ("nurse", Capacity.HEALTH, Role.HEALTH),
)


def whole_world() -> Circle:
    """Children at every point of the way, the same people around each, and those who work beside them."""
    circle = circle_of("Ada", born=OLDER)
    children = [circle]
    for name, reached in REACHED:
        children.append(another_child(circle, name))
        reached(children[-1])
    for word, capacity, role in BESIDE_THEM:
        who = beside(circle, word, capacity)
        for each in children if role else ():
            factories.join(each.child, role, who)
    bar(circle, factories.person("Somebody kept out"))
    return circle


def beside(circle: Circle, word: str, capacity: Capacity) -> Person:
    who = circle.people[word] = factories.person(f"Somebody {word}")
    if capacity is Capacity.SAFEGUARDING_LEAD:
        factories.post(who, capacity, circle.setting)
    else:
        factories.post(who, capacity, authority_id=circle.child.authority_id, organisation=circle.council)
    return who
