"""Verify and rebuild: every row follows from its events, and can be made again from them."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldenthread.record.models import Case, Child, Deadline, Relationship
from goldenthread.record.proof import differences, rebuild
from tests.factories import case, child, days_ago, setting, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def amara() -> Child:
    made = child(attends=setting())
    request = case(made, "needs_assessment", "requested", on=days_ago(60))
    step(made, request, "agreed_to_assess", on=days_ago(20))
    return made


def found() -> list[str]:
    return [each.says for _, batch in differences() for each in batch]


def verified() -> tuple[str, bool]:
    out = StringIO()
    try:
        call_command("verify", "--json", stdout=out)
    except CommandError:
        return out.getvalue(), False
    return out.getvalue(), True


def test_what_verbs_write_verifies(amara: Child):
    assert found() == []


def test_a_row_that_was_changed_by_hand_is_found(amara: Child):
    Case.objects.update(state="final")

    assert any("case row" in each for each in found())


def test_a_row_that_was_deleted_by_hand_is_found(amara: Child):
    Deadline.objects.filter(clock="CLK-05").delete()

    assert [each for each in found() if "deadline row" in each and "missing" in each]


def test_a_row_nobody_wrote_is_found(amara: Child):
    stranger = child("Kofi", "Mensah")
    Relationship.objects.filter(child=stranger).update(child=amara)

    assert any("does not follow from the events" in each for each in found())


def test_a_name_that_was_changed_by_hand_is_found(amara: Child):
    Child.objects.update(family_name="Smith")

    assert found() == ["the child’s family_name does not follow from the events; run “rebuild”"]


def test_a_rebuild_gives_the_same_rows(amara: Child):
    before = sorted(Deadline.objects.values_list("clock", "due", "is_open", "is_next"))
    Deadline.objects.all().delete()
    Case.objects.update(state="final")

    assert sum(rebuild()) == 1

    assert sorted(Deadline.objects.values_list("clock", "due", "is_open", "is_next")) == before
    assert found() == []


def test_the_command_says_that_all_holds(amara: Child):
    told, holds = verified()

    assert holds
    told = json.loads(told)
    assert (told["children"], told["differences"]) == (1, [])
    assert told["events"] == Child.objects.get().chain_length


def test_the_command_fails_and_names_the_child(amara: Child):
    Child.objects.update(family_name="Smith")

    told, holds = verified()

    assert not holds
    assert json.loads(told)["differences"][0]["child"] == str(amara.pk)


def test_the_command_names_the_first_that_do_not_hold_and_counts_the_others(
    amara: Child, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("goldenthread.record.management.commands.verify.SHOWN", 1)
    Deadline.objects.all().delete()
    out = StringIO()

    with pytest.raises(CommandError, match=r"\d things do not hold"):
        call_command("verify", stdout=out)

    first, rest = out.getvalue().splitlines()
    assert first.startswith(f"child {amara.pk}: the deadline row")
    assert rest.endswith("more. See everything with --json.")


def test_the_command_rebuilds_and_says_how_many(amara: Child):
    out = StringIO()

    call_command("rebuild", stdout=out)

    assert out.getvalue() == "1 children rebuilt.\n"
