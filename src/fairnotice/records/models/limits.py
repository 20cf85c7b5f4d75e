"""Limits of time that an administrator has set for this house, where no text gives a number."""

from django.db import models


class HouseLimitRecord(models.Model):
    """How many days a clock runs here. The newest row of a clock counts; without one the number of the table does."""

    sequence = models.PositiveBigIntegerField(primary_key=True)
    clock = models.CharField(max_length=40)
    days = models.PositiveSmallIntegerField()
    reasons = models.TextField()
    officer_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "house_limit"
