"""The watch room."""

from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "goldenthread.watch"
    label = "watch"
    verbose_name = "Watch"
