"""What the public may see of a notice."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.notices import NoticeRecord


class ExtractRecord(models.Model):
    """The public part of a notice (RPD 61). Its content is there only while the notice is in force.

    Afterwards its number, kind and state answer whoever has the address, and it is in no list.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.OneToOneField(NoticeRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=24)
    content = models.JSONField(default=dict)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "extract"
        indexes = [models.Index(fields=["state", "published_at"], name="extract_live")]
