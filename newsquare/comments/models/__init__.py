"""Comments, the reasons for what happened to them, decisions and appeals, and readers' reports."""

from newsquare.comments.models.appeal import Appeal, Outcome
from newsquare.comments.models.comment import Comment, State
from newsquare.comments.models.decision import Decision, Verdict
from newsquare.comments.models.reason import HoldReason, HouseRule
from newsquare.comments.models.report import Report

__all__ = ["Appeal", "Comment", "Decision", "HoldReason", "HouseRule", "Outcome", "Report", "State", "Verdict"]
