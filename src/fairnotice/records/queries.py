"""Reads. Each answers plain values; which rows there are is decided by row-level security, not here."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.events import FIRST
from fairnotice.records.checkpoints import LogRow
from fairnotice.records.models import (
    AccessRecord,
    AnswerRecord,
    AssessmentRecord,
    BureauRecord,
    CaseRecord,
    ConfirmationRecord,
    DecisionRecord,
    DisclosureRecord,
    DueRecord,
    EventRecord,
    HitRecord,
    MeasureRecord,
    MessageRecord,
    NoticeRecord,
    OfficerRecord,
    ProtectionCheckRecord,
    QuestionRecord,
    RegisterEntryRecord,
    RequestRecord,
    TravellerCountRecord,
    VerificationRecord,
    WarrantRecord,
)

Row = dict[str, Any]


def rows(name: str, *, limit: int, after: str | None = None) -> list[Row]:
    """A page of a list, newest first, after the row of that id.

    Raises KeyError for a list that there is not, InvalidValue when the row is not there any more.
    """
    query, order, shape = LISTS[name]
    found = query().order_by(f"-{order}", _TOLD_APART.get(name, "-pk"))
    if after is not None:
        mark = query().filter(pk=after).values_list(order, flat=True).first()
        if mark is None:
            raise InvalidValue("The row that the page begins after is not there: begin again at the first page.")
        # Rows of the same instant are told apart by their ids, so that none comes twice and none is left out.
        found = found.filter(Q(**{f"{order}__lt": mark}) | Q(**{order: mark, "pk__lt": after}))
    return [shape(row) for row in found[:limit]]


def case_row(row: CaseRecord) -> Row:
    """A matter in a list."""
    return {"case": str(row.pk), "title": row.title, "source": row.source_id, "made_at": row.made_at.isoformat()}


def request_row(row: RequestRecord) -> Row:
    """A request in a list."""
    return {
        "request": str(row.pk),
        "case": str(row.case_id),
        "subject": row.subject,
        "source": row.source_code,
        "kind": row.kind,
        "state": row.state,
        "simulated": row.simulated,
        "urgent": row.urgent,
        "submitted_at": row.submitted_at.isoformat() if row.submitted_at else None,
    }


def notice_row(row: NoticeRecord) -> Row:
    """A notice in a list."""
    return {
        "notice": str(row.pk),
        "number": row.number,
        "kind": row.kind,
        "state": row.state,
        "source": row.source_code,
        "published_at": row.published_at.isoformat(),
        "expires_on": row.expires_on.isoformat(),
    }


def entry_row(row: RegisterEntryRecord) -> Row:
    """An entry of one's own view of the register. Withdrawn or deleted, it names the number and nobody."""
    return {
        "sequence": row.sequence,
        "notice": str(row.notice_id),
        "kind": row.kind,
        "digest": row.digest,
        "entered_at": row.entered_at.isoformat(),
    }


def hit_row(row: HitRecord) -> Row:
    """A hit in the bureau that found the person."""
    return {
        "hit": str(row.pk),
        "notice": str(row.notice_id),
        "bureau": row.bureau_id,
        "state": row.state,
        "score": row.score,
        "reasons": row.reasons,
        "traveller": row.traveller,
        "carrier": row.carrier,
        "raised_at": row.raised_at.isoformat(),
    }


def confirmation_row(row: ConfirmationRecord) -> Row:
    """A confirmation asked of a source. It does not say by whom."""
    return {
        "confirmation": str(row.pk),
        "notice": str(row.notice_id),
        "asked_at": row.asked_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "answer": row.answer,
        "answer_text": row.answer_text,
    }


def disclosure_row(row: DisclosureRecord) -> Row:
    """What a locating bureau told the source."""
    return {
        "disclosure": str(row.pk),
        "notice": str(row.notice_id),
        "bureau": row.bureau_code,
        "tells": row.tells,
        "text": row.text,
        "decided_at": row.decided_at.isoformat(),
    }


