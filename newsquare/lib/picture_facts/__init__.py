"""What a picture's file says about the picture: credit, creator, caption, rights. Read from IPTC IIM, XMP and EXIF."""

from newsquare.lib.picture_facts.every import Every, every_fact_in
from newsquare.lib.picture_facts.facts import Facts
from newsquare.lib.picture_facts.read import facts_in
from newsquare.lib.picture_facts.write import app13, xmp_packet

__all__ = ["Every", "Facts", "app13", "every_fact_in", "facts_in", "xmp_packet"]
