"""Misused identities: a document or an identity on a notice whose true holder is verified not to be wanted.

The match is never kept away, since the wanted person may have the document in hand: a check tells the officer first
that the holder is not wanted and how to verify who stands there. A record names its particular by the place in the
notice and holds a digest of what the notice gave: when that changes, the record ends. It stays in the country that
made it. The source of the notice lets it travel to every recipient where the holder agrees (so does Regulation (EU)
2018/1862, art. 62(1)); what others record does not reach the source, which would learn where somebody was found.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from fairnotice.domain.dates import add_months
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.law.texts import number_limit
from fairnotice.records.log import append
from fairnotice.records.models import MisusedIdentityRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services.acting import Answer, act_as, keep_reasons, log_access, once, seen
from fairnotice.services.notice_particulars import Particular, gives, particulars_on
from fairnotice.services.wrong_matches import CHANGED, ENDED, particulars_of

LONGEST = 500
_OVER = (NoticeState.WITHDRAWN, NoticeState.CANCELLED, NoticeState.EXPIRED, NoticeState.DELETED)


@dataclass(frozen=True, slots=True)
class Misused:
    """One record, as a reader may know it. `text` is empty where the notice has left the reader's view or changed."""

    id: UUID
    notice: UUID
    number: str
    place: str
    text: str
    verify_by: str
    office: str
    own: bool
    travels: bool
    made_at: datetime
    until: date
    ended_at: datetime | None
    ended_why: str

    @property
    def about_document(self) -> bool:
        """Whether it is about a document; else about an identity."""
        return self.place.startswith("document")

    def holds(self, day: date) -> bool:
        """Whether officers are told of it on that day."""
        return self.ended_at is None and not self.ended_why and day <= self.until


def particulars_of_notice(*, notice: UUID, by: Officer, at: datetime) -> tuple[Particular, ...]:
    """The choices for a record on a notice. Raises NotFound, NotYourAct, NotPossibleNow."""
    _bureau(by)
    with act_as(by):
        row = _published(notice)
        log_access(f"notice:{notice}", "read", "misused identity", by, at)
        return particulars_on(row.document)


