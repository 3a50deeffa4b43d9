"""The addresses of circulation."""

from django.urls import path

from newsquare.circulation import feeds, views

SUBJECTS = ("topic", "section", "author", "story", "newsletter")
urlpatterns = [
    path("feed.xml", feeds.station_feed, name="feed"),
    path("topic/<slug:slug>/feed.xml", feeds.topic_feed, name="topic-feed"),
    *(path(f"follow/{kind}/<slug:slug>/", views.follow, {"kind": kind}) for kind in SUBJECTS),
    path("newsletters/", views.newsletters, name="newsletters"),
    path("follow/confirm/<str:token>/", views.confirm, name="follow-confirm"),
    path("follow/move/<str:token>/", views.move, name="follow-move"),
    path("follow/stop/<str:token>/", views.stop, name="follow-stop"),
    path("follow/manage/<str:token>/", views.manage, name="follow-manage"),
]
