"""Plays what is agreed with those who gave pictures: who they are, and until when."""

from newsquare.demo.nouns import Right
from newsquare.demo.replay.stage import Stage
from newsquare.lib.picture_facts import Facts
from newsquare.stories.actions import take_facts
from newsquare.stories.models import Picture


def agree_on_rights(stage: Stage) -> None:
    """Write down who gave pictures and until when, as a form of the desk does."""
    for right in stage.content.rights:
        for picture in _pictures(stage, right):
            take_facts(picture, Facts(licensor=right.agency, creator=right.creator, expires=right.until))
            picture.save()


def _pictures(stage: Stage, right: Right) -> list[Picture]:
    if right.drawing:
        return [picture for (drawing, _), picture in stage.pictures.items() if drawing == right.drawing]
    return list(Picture.objects.filter(station=stage.station, agency=right.agency).order_by("pk"))
