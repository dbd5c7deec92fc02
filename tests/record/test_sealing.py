"""Sealing: what is sealed opens in one place with two keys, and nowhere else."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from goldenthread.access.keys import KeysLaidOpen, NoSuchKey, OrganisationKeys, add_key, keys_of, retire_keys
from goldenthread.record.management.commands.rotate_keys import DRILL, SCRATCH, Command
from goldenthread.record.models import Child, Compartment, DataKey
from goldenthread.record.sealing import Erased, Vault, erase, is_sealed, wrap_again, wrapped_for
from tests.factories import AT, child

pytestmark = pytest.mark.django_db
KEPT = {"old": b"o" * 32, "new": b"n" * 32}
WORDS = "14 Rose Lane, Birmingham"


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path: Path) -> Path:
    settings.SEALING_KEYS = tmp_path / "keys"
    return settings.SEALING_KEYS


@pytest.fixture
def amara() -> Child:
    return child()


@pytest.fixture
def vault(amara: Child) -> Vault:
    return Vault(amara, Compartment.WHEREABOUTS)


@pytest.mark.security("S155")
def test_what_is_sealed_opens_again_at_its_place(amara: Child, vault: Vault):
    sealed = vault.seal("1.words", WORDS)

    assert is_sealed(sealed)
    assert "Rose" not in sealed
    assert Vault(amara, Compartment.WHEREABOUTS).open("1.words", sealed) == WORDS


@pytest.mark.security("S155")
def test_the_same_words_are_never_sealed_alike(vault: Vault):
    assert vault.seal("1.words", WORDS) != vault.seal("1.words", WORDS)


@pytest.mark.security("S155")
def test_it_opens_nowhere_else(amara: Child, vault: Vault):
    sealed = vault.seal("1.words", WORDS)
    Vault(amara, Compartment.HEALTH).seal("1.words", "another")

    elsewhere = [
        (vault, "2.words"),
        (Vault(amara, Compartment.HEALTH), "1.words"),
        (Vault(child(), vault.compartment), "1.words"),
    ]
    for place, field in elsewhere:
        with pytest.raises(NoSuchKey):
            place.open(field, sealed)


@pytest.mark.security("S155")
def test_a_byte_that_was_changed_is_noticed(vault: Vault):
    sealed = vault.seal("1.words", WORDS)
    changed = sealed[:-5] + ("A" if sealed[-5] != "A" else "B") + sealed[-4:]

    with pytest.raises(NoSuchKey):
        vault.open("1.words", changed)


@pytest.mark.security("S155")
def test_a_copy_of_the_database_is_unreadable_without_the_key_file(
    amara: Child, vault: Vault, key_file: Path
):
    sealed = vault.seal("1.words", WORDS)
    key_file.unlink()

    with pytest.raises(NoSuchKey):
        Vault(amara, Compartment.WHEREABOUTS).open("1.words", sealed)


@pytest.mark.security("S155")
def test_no_key_lies_in_the_database(vault: Vault):
    vault.seal("1.words", WORDS)
    data_key = vault._key
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(record_datakey::text, ' ') FROM record_datakey")
        kept = cursor.fetchone()[0]

    assert data_key is not None
    assert data_key.hex() not in kept


@pytest.mark.security("S155")
def test_the_key_file_is_for_its_owner_alone(vault: Vault, key_file: Path):
    vault.seal("1.words", WORDS)
    assert key_file.stat().st_mode & 0o777 == 0o600

    key_file.chmod(0o644)

    with pytest.raises(KeysLaidOpen):
        keys_of("330")


@pytest.mark.security("S155")
def test_each_organisation_has_keys_of_its_own(key_file: Path):
    assert keys_of("330").keys != keys_of("331").keys
    assert set(json.loads(key_file.read_text())) == {"330", "331"}


@pytest.mark.security("S155")
def test_keys_are_rotated_and_no_word_is_touched(amara: Child, vault: Vault):
    sealed = vault.seal("1.words", WORDS)
    before = DataKey.objects.get()
    out = StringIO()

    call_command("rotate_keys", "--organisation", amara.authority_id, stdout=out)

    after = DataKey.objects.get()
    assert "1 data keys wrapped anew, 1 old key(s) forgotten" in out.getvalue()
    assert (bytes(after.wrapped), after.wrapped_by) != (bytes(before.wrapped), before.wrapped_by)
    assert len(keys_of(amara.authority_id).keys) == 1
    assert Vault(amara, Compartment.WHEREABOUTS).open("1.words", sealed) == WORDS


@pytest.mark.security("S155")
def test_between_two_keys_everything_can_be_read(amara: Child, vault: Vault):
    sealed = vault.seal("1.words", WORDS)
    add_key(amara.authority_id)
    later = Vault(amara, Compartment.HEALTH)
    other = later.seal("1.words", "asthma")

    assert Vault(amara, Compartment.WHEREABOUTS).open("1.words", sealed) == WORDS
    assert Vault(amara, Compartment.HEALTH).open("1.words", other) == "asthma"
    assert retire_keys(amara.authority_id) == 1


@pytest.mark.security("S155")
def test_rows_without_number_are_wrapped_anew_in_batches():
    old, new = OrganisationKeys("old", KEPT, b""), OrganisationKeys("new", KEPT, b"")
    Command()._fill(12_000, old)

    batches = list(wrap_again(DRILL, new, SCRATCH))

    with connection.cursor() as cursor:
        cursor.execute(f"SELECT child_id, wrapped, wrapped_by FROM {SCRATCH} WHERE id = 11000")
        child_id, wrapped, by = cursor.fetchone()
    assert batches == [5000, 5000, 2000]
    assert by == "new"
    assert len(new.unwrap(bytes(wrapped), by, wrapped_for(child_id.hex, "health"))) == 32


@pytest.mark.security("S155")
def test_erasing_a_key_makes_its_words_unreadable_for_good(amara: Child, vault: Vault):
    sealed = vault.seal("1.words", WORDS)

    erase(amara, Compartment.WHEREABOUTS, AT + timedelta(days=1))

    with pytest.raises(Erased):
        Vault(amara, Compartment.WHEREABOUTS).open("1.words", sealed)
    with pytest.raises(Erased):
        Vault(amara, Compartment.WHEREABOUTS).seal("2.words", WORDS)
