"""The scan itself: it finds what must not be found as soon as one defence is gone, and misses nothing that is there."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from django.db.models import Q

from goldenthread.record.models import Bar
from tests.households import reading
from tests.households.home import Home
from tests.households.household import MAY, NEVER, YES, Household
from tests.households.reading import Reading, plain, told_by
from tests.households.scanning import Scan
from tests.households.test_helping import COMPLAINT
from tests.households.test_orders import BLOCKED
from tests.households.test_two_parents import STEP_FATHER

AT_LEAST = 30
FAMILIES = list(
    {
        id(family): family
        for file in sorted(Path(__file__).parent.glob("test_*.py"))
        if file.name != Path(__file__).name
        for family in vars(import_module(f"tests.households.{file.stem}")).values()
        if isinstance(family, Household)
    }.values()
)


@pytest.mark.security("S070")
def test_there_are_at_least_thirty_families_and_no_two_are_one():
    assert len({family.name for family in FAMILIES}) == len(FAMILIES) >= AT_LEAST


@pytest.mark.security("S070")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_of_every_member_it_is_said_what_they_must_and_must_never_find(family: Household):
    table = family.table()

    assert list(table) == [each.who for each in family.members]
    assert all(list(line) == list(family.marks) for line in table.values())
    assert {YES, NEVER} <= family.cells <= {YES, NEVER, MAY}


@pytest.mark.security("S070")
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_no_mark_of_a_family_stands_in_another(family: Household):
    words = [plain(each) for each in family.marks.values()]

    assert not [(one, other) for one in words for other in words if one != other and one in other]


@pytest.mark.security("S070", "S046")
@pytest.mark.parametrize("home", [STEP_FATHER], indirect=True)
def test_where_carers_are_named_to_parents_the_scan_finds_the_step_father(
    home: Home, scan: Scan, monkeypatch
):
    monkeypatch.setattr("goldenthread.record.pages.circle.may_name", lambda *_: True)

    (wrong,) = scan("the father")
    assert "must never find step-father" in wrong


@pytest.mark.security("S070", "S077")
@pytest.mark.parametrize("home", [COMPLAINT], indirect=True)
def test_where_documents_are_open_to_all_the_scan_finds_the_complaint_in_the_pdf(
    home: Home, scan: Scan, monkeypatch
):
    for where in ("goldenthread.record.parts", "goldenthread.record.queries"):
        monkeypatch.setattr(f"{where}.open_to", lambda *_: Q())

    wrong = scan("the head")
    assert any("must never find complaint, “Cloakcupboard”" in each for each in wrong)
    assert any("must never find its-name" in each for each in wrong)


@pytest.mark.security("S070", "S050")
@pytest.mark.parametrize("home", [BLOCKED], indirect=True)
def test_with_one_defence_gone_the_other_holds_and_with_both_gone_the_scan_finds_the_child(
    home: Home, scan: Scan, monkeypatch
):
    monkeypatch.setattr("goldenthread.record.circle.bars_against", lambda actor: Bar.objects.none())
    held = [each for each in scan("the uncle") if "must never find" in each]
    Bar.objects.order_by("pk").update(lifted_on="2026-03-02")  # now the database lets him in too
    found = [each for each in scan("the uncle") if "must never find" in each]

    assert held == []
    assert any("must never find report, “Lanternsong”" in each for each in found)
    assert any("must never find sister" in each for each in found)


@pytest.mark.security("S070")
@pytest.mark.parametrize("home", [STEP_FATHER], indirect=True)
def test_where_pages_are_missing_the_scan_says_what_somebody_must_find_and_does_not(
    home: Home, scan: Scan, monkeypatch
):
    monkeypatch.setattr(reading, "_known", lambda home: reading.Known([], {}))
    monkeypatch.setattr(reading, "links_in", lambda words, answer: iter(()))

    assert any("must find her-mail" in each for each in scan("the mother"))


@pytest.mark.security("S070")
def test_a_mark_is_found_in_attributes_in_names_of_files_and_across_tags(rf):
    class Answer(dict):
        streaming = False
        content = b'<input type="hidden" value="17&#x20;Quillon&shy;rise"><b>Lin</b>den  <i>Row</i>'
        headers = {"Content-Disposition": "attachment; filename*=utf-8''Report%20on%20Obi.pdf"}

    read = Reading({"/": plain(told_by(Answer()))})

    assert read.where("Linden Row")
    assert read.where("report on obi")
    assert not read.where("Elsewhere")
