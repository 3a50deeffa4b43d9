"""Save what something other than a form wrote into a draft, as a form saves it: a revision, and a line in the log."""

from django.db import transaction
from wagtail.actions.edit import EditAction

from newsquare.accounts.models import User
from newsquare.stories.models import Story


@transaction.atomic
def save_draft(*, draft: Story, by: User | None) -> None:
    """Save a story, as `get_latest_revision_as_object` gives it and somebody changed it, as its latest draft."""
    draft.pen = ""  # No open form wrote it, so none may save over it unasked.
    EditAction(draft, user=by, clean=False).execute(skip_permission_checks=True)


@transaction.atomic
def publish_draft(*, draft: Story, by: User | None) -> None:
    """Save a story as its latest draft, and give it to readers."""
    draft.pen = ""
    EditAction(draft, user=by, publish=True, clean=False).execute(skip_permission_checks=True)
