"""What happened to public parts, for whoever keeps copies of them; and which feeds an administrator has turned on."""

from django.db import models

from fairnotice.records.models.extracts import ExtractRecord


class PublicChangeRecord(models.Model):
    """One change of a public part. Sequences have no gaps; rows are never changed, and name nobody."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    extract = models.ForeignKey(ExtractRecord, on_delete=models.PROTECT)
    happened = models.CharField(max_length=20)  # published, amended, removed
    reason = models.CharField(max_length=30, default="")  # of a removal
    entities = models.PositiveSmallIntegerField()  # that FollowTheMoney has of it from now on
    at = models.DateTimeField()  # never before that of the change before it

    class Meta:
        """Its table."""

        db_table = "public_change"
        indexes = (
            models.Index(fields=["extract", "sequence"], name="public_change_extract"),
            models.Index(fields=["at"], name="public_change_at"),
        )


class FeedSettingRecord(models.Model):
    """A feed turned on or off. The newest row of a feed counts; without one it is off."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    feed = models.CharField(max_length=20)
    turned_on = models.BooleanField()
    reasons = models.TextField()
    officer_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "feed_setting"
