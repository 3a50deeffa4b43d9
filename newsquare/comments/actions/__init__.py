"""What can be done to comments, and to those who write them."""

from newsquare.comments.actions.answering import NotOnThePageError, answer_from_desk, ask_for_questions, feature
from newsquare.comments.actions.appeals import NoAppealError, OwnDecisionError, appeal, decide_appeal
from newsquare.comments.actions.change import NotYoursError, TooLateError, delete_comment, edit_comment
from newsquare.comments.actions.erase import let_go_of_author
from newsquare.comments.actions.many import approve_many, reject_many
from newsquare.comments.actions.moderate import ChangedMeanwhileError, approve, reject
from newsquare.comments.actions.mute import NobodyToMuteError, mute, unmute
from newsquare.comments.actions.post import post_comment, tidy
from newsquare.comments.actions.reading import keep_words, lift_reading, look_at_story, set_reading
from newsquare.comments.actions.replies import ask_for_reply_mail, note_reply, stop_reply_mail
from newsquare.comments.actions.report import report_comment
from newsquare.comments.actions.respect import OwnCommentError, recount, respect, take_respect_back
from newsquare.comments.actions.ruling import (
    CommentRefusedError,
    ForumClosedError,
    LookAgainError,
    Sending,
    SuspendedError,
    look_at_words,
)
from newsquare.comments.actions.suspend import (
    ObjectedError,
    OfTheHouseError,
    OwnSuspensionError,
    answer_objection,
    object_to,
    readmit,
    suspend,
)
from newsquare.comments.actions.undo import TooLateToUndoError, last_press, undo

__all__ = [
    "ChangedMeanwhileError",
    "CommentRefusedError",
    "ForumClosedError",
    "LookAgainError",
    "NoAppealError",
    "NobodyToMuteError",
    "NotOnThePageError",
    "NotYoursError",
    "ObjectedError",
    "OfTheHouseError",
    "OwnCommentError",
    "OwnDecisionError",
    "OwnSuspensionError",
    "Sending",
    "SuspendedError",
    "TooLateError",
    "TooLateToUndoError",
    "answer_from_desk",
    "answer_objection",
    "appeal",
    "approve",
    "approve_many",
    "ask_for_questions",
    "ask_for_reply_mail",
    "decide_appeal",
    "delete_comment",
    "edit_comment",
    "feature",
    "keep_words",
    "last_press",
    "let_go_of_author",
    "lift_reading",
    "look_at_story",
    "look_at_words",
    "mute",
    "note_reply",
    "object_to",
    "post_comment",
    "readmit",
    "recount",
    "reject",
    "reject_many",
    "report_comment",
    "respect",
    "set_reading",
    "stop_reply_mail",
    "suspend",
    "take_respect_back",
    "tidy",
    "undo",
    "unmute",
]
