"""What can be done to stories."""

from newsquare.stories.actions.bar import bar_picture, bar_story, lift
from newsquare.stories.actions.collection import ensure_picture_collection
from newsquare.stories.actions.correct import CorrectionError, correct
from newsquare.stories.actions.document import begin_story, document_blocks, load_document_pictures
from newsquare.stories.actions.draft import publish_draft, save_draft
from newsquare.stories.actions.picture import PictureError, add_picture, redraw, settle_rights, take_facts
from newsquare.stories.actions.picture_use import note_pictures, place_picture
from newsquare.stories.actions.publish import publish, settle, settle_all, unpublish
from newsquare.stories.actions.reschedule import (
    NotScheduledError,
    move_embargo,
    move_end,
    move_go_live,
    set_embargo,
)
from newsquare.stories.actions.schedule import carry_out
from newsquare.stories.actions.together import (
    LETS_GO,
    OvertakenError,
    keep_text,
    last_sign,
    let_go,
    put_away,
    take_over,
    take_up,
)
from newsquare.stories.actions.video import add_video, name_for, note_videos
from newsquare.stories.actions.words import note_missing_words, note_words, note_words_of_draft, rebuild

__all__ = [
    "LETS_GO",
    "CorrectionError",
    "NotScheduledError",
    "OvertakenError",
    "PictureError",
    "add_picture",
    "add_video",
    "bar_picture",
    "bar_story",
    "begin_story",
    "carry_out",
    "correct",
    "document_blocks",
    "ensure_picture_collection",
    "keep_text",
    "last_sign",
    "let_go",
    "lift",
    "load_document_pictures",
    "move_embargo",
    "move_end",
    "move_go_live",
    "name_for",
    "note_missing_words",
    "note_pictures",
    "note_videos",
    "note_words",
    "note_words_of_draft",
    "place_picture",
    "publish",
    "publish_draft",
    "put_away",
    "rebuild",
    "redraw",
    "save_draft",
    "set_embargo",
    "settle",
    "settle_all",
    "settle_rights",
    "take_facts",
    "take_over",
    "take_up",
    "unpublish",
]
