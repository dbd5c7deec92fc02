"""The insight room."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "goldenthread.insight"
    label = "insight"
    verbose_name = "Insight"
