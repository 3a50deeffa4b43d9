"""Puts the forum on the desk."""

from django.urls import URLPattern, path
from wagtail import hooks

from newsquare.comments.admin import decide, lists, reins, story


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Name the moderators' addresses."""
    return [
        path("forum/", lists.QueueView.as_view(), name="forum_queue"),
        path("forum/all/", lists.AllView.as_view(), name="forum_all"),
        path("forum/undo/", decide.undo, name="forum_undo"),
        path("forum/reading/", reins.reading, name="forum_reading"),
        path("forum/suspended/", reins.suspended, name="forum_suspended"),
        path("forum/appeals/", reins.appeals, name="forum_appeals"),
        path("forum/story/<int:story_id>/", story.story, name="forum_story"),
        path("forum/words/", reins.listed, name="forum_words"),
        path("forum/<int:comment_id>/approve/", decide.approve, name="forum_approve"),
        path("forum/<int:comment_id>/reject/", decide.reject, name="forum_reject"),
        path("forum/<int:comment_id>/suspend/", decide.suspend, name="forum_suspend"),
    ]


@hooks.register("register_admin_menu_item")
def menu_item() -> lists.ForumMenuItem:
    """Put the forum in the menu."""
    return lists.ForumMenuItem()


hooks.register("register_snippet_action_menu_item", story.on_the_form)
