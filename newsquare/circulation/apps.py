"""Registers the part with Django."""

from django.apps import AppConfig


class CirculationConfig(AppConfig):
    """What reaches readers beyond the page: follows, the delivery ledger, mail and feeds."""

    name = "newsquare.circulation"
    label = "circulation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to stories, and offer to follow beside them."""
        from newsquare.circulation import contexts, letters, receivers  # noqa: F401  # Connects the receivers, names the kinds.
        from newsquare.theme import slots

        slots.fill("story.follow", contexts.follow_forms)
        slots.fill("list.follow", contexts.follow_form)
