"""One account model for staff and readers, with the e-mail address as its name."""

import secrets
from typing import Any, ClassVar

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


def new_session_key() -> str:
    """Return a fresh part of what a person's sessions are tied to."""
    return secrets.token_hex(16)


class UserManager(BaseUserManager["User"]):
    """Makes accounts; addresses are kept in lower case, so that one person is one account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account. Without a password the person signs in by a code sent by mail."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def no_password(self) -> str:
        """Return what stands in place of the password of somebody who signs in by mailed codes."""
        return make_password(None)

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the account of an address, whatever its case."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person: a reader, and at some stations perhaps staff."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name shown"), max_length=60, blank=True)
    # What the name looks like: `rules.skeleton`.
    look = models.CharField(max_length=180, blank=True, editable=False, db_index=True)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("since"), default=timezone.now)
    session_key = models.CharField(max_length=32, default=new_session_key, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name shown; Wagtail prints it on the desk."""
        return self.name or self.email

    @property
    def first_name(self) -> str:
        """The name in the desk's menu, where Wagtail would print the address instead."""
        return self.name

    def get_short_name(self) -> str:
        """Return the name shown."""
        return self.name or self.email.split("@", 1)[0]

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Tie sessions to the password and to a key of their own, so that they can be ended without a password."""
        value = f"{self.session_key}{self.password}"
        return salted_hmac("newsquare.accounts.session", value, secret=secret, algorithm="sha256").hexdigest()
