"""The placements room."""

from django.apps import AppConfig


class PlacementsConfig(AppConfig):
    name = "goldenthread.placements"
    label = "placements"
    verbose_name = "Placements"
