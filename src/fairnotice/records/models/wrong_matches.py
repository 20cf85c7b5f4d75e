"""This traveller is not that entry: pairs that a person has told apart. No particulars of the traveller are in it."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord
from fairnotice.records.models.notices import NoticeRecord


class WrongMatchRecord(models.Model):
    """One pair: a digest of the traveller's papers and a notice as it stood, told apart by an officer until a day."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    traveller = models.CharField(max_length=64)  # a digest keyed with the installation's secret
    entry = models.CharField(max_length=64)  # a digest of the particulars that the notice gave
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    made_at = models.DateTimeField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=20, default="")  # changed, ended

    class Meta:
        """Its table."""

        db_table = "wrong_match"
        indexes = (models.Index(fields=["bureau", "traveller"], name="wrong_match_traveller"),)
