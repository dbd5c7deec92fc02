"""The door of the product without its checks, for `bench access`."""

from importlib import import_module

from goldenthread.site.wsgi import application

__all__ = ["application"]

# Only now are the tables known, which it needs.
import_module("goldenthread.site.benches.unguarded").take_checks_away()
