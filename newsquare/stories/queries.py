"""What other parts may ask about stories. The gate decides what of it the public may see."""

from newsquare.stories.body import render_body
from newsquare.stories.body_blocks import blocks_from
from newsquare.stories.coming import Coming, coming, late_and_unseen
from newsquare.stories.documents import LARGEST_FILE, Document, DocumentError, read_document, read_file
from newsquare.stories.gate import (
    by_author,
    has_ended,
    in_section,
    in_topic,
    is_public,
    kinds_that_bar,
    may_show,
    public_among,
    public_stories,
    public_story,
    public_story_at,
    public_version,
    read_stories_change_at,
    showable_pictures,
    station_changes_at,
    stories_change_at,
    story_at,
    story_changes_at,
    story_once_at,
)
from newsquare.stories.history import places_where, public_corrections, versions_seen, wrong_versions
from newsquare.stories.nameless import left_out
from newsquare.stories.open_forms import is_open_on_the_desk
from newsquare.stories.picture_gate import file_changes_at, may_have, showing
from newsquare.stories.picture_rights import STATES as RIGHTS_STATES
from newsquare.stories.picture_rights import agencies, numbers_of_rights, rights, rights_to
from newsquare.stories.pictures import whole as whole_picture
from newsquare.stories.players import Elsewhere, elsewhere
from newsquare.stories.rules import ON_A_PAGE, slug_of, split_names
from newsquare.stories.search.asking import Asked, Doubt
from newsquare.stories.search.asking import read as read_question
from newsquare.stories.search.finding import Found, found_at_the_desk, found_by_readers, topics_named
from newsquare.stories.search.index import author_path, slug_of_name, text_of
from newsquare.stories.search.snippets import snippet
from newsquare.stories.structured import home_json_ld, page_json_ld
from newsquare.stories.teasers import by_line, for_teasers, headlines, teasers, teasers_of
from newsquare.stories.video_gate import public_videos, showable_videos, video_changes_at, videos_change_at

__all__ = [
    "LARGEST_FILE",
    "ON_A_PAGE",
    "RIGHTS_STATES",
    "Asked",
    "Coming",
    "Document",
    "DocumentError",
    "Doubt",
    "Elsewhere",
    "Found",
    "agencies",
    "author_path",
    "blocks_from",
    "by_author",
    "by_line",
    "coming",
    "elsewhere",
    "file_changes_at",
    "for_teasers",
    "found_at_the_desk",
    "found_by_readers",
    "has_ended",
    "headlines",
    "home_json_ld",
    "in_section",
    "in_topic",
    "is_open_on_the_desk",
    "is_public",
    "kinds_that_bar",
    "late_and_unseen",
    "left_out",
    "may_have",
    "may_show",
    "numbers_of_rights",
    "page_json_ld",
    "places_where",
    "public_among",
    "public_corrections",
    "public_stories",
    "public_story",
    "public_story_at",
    "public_version",
    "public_videos",
    "read_document",
    "read_file",
    "read_question",
    "read_stories_change_at",
    "render_body",
    "rights",
    "rights_to",
    "showable_pictures",
    "showable_videos",
    "showing",
    "slug_of",
    "slug_of_name",
    "snippet",
    "split_names",
    "station_changes_at",
    "stories_change_at",
    "story_at",
    "story_changes_at",
    "story_once_at",
    "teasers",
    "teasers_of",
    "text_of",
    "topics_named",
    "versions_seen",
    "video_changes_at",
    "videos_change_at",
    "whole_picture",
    "wrong_versions",
]
