"""Mail, by the standard library."""

import email
import email.policy

from newsquare.wire.conformance.told import Told
from newsquare.wire.conformance.words import body_of


def told(raw: bytes) -> list[Told]:
    """Read a message."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    guid = str(message["Message-ID"] or "").strip() or None
    subject = " ".join(str(message["Subject"] or "").split()) or None
    part = message.get_body(preferencelist=("html", "plain"))
    try:
        text = part.get_content() if part is not None else ""
    except (LookupError, ValueError):
        text = ""
    bare = guid.strip("<>") if guid else None
    plain = part is not None and part.get_content_type() == "text/plain"
    body = body_of(text.replace("&", "&amp;").replace("<", "&lt;") if plain else text, text)
    return [Told(guid=guid, values={"guid": (guid, bare), "headline": (subject,)}, body=body)]
