"""Registers the part with Django."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class StoriesConfig(AppConfig):
    """The heart: stories, pictures, topics, versions, and what the public may see now."""

    name = "newsquare.stories"
    label = "stories"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to Wagtail and to our own rows."""
        from newsquare.stories import receivers, tasks, views  # noqa: F401  # Connects the receivers and the jobs.
        from newsquare.theme import slots

        slots.fill("story.preview", views.preview)
        # The station's roles are brought up to date after `auth`, and sessions come after that in INSTALLED_APPS.
        post_migrate.connect(receivers.give_roles_their_pictures, sender=apps.get_app_config("sessions"))
