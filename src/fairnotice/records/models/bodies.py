"""Bureaus and offices, the accounts in them, and the tokens of their machines."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models


class BureauRecord(models.Model):
    """A national bureau, the secretariat's office, the Commission, or another body."""

    code = models.CharField(max_length=32, primary_key=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, null=True)
    kind = models.CharField(max_length=20)  # bureau, tribunal, secretariat, commission, court, counsel
    telephone = models.CharField(max_length=60, default="")
    zone = models.CharField(max_length=60, default="UTC")  # IANA: where its days begin and end

    class Meta:
        """Its table."""

        db_table = "bureau"


class OfficerRecord(models.Model):
    """An account. What the person may not decide about is kept as states: nationality and secondment."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    login = models.CharField(max_length=80, unique=True)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    role = models.CharField(max_length=20)
    states = ArrayField(models.CharField(max_length=2), default=list)
    active = models.BooleanField(default=True)

    class Meta:
        """Its table."""

        db_table = "officer"


class TokenRecord(models.Model):
    """A token of the API. Only its digest is kept; the token itself is shown once."""

    digest = models.BinaryField(primary_key=True, max_length=32)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.CASCADE)
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "token"
