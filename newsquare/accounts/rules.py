"""What each role may do, and which names a reader may show."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path

_WRITE = (
    "wagtailadmin.access_admin",
    "stories.view_story",
    "stories.add_story",
    "stories.change_story",
    "stories.lock_story",
    "stories.view_topic",
    "stories.view_section",
    "stories.add_picture",
    "stories.change_picture",
    "stories.view_video",
    "stories.add_video",
    "stories.change_video",
    "desk.view_assignment",
    "desk.add_assignment",
    "wire.view_dispatch",
    "wire.view_wireitem",
    "press.view_reads",
    "comments.add_comment",
)
_PRODUCE = (
    "stories.publish_story",
    "stories.unlock_story",
    "wire.change_dispatch",
    "wire.change_wireitem",
    "desk.change_front",
    "desk.view_broadcast",
    "desk.add_broadcast",
    "desk.change_broadcast",
    "desk.change_assignment",
    "circulation.view_newsletter",
    "circulation.add_issue",
    "circulation.change_issue",
)
_EDIT = (
    "comments.feature_comment",
    "stories.add_topic",
    "stories.change_topic",
    "stories.add_section",
    "stories.change_section",
    "stories.view_housepage",
    "stories.change_housepage",
    "wire.view_source",
    "wire.add_source",
    "wire.change_source",
    "circulation.view_follower",
    "circulation.add_newsletter",
    "circulation.change_newsletter",
    "circulation.change_edition",
    "desk.view_sponsor",
    "desk.add_sponsor",
    "desk.change_sponsor",
)
_MODERATE = (
    "wagtailadmin.access_admin",
    "comments.view_comment",
    "comments.add_comment",
    "comments.change_comment",
    "comments.feature_comment",
)
_ADMINISTER = (
    "accounts.change_rolegroup",
    "accounts.view_auditentry",
    "stations.view_station",
    "stations.change_station",
    "circulation.view_follower",
    "circulation.delete_follower",
    "circulation.view_delivery",
    "tips.change_tipreader",
)

RIGHTS: dict[str, tuple[str, ...]] = {
    "reporter": _WRITE,
    "producer": (*_WRITE, *_PRODUCE),
    "editor": (*_WRITE, *_PRODUCE, *_EDIT, "comments.view_comment"),
    "moderator": _MODERATE,
    "administrator": (*_WRITE, *_PRODUCE, *_EDIT, *_MODERATE, *_ADMINISTER),
}

OFFICES = ("admin", "administrator", "moderator", "editor", "newsroom", "newsdesk", "staff", "webmaster", "support")

# Whatever looks like Latin letters or digits: a line each, what it looks like, then all that look like it.
_LINES = (Path(__file__).with_name("look_alikes.txt")).read_text(encoding="utf-8").splitlines()[1:]
_LOOKS = str.maketrans({sign: seen for seen, signs in (line.split(" ", 1) for line in _LINES) for sign in signs})

# Letters and digits that pass for a Latin letter at a glance, beyond what Unicode lists.
_SEEMS = str.maketrans(
    "0135789аеорсухкмнтвіјѕԁɡһӏןıαβεζηικμνορτυχɑοⅼ|!$@£€",
    "oiesibgaeopcyxkmhtbijsdghiiiabezhikmvoptuxaoiiisale",
)


def skeleton(name: str) -> str:
    """Return what a name looks like at a glance: no case, accents, spaces or marks, look-alikes made one."""
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_LOOKS).translate(_SEEMS)
    return (
        "".join(letter for letter in plain if letter.isalnum()).replace("l", "i").replace("rn", "m").replace("vv", "w")
    )


def seems_to_be(name: str, station: str, staff: Iterable[str], *, offices: bool = True) -> str | None:
    """Return whom a name may be taken for, a member of staff, the station or an office; None if nobody."""
    shape = skeleton(name)
    for taken in staff:
        if skeleton(taken) and skeleton(taken) == shape:
            return taken
    if (own := skeleton(station)) and own in shape:
        return station
    names = OFFICES if offices else ()
    return next((office for office in names if shape in {skeleton(office), skeleton(office) + "s"}), None)
