"""How often somebody may ask for a code or type a password. Counted in memory, forgotten within a day."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsquare.lib import flood

MINUTE, HOUR = 60, 3600


def wait_for_code(request: HttpRequest, email: str) -> int:
    """Count a request for a code; return the seconds to wait if there were too many."""
    return flood.seconds_to_wait(
        "code.network", flood.network_of(request), (15, 10 * MINUTE), (60, flood.DAY)
    ) or flood.seconds_to_wait("code.address", email, (1, MINUTE), (6, HOUR), (20, flood.DAY))


def wait_for_password(request: HttpRequest, email: str) -> int:
    """Count an attempt with a password; return the seconds to wait if there were too many."""
    return flood.seconds_to_wait(
        "password.network", flood.network_of(request), (20, 10 * MINUTE)
    ) or flood.seconds_to_wait("password.address", email, (6, 10 * MINUTE), (40, flood.DAY))


def wait_words(seconds: int) -> str:
    """Say how long to wait, and why."""
    if seconds <= MINUTE:
        return _(
            "A code for this address was asked for less than a minute ago: check your mail and its spam folder. "
            "You can ask again in %(seconds)s seconds."
        ) % {"seconds": seconds}
    minutes = -(-seconds // MINUTE)
    return ngettext(
        "Too many codes were asked for. Please try again in %(minutes)s minute.",
        "Too many codes were asked for. Please try again in %(minutes)s minutes.",
        minutes,
    ) % {"minutes": minutes}
