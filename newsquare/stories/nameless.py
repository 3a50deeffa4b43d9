"""Pictures that name nobody: they are shown to no reader, and the desk is told which."""

from django.utils.translation import gettext as _

from newsquare.stories.content import pictures_in
from newsquare.stories.models import Picture, Story


def no_credit(picture: Picture) -> str:
    """Return why a story with a picture is not published, and what to do."""
    words = _(
        "The picture “%(title)s” has no credit. Write who is to be named: Pictures, number %(number)s; then publish."
    )
    return words % {"title": picture.title, "number": picture.pk}


def left_out(story: Story) -> list[tuple[int, str]]:
    """Return the pictures that readers of a story go without, since they name nobody: number and a sentence of each."""
    version = Story.objects.select_related("public").get(pk=story.pk).public
    found = Picture.objects.filter(pk__in=pictures_in(version.content) if version else ()).order_by("pk")
    words = _("The picture “%(title)s” is left out: it has no credit. Once you write it, readers see the picture.")
    return [(picture.pk, words % {"title": picture.title}) for picture in found if not picture.credit.strip()]
