"""Who asks, and for which item: each screen of the arrivals begins here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from newsquare.accounts.models import User
from newsquare.copydesk import queries
from newsquare.stations.queries import station_of
from newsquare.stories.models import Story
from newsquare.wire.models import WireItem


def who_may(request: HttpRequest, right: str) -> User:
    """Return who asks. Raises PermissionDenied for somebody without the right."""
    if not request.user.has_perm(right):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def item_of(request: HttpRequest, pk: int) -> WireItem:
    """Return an item of the station that was asked. Raises Http404 for any other."""
    found = queries.arrived_item(station_of(request), pk)
    if found is None:
        raise Http404
    return found


def to_the_story(story: Story) -> HttpResponse:
    """Lead on to a story's form."""
    return redirect("wagtailsnippets_stories_story:edit", story.pk)


def wants_keys(person: User) -> bool:
    """Say whether the person wants keys that are single letters: the choice is theirs, on their account's page."""
    profile = getattr(person, "wagtail_userprofile", None)
    return profile is None or profile.keyboard_shortcuts
