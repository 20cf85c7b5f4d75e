"""Courts and counsel that were named for a request, and every answer about an exposure as it was asked and given."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fairnotice.records.models.bodies import BureauRecord
from fairnotice.records.models.cases import RequestRecord


class NamedReaderRecord(models.Model):
    """A court, or the person's counsel, who may read the exposure of one request up to a day."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    office = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    role = models.CharField(max_length=20)  # court, counsel
    extent = models.CharField(max_length=10)  # domain.exposure_reader.Extent
    disclosure = models.CharField(max_length=20)  # why it may be shown to them
    named_by = models.CharField(max_length=32)  # the office
    officer_id = models.UUIDField()
    named_at = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "named_reader"
        constraints = [
            models.UniqueConstraint(
                fields=["request", "office"], condition=models.Q(ended_at=None), name="named_once_for_a_request"
            )
        ]


class ExposureAnswerRecord(models.Model):
    """One exposure as it was asked and answered. Never changed: its digest stands in the event log.

    The versions of the two parts of the file are kept, so that the same can be asked of the same file later; 0 where a
    part was not used or not there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    role = models.CharField(max_length=20)
    office = models.CharField(max_length=32)
    officer_id = models.UUIDField()
    purpose = models.CharField(max_length=30)
    on_day = models.DateField()
    countries = ArrayField(models.CharField(max_length=2))
    extent = models.CharField(max_length=10)
    filed_version = models.PositiveIntegerField()
    added_version = models.PositiveIntegerField(default=0)
    notice_state = models.CharField(max_length=40, default="")
    rules = models.CharField(max_length=40)
    software = models.CharField(max_length=40)
    content = models.TextField()  # the JSON as it was given, letter by letter
    digest = models.CharField(max_length=64)  # of the content
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "exposure_answer"
        indexes = [models.Index(fields=["request", "at"], name="exposure_answer_request")]
