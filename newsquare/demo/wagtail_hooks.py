"""Puts the minute on the desk of the demo's stations, and nowhere else."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks

from newsquare.demo.minute.screen import ThePanel, offered, play


@hooks.register("construct_homepage_panels", order=100)  # After the desk has chosen its own.
def show_the_minute(request: HttpRequest, panels: list[Any]) -> None:
    """Offer the minute on the desk's first screen."""
    if offered(request):
        panels.append(ThePanel(request))


@hooks.register("register_admin_urls")
def urls() -> list[URLPattern]:
    """Give the button its address."""
    return [path("demo/play/", play, name="demo_play")]
