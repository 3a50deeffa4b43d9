"""The desk's screens about people: who is on the staff, what they did, and a person's own settings."""

from newsquare.accounts.admin.account import DeskAccountView
from newsquare.accounts.admin.factors import own_factors
from newsquare.accounts.admin.log import log_screen
from newsquare.accounts.admin.staff import staff_screen

__all__ = ["DeskAccountView", "log_screen", "own_factors", "staff_screen"]
