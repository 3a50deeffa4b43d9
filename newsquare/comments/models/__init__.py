"""Comments, reports, decisions and appeals, and what moderators set for a while."""

from newsquare.comments.models.appeal import Appeal, Outcome
from newsquare.comments.models.comment import Comment, State
from newsquare.comments.models.decision import Decision, Verdict
from newsquare.comments.models.mute import Mute
from newsquare.comments.models.queue import Print, Step, Waiting
from newsquare.comments.models.reason import HoldReason, HouseRule
from newsquare.comments.models.rein import Mode, Reading, Suspension, WordList
from newsquare.comments.models.reply import Reply, ReplyMail
from newsquare.comments.models.report import Report
from newsquare.comments.models.respect import Respect
from newsquare.comments.models.thread import Thread

__all__ = [
    "Appeal",
    "Comment",
    "Decision",
    "HoldReason",
    "HouseRule",
    "Mode",
    "Mute",
    "Outcome",
    "Print",
    "Reading",
    "Reply",
    "ReplyMail",
    "Report",
    "Respect",
    "State",
    "Step",
    "Suspension",
    "Thread",
    "Verdict",
    "Waiting",
    "WordList",
]
