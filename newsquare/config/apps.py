"""Registers the part with Django."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Puts the parts together."""

    name = "newsquare.config"
    label = "config"
