"""Registers the part with Django."""

from django.apps import AppConfig


class WireConfig(AppConfig):
    """Agency copy: sources, formats, versions."""

    name = "newsquare.wire"
    label = "wire"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put what must happen again and again on the schedule."""
        from newsquare.wire import receivers, tasks  # noqa: F401  # Connects the receivers, registers the jobs.
