"""How somebody signs in to an account: its password, its invitations, and the sessions that are open."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from fairnotice.records.models.bodies import OfficerRecord


class SignInManager(BaseUserManager["SignInRecord"]):
    """Rows are made by `services.administration.add_officer` and nowhere else."""


class SignInRecord(AbstractBaseUser):
    """What an account signs in with. Role and bureau stand in its officer row and are never copied here."""

    officer = models.OneToOneField(OfficerRecord, on_delete=models.PROTECT, primary_key=True)
    login = models.CharField(max_length=80, unique=True)
    email = models.EmailField(blank=True, default="")  # for mail, and to be matched by a body's identity provider
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "login"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = SignInManager()

    class Meta:
        """Its table."""

        db_table = "sign_in"


class InvitationRecord(models.Model):
    """A link with which an account gets its password, once. Only its digest is kept; the link is shown once."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    account = models.ForeignKey(SignInRecord, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "invitation"


class SessionRecord(AbstractBaseSession):
    """A browser's session. Whose it is stands in a column of its own, so that a leaver's sessions end at once."""

    account = models.ForeignKey(SignInRecord, on_delete=models.CASCADE, null=True)
    began_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "session"
