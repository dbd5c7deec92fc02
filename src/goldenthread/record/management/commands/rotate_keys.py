"""Give organisations new keys, wrap every data key anew, and forget the old ones; or try that on scratch rows."""

from __future__ import annotations

import os
import secrets
from threading import Event, Thread
from time import perf_counter
from typing import Any, Final, Self
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from tqdm import tqdm

from goldenthread.access.keys import OrganisationKeys, add_key, retire_keys
from goldenthread.record.models import DataKey
from goldenthread.record.sealing import still_wrapped_otherwise, wrap_again, wrapped_for

SCRATCH: Final = "drill_of_keys"
DRILL: Final = "drl"


class Command(BaseCommand):
    help = (
        "Wrap every data key with a new key of its organisation. People go on reading meanwhile, and no event changes."
        " With --drill N it makes N scratch rows, wraps them anew while somebody reads, and says how long it took."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--organisation", nargs="+", help="codes of authorities; all of them if none is given"
        )
        parser.add_argument("--drill", type=int, metavar="N", help="try it on N scratch rows and remove them")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rotate, or drill."""
        if options["drill"]:
            self._drill(options["drill"])
            return
        known = DataKey.objects.order_by("authority_id").values_list("authority_id", flat=True).distinct()
        for organisation in options["organisation"] or list(known):
            self._rotate(organisation)

    def _rotate(self, organisation: str) -> None:
        add_key(organisation)
        done = sum(tqdm(wrap_again(organisation), desc=organisation, unit=" batches", disable=None))
        # Whoever read the key file just before may have wrapped one more with the old key.
        done += sum(wrap_again(organisation))
        if still_wrapped_otherwise(organisation):
            raise CommandError(
                f"Some keys of {organisation} still wait. The old key was kept: run this again."
            )
        retired = retire_keys(organisation)
        self.stdout.write(f"{organisation}: {done} data keys wrapped anew, {retired} old key(s) forgotten.")

    def _drill(self, number: int) -> None:
        old, new = (secrets.token_hex(4) for _ in range(2))
        kept = {old: os.urandom(32), new: os.urandom(32)}
        try:
            self._fill(number, OrganisationKeys(old, kept, b""))
            keys = OrganisationKeys(new, kept, b"")
            with Reader(keys, number) as reader:
                begun = perf_counter()
                done = sum(tqdm(wrap_again(DRILL, keys, SCRATCH), unit=" batches", disable=None))
                took = perf_counter() - begun
            self._tell(done, took, reader, new)
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS {SCRATCH}")

    def _fill(self, number: int, keys: OrganisationKeys) -> None:
        table = DataKey._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {SCRATCH}")
            cursor.execute(f"CREATE UNLOGGED TABLE {SCRATCH} (LIKE {table} INCLUDING INDEXES)")
            columns = "id, child_id, authority_id, compartment, wrapped, wrapped_by"
            with cursor.copy(f"COPY {SCRATCH} ({columns}) FROM STDIN") as copy:
                for row in tqdm(range(1, number + 1), desc="making", unit=" rows", disable=None):
                    child = UUID(int=row)
                    wrapped = keys.wrap(os.urandom(32), wrapped_for(child.hex, "health"))
                    copy.write_row((row, child, DRILL, "health", wrapped, keys.current))

    def _tell(self, done: int, took: float, reader: Reader, new: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {SCRATCH} WHERE wrapped_by <> %s", [new])  # noqa: S608  # our own name
            left = cursor.fetchone()[0]
        self.stdout.write(
            f"{done} data keys wrapped anew in {took:.1f} s; {left} left. Meanwhile {reader.read} were opened, "
            f"{reader.failed} failed, and the slowest took {reader.slowest * 1000:.0f} ms."
        )
        if left or reader.failed:
            raise CommandError("The drill did not hold.")


class Reader(Thread):
    """Somebody who opens scratch keys all the while, through a connection of their own."""

    def __init__(self, keys: OrganisationKeys, rows: int) -> None:
        super().__init__(daemon=True)
        self.keys = keys
        self.rows = rows
        self.over = Event()
        self.read = self.failed = 0
        self.slowest = 0.0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()

    def run(self) -> None:
        """Read one row after another until told to stop."""
        asks = f"SELECT child_id, wrapped, wrapped_by FROM {SCRATCH} WHERE id = %s"  # noqa: S608  # our own
        while not self.over.wait(0.005):
            begun = perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(asks, [secrets.randbelow(self.rows) + 1])
                found = cursor.fetchone()
            self._open(*found)
            self.slowest = max(self.slowest, perf_counter() - begun)
        connection.close()

    def _open(self, child: UUID, wrapped: bytes, by: str) -> None:
        opened = self.keys.unwrap(bytes(wrapped), by, wrapped_for(child.hex, "health"))
        self.read, self.failed = self.read + 1, self.failed + (len(opened) != 32)
