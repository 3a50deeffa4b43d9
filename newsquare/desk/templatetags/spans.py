"""Seconds in words."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def span(seconds: int | None) -> str:
    """Return a span of time as people say it; None is more than a day."""
    if seconds is None:
        return _("more than a day")
    if seconds < 90:
        return _("%(n)s s") % {"n": seconds}
    if seconds < 5_400:
        return _("%(n)s min") % {"n": round(seconds / 60)}
    return _("%(n)s h") % {"n": round(seconds / 3600)}
