"""The theme as a Django app."""

from django.apps import AppConfig


class ThemeConfig(AppConfig):
    """How pages look."""

    name = "newsquare.theme"
    label = "theme"
    verbose_name = "Theme"
