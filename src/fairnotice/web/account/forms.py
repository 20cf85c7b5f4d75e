"""allauth's forms in our words: labels that stay, no placeholders that go away."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
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


class PasskeyForm(AddWebAuthnForm):
    """A new passkey. Every passkey opens the account by itself, so it always asks for a finger, a face or a PIN."""

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
