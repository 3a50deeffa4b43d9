"""The addresses of circulation."""

from django.urls import path

from newsquare.circulation import feeds, views

SUBJECTS = ("topic", "section", "author", "story", "newsletter")
urlpatterns = [
    path("<feed_file:file>", feeds.station_feed, name="feed"),
    path("topic/<slug:slug>/<feed_file:file>", feeds.topic_feed, name="topic-feed"),
    path("section/<slug:slug>/<feed_file:file>", feeds.section_feed),
    path("author/<slug:slug>/<feed_file:file>", feeds.author_feed),
    *(path(f"follow/{kind}/<slug:slug>/", views.follow, {"kind": kind}) for kind in SUBJECTS),
    path("newsletters/", views.newsletters, name="newsletters"),
    path("follow/confirm/<str:token>/", views.confirm, name="follow-confirm"),
    path("follow/move/<str:token>/", views.move, name="follow-move"),
    path("follow/stop/<str:token>/", views.stop, name="follow-stop"),
    path("follow/manage/<str:token>/", views.manage, name="follow-manage"),
]
