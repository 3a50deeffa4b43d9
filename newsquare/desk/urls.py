"""The addresses of the fronts and of what is live."""

from django.urls import path

from newsquare.desk import live_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("section/<slug:slug>/", views.section, name="section"),
    path("live/", live_views.live, name="live"),
    path("live/watch/", live_views.watch, name="live_watch"),
]
