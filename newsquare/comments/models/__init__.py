"""Comments, the reasons for what happened to them, and readers' reports."""

from newsquare.comments.models.comment import Comment, State
from newsquare.comments.models.reason import HoldReason, HouseRule
from newsquare.comments.models.report import Report

__all__ = ["Comment", "HoldReason", "HouseRule", "Report", "State"]
