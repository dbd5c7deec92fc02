"""The circle room."""

from importlib import import_module

from django.apps import AppConfig


class CircleConfig(AppConfig):
    name = "goldenthread.circle"
    label = "circle"
    verbose_name = "Circle"

    def ready(self) -> None:
        """Let accepting an invitation to help be known."""
        import_module("goldenthread.circle.verbs.helping")
