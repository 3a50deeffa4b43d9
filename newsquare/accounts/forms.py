"""What people type about themselves."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authentication_failed
from allauth.mfa.totp.internal.auth import validate_totp_code
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsquare.accounts import passkeys
from newsquare.accounts.models import User
from newsquare.accounts.passkeys import Passkey
from newsquare.accounts.queries import looks_taken, staff_of
from newsquare.accounts.rules import seems_to_be, skeleton
from newsquare.lib.text import one_line
from newsquare.stations.models import Station

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": 20, "autofocus": True}


class AddressForm(forms.Form):
    """An e-mail address."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("This is no e-mail address. One looks like name@example.com."),
        },
    )

    def clean_email(self) -> str:
        """Return the address in lower case."""
        return str(self.cleaned_data["email"]).lower()


class CodeForm(forms.Form):
    """A code that came by mail."""

    code = forms.CharField(
        label=_("Code from the mail"),
        max_length=40,
        widget=forms.TextInput(attrs=CODE),
        error_messages={"required": _("Type the code from the mail.")},
    )


class PasswordForm(AddressForm):
    """How staff sign in."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class FactorForm(AuthenticateForm):  # type: ignore[misc]  # allauth is untyped.
    """The second factor, where it is a code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_app = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).exists()
        self.fields["code"] = forms.CharField(
            label=_("Code from your authenticator app") if has_app else _("Recovery code"),
            help_text=_("Or one of the recovery codes that you wrote down.")
            if has_app
            else _("One of those that you wrote down. Each signs in once."),
            max_length=40,
            widget=forms.TextInput(attrs=CODE),
            error_messages={"required": _("Type the code.")},
        )


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is untyped.
    """The second factor, where it is a passkey."""

    reauthenticated = passwordless = False

    def clean_credential(self) -> Authenticator:
        """Return the passkey. Raises ValidationError; whose it was not meant to be is in the log."""
        try:
            return passkeys.believed(super().clean_credential)
        except ValidationError:
            authentication_failed.send(Authenticator, request=context.request, user=self.user, authenticator=None)
            raise


class NameForm(forms.Form):
    """The name shown beside comments."""

    name = forms.CharField(
        label=_("Name shown"),
        max_length=60,
        help_text=_("It stands beside your comments. It need not be your real name, only not somebody else’s."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        error_messages={"required": _("Type a name."), "max_length": _("At most 60 characters.")},
    )

    def __init__(self, *args: Any, user: User, station: Station, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.station = user, station

    def clean_name(self) -> str:
        """Return the name on one line. Raises ValidationError for one that may be taken for somebody else's."""
        name = one_line(self.cleaned_data["name"])
        if len(skeleton(name)) < 2:
            raise ValidationError(_("A name has at least two letters."))
        if "@" in name or "://" in name:
            raise ValidationError(_("A name is no address: everybody will see it."))
        staff = staff_of(self.station).exclude(pk=self.user.pk).values_list("name", flat=True)
        is_staff = self.user.groups.filter(role_group__station=self.station).exists()
        taken_for = seems_to_be(name, "" if is_staff else self.station.name, staff, offices=not is_staff)
        if taken_for:
            raise ValidationError(
                _("Readers might take you for “%(other)s”. Please choose another name."), params={"other": taken_for}
            )
        if not is_staff and looks_taken(name, self.user):
            raise ValidationError(_("Another reader’s name looks like this one. Add something to yours."))
        return name


class EraseForm(forms.Form):
    """Consent to erasing an account, and how much of it."""

    words = forms.ChoiceField(
        label=_("What shall become of your comments?"),
        choices=[
            ("keep", _("They stay without my name, so that the answers keep their sense")),
            ("delete", _("Their text goes, too")),
        ],
        initial="keep",
        required=False,
        widget=forms.RadioSelect,
    )

    sure = forms.BooleanField(
        label=_("Yes, delete my account"), error_messages={"required": _("Tick this if you are sure.")}
    )


class SignOutForm(forms.Form):
    """How far to sign out."""

    everywhere = forms.BooleanField(label=_("On all my other devices, too"), required=False)


class SetUpForm(NameForm):
    """What a new member of staff sets with the one-time link."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=1000,
        help_text=_("At least ten characters. Four unrelated words are good."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}, render_value=True),
    )
    code = forms.CharField(
        label=_("Code from your authenticator app"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    passkey = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, totp_secret: str | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.totp_secret = totp_secret
        self.fields["name"].help_text = _("As it stands in your bylines.")
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.has_passkey = bool(self.data.get("passkey"))
        if totp_secret is None:
            del self.fields["passkey"], self.fields["code"]
        else:
            self.fields["code"].required = not self.has_passkey

    def clean_password(self) -> str:
        """Return a password that is not too easy."""
        password = str(self.cleaned_data["password"])
        validate_password(password, self.user)
        return password

    def clean_code(self) -> str:
        """Raise ValidationError where the app shows another code, so that nobody locks themselves out."""
        code = str(self.cleaned_data["code"])
        if not self.has_passkey and not validate_totp_code(self.totp_secret, code):
            raise ValidationError(
                _("The app shows another code by now, or the clock of your telephone is wrong. Try the next one.")
            )
        return code

    def clean_passkey(self) -> dict[str, Any] | None:
        """Return what the browser answered. Raises ValidationError where it is not what was asked for."""
        return passkeys.made(self.cleaned_data["passkey"]) if self.has_passkey else None

    @property
    def factor(self) -> str | Passkey | None:
        """What the person set up: the secret of an app, a passkey, or nothing where none is asked for."""
        answer = self.cleaned_data.get("passkey")
        return Passkey(name=str(_("the first one")), credential=answer) if answer else self.totp_secret


class OwnFactorsForm(forms.Form):
    """What somebody signed in changes about the own second factor, and the password that proves who it is."""

    password = forms.CharField(
        label=_("Your password, for each change here"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type your password.")},
    )
    name = forms.CharField(
        label=_("What you call it"),
        required=False,
        max_length=passkeys.LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": _("Telephone, key on my ring, …")}),
    )
    passkey = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Return the password. Raises ValidationError for another one."""
        password = str(self.cleaned_data["password"])
        if not self.user.check_password(password):
            raise ValidationError(_("That is not your password."))
        return password

    def clean(self) -> dict[str, Any]:
        """Believe a new passkey only where the password was right."""
        cleaned = super().clean() or {}
        if not self.errors and cleaned.get("passkey"):
            cleaned["passkey"] = passkeys.made(cleaned["passkey"])
        return cleaned
