"""The nouns of the heart: stories, pictures, topics, versions, bars."""

from newsquare.stories.models.bar import Bar, BarKind
from newsquare.stories.models.house_page import HousePage
from newsquare.stories.models.kept import KeptReason, KeptText
from newsquare.stories.models.picture import Picture, Rendition
from newsquare.stories.models.picture_use import PictureUse
from newsquare.stories.models.schedule import Lateness, Reached, Turn
from newsquare.stories.models.search import Credit, DeskWords, PublicWords
from newsquare.stories.models.story import Byline, Indexing, Label, Story, Weight
from newsquare.stories.models.subject import Section, Topic
from newsquare.stories.models.version import Correction, OldAddress, PublishedVersion, VersionBar
from newsquare.stories.models.video import Video, VideoUse

__all__ = [
    "Bar",
    "BarKind",
    "Byline",
    "Correction",
    "Credit",
    "DeskWords",
    "HousePage",
    "Indexing",
    "KeptReason",
    "KeptText",
    "Label",
    "Lateness",
    "OldAddress",
    "Picture",
    "PictureUse",
    "PublicWords",
    "PublishedVersion",
    "Reached",
    "Rendition",
    "Section",
    "Story",
    "Topic",
    "Turn",
    "VersionBar",
    "Video",
    "VideoUse",
    "Weight",
]
