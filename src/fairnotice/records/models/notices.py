"""What is published, for whom, and each recipient's own view of the register."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.bodies import BureauRecord
from fairnotice.records.models.cases import RequestRecord


class NoticeRecord(models.Model):
    """A notice or a circulated diffusion. `document` is what recipients read."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.OneToOneField(RequestRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=24)
    suspended_before_block = models.BooleanField(default=False)
    document = models.JSONField()
    published_at = models.DateTimeField()
    expires_on = models.DateField()

    class Meta:
        """Its table."""

        db_table = "notice"


class RestrictionRecord(models.Model):
    """A bureau that must not see a diffusion, and whose act that was. A country is shut out whole (RPD 58(3))."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    set_by = models.CharField(max_length=32)  # the office: the source, or the secretariat; it alone lifts it
    set_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "restriction"
        constraints = [
            models.UniqueConstraint(
                fields=["notice", "bureau"], condition=models.Q(lifted_at=None), name="one_restriction_a_bureau"
            )
        ]


class DocumentRecord(models.Model):
    """One version of a notice as it circulates: encrypted, with its key until that is destroyed. Never changed else."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of the signed text with its salt
    cipher = models.CharField(max_length=64, unique=True)  # of the bytes that travel
    size = models.PositiveIntegerField()
    data = models.BinaryField(null=True)
    key = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "notice_document"
        constraints = [models.UniqueConstraint(fields=["notice", "version"], name="one_document_a_version")]


class NoticeFileRecord(models.Model):
    """A photograph that goes with a notice: encrypted, its key in every version of the document that names it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    digest = models.CharField(max_length=64)  # of the file itself
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()  # of the file itself
    cipher = models.CharField(max_length=64, unique=True)
    data = models.BinaryField(null=True)
    key = models.CharField(max_length=64)
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "notice_file"
        constraints = [models.UniqueConstraint(fields=["notice", "digest"], name="one_file_a_digest")]


class RegisterEntryRecord(models.Model):
    """One entry in one recipient's view. Sequences are the recipient's own, without gaps; entries are never changed.

    What stands in it is what travels (`register.entry`), so that it can be told when the notice is out of the view.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    recipient = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    sequence = models.PositiveBigIntegerField()
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)  # the word of the event: published, suspended, withdrawn, restricted, …
    number = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=24)  # of the notice in this view, after this entry
    digest = models.CharField(max_length=64)  # of the document that comes with it, or empty
    cipher = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    held = models.CharField(max_length=64)  # digest of the document that a copy holds after it, or empty
    previous = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    copy = models.CharField(max_length=128)  # digest of a whole copy after this entry
    entered_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "register_entry"
        constraints = [models.UniqueConstraint(fields=["recipient", "sequence"], name="no_gap_in_a_view")]
        indexes = [
            models.Index(fields=["notice", "recipient", "-sequence"], name="register_entry_notice"),
            models.Index(fields=["-entered_at", "-notice"], name="register_entry_latest"),
            models.Index(
                fields=["recipient", "sequence"],
                name="register_entry_urgent",
                condition=models.Q(kind__in=("withdrawn", "cancelled", "deleted", "restricted")),
            ),
            models.Index(
                fields=["recipient", "notice"],
                condition=models.Q(kind="restricted"),
                name="register_entry_restricted",
            ),
        ]


class ViewRecord(models.Model):
    """Where a recipient's view ends. The row is held while an entry is added, so that two never take one number."""

    recipient = models.OneToOneField(BureauRecord, on_delete=models.PROTECT, primary_key=True)
    sequence = models.PositiveBigIntegerField()
    head = models.CharField(max_length=64)
    copy = models.CharField(max_length=128)

    class Meta:
        """Its table."""

        db_table = "register_view"
