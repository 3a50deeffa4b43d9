"""Registers the part with Django."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """The forum: posting, house rules, moderation."""

    name = "newsquare.comments"
    label = "comments"
    default_auto_field = "django.db.models.BigAutoField"
