"""Puts circulation's screens on the desk."""

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from newsquare.circulation import admin


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """Name the screens' addresses."""
    return [
        path("followers/", admin.followers, name="circulation_followers"),
        path("issues/", admin.issues, name="circulation_issues"),
        path("issues/<int:pk>/", admin.issue, name="circulation_issue"),
        path("issues/<int:pk>/page/", admin.issue_page, name="circulation_issue_page"),
        path("mailings/<int:pk>/", admin.mailing, name="circulation_mailing"),
        path("mailings/<int:pk>/numbers/", admin.numbers, name="circulation_mailing_numbers"),
        path("mailings/<int:pk>/who/", admin.who_got_it, name="circulation_mailing_who"),
        path("outbox/", admin.outbox_list, name="circulation_outbox"),
        path("outbox/<slug:name>/", admin.letter, name="circulation_letter"),
        path("outbox/<slug:name>/page/", admin.html_part, name="circulation_letter_page"),
    ]


@hooks.register("register_admin_menu_item")
def followers_item() -> MenuItem:
    """Followers, in the menu."""
    return admin.FollowersItem(
        _("Followers"), reverse_lazy("circulation_followers"), name="followers", icon_name="group", order=320
    )


@hooks.register("register_admin_menu_item")
def issues_item() -> MenuItem:
    """Issues of newsletters, in the menu."""
    return admin.IssuesItem(
        _("Newsletter issues"), reverse_lazy("circulation_issues"), name="issues", icon_name="mail", order=316
    )


register_snippet(admin.NewsletterViewSet)


@hooks.register("register_admin_menu_item")
def outbox_item() -> MenuItem:
    """The outbox, in the menu."""
    return admin.OutboxItem(_("Outbox"), reverse_lazy("circulation_outbox"), name="outbox", icon_name="mail", order=330)
