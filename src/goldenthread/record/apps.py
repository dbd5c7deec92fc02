"""The record room. Once every room is loaded it gathers what rooms add to the record."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class RecordConfig(AppConfig):
    name = "goldenthread.record"
    label = "record"
    verbose_name = "Record"

    def ready(self) -> None:
        """Let every room register its projectors, its words for the timeline, its parts of the page and its acts."""
        autodiscover_modules("projectors", "vocabulary", "parts", "acts")
