"""Letters as they were drafted and as they were sent, and who signed which translation of their fixed sentences."""

from uuid import uuid4

from django.db import models


class LetterRecord(models.Model):
    """One version of a letter. Versions are never changed: 1 is what the system drafted, the last is what was sent."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    thing = models.CharField(max_length=60)  # request:id or notice:id
    about = models.CharField(max_length=60)  # the event that it tells of, as in the message that brings it
    kind = models.CharField(max_length=20)  # formats.letter.LetterKind
    source_code = models.CharField(max_length=32)
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    sent = models.BooleanField()
    simulated = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "letter"
        indexes = [models.Index(fields=["thing", "made_at"], name="letter_thing")]


class TranslationRecord(models.Model):
    """A named person answers for one form of the fixed sentences, as it read then: its digest says how it read."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=5)
    digest = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    officer_id = models.UUIDField()
    bureau_code = models.CharField(max_length=32)
    signed_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "translation"
        constraints = [models.UniqueConstraint(fields=["kind", "language", "digest"], name="a_form_is_signed_once")]
