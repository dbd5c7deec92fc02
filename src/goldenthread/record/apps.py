"""The record room. Once every room is loaded it gathers what rooms add to the record."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "goldenthread.record"
    label = "record"
    verbose_name = "Record"

    def ready(self) -> None:
        """Let every room register its projectors, its words for the timeline, its parts, its acts and its walls."""
        autodiscover_modules("projectors", "vocabulary", "parts", "acts", "walls")
        pre_migrate.connect(make_sure_of_the_wall, sender=self)
        post_migrate.connect(build_the_wall, sender=self)


def make_sure_of_the_wall(**_: Any) -> None:
    """Migrate nothing where the wall could not be built afterwards."""
    import_module("goldenthread.record.wall").refuse_without_role()


def build_the_wall(**_: Any) -> None:
    """Put every table about a child behind row-level security, once all tables are as they should be."""
    import_module("goldenthread.record.wall").build()
