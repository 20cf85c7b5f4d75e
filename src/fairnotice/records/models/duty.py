"""Who is on call, what was opened, and the mail that tells somebody that something waits."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord
from fairnotice.records.models.keeping import MessageRecord


class RosterRecord(models.Model):
    """One turn of duty in an office: who is on call from when until when, and where they are reached."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    officer_id = models.UUIDField()  # an account; other offices' accounts are not readable, so no constraint
    login = models.CharField(max_length=80)
    telephone = models.CharField(max_length=60, default="")
    begins = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "roster"
        indexes = [models.Index(fields=["bureau", "begins"], name="roster_turn")]


class OpenedRecord(models.Model):
    """A message was opened, by which office's account first. What nobody opens is escalated."""

    message = models.OneToOneField(MessageRecord, on_delete=models.PROTECT, primary_key=True)
    officer_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "opened"


class LookedRecord(models.Model):
    """How far a bureau has looked through its view of the register: up to which entry, and when."""

    bureau = models.OneToOneField(BureauRecord, on_delete=models.PROTECT, primary_key=True)
    sequence = models.PositiveBigIntegerField()
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "looked"


class MailRecord(models.Model):
    """A mail to one account that something waits. It names an office, a kind of thing and an address; nobody.

    `step`: how far the telling of the message had come (domain.telling.Told). Mail that is not needed any more is
    thrown away unsent.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    message = models.ForeignKey(MessageRecord, on_delete=models.PROTECT)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    step = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failed = models.CharField(max_length=120, default="")  # the kind of the last failure

    class Meta:
        """Its table."""

        db_table = "mail"
        constraints = [models.UniqueConstraint(fields=["message", "officer", "step"], name="one_mail_a_step")]
        indexes = [models.Index(fields=["sent_at"], name="mail_waiting")]
