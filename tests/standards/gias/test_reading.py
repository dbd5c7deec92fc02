"""Reading the register of schools: by column name, in Windows-1252, every odd cell told with its place."""

from datetime import date
from io import BytesIO

import pytest

from goldenthread.demo.returns import register as gias_samples
from goldenthread.standards import gias
from goldenthread.standards.codes import (
    EstablishmentStatus,
    PhaseOfEducation,
    ResourcedProvision,
    Section41,
    TypeOfNeed,
)


def register(tmp_path, *changes: dict[str, str], columns: list[str] = gias_samples.COLUMNS):
    """Return a register with one made-up setting for each set of changes to its cells."""
    settings = [row | change for row, change in zip(gias_samples.rows(len(changes)), changes, strict=True)]
    return gias.read(gias_samples.write(tmp_path / "register.csv", settings, columns))


def only(tmp_path, **cells: str) -> gias.Establishment:
    (setting,) = register(
        tmp_path, {name.replace("_", " "): cell for name, cell in cells.items()}
    ).establishments()
    return setting


def findings(tmp_path, *changes: dict[str, str]) -> list[gias.RowFinding]:
    opened = register(tmp_path, *changes)
    list(opened.establishments())
    return opened.findings


def test_the_sample_has_the_135_published_columns():
    assert len(gias_samples.COLUMNS) == 135
    assert len(set(gias_samples.COLUMNS)) == 135


def test_every_setting_is_read_with_its_names_intact(tmp_path):
    made = list(gias_samples.rows(200))
    opened = gias.read(gias_samples.write(tmp_path / "register.csv", made))

    read = list(opened.establishments())

    assert [each.urn for each in read] == [row["URN"] for row in made]
    assert [each.name for each in read] == [row["EstablishmentName"] for row in made]
    assert opened.findings == []
    assert any("ö" in each.name for each in read)


def test_a_setting_keeps_status_phase_dates_and_numbers(tmp_path):
    change = {"EstablishmentStatus (code)": "3", "PhaseOfEducation (code)": "7", "OpenDate": "01-09-1999"}
    (read,) = register(
        tmp_path, change | {"SchoolCapacity": "420", "EstablishmentNumber": "4001"}
    ).establishments()

    assert (read.status, read.phase) == (
        EstablishmentStatus.OPEN_BUT_PROPOSED_TO_CLOSE,
        PhaseOfEducation.ALL_THROUGH,
    )
    assert (read.opened, read.capacity) == (date(1999, 9, 1), 420)
    assert (read.laestab, read.is_open) == ("2014001", True)


def test_dates_may_be_written_with_strokes(tmp_path):
    assert only(tmp_path, OpenDate="01/09/1999").opened == date(1999, 9, 1)


def test_needs_are_read_by_the_code_before_the_dash(tmp_path):
    cells = {
        "SEN1 (name)": "ASD - Autistic Spectrum Disorder",
        "SEN2 (name)": "SpLD - Specific Learning Difficulty",
        "SEN3 (name)": "Not Applicable",
    }
    (read,) = register(tmp_path, cells).establishments()

    assert read.needs == (TypeOfNeed.AUTISTIC_SPECTRUM_DISORDER, TypeOfNeed.SPECIFIC_LEARNING_DIFFICULTY)


def test_special_provision_and_section_41_are_read(tmp_path):
    cells = {
        "Section41Approved (name)": "Approved",
        "TypeOfResourcedProvision (name)": "SEN unit",
        "SenUnitOnRoll": "8",
    }
    (read,) = register(tmp_path, cells).establishments()

    assert (read.section_41, read.may_be_named_under_section_41) == (Section41.APPROVED, True)
    assert (read.resourced_provision, read.sen_unit_on_roll) == (ResourcedProvision.SEN_UNIT, 8)


def test_columns_may_come_go_and_change_places(tmp_path):
    columns = ["A new one", *reversed([name for name in gias_samples.COLUMNS if name != "SenUnitOnRoll"])]
    (read,) = register(tmp_path, {}, columns=columns).establishments()

    assert (read.urn, read.sen_unit_on_roll) == ("900001", None)


@pytest.mark.parametrize(
    "gone", ["URN", "LA (code)", "EstablishmentStatus (code)", "Section41Approved (name)"]
)
def test_a_needed_column_that_is_gone_is_named(tmp_path, gone):
    columns = [name for name in gias_samples.COLUMNS if name != gone]

    with pytest.raises(gias.GiasError) as caught, register(tmp_path, {}, columns=columns):
        pass

    assert f"no column {gone}" in caught.value.problem
    assert "Download" in caught.value.remedy


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("OpenDate", "31-02-2019"),
        ("CloseDate", "2019-08-31"),
        ("SchoolCapacity", "many"),
        ("NumberOfPupils", "-1"),
        ("UKPRN", "123"),
        ("Postcode", "nowhere"),
        ("EstablishmentStatus (code)", "9"),
        ("PhaseOfEducation (code)", "X"),
        ("Section41Approved (name)", "Perhaps"),
        ("SEN4 (name)", "XYZ - Unheard of"),
    ],
)
def test_an_odd_cell_is_told_with_row_column_value_and_remedy(tmp_path, column, cell):
    (found,) = findings(tmp_path, {}, {column: cell}, {})

    assert (found.line, found.urn, found.column, found.value) == (3, "900002", column, cell)
    assert found.remedy.endswith(".")
    assert not found.row_is_left_out


