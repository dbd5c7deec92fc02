"""The family room."""

from django.apps import AppConfig


class FamilyConfig(AppConfig):
    name = "goldenthread.family"
    label = "family"
    verbose_name = "Family"