def measure_row(row: MeasureRecord) -> Row:
    """A measure."""
    return {
        "measure": str(row.pk),
        "notice": str(row.notice_id),
        "bureau": row.bureau_code,
        "kind": row.kind,
        "legal_basis": row.legal_basis,
        "state": row.state,
        "taken_at": row.taken_at.isoformat(),
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
    }


def message_row(row: MessageRecord) -> Row:
    """A message to an office."""
    return {
        "message": str(row.pk),
        "to": row.to_bureau or row.to_role,
        "about": row.about,
        "thing": row.thing,
        "text": row.text,
        "sent_at": row.sent_at.isoformat(),
    }


def due_row(row: DueRecord) -> Row:
    """A clock."""
    return {
        "due": str(row.pk),
        "code": row.code,
        "thing": row.thing,
        "what": row.what,
        "begins_at": row.begins_at.isoformat(),
        "due_at": row.due_at.isoformat(),
        "zone": row.zone,
        "extended_by": row.extended_by,
        "owes": row.owes,
        "missed": row.missed,
        "cites": row.cites,
        "state": row.state,
        "settled_at": row.settled_at.isoformat() if row.settled_at else None,
    }


def bureau_row(row: BureauRecord) -> Row:
    """A bureau or an office."""
    return {
        "bureau": row.code,
        "name": row.name,
        "country": row.country,
        "kind": row.kind,
        "telephone": row.telephone,
        "zone": row.zone,
    }


def officer_row(row: OfficerRecord) -> Row:
    """An account."""
    return {
        "officer": str(row.pk),
        "login": row.login,
        "bureau": row.bureau_id,
        "role": row.role,
        "states": row.states,
        "active": row.active,
    }


def access_row(row: AccessRecord) -> Row:
    """One read or search."""
    return {
        "access": str(row.pk),
        "officer": str(row.officer_id),
        "bureau": row.bureau_code,
        "operation": row.operation,
        "thing": row.thing,
        "purpose": row.purpose,
        "at": row.at.isoformat(),
    }


def counts_by_day() -> QuerySet[Any, Any]:
    """How many travellers were checked on each day, by bureau."""
    days = TravellerCountRecord.objects.order_by().values("bureau_id", "day")
    return days.annotate(of_all=Sum("checked"), of_them=Sum("matched"))


def count_row(row: Mapping[str, Any]) -> Row:
    """How many travellers were checked on a day."""
    told = {"checked": int(row["of_all"]), "matched": int(row["of_them"])}
    return {"bureau": row["bureau_id"], "day": row["day"].isoformat(), **told}


LISTS: dict[str, tuple[Callable[[], QuerySet[Any]], str, Callable[[Any], Row]]] = {
    "cases": (CaseRecord.objects.all, "made_at", case_row),
    "requests": (RequestRecord.objects.all, "drafted_at", request_row),
    "notices": (NoticeRecord.objects.all, "published_at", notice_row),
    "register": (RegisterEntryRecord.objects.all, "sequence", entry_row),
    "hits": (HitRecord.objects.all, "raised_at", hit_row),
    "confirmations": (ConfirmationRecord.objects.all, "asked_at", confirmation_row),
    "disclosures": (DisclosureRecord.objects.all, "decided_at", disclosure_row),
    "measures": (MeasureRecord.objects.all, "taken_at", measure_row),
    "messages": (MessageRecord.objects.all, "sent_at", message_row),
    "dues": (DueRecord.objects.all, "due_at", due_row),
    "bureaus": (BureauRecord.objects.all, "code", bureau_row),
    "officers": (OfficerRecord.objects.all, "login", officer_row),
    "access": (AccessRecord.objects.all, "at", access_row),
    "traveller_counts": (counts_by_day, "day", count_row),
}
"""Every list: its rows, what it is ordered by, and the shape of a row."""

