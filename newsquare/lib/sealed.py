"""Secrets that we must be able to show to others are kept sealed: the database alone does not give them away."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def seal(text: str, *, purpose: str) -> str:
    """Return a secret as it is kept."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """Return a kept secret; an empty one where the server's secret key was changed since."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken:
        return ""


def _box(purpose: str) -> Fernet:
    key = salted_hmac(f"newsquare.sealed.{purpose}", "", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
