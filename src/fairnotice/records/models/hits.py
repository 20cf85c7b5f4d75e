"""Between a hit and a measure. The source bureau sees the confirmation asked of it, never where the person is."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord
from fairnotice.records.models.notices import NoticeRecord


class HitRecord(models.Model):
    """A presumed match of a traveller with a notice, raised in one bureau."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    state = models.CharField(max_length=20)
    traveller = models.JSONField()
    score = models.FloatField()
    reasons = models.JSONField()
    keys = models.JSONField(default=list)  # digests by which a wrong match is known again; erased with the rest
    carrier = models.CharField(
        max_length=80, default=""
    )  # the sign-in name of the carrier that submitted the traveller
    raised_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "hit"


class VerificationRecord(models.Model):
    """A person compared the traveller with the notice, and what was compared."""

    hit = models.OneToOneField(HitRecord, on_delete=models.PROTECT, primary_key=True)
    bureau_code = models.CharField(max_length=32)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    same = models.BooleanField()
    compared = models.JSONField()
    verified_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "verification"


class ConfirmationRecord(models.Model):
    """The question to the source whether its notice still stands, under a clock. It does not say who asks or where."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hit = models.ForeignKey(HitRecord, on_delete=models.PROTECT, db_constraint=False)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=12, default="")  # "", confirmed, denied
    answer_text = models.TextField(default="")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "confirmation"


class ProtectionCheckRecord(models.Model):
    """What the locating bureau found about protection. It stays there."""

    hit = models.OneToOneField(HitRecord, on_delete=models.PROTECT, primary_key=True)
    bureau_code = models.CharField(max_length=32)
    protected = models.BooleanField()
    checked = models.TextField()
    checked_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "protection_check"


class DisclosureRecord(models.Model):
    """What the locating bureau decided that the requester learns."""

    hit = models.OneToOneField(HitRecord, on_delete=models.PROTECT, primary_key=True, db_constraint=False)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    bureau_code = models.CharField(max_length=32)
    tells = models.CharField(max_length=20)  # nothing, located
    text = models.TextField(default="")
    decided_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "disclosure"


class MeasureRecord(models.Model):
    """What the country did, under which law of its own."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hit = models.ForeignKey(HitRecord, on_delete=models.PROTECT, db_constraint=False)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    bureau_code = models.CharField(max_length=32)
    kind = models.CharField(max_length=24)
    legal_basis = models.TextField()
    state = models.CharField(max_length=12)
    taken_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "measure"
