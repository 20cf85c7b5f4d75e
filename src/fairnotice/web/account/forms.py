"""allauth's forms in our words: labels that stay, no placeholders that go away."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

PASSWORD_HINT = _("At least 12 characters. Several words in a row are easy to remember and hard to guess.")
_PLAIN = {"autocapitalize": "none", "spellcheck": "false"}


def _say(field: Any, label: Any, hint: Any = "", **attributes: str) -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)


class SignInForm(LoginForm):
    """Login and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("Login"), autocomplete="username", **_PLAIN)
        _say(self.fields["password"], _("Password"))


class ConfirmForm(ReauthenticateForm):
    """The password, once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("Password"))


class PasswordForm(ChangePasswordForm):
    """Another password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("The password you have now"))
        _say(self.fields["password1"], _("New password"), PASSWORD_HINT)
        _say(self.fields["password2"], _("New password, once more"))


class WelcomeForm(forms.Form):
    """The first password of an account, or a new one after the old was lost."""

    password1 = forms.CharField(
        label=_("New password"),
        help_text=PASSWORD_HINT,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("New password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both are the same."""
        given = super().clean() or {}
        if "password2" in given and given.get("password1") != given["password2"]:
            self.add_error("password2", _("Type the same password twice."))
        return given


class CodeForm(AuthenticateForm):
    """A code of an authenticator app, or one of the recovery codes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("From your authenticator app, or one of your recovery codes.")
        _say(self.fields["code"], _("Code"), hint, **{"class": "govuk-input--width-10", "inputmode": "numeric"})


class ConfirmCodeForm(ReauthenticateCodeForm):
    """The same, to say once more who it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("From your authenticator app, or one of your recovery codes.")
        _say(self.fields["code"], _("Code"), hint, **{"class": "govuk-input--width-10", "inputmode": "numeric"})


class AppForm(ActivateTOTPForm):
    """The first code of a new authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("The six digits that the app shows now.")
        _say(self.fields["code"], _("Code"), hint, **{"class": "govuk-input--width-10", "inputmode": "numeric"})


_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)
"""What the libraries raise for an answer that no browser gives."""


class _AnswerField(forms.JSONField):
    """What the browser says for a passkey: a table, and nothing that stops its reader."""

    def to_python(self, value: Any) -> Any:
        """The table. Raises ValidationError."""
        try:
            found = super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise get_adapter().validation_error("incorrect_code") from error
        if not isinstance(found, dict | None):
            raise get_adapter().validation_error("incorrect_code")
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Nothing of it is shown again: the browser is asked anew."""
        return InvalidJSONInput("")


class _Answered:
    """A form with a passkey's answer: one that cannot be read is wrong, like one of another passkey."""

    def clean_credential(self) -> Any:
        """Whose passkey it is. Raises ValidationError."""
        try:
            return super().clean_credential()  # type: ignore[misc]  # allauth's, beside which this class stands
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(_Answered, LoginWebAuthnForm):
    """Signing in with a passkey."""

    credential = _AnswerField(widget=forms.HiddenInput)


class PasskeyCodeForm(_Answered, AuthenticateWebAuthnForm):
    """A passkey after the password."""

    credential = _AnswerField(widget=forms.HiddenInput)


class PasskeyConfirmForm(_Answered, ReauthenticateWebAuthnForm):
    """A passkey, to say once more who it is."""

    credential = _AnswerField(widget=forms.HiddenInput)


class PasskeyForm(AddWebAuthnForm):
    """A new passkey. Every passkey opens the account by itself, so it always asks for a finger, a face or a PIN."""

    credential = _AnswerField(widget=forms.HiddenInput)

    def clean(self) -> Any:
        """What belongs together. Raises ValidationError for an answer that cannot be read."""
        try:
            return super().clean()
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("So that you know it again, such as: key on my key ring.")
        _say(self.fields["name"], _("Name of the passkey"), hint, maxlength="80")
        self.fields["passwordless"].widget = forms.HiddenInput()
        self.fields["passwordless"].initial = True


class PasskeyNameForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["name"], _("Name of the passkey"), maxlength="80")
