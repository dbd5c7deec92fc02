"""Anchors: kept where the database cannot write, each bound to the one before, and held against the chains."""

import json
from io import StringIO
from pathlib import Path
from stat import S_IMODE
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from goldenthread.access.actors import Capacity
from goldenthread.access.looks import Look, note
from goldenthread.record.anchors import Anchored, AnchorsBroken, read_anchors, write_anchor
from goldenthread.record.models import Child
from goldenthread.record.proof_of_anchors import anchor, broken_anchors
from tests.factories import AT, actor, child, setting, write

pytestmark = [pytest.mark.django_db, pytest.mark.security("S115")]


@pytest.fixture
def folder(tmp_path: Path, settings) -> Path:
    settings.ANCHORS_ROOT = tmp_path / "anchors"
    return settings.ANCHORS_ROOT


@pytest.fixture
def amara() -> Child:
    made = child(attends=setting())
    look(made)
    return made


def look(about: Child) -> None:
    manager = actor(Capacity.MANAGER)
    note(manager, [Look(part="plan", act="read", child=about.pk, authority="330")], request_id=uuid4())


def grow(about: Child) -> None:
    id = str(uuid4())
    write(about, lambda writing: writing.add("record", "number_given", id=id, scheme="case", value=id))


def found(folder: Path) -> list[str]:
    return [each.says for each in broken_anchors(read_anchors(folder))]


def test_an_anchor_says_how_far_each_chain_has_come(amara: Child, folder: Path):
    child("Kofi", "Mensah", authority="331")

    told = write_anchor(folder, AT)

    assert told.looks.keys() == {"330"}
    assert told.roots.keys() == {"330", "331"}
    assert {each.child: each.length for each in told.children()}[amara.pk] == amara.chain_length


def test_only_its_owner_can_open_the_folder(amara: Child, folder: Path):
    write_anchor(folder, AT)

    assert S_IMODE(folder.stat().st_mode) == 0o700
    assert {S_IMODE(file.stat().st_mode) for file in folder.glob("[ah]*")} == {0o600}


def test_chains_that_have_grown_since_still_hold(amara: Child, folder: Path):
    write_anchor(folder, AT)
    grow(amara)
    look(amara)

    assert found(folder) == []


def test_a_later_anchor_names_only_the_looks_that_came_since(amara: Child, folder: Path):
    write_anchor(folder, AT)
    write_anchor(folder, AT)

    second = (folder / "anchors").read_text().splitlines()[1].partition(" ")[2]
    assert json.loads(second)["looks"] == {}
    assert read_anchors(folder).looks.keys() == {"330"}


def test_an_authority_with_another_child_has_another_root(amara: Child, folder: Path):
    before = write_anchor(folder, AT).roots["330"]
    child("Kofi", "Mensah")

    assert write_anchor(folder, AT).roots["330"] != before


def rewritten(folder: Path) -> Anchored:
    file = folder / "anchors"
    file.write_text(file.read_text().replace("2026-03-02", "2026-03-01", 1))
    return read_anchors(folder)


def test_a_line_that_was_rewritten_is_named_and_no_anchor_added(amara: Child, folder: Path):
    write_anchor(folder, AT)
    write_anchor(folder, AT)

    assert rewritten(folder).broken.startswith("line 1 of ")
    with pytest.raises(AnchorsBroken, match="line 1 of"):
        write_anchor(folder, AT)


def test_heads_that_were_rewritten_are_found(amara: Child, folder: Path):
    told = write_anchor(folder, AT)
    heads = folder / told.heads
    heads.write_bytes(heads.read_bytes()[:-1] + b"\0")

    assert "is not as it was written" in found(folder)[0]


def test_heads_that_are_missing_are_found(amara: Child, folder: Path):
    (folder / write_anchor(folder, AT).heads).unlink()

    assert found(folder) == [f"{folder / 'heads-1'} is missing"]


def test_a_child_who_is_gone_is_found(amara: Child, folder: Path):
    write_anchor(folder, AT)
    Child.objects.filter(pk=amara.pk).update(chain_length=0, chain_head=b"")

    assert found(folder)[0].startswith("event 1 is missing: the chain once had")


def test_a_chain_made_anew_at_the_same_length_is_found(amara: Child, folder: Path):
    write_anchor(folder, AT)
    Child.objects.filter(pk=amara.pk).update(chain_head=bytes(32))

    assert "or one before it, is another than it once was" in found(folder)[0]


def test_the_commands_anchor_and_verify(amara: Child, folder: Path):
    call_command("anchor", stdout=StringIO())
    out = StringIO()

    call_command("verify", "--json", stdout=out)

    assert json.loads(out.getvalue()) == {
        "events": amara.chain_length,
        "looks": 1,
        "anchors": 1,
        "children": 1,
        "documents": 0,
        "differences": [],
    }


def test_the_command_names_the_chain_that_was_cut_short(amara: Child, folder: Path):
    call_command("anchor", stdout=StringIO())
    Child.objects.update(chain_length=1)
    out = StringIO()

    with pytest.raises(CommandError):
        call_command("verify", "--only", "anchors", stdout=out)

    assert out.getvalue().startswith(f"chain {amara.pk}: event 2 is missing")


def test_no_anchor_buries_what_was_lost(amara: Child, folder: Path):
    anchor(folder, AT)
    Child.objects.update(chain_length=1)

    with pytest.raises(AnchorsBroken, match="event 2 is missing"):
        anchor(folder, AT)

    assert read_anchors(folder).lines == 1


def test_looks_that_grew_over_a_rewritten_one_are_found(amara: Child, folder: Path):
    write_anchor(folder, AT)
    look(amara)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_looked DISABLE TRIGGER USER")
        cursor.execute("UPDATE access_looked SET hash = sha256(hash)")

    assert "look 1, or one before it, is another than it once was" in found(folder)[0]
