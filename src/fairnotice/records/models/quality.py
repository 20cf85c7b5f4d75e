"""What the administrator says of the traffic, and particulars on notices that belong to somebody who is not wanted."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord
from fairnotice.records.models.notices import NoticeRecord


class TrafficRecord(models.Model):
    """How many travellers are checked in a month, as an administrator stated it. The newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    travellers = models.PositiveBigIntegerField()
    source = models.CharField(max_length=300)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    stated_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "traffic"


class MisusedIdentityRecord(models.Model):
    """A document or an identity on a notice whose true holder is not wanted. Which one, by its place: no copy of it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    place = models.CharField(max_length=20)  # document:0.1 or identity:0 among what the notice gives
    entry = models.CharField(max_length=64)  # a digest of the particulars that the notice gave
    verify_by = models.CharField(max_length=500)
    travels = models.BooleanField()  # the holder agrees, and the source of the notice says it: every recipient reads it
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, default="")  # changed, ended

    class Meta:
        """Its table."""

        db_table = "misused_identity"
        indexes = (models.Index(fields=["notice"], name="misused_identity_notice"),)
