"""Strange HTML made safe to print, and the words of it.

`clean_body` is the only way from an agency's or a person's HTML to ours: what it returns holds the few elements of a
story's body, in paragraphs, and nothing else. `paragraphs_with_links` is for text that was never HTML.
"""

from newsquare.lib.html.clean import MAX_HTML, clean_body
from newsquare.lib.html.edit import texts_of, with_words
from newsquare.lib.html.entities import mend_entities
from newsquare.lib.html.links import paragraphs_with_links
from newsquare.lib.html.tokens import is_a_bomb, without_monsters
from newsquare.lib.html.words import blocks_of, paragraphs_of, words_of

__all__ = [
    "MAX_HTML",
    "blocks_of",
    "clean_body",
    "is_a_bomb",
    "mend_entities",
    "paragraphs_of",
    "paragraphs_with_links",
    "texts_of",
    "with_words",
    "without_monsters",
    "words_of",
]