def test_a_row_with_an_odd_cell_is_still_read(tmp_path):
    opened = register(tmp_path, {"OpenDate": "soon"})

    (read,) = opened.establishments()

    assert (read.opened, read.urn) == (None, "900001")


@pytest.mark.parametrize("urn", ["", "abc", "1234567"])
def test_a_row_without_a_urn_is_left_out_and_told(tmp_path, urn):
    opened = register(tmp_path, {}, {"URN": urn})

    assert [each.urn for each in opened.establishments()] == ["900001"]
    assert [(each.line, each.column, each.row_is_left_out) for each in opened.findings] == [(3, "URN", True)]


def test_a_urn_given_twice_is_read_once_and_told(tmp_path):
    (found,) = findings(tmp_path, {}, {"URN": "900001"})

    assert (found.urn, found.row_is_left_out) == ("900001", True)


def test_a_name_with_a_line_break_does_not_shift_the_rows_after_it(tmp_path):
    (found,) = findings(tmp_path, {"EstablishmentName": "Two\nLines"}, {"OpenDate": "soon"})

    assert found.line == 4


def test_a_character_outside_windows_1252_is_told(tmp_path):
    file = gias_samples.write(tmp_path / "register.csv", gias_samples.rows(1))
    file.write_bytes(
        file.read_bytes().replace(b'"7"', b'"7"').replace(b" Example Street", b" Example Street", 1)
    )
    (row,) = gias_samples.rows(1)
    data = file.read_bytes().replace(row["EstablishmentName"].encode("cp1252"), b"Odd \x81 School")
    opened = gias.read(BytesIO(data))

    list(opened.establishments())

    assert [each.column for each in opened.findings] == ["EstablishmentName"]


def test_a_register_saved_again_as_utf_8_by_a_spreadsheet_is_read(tmp_path):
    file = gias_samples.write(tmp_path / "register.csv", gias_samples.rows(30))
    names = [each.name for each in gias.read(file).establishments()]

    again = gias.read(BytesIO(file.read_bytes().decode("cp1252").encode("utf-8-sig")))

    assert [each.name for each in again.establishments()] == names


def test_a_register_saved_again_as_utf_8_without_a_mark_is_read(tmp_path):
    cells = next(gias_samples.rows(1)) | {"EstablishmentName": "Brontë Hill"}
    file = gias_samples.write(tmp_path / "register.csv", [cells])
    file.write_bytes(file.read_bytes().decode("cp1252").encode())

    assert [each.name for each in gias.read(file).establishments()] == ["Brontë Hill"]


def test_a_register_with_nobody_in_it_is_refused(tmp_path):
    file = gias_samples.write(tmp_path / "register.csv", [])

    with pytest.raises(gias.GiasError, match="No setting follows"):
        list(gias.read(file).establishments())


def test_a_short_row_is_left_out_and_the_next_is_read(tmp_path):
    file = gias_samples.write(tmp_path / "register.csv", gias_samples.rows(2))
    lines = file.read_bytes().split(b"\r\n")
    opened = gias.read(BytesIO(b"\r\n".join([lines[0], b'"900009","370"', *lines[1:]])))

    assert [each.urn for each in opened.establishments()] == ["900001", "900002"]
    assert [(each.line, each.urn, each.row_is_left_out) for each in opened.findings] == [(2, "900009", True)]


@pytest.mark.parametrize("kept", [0.6, 0.8, 0.99])
def test_a_register_cut_in_the_middle_is_refused(tmp_path, kept):
    data = gias_samples.write(tmp_path / "register.csv", gias_samples.rows(20)).read_bytes()
    opened = gias.read(BytesIO(data[: int(len(data) * kept)]))

    with pytest.raises(gias.GiasError, match=r"line \d+: .*(ends in the middle|broken)"):
        list(opened.establishments())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        ('"URN"'.encode("utf-16"), "UTF-16"),
        (b"<Message>", "does not name the register's columns"),
        (b'"URN"', "no column LA (code)"),
        (b'"URN', "broken"),
    ],
)
def test_what_is_no_register_is_refused_with_a_remedy(data, words):
    with pytest.raises(gias.GiasError) as caught:
        gias.read(BytesIO(data))

    assert words in str(caught.value)
    assert caught.value.remedy.endswith(".")


def test_a_missing_register_is_refused_by_name(tmp_path):
    with pytest.raises(gias.GiasError, match=r"gone\.csv: It cannot be opened"):
        gias.read(tmp_path / "gone.csv")
