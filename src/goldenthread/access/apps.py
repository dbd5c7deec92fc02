"""The access room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "goldenthread.access"
    label = "access"
    verbose_name = "Access"
