"""What allauth is told about second factors: their names, and that their secrets are not kept in the clear."""

from base64 import urlsafe_b64encode
from hashlib import sha256

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Factors(DefaultMFAAdapter):
    """Setting MFA_ADAPTER."""

    error_messages = {  # noqa: RUF012  as allauth has it
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is wrong, or was used already. Wait for the next one."),
    }

    def encrypt(self, text: str) -> str:
        """A secret as it stands in the database: the database alone opens nothing, the data folder's key is needed."""
        return _key().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret itself."""
        return _key().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        """What a new passkey is called when its owner gives it no name."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)d") % {"number": number}

    def _get_site_name(self) -> str:
        return settings.MFA_TOTP_ISSUER


def _key() -> Fernet:
    return Fernet(urlsafe_b64encode(sha256(b"second factors:" + settings.SECRET_KEY.encode()).digest()))
