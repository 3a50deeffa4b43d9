"""The blocks of a story's body."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT_FEATURES = [
    "h2",
    "h3",
    "bold",
    "italic",
    "link",
    "ol",
    "ul",
    "blockquote",
    "superscript",
    "subscript",
    "strikethrough",
]
FOR_THE_DESK = frozenset({"wanted", "note"})
"""Blocks of a draft that are no part of what is published."""


class PictureBlock(blocks.StructBlock):
    """A picture in the body; caption and alt text of the picture itself hold where none is written here."""

    picture = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption here"), required=False, max_length=400)

    class Meta:
        icon = "image"
        label = _("Picture")


class QuoteBlock(blocks.StructBlock):
    """A pull quote."""

    text = blocks.TextBlock(label=_("Quote"))
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Pull quote")


class FactsBlock(blocks.StructBlock):
    """A box of facts beside the text."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Facts"), features=["bold", "italic", "link", "ol", "ul"])

    class Meta:
        icon = "list-ul"
        label = _("Fact box")


class VideoBlock(blocks.StructBlock):
    """A video: the station's own, played in the page, or one elsewhere, of which nothing is loaded before a click."""

    video = SnippetChooserBlock("stories.Video", label=_("Video of our own"), required=False)
    address = blocks.URLBlock(
        label=_("Or its address elsewhere"),
        required=False,
        help_text=_("A page at YouTube, Vimeo or Dailymotion plays after a click; any other address becomes a link."),
    )
    poster = ImageChooserBlock(label=_("Poster"), help_text=_("Shown until the video is played."))
    caption = blocks.CharBlock(label=_("What it shows"), max_length=400)

    def clean(self, value: Any) -> Any:
        """Return the value. Raises ValidationError unless it names one video, ours or one elsewhere."""
        cleaned = super().clean(value)
        if bool(cleaned.get("video")) == bool(cleaned.get("address")):
            words = ValidationError(_("Choose a video of our own, or write an address: one of the two."))
            raise StructBlockValidationError({"video": words})
        return cleaned

    class Meta:
        icon = "media"
        label = _("Video")


class TableBlock(blocks.StructBlock):
    """A small table: one row a line, cells parted by a vertical bar, the first row its heads."""

    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    rows = blocks.TextBlock(
        label=_("Rows"), help_text=_("One row a line, cells parted by |. The first row names the columns.")
    )

    class Meta:
        icon = "table"
        label = _("Table")


class BodyBlock(blocks.StreamBlock):
    """A story's body."""

    text = blocks.RichTextBlock(label=_("Text"), features=TEXT_FEATURES, icon="pilcrow", required=False)
    picture = PictureBlock()
    quote = QuoteBlock()
    facts = FactsBlock()
    video = VideoBlock()
    table = TableBlock()
    wanted = blocks.TextBlock(
        label=_("To be placed"),
        icon="warning",
        help_text=_(
            "Something belongs here. Put it in and delete this: a story cannot be published while one is left."
        ),
        rows=3,
    )
    note = blocks.TextBlock(
        label=_("Note for the desk"), icon="comment", help_text=_("Readers never get this."), rows=3
    )
