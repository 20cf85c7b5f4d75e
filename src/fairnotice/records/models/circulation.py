"""The desks of members: how they enrol, what they sign, and what went wrong with a copy."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord
from fairnotice.records.models.notices import NoticeRecord


class RegisterKeyRecord(models.Model):
    """A public key of the register with the statement that vouches for it. The private half is a file."""

    id = models.CharField(max_length=40, primary_key=True)
    number = models.PositiveIntegerField(unique=True)
    statement = models.TextField()
    begins = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "register_key"


class DeskCodeRecord(models.Model):
    """A code with which one desk enrols once. Only its digest is kept."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    made_by = models.UUIDField()
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "desk_code"


class DeskRecord(models.Model):
    """A recipient's copy: a desk, an index, a pack. Its keys, its account, and until when it may be used."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, default="desk")
    key = models.CharField(max_length=64)  # Ed25519, for receipts
    wrap = models.CharField(max_length=64)  # X25519, for packs; empty: none are made for it
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT, null=True)  # None: it reads nothing here
    enrolled_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "desk"
        constraints = [models.UniqueConstraint(fields=["bureau", "name"], name="one_desk_a_name")]


class CopyRecord(models.Model):
    """A copy that was given: which, to whom, how far it goes, and until when it may be used.

    The receipts that say so are the proof of `held_at` and `gone_at`. Of a pack its desk's receipts speak.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    desk = models.ForeignKey(DeskRecord, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)  # pack, index, workers
    sequence = models.PositiveBigIntegerField()
    entries = models.PositiveIntegerField(default=0)  # of an index: people on it
    digest = models.CharField(max_length=64, default="")  # of an index
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)  # when its holder first said that it has it
    gone_at = models.DateTimeField(null=True)  # when its holder said that it is destroyed

    class Meta:
        """Its table."""

        db_table = "copy_given"
        indexes = [
            models.Index(fields=["desk", "-ends_at"], name="copy_of_desk"),
            models.Index(fields=["ends_at"], name="copy_not_gone", condition=models.Q(gone_at=None)),
        ]


class ReceiptRecord(models.Model):
    """What a desk signed that it holds. Never changed: it is the proof."""

    id = models.BigAutoField(primary_key=True)
    desk = models.ForeignKey(DeskRecord, on_delete=models.PROTECT)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    sequence = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)
    copy = models.CharField(max_length=128)
    agrees = models.BooleanField()
    destroyed = ArrayField(models.CharField(max_length=64), default=list)
    statement = models.TextField()
    digest = models.CharField(max_length=64, unique=True)  # of the statement: sent again, it is the same
    applied_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "receipt"
        indexes = [
            models.Index(fields=["desk", "-sequence"], name="receipt_of_desk"),
            models.Index(fields=["desk", "-id"], name="receipt_newest"),
        ]


class IncidentRecord(models.Model):
    """Something that must not be: a copy that disagrees, a forged receipt, a measure on a notice that had ended."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    kind = models.CharField(max_length=30)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)  # whose copy or measure
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT, null=True)
    number = models.CharField(max_length=40, default="")  # of the notice, told when it is out of every view
    thing = models.CharField(max_length=60)
    text = models.TextField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_why = models.TextField(default="")

    class Meta:
        """Its table."""

        db_table = "incident"


class DrillRecord(models.Model):
    """A recall drill: every desk is asked for a receipt now. Open until somebody, or the sweep, closes it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    begun_at = models.DateTimeField()
    after_receipt = models.BigIntegerField()  # the newest receipt when it began: what comes later answers it
    closed_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "drill"


class DrillAnswerRecord(models.Model):
    """How one desk answered a drill that is closed. Kept apart, so that each bureau sees its own desks' alone."""

    id = models.BigAutoField(primary_key=True)
    drill = models.ForeignKey(DrillRecord, on_delete=models.PROTECT)
    desk = models.ForeignKey(DeskRecord, on_delete=models.PROTECT)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    answered_at = models.DateTimeField(null=True)  # None: it did not
    agrees = models.BooleanField(null=True)
    behind = models.PositiveBigIntegerField(default=0)  # entries that the answer did not go up to

    class Meta:
        """Its table."""

        db_table = "drill_answer"
        constraints = [models.UniqueConstraint(fields=["drill", "desk"], name="one_answer_a_desk")]
