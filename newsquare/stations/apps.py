"""Registers the part with Django."""

from django.apps import AppConfig


class StationsConfig(AppConfig):
    """A station: its name, hosts, time zone, colours and policies."""

    name = "newsquare.stations"
    label = "stations"
    default_auto_field = "django.db.models.BigAutoField"
