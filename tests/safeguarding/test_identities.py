"""Sealed identities: nothing joins the old record and the new, and a load with an old number is set aside."""

import pytest

from goldenthread.access.actors import Capacity
from goldenthread.access.parts import Part
from goldenthread.access.rulings import NotAllowed
from goldenthread.exchange.sen2.facts import told_of
from goldenthread.exchange.sen2.people import People
from goldenthread.insight.queries.finding import Details, children_found
from goldenthread.record.circle import NotFound, children_for
from goldenthread.record.models import Child, Event, Identifier, Relationship, SealedMark
from goldenthread.record.queries import child_for
from goldenthread.record.wall import behind
from goldenthread.safeguarding.verbs import identities
from goldenthread.safeguarding.verbs.identities import NothingAsked, SecondPerson
from tests.exchange.returns import person as somebody
from tests.factories import AUTHORITY, TODAY, actor, write
from tests.safeguarding.arranging import Family, a_family, everything_kept, raw

pytestmark = pytest.mark.django_db
UPN = "H801200001001"


@pytest.fixture
def family() -> Family:
    made = a_family()
    write(
        made.child,
        lambda each: each.add("record", "number_given", id=each.new_id(), scheme="upn", value=UPN),
    )
    return made


def sealed(family: Family) -> Child:
    """Amara Okoye goes on as Zara Finch."""
    identities.ask(
        child=family.child.pk, kind="adoption", given_name="Zara", family_name="Finch",
        by=family.actors["social_worker"], on=TODAY,
    )  # fmt: skip
    return Child.objects.get(pk=identities.agree(child=family.child.pk, by=actor(Capacity.MANAGER), on=TODAY))


@pytest.mark.security("S058", "S062")
def test_two_people_seal_a_record_and_a_new_one_begins(family: Family):
    new = sealed(family)

    assert (new.full_name, new.born) == ("Zara Finch", family.child.born)
    assert not Identifier.objects.filter(child=new).exists()


@pytest.mark.security("S058")
def test_one_person_alone_seals_nothing(family: Family):
    with pytest.raises(NothingAsked):
        identities.agree(child=family.child.pk, by=actor(Capacity.MANAGER), on=TODAY)
    by = family.actors["social_worker"]
    identities.ask(child=family.child.pk, kind="gender", given_name="A", family_name="B", by=by, on=TODAY)

    with pytest.raises(SecondPerson):
        identities.agree(child=family.child.pk, by=by, on=TODAY)
    with pytest.raises(NotAllowed):
        identities.agree(child=family.child.pk, by=family.actors["caseworker"], on=TODAY)


@pytest.mark.security("S058", "S061")
@pytest.mark.parametrize(
    "who", ["mother", "father", "senco", "caseworker", "social_worker", "safeguarding_lead"]
)
def test_the_old_record_is_not_there_for_anybody(family: Family, who: str):
    sealed(family)
    acting = family.actors[who]

    assert family.child not in children_for(acting)
    with pytest.raises(NotFound):
        child_for(reader=acting, child=family.child.pk)
    for table, column in (
        ("record_child", "id"),
        ("record_event", "child_id"),
        ("record_identifier", "child_id"),
    ):
        assert raw(f"SELECT id FROM {table} WHERE {column} = '{family.child.pk}'", acting, family.child) == []


@pytest.mark.security("S058", "S061")
def test_nobody_finds_the_new_record_by_the_old_name_or_number(family: Family):
    sealed(family)
    caseworker = family.actors["caseworker"].on(Part.FIND)

    with behind(caseworker):
        by_name = children_found(
            reader=caseworker, details=Details(family_name="Okoye", born=family.child.born)
        )
        by_number = children_found(reader=caseworker, details=Details(upn=UPN, born=family.child.born))
        new = children_found(reader=caseworker, details=Details(family_name="Finch", born=family.child.born))

    assert (by_name, by_number) == ([], [])
    assert len(new) == 1


@pytest.mark.security("S058")
def test_nothing_in_the_database_names_both(family: Family):
    new = sealed(family)
    everything = [line for line in everything_kept().splitlines() if new.pk.hex in line.replace("-", "")]

    assert not [line for line in everything if family.child.pk.hex in line.replace("-", "")]
    assert not [line for line in everything if "Okoye" in line]
    assert not Relationship.objects.filter(
        child=new, person__in=[family.mother.pk, family.father.pk]
    ).exists()
    assert not Event.objects.filter(child=new, fields__icontains="Amara").exists()


@pytest.mark.security("S060")
@pytest.mark.parametrize(
    "given",
    [
        {"upn": UPN, "forename": "Zara", "surname": "Finch"},
        {"forename": "Amara", "surname": "Okoye"},
    ],
)
def test_a_load_with_an_old_number_or_birth_name_is_set_aside_with_a_neutral_answer(family: Family, given):
    sealed(family)

    told = told_of(somebody(born=family.child.born, **given), census=TODAY)

    (found,) = People(AUTHORITY).find([told], {})

    assert found.child is None
    assert found.doubt == "It cannot be told from the record who this is."


@pytest.mark.security("S060")
def test_what_is_known_of_old_numbers_is_keyed_hashes(family: Family):
    sealed(family)

    assert SealedMark.objects.count() == 2
    assert all(UPN not in each.mark for each in SealedMark.objects.order_by("pk"))
