"""Registers the part with Django."""

from django.apps import AppConfig


class CopydeskConfig(AppConfig):
    """Takes wire copy into stories."""

    name = "newsquare.copydesk"
    label = "copydesk"
    default_auto_field = "django.db.models.BigAutoField"
