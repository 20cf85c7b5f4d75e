"""What carriers submitted and nobody has screened yet."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord


class ManifestRecord(models.Model):
    """Travellers of one journey, kept from the carrier's submission until they are screened, and then gone.

    `failed`: the kind of the last failure, where a screening failed.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    journey = models.CharField(max_length=120)
    travellers = models.JSONField()
    sent_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failed = models.CharField(max_length=120, default="")

    class Meta:
        """Its table."""

        db_table = "manifest"
        indexes = [models.Index(fields=["sent_at"], name="manifest_waiting")]
