"""What a bureau is still writing, and the papers that come with a matter."""

from uuid import uuid4

from django.db import models

from fairnotice.records.models.cases import CaseRecord
from fairnotice.records.models.notices import NoticeRecord


class DraftRecord(models.Model):
    """A case file in progress. `content` may be incomplete; only its own bureau sees it. Filed or dropped, it is empty.

    `version` grows with each change, so that of two people who change it the second is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau_code = models.CharField(max_length=32)
    title = models.CharField(max_length=300, default="")
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, default="open")  # open, filed, dropped
    urgent = models.CharField(max_length=300, default="")  # why it cannot wait; empty: it can
    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT, null=True)  # the matter that it amends or became
    notice = models.ForeignKey(NoticeRecord, on_delete=models.PROTECT, null=True)  # live, of which it is a change
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField()

    class Meta:
        """Its table."""

        db_table = "draft"
        indexes = [models.Index(fields=["bureau_code", "state"], name="draft_open")]


class AttachmentRecord(models.Model):
    """A paper of a matter: a file, or a note that it was received on paper, by whom, when.

    It belongs to a draft first and to the matter once that is filed. Removed, its content is gone and the row stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    draft = models.ForeignKey(DraftRecord, on_delete=models.PROTECT, null=True)
    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT, null=True)
    bureau_code = models.CharField(max_length=32)
    officer_id = models.UUIDField()
    kind = models.CharField(max_length=20)  # warrant, judgment, photo, translation, other
    title = models.CharField(max_length=200)
    media_type = models.CharField(max_length=40, default="")
    size = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
    content = models.BinaryField(default=b"")
    paper_by = models.CharField(max_length=200, default="")  # the office that received it on paper
    paper_on = models.DateField(null=True)
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "attachment"
        indexes = [models.Index(fields=["case"], name="attachment_case")]
