"""Remember by which ids a source knows a picture, and hold it to what the source says of it."""

from datetime import datetime

from newsquare.copydesk.actions.bars import settle_picture
from newsquare.copydesk.actions.orders import bar_killed_picture
from newsquare.copydesk.models import PictureOrigin
from newsquare.copydesk.pictures import Loaded
from newsquare.stories.models import Picture
from newsquare.wire.models import Source
from newsquare.wire.queries import is_worldwide, key_of_guid


def note_origin(*, picture: Picture, source: Source, loaded: Loaded, now: datetime) -> None:
    """Note the ids of a picture that came with copy: one that was killed before is barred, its window is kept."""
    keys = {key_of_guid(loaded.guid), *(key for key in (key_of_guid(loaded.href),) if is_worldwide(key))} - {""}
    for key in sorted(keys):
        origin, _ = PictureOrigin.objects.get_or_create(picture=picture, source=source, key=key)
        bar_killed_picture(origin=origin, now=now)
    settle_picture(picture=picture, rights=loaded.rights, now=now)