def record_misused(
    *,
    notice: UUID,
    place: str,
    verify_by: str,
    evidence: str,
    agrees: bool = False,
    until: date | None = None,
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Record that a particular of a notice belongs to somebody who is not wanted, until a day, a year at most.

    `verify_by` says how an officer tells the holder from the wanted person; `evidence` stays in the office and with the
    secretariat. `agrees`: the holder wants other countries to know, which the source of the notice alone can let them.
    Answers {"misused_identity", "travels", "until"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """
    _bureau(by)
    how, latest = verify_by.strip(), add_months(at.date(), number_limit("misused_identity.months", at.date()))
    if not how or len(how) > LONGEST:
        raise InvalidValue(f"Say in at most {LONGEST} letters how an officer tells the holder from the wanted person.")
    last = until or latest
    if not at.date() <= last <= latest:
        raise InvalidValue(f"It holds until a day from today to {latest.isoformat()}; then it is verified anew.")

    def do() -> Answer:
        row = _published(notice)
        if place not in {each.place for each in particulars_on(row.document)}:
            raise InvalidValue(f"The notice gives nothing at '{place}' that could be somebody else's.")
        entry = particulars_of(row.document)
        mine = MisusedIdentityRecord.objects.filter(bureau=by.bureau, notice=row, place=place, entry=entry)
        if mine.filter(ended_at=None, until__gte=at.date()).exists():
            raise NotPossibleNow("Your bureau has recorded this already. End that record first.")
        made = MisusedIdentityRecord.objects.create(
            bureau_id=by.bureau,
            notice=row,
            place=place,
            entry=entry,
            verify_by=how,
            travels=agrees and row.source_code == by.bureau,
            officer_id=by.id,
            made_at=at,
            until=last,
        )
        thing = f"misused_identity:{made.pk}"
        keep_reasons(evidence, thing=thing, act="record_misused", by=by, at=at)
        payload = {"notice": str(row.pk), "travels": "yes" if made.travels else "no"}
        append(Event("misused_identity.made", thing, payload, (by.bureau,)), by=by, at=at)
        return {"misused_identity": str(made.pk), "travels": made.travels, "until": last.isoformat()}

    given = {"notice": str(notice), "place": place, "verify_by": how, "evidence": evidence}
    given |= {"agrees": str(agrees), "until": last.isoformat()}
    return once(do, by=by, key=key, act="record_misused", given=given, at=at)


def misused_identities(*, by: Officer, at: datetime) -> tuple[Misused, ...]:
    """Every record that this officer may see, those that hold first. Raises NotYourAct."""
    if by.role not in {Role.BUREAU, Role.BORDER}:
        raise NotYourAct("Misused identities are for bureaus and their border posts.")
    with act_as(by):
        log_access("misused_identities", "read", "look", by, at)
        found = _told(MisusedIdentityRecord.objects.order_by("-made_at"), by)
    return tuple(sorted(found, key=lambda one: not one.holds(at.date())))


def misused_on(*, notice: UUID, by: Officer, at: datetime) -> tuple[Misused, ...]:
    """What holds of a notice, as far as this officer may see it."""
    with act_as(by):
        rows = MisusedIdentityRecord.objects.filter(notice=notice, ended_at=None, until__gte=at.date())
        return tuple(one for one in _told(rows.order_by("-made_at"), by) if one.holds(at.date()))


def misused_by(*, query: Query, notice: UUID, by: Officer, at: datetime) -> tuple[Misused, ...]:
    """What an officer is told first: the records that speak of the document or identity which this traveller gives.

    A record of one's own bureau whose notice gives other particulars by now is ended here.
    """
    with act_as(by):
        rows = list(
            MisusedIdentityRecord.objects.filter(
                notice=notice, ended_at=None, until__gte=at.date(), notice__state=NoticeState.PUBLISHED
            )
            .select_related("notice")  # in one look: it may leave the list before a second
            .order_by("-made_at")
        )
        for row in rows:
            if row.bureau_id == by.bureau and row.entry != particulars_of(row.notice.document):
                _end(row, CHANGED, by, at)
        held = {one.id: one for one in _told(rows, by) if one.holds(at.date())}
        return tuple(held[row.pk] for row in rows if row.pk in held and _given(query, row))


def end_misused(*, misused_identity: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """End a record: officers are not told of it any more. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue."""
    _bureau(by)

    def do() -> Answer:
        row = MisusedIdentityRecord.objects.filter(pk=misused_identity).first()
        if row is None:
            raise NotFound(f"There is no misused identity {misused_identity} here.")
        if row.bureau_id != by.bureau:
            raise NotYourAct("A record is ended by the bureau that made it.")
        row = MisusedIdentityRecord.objects.select_for_update().get(pk=row.pk)
        if row.ended_at is not None:
            raise NotPossibleNow("This record has ended already.")
        keep_reasons(reasons, thing=f"misused_identity:{row.pk}", act="end_misused", by=by, at=at)
        _end(row, ENDED, by, at)
        return {"misused_identity": str(row.pk), "ended": True}

    given = {"misused_identity": str(misused_identity), "reasons": reasons}
    return once(do, by=by, key=key, act="end_misused", given=given, at=at)


def forget_misused(*, at: datetime) -> int:
    """Delete the records whose time is over, and those of notices that have ended. Answers how many."""
    with speaking_as(SYSTEM):
        over = MisusedIdentityRecord.objects.filter(Q(until__lt=at.date()) | Q(notice__state__in=_OVER))
        count, _each = over.delete()
    return count


def _bureau(by: Officer) -> None:
    if by.role is not Role.BUREAU:
        raise NotYourAct("A misused identity is recorded and ended by an officer of a bureau.")


def _published(notice: UUID) -> NoticeRecord:
    row = seen(NoticeRecord, notice)
    if row.state != NoticeState.PUBLISHED:
        raise NotPossibleNow(f"Notice {row.number} is {row.state}: nothing is recorded on it.")
    return row


def _told(rows: Iterable[MisusedIdentityRecord], by: Officer) -> list[Misused]:
    """Rows in words. Of a notice that is not in the reader's view any more only the number is told."""
    kept = list(rows)
    seen_now = {row.pk: row for row in NoticeRecord.objects.filter(pk__in={row.notice_id for row in kept})}
    with speaking_as(SYSTEM):
        held = NoticeRecord.objects.filter(pk__in={row.notice_id for row in kept})
        numbers = dict(held.values_list("pk", "number"))
    told = []
    for row in kept:
        notice = seen_now.get(row.notice_id)
        stands = notice is not None and bool(notice.document) and row.entry == particulars_of(notice.document)
        texts = {each.place: each.text for each in particulars_on(notice.document)} if notice and stands else {}
        told.append(
            Misused(
                id=row.pk,
                notice=row.notice_id,
                number=numbers[row.notice_id],
                place=row.place,
                text=texts.get(row.place, ""),
                verify_by=row.verify_by,
                office=row.bureau_id,
                own=row.bureau_id == by.bureau,
                travels=row.travels,
                made_at=row.made_at,
                until=row.until,
                ended_at=row.ended_at,
                ended_why=row.ended_why or ("" if stands else CHANGED),
            )
        )
    return told


def _end(row: MisusedIdentityRecord, why: str, by: Officer, at: datetime) -> None:
    row.ended_at, row.ended_why = at, why
    row.save(update_fields=["ended_at", "ended_why"])
    payload = {"notice": str(row.notice_id), "why": why}
    append(Event("misused_identity.ended", f"misused_identity:{row.pk}", payload, (by.bureau,)), by=by, at=at)


def _given(query: Query, row: MisusedIdentityRecord) -> bool:
    (found,) = (each for each in particulars_on(row.notice.document) if each.place == row.place)
    return gives(query, found)
