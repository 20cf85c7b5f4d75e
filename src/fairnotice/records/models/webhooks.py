"""Where a bureau's own systems are told that its view has grown."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord


class WebhookRecord(models.Model):
    """An address of a bureau, how far it was told, and how the telling stands."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    url = models.CharField(max_length=500)
    secret = models.CharField(max_length=80)
    told = models.PositiveBigIntegerField(default=0)  # the entry up to which it was told
    tries = models.PositiveSmallIntegerField(default=0)  # since it last answered well
    next_at = models.DateTimeField()
    failed = models.CharField(max_length=60, default="")  # the kind of failure, no words of the other side
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "webhook"
