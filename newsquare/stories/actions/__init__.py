"""What can be done to stories."""

from newsquare.stories.actions.bar import bar_picture, bar_story, lift
from newsquare.stories.actions.collection import ensure_picture_collection
from newsquare.stories.actions.document import begin_story, document_blocks, load_document_pictures
from newsquare.stories.actions.picture import PictureError, add_picture, redraw
from newsquare.stories.actions.publish import publish, settle, settle_all, unpublish
from newsquare.stories.actions.schedule import carry_out
from newsquare.stories.actions.video import add_video, name_for, note_videos

__all__ = [
    "PictureError",
    "add_picture",
    "add_video",
    "bar_picture",
    "bar_story",
    "begin_story",
    "carry_out",
    "document_blocks",
    "ensure_picture_collection",
    "lift",
    "load_document_pictures",
    "name_for",
    "note_videos",
    "publish",
    "redraw",
    "settle",
    "settle_all",
    "unpublish",
]
