"""Make the demonstration area."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from goldenthread.access.actors import the_product
from goldenthread.demo.making import Order, make_area
from goldenthread.demo.people import shared_password
from goldenthread.demo.sizes import SIZES
from goldenthread.demo.there import state_of_the_record


class Command(BaseCommand):
    help = (
        "Make a made-up local area to see and to measure with, in an empty database. The same seed on the same day "
        "makes the same area. Where one is there already, nothing is changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--size", choices=list(SIZES), default="small", help="how large (small)")
        parser.add_argument("--seed", type=int, default=1, help="which area of this size (1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the area, or say why not."""
        state = state_of_the_record()
        if state.has_demonstration:
            self.stdout.write("A demonstration area is here already. Nothing was changed.")
            return
        if state.has_children:
            raise CommandError(
                "There are records of children here. Nothing was changed: the demonstration area needs a database "
                "of its own. Name an empty one with GOLDENTHREAD_DATABASE or DATABASE_URL."
            )
        size, on = SIZES[options["size"]], the_product(timezone.now()).today
        order = Order(size=size, seed=options["seed"], on=on, password=shared_password())
        total = size.authorities * sum(size.pupils.values())
        with tqdm(desc="Demonstration area", total=total, unit=" pupils", disable=None) as bar:
            made = make_area(order, bar.update)
        self.stdout.write(
            f"Made {made.children:,} pupils of {made.settings:,} settings, {made.events:,} events, {made.rows:,} rows."
        )
