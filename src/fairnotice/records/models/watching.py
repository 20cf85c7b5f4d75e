"""What the watch over live notices knows: how each stood when it was last reviewed again, and what has changed since."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fairnotice.records.models.notices import NoticeRecord


class WatchRecord(models.Model):
    """How a notice stands by the rules: the file, the rulebook and the day it was read on, and the result.

    `next_on` is the first later day on which the answer may change by itself. Never for the source.
    """

    notice = models.OneToOneField(NoticeRecord, on_delete=models.PROTECT, primary_key=True)
    revision = models.PositiveIntegerField()  # see services.dossiers.revision
    edition = models.CharField(max_length=40)
    on_day = models.DateField()
    reviewed_at = models.DateTimeField()
    next_on = models.DateField(null=True)
    digest = models.CharField(max_length=64)
    standing = models.JSONField()  # law.standing

    class Meta:
        """Its table."""

        db_table = "watch"
        indexes = [models.Index(fields=["edition", "next_on"], name="watch_next")]


class WatchChangeRecord(models.Model):
    """One difference that a review found on a live notice, and what brought it: the file, the rules, a day."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    because = ArrayField(models.CharField(max_length=20))
    before = models.JSONField()
    after = models.JSONField()
    found_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "watch_change"
        indexes = [models.Index(fields=["notice", "found_at"], name="watch_change_notice")]
