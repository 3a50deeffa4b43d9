"""A story out of a document that somebody wrote elsewhere: Google Docs, Word, or anything that copies as HTML.

`read_document` takes the HTML as it lies on the clipboard or in an exported file and gives blocks of a story's body,
the facts that the document states about the story, and in words all that a person has to look at. No word is lost:
what has no place in a story is in the notes.
"""

from newsquare.stories.documents.document import Document, read_document
from newsquare.stories.documents.files import LARGEST_FILE, DocumentError, read_file
from newsquare.stories.documents.pictures import Asked

__all__ = ["LARGEST_FILE", "Asked", "Document", "DocumentError", "read_document", "read_file"]
