"""Registers the part with Django."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    """Bakes pages, knows what each page shows, purges and serves."""

    name = "newsquare.press"
    label = "press"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to stories and stations, and stand on the home page."""
        from newsquare.press import contexts, receivers  # noqa: F401  # Connects the receivers.
        from newsquare.theme import slots

        slots.fill("home.lists", contexts.most_read_list)
