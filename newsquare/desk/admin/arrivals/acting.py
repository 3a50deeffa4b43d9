"""What can be done with an item: take it, publish it as it is, spike it, bring it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages as wagtail_messages

from newsquare.copydesk import actions as copydesk
from newsquare.copydesk import queries
from newsquare.desk.admin.arrivals.asked import item_of, to_the_story, who_may
from newsquare.stories import actions as stories
from newsquare.stories.models import Story
from newsquare.stories.queries import left_out


@require_POST
def act(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an item into a story, publish it as it is, spike it or bring it back."""
    user, found, do = who_may(request, "stories.add_story"), item_of(request, pk), request.POST.get("do")
    if do in {"take", "publish"}:
        row = queries.rows([found])[0]
        story = copydesk.take(item=found, by=user, now=timezone.now())
        if do == "publish" and not row.story_id and not row.problem:
            return _publish(request, story)
        if do == "publish":
            why = _("It was not published: %(reason)s") % {"reason": row.problem} if row.problem else ""
            messages.warning(request, why or _("Somebody took this already. Check it, then publish it here."))
        return to_the_story(story)
    who_may(request, "wire.change_wireitem")
    if do == "spike":
        copydesk.spike(item=found)
        messages.success(request, _("“%(headline)s” was spiked.") % {"headline": found})
    elif do == "unspike":
        copydesk.unspike(item=found)
        messages.success(request, _("“%(headline)s” waits again.") % {"headline": found})
    return redirect("desk_arrivals")


def _publish(request: HttpRequest, story: Story) -> HttpResponse:
    user = who_may(request, "stories.publish_story")
    stories.publish(story=story, by=user, now=timezone.now())
    story.refresh_from_db()
    messages.success(request, _("“%(headline)s” is published.") % {"headline": story.headline})
    for picture, words in left_out(story):
        way = wagtail_messages.button(reverse("wagtailimages:edit", args=[picture]), _("Write it"), False)
        wagtail_messages.warning(request, words, buttons=[way])
    return redirect("desk_arrivals")
