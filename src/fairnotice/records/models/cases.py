"""One matter: its dossier in versions, its warrants, the requests on it, and what people did with them."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fairnotice.records.models.bodies import BureauRecord, OfficerRecord


class CaseRecord(models.Model):
    """A matter as one source bureau brings it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    source = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    title = models.CharField(max_length=300)
    made_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "matter"


class DossierRecord(models.Model):
    """One version of a dossier, in the form of a case file. Versions are never changed.

    `part` keeps facts from their wrong addressees: what the source filed, and what reviewers added (protection,
    positions of others), are rows of their own, each with its own versions; a bureau sees the first only.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    version = models.PositiveIntegerField()
    part = models.CharField(max_length=12)  # filed, added
    content = models.JSONField()
    filed_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "dossier"
        constraints = [
            models.UniqueConstraint(fields=["case", "version", "part"], name="one_dossier_a_version_and_part")
        ]


class WarrantRecord(models.Model):
    """A warrant taken in."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    key = models.CharField(max_length=80)  # its id in the dossier
    state = models.CharField(max_length=20)

    class Meta:
        """Its table."""

        db_table = "warrant"
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="one_warrant_a_key")]


class RequestRecord(models.Model):
    """A request about one subject of the matter."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    case = models.ForeignKey(CaseRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    subject = models.CharField(max_length=80)  # its id in the dossier
    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20)
    states_involved = ArrayField(models.CharField(max_length=2), default=list)
    simulated = models.BooleanField(default=False)
    urgent = models.CharField(max_length=300, default="")  # why it cannot wait; it passes the same gates, sooner
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "request"


class QuestionRecord(models.Model):
    """A question to the source."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    rule = models.CharField(max_length=60)
    text = models.TextField()
    asked_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "question"


class AnswerRecord(models.Model):
    """The source's answer to a question."""

    question = models.OneToOneField(QuestionRecord, on_delete=models.PROTECT, primary_key=True)
    source_code = models.CharField(max_length=32)
    text = models.TextField()
    answered_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "answer"


class ReviewRecord(models.Model):
    """A review as it was given, kept so that it can be read again as it was."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    revision = models.PositiveIntegerField()  # see services.dossiers.revision
    on_day = models.DateField()
    known_at = models.DateTimeField()
    content = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "review"


class AssessmentRecord(models.Model):
    """One reviewer's own worksheet, signed. Another reviewer sees it only after signing their own."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    officer = models.ForeignKey(OfficerRecord, on_delete=models.PROTECT)
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10)  # refuse, approve
    grounds = ArrayField(models.CharField(max_length=40), default=list)
    reasons = models.TextField()
    factors = models.JSONField(default=list)  # domain.worksheet.Weighed, in the order of the worksheet
    signed_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "assessment"
        constraints = [models.UniqueConstraint(fields=["request", "officer", "revision"], name="nobody_assesses_twice")]


class DecisionRecord(models.Model):
    """A decision, with reasons, whether it follows the recommendation or departs from it. The newest counts."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    request = models.ForeignKey(RequestRecord, on_delete=models.PROTECT)
    source_code = models.CharField(max_length=32)
    revision = models.PositiveIntegerField()  # the file that was decided on; see services.dossiers.revision
    outcome = models.CharField(max_length=10)
    grounds = ArrayField(models.CharField(max_length=40), default=list)
    reasons = models.TextField()
    recommended = models.CharField(max_length=10)
    follows = models.BooleanField()
    simulated = models.BooleanField()
    settled = models.JSONField(
        default=list
    )  # law.conditions.Settled: what was open, and why it did not stop an approval
    left_out = models.JSONField(default=list)  # law.left_out.LeftOut: charges that the approval does not cover
    decided_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "decision"


class ComplianceRecord(models.Model):
    """The least that stops a refused or deleted matter from coming back unseen (RPD 125(3))."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    matter = models.JSONField()
    outcome = models.CharField(max_length=10)  # refused, deleted
    kept_on = models.DateField()
    purge_on = models.DateField()

    class Meta:
        """Its table."""

        db_table = "compliance"
