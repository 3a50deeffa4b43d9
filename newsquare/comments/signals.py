"""What happened to comments. Sent inside the transaction that did it."""

from django.dispatch import Signal

comment_held = Signal()  # comment_id: written, and waits for a moderator
comment_accepted = Signal()  # comment_id, story_id, parent_id: readers see it from now on
comment_changed = Signal()  # comment_id, story_id: readers see other words
comment_rejected = Signal()  # comment_id: a moderator said no
comment_removed = Signal()  # comment_id, story_id, parent_id: readers saw it, and do no longer
appeal_made = Signal()  # appeal_id, comment_id: an author asks for another look at a rejection
comment_reported = Signal()  # comment_id, report_id
