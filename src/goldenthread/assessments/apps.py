"""The assessments room."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "goldenthread.assessments"
    label = "assessments"
    verbose_name = "Assessments"
