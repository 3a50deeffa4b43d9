"""Registers the part with Django, its receivers with the signals, and what it prints with the theme's slots."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The forum: posting, house rules, moderation."""

    name = "newsquare.comments"
    label = "comments"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the part to the rest of the house."""
        from newsquare.comments import in_page, letters, receivers  # noqa: F401  Models must be ready; receivers connect.
        from newsquare.theme import slots

        slots.fill("story.forum", in_page.forum)
        slots.fill("story.comment_count", in_page.comment_count)
        slots.fill("house.more", in_page.tally_link)
        slots.fill("sign_in.kept", in_page.kept_words)
