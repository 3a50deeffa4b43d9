"""What can be done to comments."""

from newsquare.comments.actions.appeals import NoAppealError, OwnDecisionError, appeal, decide_appeal
from newsquare.comments.actions.change import NotYoursError, TooLateError, delete_comment, edit_comment
from newsquare.comments.actions.erase import let_go_of_author
from newsquare.comments.actions.moderate import ChangedMeanwhileError, approve, reject
from newsquare.comments.actions.post import post_comment, tidy
from newsquare.comments.actions.report import report_comment
from newsquare.comments.actions.ruling import CommentRefusedError, ForumClosedError, Sending, SuspendedError

__all__ = [
    "ChangedMeanwhileError",
    "CommentRefusedError",
    "ForumClosedError",
    "NoAppealError",
    "NotYoursError",
    "OwnDecisionError",
    "Sending",
    "SuspendedError",
    "TooLateError",
    "appeal",
    "approve",
    "decide_appeal",
    "delete_comment",
    "edit_comment",
    "let_go_of_author",
    "post_comment",
    "reject",
    "report_comment",
    "tidy",
]
