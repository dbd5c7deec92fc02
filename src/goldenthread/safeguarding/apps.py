"""The safeguarding room."""

from importlib import import_module

from django.apps import AppConfig


class SafeguardingConfig(AppConfig):
    name = "goldenthread.safeguarding"
    label = "safeguarding"
    verbose_name = "Safeguarding"

    def ready(self) -> None:
        """Let nothing be sent that tells where a sheltered family is."""
        import_module("goldenthread.safeguarding.checks")
