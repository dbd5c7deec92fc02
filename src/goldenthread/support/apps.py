"""The support room."""

from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "goldenthread.support"
    label = "support"
    verbose_name = "Support"
