"""Response headers that keep a page from loading or sending what it should not."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]

PUBLIC = (
    "default-src 'none'; style-src 'self'{styles}; script-src 'self'; img-src 'self'; media-src 'self'{media}; "
    "{player}connect-src 'self'; form-action 'self'; frame-ancestors {frames}; base-uri 'none'; manifest-src 'self'"
)
# Wagtail's date, inline-panel and chooser templates hold inline scripts and styles; its previews are frames.
DESK = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; frame-ancestors 'self'; form-action 'self'; "
    "object-src 'none'; base-uri 'self'"
)


def public_policy(request: HttpRequest, *, frame: str = "") -> str:
    """Return the policy of a reader's page; `frame` is the one origin that it may show in a frame, if any.

    What the page's own makers put on the request is let in: `style_hashes`, and `media_host`, the station's own.
    """
    hashes = "".join(f" '{value}'" for value in getattr(request, "style_hashes", ()))
    host = getattr(request, "media_host", "")
    media = f" https://{host}" if host else ""
    frames = "'self'" if getattr(request, "is_preview", False) else "'none'"  # The desk frames its previews.
    player = f"frame-src {frame}; " if frame else ""
    return PUBLIC.format(styles=hashes, media=media, player=player, frames=frames)


class SafeHeadersMiddleware:
    """Adds the content security policy and its companions, where a view has not set its own.

    Whoever prints a style block into the page puts that block's hash on the request as `style_hashes`.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers set."""
        response = self.get_response(request)
        policy = DESK if request.path.startswith("/desk/") else public_policy(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        response.headers.setdefault("Referrer-Policy", "strict-origin-when-cross-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response
