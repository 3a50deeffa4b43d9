"""What a sender sees of their idea, as plain data."""

from datetime import timedelta

from django.utils.translation import gettext as _

from newsquare.theme.idea_shapes import ThreadLineShape, ThreadShape
from newsquare.theme.shapes import Link, NoticeShape
from newsquare.tips.models import Idea, State
from newsquare.tips.queries import days_kept


def thread_of(idea: Idea) -> ThreadShape:
    """Return an idea and what was said about it, the oldest first."""
    lines = [
        ThreadLineShape(who=_("You"), day=idea.received_on, text=idea.text),
        *(
            ThreadLineShape(
                who=_("The newsroom") if message.is_ours else _("You"),
                is_ours=message.is_ours,
                day=message.sent_on,
                text=message.text,
                story=Link(name=_("Read the story"), url=message.story_path) if message.story_path else None,
            )
            for message in idea.messages.all()
        ),
    ]
    return ThreadShape(
        lines=lines,
        state_words=_state_words(idea),
        files=idea.enclosures.count(),
        deleted_on=idea.last_word_on + timedelta(days=days_kept(idea.station) + 1),
    )


def _state_words(idea: Idea) -> str:
    """Say how far the newsroom is. What was taken for spam looks as if nobody had come to it yet."""
    return {
        State.READING: _("Somebody in the newsroom is looking into it."),
        State.CONTACTED: _("The newsroom has written to you, below."),
        State.USED: _("The newsroom made use of it."),
        State.DECLINED: _("The newsroom read it, and will not do a story about it now."),
    }.get(State(idea.state), _("Nobody has come to it yet."))


def done_notice(words: str) -> NoticeShape | None:
    """Return a notice of what was done."""
    return NoticeShape(text=words) if words else None
