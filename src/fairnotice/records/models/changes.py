"""What is to be altered in what circulates: proposed by one office, decided by another."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.notices import NoticeRecord


class ChangeRecord(models.Model):
    """A change of a notice: other particulars (the whole file as it would read), an addendum, more recipients.

    What it was stays, whatever was decided; the reasons stand in the table of reasons.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    office = models.CharField(max_length=32)  # who proposed it: the source, or the secretariat
    kind = models.CharField(max_length=20)  # amendment, addendum, recipients
    content = models.JSONField(default=dict)  # of an amendment: the file as filed
    text = models.TextField(default="")  # of an addendum
    countries = models.JSONField(default=list)  # of more recipients
    version = models.PositiveIntegerField()  # of the filed part that it was made from
    state = models.CharField(max_length=20)
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "change"
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "kind"], condition=models.Q(state="proposed"), name="one_open_change_of_a_kind"
            )
        ]
