"""Registers the part with Django."""

from django.apps import AppConfig


class TipsConfig(AppConfig):
    """Story ideas, sealed from everything else."""

    name = "newsquare.tips"
    label = "tips"
    default_auto_field = "django.db.models.BigAutoField"
