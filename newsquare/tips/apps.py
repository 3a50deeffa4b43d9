"""Registers the part with Django."""

from django.apps import AppConfig


class TipsConfig(AppConfig):
    """Story ideas, sealed from everything else."""

    name = "newsquare.tips"
    label = "tips"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the door into the story's page."""
        from newsquare.theme import slots
        from newsquare.tips.door import door

        slots.fill("story.idea", door)
