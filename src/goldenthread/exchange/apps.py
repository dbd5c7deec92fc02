"""The exchange room."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "goldenthread.exchange"
    label = "exchange"
    verbose_name = "Exchange"
