"""The building, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "goldenthread.site"
    label = "site"
    verbose_name = "The building"
