"""What is published, for whom, and each recipient's own view of the register."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord
from fairnotice.records.models.cases import RequestRecord


class NoticeRecord(models.Model):
    """A notice or a circulated diffusion. `document` is what recipients read."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.OneToOneField(RequestRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=24)
    suspended_before_block = models.BooleanField(default=False)
    document = models.JSONField()
    published_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        """Its table."""

        db_table = "notice"


class RestrictionRecord(models.Model):
    """A bureau that must not see a notice."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)

    class Meta:
        """Its table."""

        db_table = "restriction"
        constraints = [models.UniqueConstraint(fields=["notice", "bureau"], name="one_restriction_a_bureau")]


class RegisterEntryRecord(models.Model):
    """One entry in one recipient's view. Sequences are the recipient's own, without gaps; entries are never changed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    recipient = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    sequence = models.PositiveBigIntegerField()
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)  # publish, suspend, resume, block, unblock, renew, withdraw, cancel, …
    digest = models.CharField(max_length=64)
    entered_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "register_entry"
        constraints = [models.UniqueConstraint(fields=["recipient", "sequence"], name="no_gap_in_a_view")]
