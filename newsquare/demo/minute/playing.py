"""Plays the next part of the minute."""

from datetime import datetime

from django.utils.translation import gettext as _

from newsquare.accounts.models import User
from newsquare.demo.minute import deeds
from newsquare.demo.minute.laying import lay
from newsquare.demo.minute.parts import Minute, Part

FILES = {Part.ARRIVES: "1-arrives.xml", Part.IS_CORRECTED: "2-corrects.xml", Part.IS_KILLED: "3-kills.xml"}


def play_next(minute: Minute, *, by: User, now: datetime) -> str:
    """Lay the agency's next file, or do what an editor would; return what was done, in words."""
    part, run = minute.next, minute.run
    if minute.on_its_way:
        return _("The file is on its way: look at the arrivals.")
    if part is Part.IS_OVER:
        part, run = Part.ARRIVES, run + 1
    if part in FILES:
        path = lay(FILES[part], source=minute.source, run=run, now=now)
        return _("The agency laid %(name)s into %(folder)s.") % {"name": path.name, "folder": path.parent}
    assert minute.item is not None
    if part is Part.IS_TAKEN:
        story = deeds.write(item=minute.item, by=by, now=now)
        words = _("Taken, given a local paragraph and a headline of our own, and published: %(address)s")
        return words % {"address": story.station.url(story.path)}
    assert minute.take is not None
    story = deeds.settle(take=minute.take, by=by, now=now)
    return _("What both had changed is settled, and the correction is out: %(address)s") % {
        "address": story.station.url(story.path)
    }
