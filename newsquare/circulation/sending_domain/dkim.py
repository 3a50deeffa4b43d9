"""DKIM (RFC 6376): the key with which whoever gets a mail proves that it is ours and unchanged."""

import base64
import binascii
from dataclasses import replace

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key
from django.utils.translation import gettext as _

from newsquare.circulation.sending_domain.findings import Finding, Grade, Names, Sender, tags_of

LEAST_BITS = 1024  # RFC 8301, 3.2: shorter keys are never taken as good.
GOOD_BITS = 2048


def examine_dkim(sender: Sender, names: Names) -> list[Finding]:
    """Say how each of the station's keys stands; one good key is enough. Raises NoAnswerError."""
    if not sender.selectors:
        words = _(
            "The key could not be looked up, for DNS does not tell its name, the selector. It stands as “s=” in the"
            " header DKIM-Signature of a mail that you got from the station; name it with --selector or"
            " NEWSQUARE_MAIL_SELECTORS."
        )
        return [Finding("DKIM", Grade.HINT, words), _of_another_domain(sender)]
    found = [finding for selector in sender.selectors for finding in _examine(selector, sender, names)]
    if any(finding.speaks for finding in found):
        return [replace(finding, grade=Grade.HINT) if finding.grade.is_bad else finding for finding in found]
    return [*found, _of_another_domain(sender)]


def _of_another_domain(sender: Sender) -> Finding:
    words = _(
        "Only keys of %(domain)s are looked for. Whether the server signs in the name of another domain (“d=” in the"
        " DKIM-Signature), DNS cannot tell; it does not speak for %(domain)s unless both are of one organization."
    )
    return Finding("DKIM", Grade.HINT, words % {"domain": sender.domain})


def _examine(selector: str, sender: Sender, names: Names) -> list[Finding]:
    name = f"{selector}._domainkey.{sender.domain}"
    found = [text for text in names.texts(name) if "p" in dict(tags_of(text))]
    if not found:
        words = _(
            "There is no key at %(name)s: signatures of this selector prove nothing. The server or provider shows it."
        )
        record = "v=DKIM1; k=rsa; p=" + _("THE-PUBLIC-KEY")
        return [Finding("DKIM", Grade.MISSING, words % {"name": name}, name, record)]
    if len(found) > 1:
        words = _(
            "There are %(n)s keys at %(name)s; which one is used is anybody’s guess (RFC 6376, 3.6.2.2). Keep one."
        )
        return [Finding("DKIM", Grade.WRONG, words % {"name": name, "n": len(found)})]
    tags = dict(tags_of(found[0]))
    if why := _useless(tags, found[0]):
        return [Finding("DKIM", Grade.WRONG, f"{name}: {why}")]
    return [_measure(name, tags), *_hints(name, tags)]


def _useless(tags: dict[str, str], record: str) -> str:
    """Return why a record is no key for mail; empty if it is one."""
    if "v" in tags and (tags["v"] != "DKIM1" or tags_of(record)[0][0] != "v"):
        return _("the record must begin with v=DKIM1 (RFC 6376, 3.6.1).")
    if not tags["p"]:
        return _("the key was revoked (p= is empty; RFC 6376, 3.6.1). Sign with another selector, or publish its key.")
    if "h" in tags and "sha256" not in tags["h"].lower().split(":"):
        return _("the key is not for sha256, and nothing else is taken any more (RFC 8301).")
    if "s" in tags and not {"*", "email"} & {word.strip() for word in tags["s"].split(":")}:
        return _("the key is not for e-mail (s=).")
    return ""


def _measure(name: str, tags: dict[str, str]) -> Finding:
    broken = Finding("DKIM", Grade.WRONG, _("%(name)s: the key cannot be read; copy it again.") % {"name": name})
    try:
        raw = base64.b64decode("".join(tags["p"].split()), validate=True)
        if tags.get("k", "rsa").lower() == "ed25519":
            said = _("%(name)s is an Ed25519 key (RFC 8463), which many do not read yet: sign with an RSA key as well.")
            return Finding("DKIM", Grade.HINT, said % {"name": name}, speaks=True) if len(raw) == 32 else broken
        key = load_der_public_key(raw)
    except (binascii.Error, ValueError, UnsupportedAlgorithm):
        return broken
    if not isinstance(key, RSAPublicKey):
        return broken
    about = {"name": name, "bits": key.key_size}
    if key.key_size < LEAST_BITS:
        said = _("%(name)s has %(bits)s bits and can be forged: nobody takes it as good (RFC 8301). Make one of 2048.")
        return Finding("DKIM", Grade.WRONG, said % about)
    if key.key_size < GOOD_BITS:
        said = _("%(name)s has %(bits)s bits; make one of 2048 when you can.")
        return Finding("DKIM", Grade.HINT, said % about, speaks=True)
    return Finding("DKIM", Grade.OK, _("%(name)s holds an RSA key of %(bits)s bits.") % about, speaks=True)


def _hints(name: str, tags: dict[str, str]) -> list[Finding]:
    if "y" not in tags.get("t", "").lower().split(":"):
        return []
    words = _("%(name)s says that it is only tested (t=y): some then ignore it. Take that out.")
    return [Finding("DKIM", Grade.HINT, words % {"name": name})]
