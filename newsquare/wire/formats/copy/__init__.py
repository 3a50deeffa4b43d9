"""The text of a story out of the markup of any agency: XHTML, NITF, HTML in a CDATA section, or elements of its own."""

from newsquare.wire.formats.copy.found import Found, Known
from newsquare.wire.formats.copy.read import Copy, copy_of_element, copy_of_text

__all__ = ["Copy", "Found", "Known", "copy_of_element", "copy_of_text"]
