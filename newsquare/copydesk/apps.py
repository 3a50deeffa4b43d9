"""Registers the part with Django."""

from django.apps import AppConfig


class CopydeskConfig(AppConfig):
    """Takes wire copy into stories."""

    name = "newsquare.copydesk"
    label = "copydesk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to the wire."""
        from newsquare.copydesk import receivers  # noqa: F401  # Connects the receivers.
