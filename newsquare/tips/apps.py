"""Registers the part with Django."""

from django.apps import AppConfig


class TipsConfig(AppConfig):
    """Story ideas, sealed from everything else."""

    name = "newsquare.tips"
    label = "tips"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the door into the story's page, register the jobs, and listen."""
        from newsquare.theme import slots
        from newsquare.tips import receivers, tasks  # noqa: F401  # Connects the receivers, registers the jobs.
        from newsquare.tips.door import door

        slots.fill("story.idea", door)
