"""What the copydesk keeps: a file per noun."""

from newsquare.copydesk.models.take import Take

__all__ = ["Take"]
