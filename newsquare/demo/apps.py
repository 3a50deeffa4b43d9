"""Registers the part with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Fills an empty installation with a believable small-town station."""

    name = "newsquare.demo"
    label = "demo"
