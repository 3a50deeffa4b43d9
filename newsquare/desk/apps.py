"""Registers the part with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The newsroom's screens and front pages."""

    name = "newsquare.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
