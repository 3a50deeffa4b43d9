"""Registers the part with Django, its receivers with the signals, and what it prints with the theme's slots."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The newsroom's screens and front pages."""

    name = "newsquare.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Stand on the pages of others, and listen."""
        from newsquare.desk import bar, ideas, placed, placed_receivers, receivers  # noqa: F401  # Connects the receivers.
        from newsquare.theme import slots

        slots.fill("page.top", bar.breaking_bar)
        slots.fill("idea.about", ideas.about)
        slots.fill("idea.desk", ideas.beside_idea)
        slots.fill("story.credit", ideas.credit)
        slots.fill("home.live", placed.live_line)
        slots.fill("story.live", placed.live_line)
        slots.fill("home.sponsor", placed.home_sponsor)
        slots.fill("list.sponsor", placed.section_sponsor)
        slots.fill("story.sponsor", placed.story_sponsor)
