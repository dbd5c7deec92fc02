"""The privacy room."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "goldenthread.privacy"
    label = "privacy"
    verbose_name = "Privacy"
