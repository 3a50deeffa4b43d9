"""What can be done to stories."""

from newsquare.stories.actions.bar import bar_picture, bar_story, lift
from newsquare.stories.actions.publish import publish, settle, settle_all, unpublish

__all__ = ["bar_picture", "bar_story", "lift", "publish", "settle", "settle_all", "unpublish"]
