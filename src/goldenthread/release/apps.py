"""The release room. Once it is loaded, the officer's list of security events tells what happens here too."""

from importlib import import_module

from django.apps import AppConfig


class ReleaseConfig(AppConfig):
    name = "goldenthread.release"
    label = "release"
    verbose_name = "Release"

    def ready(self) -> None:
        """Have what happens here watched."""
        import_module("goldenthread.release.watched")
