"""Keep the moderators' line and the prints in step with a comment, in the transaction that changed it."""

from datetime import datetime

from django.db import connection

from newsquare.comments import rules
from newsquare.comments.models import Comment, Print, State, Waiting
from newsquare.comments.queries import trusts_in


def line_up(comment: Comment, *, now: datetime) -> None:
    """Put a comment into the line where it belongs now, or take it out when nothing waits."""
    open_reports = list(comment.reports.filter(settled_at__isnull=True).order_by("at", "pk"))
    held = comment.state == State.HELD
    if not held and not (open_reports and comment.state == State.PUBLISHED):
        Waiting.objects.filter(comment=comment).delete()
        return
    since = comment.posted_at if held else open_reports[0].at
    reasons = [reason for reason, _found in comment.reasons or [[comment.reason, ""]]] if held else []
    trusts = trusts_in(open_reports)
    Waiting.objects.update_or_create(
        comment=comment,
        defaults={
            "station_id": comment.story.station_id,
            "since": since,
            "stands_at": rules.stands_at(since, reasons, trusts),
        },
    )


def take_prints(comment: Comment, *, now: datetime) -> None:
    """Write down the signs by which comments of the same words are found, in place of earlier ones."""
    if comment.edited_at or not comment.text:
        Print.objects.filter(comment=comment).delete()
    if values := rules.prints_of(comment.text):
        table, places = connection.ops.quote_name(Print._meta.db_table), ", ".join(["(%s, %s, %s)"] * len(values))
        at = connection.ops.adapt_datetimefield_value(now)
        with connection.cursor() as cursor:  # In SQL by hand, since every post does it.
            cursor.execute(
                f"INSERT INTO {table} (comment_id, value, at) VALUES {places}",  # noqa: S608  # Nothing in it was typed by anybody.
                [each for value in values for each in (comment.pk, value, at)],
            )
