"""What a deed is, and the screens that a right only opens."""

from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client

Do = Callable[[Client], bool]


@dataclass(frozen=True)
class Deed:
    """Something that changes what a station holds."""

    address: str
    right: str
    do: Do

    def __str__(self) -> str:
        return self.do.__name__


DEEDS: list[Deed] = []


def deed(*addresses: str, right: str) -> Callable[[Do], Do]:
    """Put a function among the deeds."""

    def note(do: Do) -> Do:
        DEEDS.extend(Deed(address, right, do) for address in addresses)
        return do

    return note


def opens(client: Client, path: str) -> bool:
    """Say whether an address opens; Wagtail sends those who may not to the first screen."""
    answer = client.get(path)
    return answer.status_code == 200 or answer.headers.get("Location", "").startswith(f"{path}edit/")


def sees(path: str) -> Do:
    """Return the question whether a screen opens."""
    return lambda client: opens(client, path)


def sees_outbox(client: Client) -> bool:
    """The outbox, where no mail server is set up."""
    return opens(client, "/desk/outbox/")


LOOKS: dict[str, Do] = {
    "wagtailadmin.access_admin": sees("/desk/"),
    "stories.view_story": sees("/desk/stories/"),
    "stories.view_topic": sees("/desk/topics/"),
    "stories.view_section": sees("/desk/sections/"),
    "stories.view_housepage": sees("/desk/house-pages/"),
    "stories.view_video": sees("/desk/videos/"),
    "press.view_reads": sees("/desk/numbers/"),
    "desk.view_broadcast": sees("/desk/live/"),
    "desk.view_sponsor": sees("/desk/sponsors/"),
    "desk.view_assignment": sees("/desk/assignments/"),
    "wire.view_dispatch": sees("/desk/arrivals/unread/"),
    "wire.view_wireitem": sees("/desk/arrivals/"),
    "wire.view_source": sees("/desk/sources/"),
    "circulation.view_follower": sees("/desk/followers/"),
    "circulation.view_delivery": sees_outbox,
    "tips.change_tipreader": sees("/desk/ideas/readers/"),
    "circulation.view_newsletter": sees("/desk/issues/"),
    "comments.view_comment": sees("/desk/forum/all/"),
    "accounts.view_auditentry": sees("/desk/log/"),
    "stations.view_station": sees("/desk/station/"),
}
