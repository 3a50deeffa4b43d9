"""Registers the part with Django."""

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """What reaches readers beyond the page: follows, the delivery ledger, mail and feeds."""

    name = "newsquare.circulation"
    label = "circulation"
    default_auto_field = "django.db.models.BigAutoField"
