"""What the desk keeps: a file per noun."""

from newsquare.desk.models.front import Pick

__all__ = ["Pick"]
