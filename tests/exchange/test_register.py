"""The register of schools in the directory: all of it or nothing, and the second time nothing."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from goldenthread.access.actors import the_product
from goldenthread.demo.returns.register import rows, write
from goldenthread.directory.models import Setting
from goldenthread.exchange.outcomes import NotLoaded
from goldenthread.exchange.register import load_register, numbers_of_settings
from tests.factories import AT

pytestmark = pytest.mark.django_db
BY = the_product(AT)


def register(folder: Path, number: int = 40, **changes: str) -> str:
    """A register of so many settings, the third of which has these cells."""
    settings = [dict(each) for each in rows(number)]
    if changes:
        settings[2] |= changes
    return str(write(folder / "register.csv", settings))


def load(file: str, **wish: bool):
    return load_register(file, by=BY, **wish)


def test_every_setting_of_the_register_is_in_the_directory(tmp_path):
    outcome = load(register(tmp_path))

    assert outcome.loaded
    assert outcome.done == {"new": 40}
    assert Setting.objects.count() == 40


def test_names_keep_their_accents(tmp_path):
    load(register(tmp_path, EstablishmentName="Löwenfield & Brontë Hill"))

    assert Setting.objects.get(urn="900003").name == "Löwenfield & Brontë Hill"


def test_loading_the_same_register_again_changes_nothing(tmp_path):
    file = register(tmp_path)
    load(file)
    before = list(Setting.objects.order_by("pk").values())

    outcome = load(file)

    assert outcome.done == {"unchanged": 40}
    assert list(Setting.objects.order_by("pk").values()) == before


def test_only_the_setting_that_changed_is_written_and_keeps_its_key(tmp_path):
    load(register(tmp_path))
    key = Setting.objects.get(urn="900003").pk

    outcome = load(register(tmp_path, EstablishmentName="Oakfield Academy"))

    assert outcome.done == {"unchanged": 39, "changed": 1}
    assert Setting.objects.get(pk=key).name == "Oakfield Academy"


@pytest.mark.parametrize(
    ("said", "unit", "resourced"),
    [
        ("SEN unit", True, False),
        ("Resourced provision", False, True),
        ("Resourced provision and SEN unit", True, True),
        ("Not applicable", False, False),
        ("", False, False),
    ],
)
def test_special_provision_in_a_mainstream_school_is_flagged(tmp_path, said, unit, resourced):
    load(register(tmp_path, **{"TypeOfResourcedProvision (name)": said}))

    setting = Setting.objects.get(urn="900003")
    assert (setting.has_sen_unit, setting.has_resourced_provision) == (unit, resourced)


@pytest.mark.parametrize(("said", "listed"), [("Approved", True), ("Not approved", False)])
def test_a_setting_on_the_section_41_list_is_flagged(tmp_path, said, listed):
    """Children and Families Act 2014, s.41."""
    load(register(tmp_path, **{"Section41Approved (name)": said}))

    assert Setting.objects.get(urn="900003").section_41 is listed


def test_what_is_too_long_to_keep_is_cut_and_told(tmp_path):
    outcome = load(register(tmp_path, TelephoneNum="0" * 60))

    assert len(Setting.objects.get(urn="900003").telephone) == 40
    assert [each.where for each in outcome.found] == ["line 4, URN 900003, telephone"]


@pytest.mark.security("S136")
def test_a_check_writes_nothing_and_says_what_would_be_done(tmp_path):
    outcome = load(register(tmp_path), check=True)

    assert outcome.done == {"new": 40}
    assert not outcome.loaded
    assert not Setting.objects.exists()


def test_a_row_that_would_be_left_out_keeps_the_whole_file_out(tmp_path):
    with pytest.raises(NotLoaded, match=r"register.csv, line 4, URN 'x1'.* Nothing was loaded"):
        load(register(tmp_path, URN="x1"))

    assert not Setting.objects.exists()


@pytest.mark.security("S136")
def test_a_register_cut_in_the_middle_leaves_nothing(tmp_path):
    file = Path(register(tmp_path, 5000))
    file.write_bytes(file.read_bytes()[:-40])

    with pytest.raises(NotLoaded, match=r"line 5001: The row is broken .unexpected end of data."):
        load(str(file))

    assert not Setting.objects.exists()


def test_a_file_that_is_no_register_is_named_with_what_is_missing(tmp_path):
    file = tmp_path / "other.csv"
    file.write_text("a,b\r\n1,2\r\n")

    with pytest.raises(
        NotLoaded, match=r"other.csv, line 1: The first line does not name the register's columns"
    ):
        load(str(file))


def test_settings_are_found_by_their_numbers(tmp_path):
    load(register(tmp_path))
    setting = Setting.objects.get(urn="900003")

    by_urn, by_ukprn = numbers_of_settings()

    assert by_urn["900003"] == by_ukprn[setting.ukprn] == (setting.pk, setting.name)


def test_the_command_prints_one_object_for_machines(tmp_path, capsys):
    call_command("load_gias", register(tmp_path), "--json")

    (told,) = json.loads(capsys.readouterr().out)
    assert (told["loaded"], told["read"], told["done"]) == (True, 40, {"new": 40})


def test_the_command_fails_on_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="cannot be opened"):
        call_command("load_gias", str(tmp_path / "none.csv"))


def test_the_command_fails_a_check_that_finds_something_in_the_way(tmp_path):
    with pytest.raises(CommandError, match="1 rows keep this file from being loaded"):
        call_command("load_gias", register(tmp_path, URN="x1"), "--check")
