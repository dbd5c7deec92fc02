"""How long a file is kept, what stands against its end, and what is left of it."""

from datetime import date, timedelta

import pytest
from django.db import connection

from goldenthread.access.actors import Capacity
from goldenthread.privacy import erasing
from goldenthread.privacy.retention import kept_until, table
from goldenthread.record import verbs as record
from goldenthread.record.documents import store
from goldenthread.record.models import Child, Document, Event, Tombstone
from goldenthread.record.wall import tables_about_children
from tests import factories
from tests.privacy.arranging import at_the_authority
from tests.sending.papers import page

pytestmark = pytest.mark.django_db
BORN = date(1990, 5, 1)


@pytest.fixture
def manager(settings, tmp_path):
    settings.DOCUMENTS_ROOT = tmp_path / "documents"
    return at_the_authority("Priya Nair", Capacity.MANAGER)


def grown(manager) -> Child:
    child = factories.child("Old", "File", born=BORN)
    record.add_document(
        child=child.pk,
        content=page("Words of long ago"),
        name="Report",
        kind="report",
        by=manager,
        on=factories.TODAY,
    )
    return child


def decided(child, manager) -> None:
    erasing.decide(child=child.pk, because="Its time is over", by=manager, on=factories.TODAY)


@pytest.mark.security("S099")
def test_the_longest_class_wins():
    assert kept_until({"sen_file": BORN}).until == date(2021, 5, 1)
    assert kept_until({"sen_file": BORN, "looked_after": BORN}).until == date(2065, 5, 1)
    assert kept_until({"sen_file": BORN, "child_protection": date(2010, 1, 1)}).until == date(2045, 1, 1)
    assert (table()["sen_file"].years, table()["adoption"].years) == (31, 100)


@pytest.mark.security("S100")
def test_a_legal_hold_takes_a_file_off_the_list_and_beats_a_decision(manager, tmp_path):
    child = grown(manager)
    decided(child, manager)
    erasing.hold(child=child.pk, ground="inquiry", because="An inquiry asks", by=manager, on=factories.TODAY)

    assert erasing.proposals(reader=manager, on=factories.TODAY) == []
    assert list(erasing.erase_decided(tmp_path, at=factories.AT)) == []
    assert Child.objects.filter(pk=child.pk).exists()


@pytest.mark.security("S100")
def test_nothing_goes_without_a_decision_or_before_its_time(manager, tmp_path):
    child, young = grown(manager), factories.child()
    with pytest.raises(erasing.MustBeKept):
        decided(young, manager)

    assert [each.child for each in erasing.proposals(reader=manager, on=factories.TODAY)] == [child]
    assert list(erasing.erase_decided(tmp_path, at=factories.AT)) == []


@pytest.mark.security("S100")
def test_an_erased_file_leaves_no_row_no_event_and_no_bytes_but_a_tombstone(manager, tmp_path):
    child = grown(manager)
    digest = Document.objects.get(child=child).sha256
    decided(child, manager)
    [stone] = erasing.erase_decided(tmp_path, at=factories.AT)

    assert rows_about(child) == 0
    assert not store().has(digest)
    assert Tombstone.objects.get().certificate == stone.certificate
    assert stone.certificate["record_event"] > 0
    assert "File" not in str(stone.certificate)
    assert "Old" not in (tmp_path / erasing.FILE).read_text()


@pytest.mark.security("S100")
def test_a_backup_that_is_put_back_loses_the_file_again(manager, tmp_path):
    child = grown(manager)
    erasing._write(tmp_path, Tombstone(child_id=child.pk, erased_at=factories.AT, decided_by="Priya Nair"))
    list(erasing.erase_again(tmp_path, at=factories.AT + timedelta(days=1)))

    assert rows_about(child) == 0


@pytest.mark.security("S100")
def test_events_are_guarded_again_afterwards(manager, tmp_path):
    child, other = grown(manager), factories.child()
    decided(child, manager)
    list(erasing.erase_decided(tmp_path, at=factories.AT))

    with pytest.raises(Exception, match="never changed or removed"):
        Event.objects.filter(child=other).delete()


def rows_about(child) -> int:
    found = 0
    with connection.cursor() as cursor:
        for name, column in tables_about_children():
            cursor.execute(f'SELECT count(*) FROM "{name}" WHERE "{column}" = %s', [child.pk])
            found += cursor.fetchone()[0]
    return found
