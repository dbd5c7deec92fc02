"""The sending room."""

from django.apps import AppConfig


class SendingConfig(AppConfig):
    name = "goldenthread.sending"
    label = "sending"
    verbose_name = "Sending"
