"""The addresses of the wire."""

from django.urls import path

from newsquare.wire import views

urlpatterns = [path("wire/push/<slug:source>/", views.push, name="wire_push")]
