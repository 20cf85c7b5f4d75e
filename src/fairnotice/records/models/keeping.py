"""What the system keeps about itself: the event log, who read what, messages, clocks, and keys of acts done."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models

from fairnotice.records.models.bodies import BureauRecord


class EventRecord(models.Model):
    """One event of the hash-chained log. Codes and ids only, nothing about a person. Appended by a function alone."""

    sequence = models.BigIntegerField(primary_key=True)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    type = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    bureaus = ArrayField(models.CharField(max_length=32), default=list)

    class Meta:
        """Its table."""

        db_table = "event"


class AccessRecord(models.Model):
    """Who read or searched a person's data: what, what for, when. Apart from the chain; never what was typed."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    officer_id = models.UUIDField()
    bureau_code = models.CharField(max_length=32)
    operation = models.CharField(max_length=40)
    thing = models.CharField(max_length=80)
    purpose = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "access"
        indexes = [models.Index(fields=["at"], name="access_at")]


class TravellerCountRecord(models.Model):
    """How many travellers were checked on a day. All that remains of those who did not match.

    A day has several rows of a bureau, by `slot`: whoever adds to one holds it until the act is on the disk, and
    a thousand checks in one row would wait for each other.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    bureau = models.ForeignKey(BureauRecord, on_delete=models.PROTECT)
    day = models.DateField()
    slot = models.PositiveSmallIntegerField(default=0)
    checked = models.PositiveBigIntegerField(default=0)
    matched = models.PositiveBigIntegerField(default=0)

    class Meta:
        """Its table."""

        db_table = "traveller_count"
        constraints = [models.UniqueConstraint(fields=["bureau", "day", "slot"], name="one_count_a_day")]


class ReasonRecord(models.Model):
    """Why somebody did an act, in their words. For their own office and the secretariat; never in the event log."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    thing = models.CharField(max_length=60)
    act = models.CharField(max_length=40)
    bureau_code = models.CharField(max_length=32)
    text = models.TextField()
    given_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "reason"
        indexes = [models.Index(fields=["thing"], name="reason_thing")]


class MessageRecord(models.Model):
    """Something that an office is told. It names the office, not the person who acted."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    to_bureau = models.CharField(max_length=32, default="")  # a bureau's code, or
    to_role = models.CharField(max_length=20, default="")  # every holder of a role
    about = models.CharField(max_length=60)  # the event's type
    thing = models.CharField(max_length=60)
    text = models.TextField()
    sent_at = models.DateTimeField()
    told = models.PositiveSmallIntegerField(default=0)  # how far the mail about it has come: domain.telling

    class Meta:
        """Its table."""

        db_table = "message"
        indexes = [
            models.Index(fields=["to_bureau", "sent_at"], name="message_bureau"),
            models.Index(fields=["to_role", "sent_at"], name="message_role"),
            models.Index(fields=["sent_at"], condition=models.Q(told__lt=3), name="message_telling"),
        ]


class DueRecord(models.Model):
    """A clock: what is due when, who owes it, what follows when it is missed, on which authority.

    `begins_at`: what started it. `zone`: where its days end. `settled_at`: since when nobody waits for it any more.
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    code = models.CharField(max_length=40)
    thing = models.CharField(max_length=60)
    what = models.TextField()
    begins_at = models.DateTimeField()
    due_at = models.DateTimeField()
    zone = models.CharField(max_length=60, default="UTC")
    owes = models.CharField(max_length=40)  # a bureau's code or a role
    waits = models.CharField(max_length=40, default="")  # who is told as well: a bureau's code or a role
    missed = models.TextField()
    cites = models.CharField(max_length=200)
    extended_by = models.CharField(max_length=20, default="")  # ISO 8601
    state = models.CharField(max_length=10, default="open")  # domain.lifecycle.clock
    settled_at = models.DateTimeField(null=True)

    class Meta:
        """Its table."""

        db_table = "due"
        indexes = [
            models.Index(fields=["state", "due_at"], name="due_open"),
            models.Index(fields=["owes", "state"], name="due_owes"),
            models.Index(fields=["thing"], name="due_thing"),
        ]


class DueChangeRecord(models.Model):
    """What was done to a clock, by a person or by what an office did: set, paused, resumed, extended, kept; from when, and why. Both sides read it.

    `at` is when it took effect; `given` the length of an extension (ISO 8601).
    """

    id = models.UUIDField(primary_key=True, default=uuid4)
    due = models.ForeignKey(DueRecord, on_delete=models.PROTECT)
    act = models.CharField(max_length=10)  # set, stop, go_on, extend, keep
    at = models.DateTimeField()
    given = models.CharField(max_length=20, default="")
    why = models.TextField()
    office = models.CharField(max_length=32)
    made_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "due_change"
        indexes = [models.Index(fields=["due"], name="due_change_due")]


class IdempotencyRecord(models.Model):
    """An act already done under a caller's key: sent again, it answers as before and does nothing."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    officer_id = models.UUIDField()
    key = models.CharField(max_length=120)
    act = models.CharField(max_length=60)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    done_at = models.DateTimeField()

    class Meta:
        """Its table."""

        db_table = "idempotency"
        constraints = [models.UniqueConstraint(fields=["officer_id", "key"], name="one_act_a_key")]
