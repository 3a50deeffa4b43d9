"""Registers the part with Django."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """The back office: the station file, backup and restore, checks."""

    name = "newsquare.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"
