"""The door for a WSGI server: baked pages, then the health question, then static files, then Django."""

import os
from collections.abc import Callable, Iterable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsquare.config.settings")

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
from django.utils.module_loading import autodiscover_modules
from whitenoise import WhiteNoise

from newsquare.config.static_files import is_hashed
from newsquare.press.front import Front

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

django_application = get_wsgi_application()

from newsquare.config import health  # noqa: E402  # Models can be imported only now.
from newsquare.press.actions import keep_reads  # noqa: E402
from newsquare.press.reads import Reads  # noqa: E402


def with_health(application: Application) -> Application:
    """Put the answer to the health question before an application."""

    def door(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO") == health.PATH:
            return health.answer(environ, start_response)
        return application(environ, start_response)

    return door


def build() -> Application:
    """Put the doors one before the other."""
    static = WhiteNoise(
        django_application,
        root=str(settings.STATIC_ROOT) if settings.STATIC_ROOT.is_dir() else None,
        prefix="static/",
        max_age=300,
        immutable_file_test=lambda _path, url: is_hashed(url),
        allow_all_origins=False,
    )
    return Front(with_health(static), settings.DATA / "press", reads=Reads(keep_reads))


def import_everything() -> None:
    """Import every view and task now, so that processes forked from this one share them."""
    get_resolver().url_patterns  # noqa: B018  # Reading it is what imports.
    autodiscover_modules("tasks")


application = build()
