"""The building, as Django knows it."""

from importlib import import_module

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "goldenthread.site"
    label = "site"
    verbose_name = "The building"

    def ready(self) -> None:
        """Have every session marked from its beginning, whoever begins it, and have what must hold be checked."""
        import_module("goldenthread.site.signing_in.coming_in")
        import_module("goldenthread.site.checks")
