"""Puts the forum on the desk."""

from django.urls import URLPattern, path
from wagtail import hooks

from newsquare.comments import admin


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Name the moderators' addresses."""
    return [
        path("forum/", admin.QueueView.as_view(), name="forum_queue"),
        path("forum/all/", admin.AllView.as_view(), name="forum_all"),
        path("forum/<int:comment_id>/approve/", admin.approve, name="forum_approve"),
        path("forum/<int:comment_id>/reject/", admin.reject, name="forum_reject"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> admin.ForumMenuItem:
    """Put the forum in the menu."""
    return admin.ForumMenuItem()