_TOLD_APART = {"traveller_counts": "bureau_id"}
"""What tells rows of the same instant apart, where a row is several: such a list has no page after its first."""


def register_after(recipient: str, *, sequence: int, limit: int) -> list[Row]:
    """The entries of one recipient's view after that number, oldest first."""
    found = RegisterEntryRecord.objects.filter(recipient_id=recipient, sequence__gt=sequence).order_by("sequence")
    return [entry_row(row) for row in found[:limit]]


def warrants_of(case: UUID) -> list[Row]:
    """The warrants of a matter."""
    return [{"warrant": row.key, "state": row.state} for row in WarrantRecord.objects.filter(case=case).order_by("key")]


def requests_of(case: UUID) -> list[Row]:
    """The requests on a matter."""
    return [request_row(row) for row in RequestRecord.objects.filter(case=case).order_by("drafted_at")]


def questions_of(request: UUID) -> list[Row]:
    """The questions asked about a request, with their answers."""
    answers = {row.question_id: row.text for row in AnswerRecord.objects.filter(question__request=request)}
    return [
        {
            "question": str(row.pk),
            "rule": row.rule,
            "text": row.text,
            "asked_at": row.asked_at.isoformat(),
            "answer": answers.get(row.pk),
        }
        for row in QuestionRecord.objects.filter(request=request).order_by("asked_at", "rule")
    ]


def assessments_of(request: UUID) -> list[Row]:
    """The worksheets that the caller may see."""
    return [
        {
            "assessment": str(row.pk),
            "revision": row.revision,
            "outcome": row.outcome,
            "grounds": row.grounds,
            "reasons": row.reasons,
            "factors": row.factors,
            "signed_at": row.signed_at.isoformat(),
        }
        for row in AssessmentRecord.objects.filter(request=request).order_by("signed_at")
    ]


def decision_of(request: UUID) -> Row | None:
    """The newest decision, for those who may see it."""
    row = DecisionRecord.objects.filter(request=request).order_by("-decided_at", "-revision").first()
    if row is None:
        return None
    return {
        "outcome": row.outcome,
        "grounds": row.grounds,
        "reasons": row.reasons,
        "recommended": row.recommended,
        "follows": row.follows,
        "simulated": row.simulated,
        "settled": row.settled,
        "left_out": row.left_out,
        "decided_at": row.decided_at.isoformat(),
    }


def steps_of(hit: UUID) -> Row:
    """What stands between a hit and a measure, as far as it has come."""
    verification = VerificationRecord.objects.filter(pk=hit).first()
    protection = ProtectionCheckRecord.objects.filter(pk=hit).first()
    disclosure = DisclosureRecord.objects.filter(pk=hit).first()
    return {
        "verification": {"same": verification.same, "compared": verification.compared} if verification else None,
        "confirmations": [confirmation_row(row) for row in ConfirmationRecord.objects.filter(hit=hit)],
        "protection": {"protected": protection.protected, "checked": protection.checked} if protection else None,
        "disclosure": disclosure_row(disclosure) if disclosure else None,
        "measures": [measure_row(row) for row in MeasureRecord.objects.filter(hit=hit)],
    }


def events_of(thing: str) -> list[Row]:
    """The events of one thing, oldest first."""
    return [
        {"sequence": row.sequence, "type": row.type, "thing": row.thing, "body": row.body}
        for row in EventRecord.objects.filter(thing=thing).order_by("sequence")
    ]


def log_rows() -> list[LogRow]:
    """The whole event log in order."""
    return [
        LogRow(row.sequence, row.body, row.previous, row.digest, row.type, row.thing, tuple(row.bureaus))
        for row in EventRecord.objects.order_by("sequence").iterator()
    ]


def log_end() -> tuple[int, str]:
    """The number of the newest event, which is how many there are, and its digest."""
    row = EventRecord.objects.order_by("-sequence").values_list("sequence", "digest").first()
    return row if row is not None else (0, FIRST)
