"""Changes of what circulates: other particulars, an addendum, more recipients. One office proposes, a person decides.

Nothing is circulated by its proposal. What changes is reviewed by the same rules as the request was, on the file as it
would read; a bar, or a condition that nobody settled, stands in the way of a change as of a publication.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import CHANGE, ChangeAct, ChangeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import Actor, Officer, Role, actor
from fairnotice.domain.request import Kind
from fairnotice.formats.dossier import dossier_from, dossier_to
from fairnotice.records.log import append
from fairnotice.records.models import BureauRecord, ChangeRecord, NoticeRecord
from fairnotice.services.acting import Answer, hold_requests, keep_reasons, locked, once, reasoned
from fairnotice.services.carrying import take_addendum, take_amendment, take_recipients
from fairnotice.services.cases import may_file
from fairnotice.services.consequences import carry_out
from fairnotice.services.dossiers import read, version_filed
from fairnotice.services.register import shut_out
from fairnotice.services.reviews import not_involved

AMENDMENT, ADDENDUM, RECIPIENTS = "amendment", "addendum", "recipients"
TEXT_LENGTH = 4000
"""Letters of an addendum at most: it says what happened, and is no second file."""


def propose_amendment(
    *, notice: UUID, dossier: Dossier, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """The source corrects or adds particulars: the whole file as it is to read. It circulates once it is accepted.

    Answers {"change", "state"}. Raises NotFound, NotYourAct, NotPossibleNow, NotInThisMode, InvalidValue, Unusable.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = _live(notice)
        if actor(by, source=row.source_code) is not Actor.SOURCE:
            raise NotYourAct("The particulars of a notice are changed by its source.")
        may_file(by, dossier)
        _same_request(read(row.request.case, by), dossier, row)
        return _proposed(row, AMENDMENT, reasons, by, at, content=dossier_to(dossier))

    given = {"notice": str(notice), "content": dossier_to(dossier), "reasons": reasons}
    return once(do, by=by, key=key, act="propose_amendment", given=given, at=at)


def propose_addendum(
    *, notice: UUID, text: str, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Propose a text that is added to the notice, by its source or by a reviewer (a refusal elsewhere, a dispute).

    Recipients read the text as it stands here. Answers and raises as `propose_amendment`.
    """
    reasoned(reasons)
    said = text.strip()
    if not said or len(said) > TEXT_LENGTH:
        raise InvalidValue(f"Give the addendum in words, {TEXT_LENGTH:,} letters at most.")

    def do() -> Answer:
        row = _live(notice)
        if actor(by, source=row.source_code) not in {Actor.SOURCE, Actor.REVIEWER}:
            raise NotYourAct("An addendum is proposed by the source of the notice or by a reviewer.")
        if by.role is Role.REVIEWER:
            not_involved(by, row.request)
        return _proposed(row, ADDENDUM, reasons, by, at, text=said)

    given = {"notice": str(notice), "text": said, "reasons": reasons}
    return once(do, by=by, key=key, act="propose_addendum", given=given, at=at)


def propose_recipients(
    *, notice: UUID, countries: Sequence[str], reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """The source sends its diffusion to more countries (RPD 97, 99). Answers and raises as `propose_amendment`."""
    reasoned(reasons)

    def do() -> Answer:
        row = _live(notice)
        if actor(by, source=row.source_code) is not Actor.SOURCE:
            raise NotYourAct("To whom a diffusion goes is said by its source.")
        if not Kind(row.kind).is_diffusion:
            raise InvalidValue("A notice goes to every bureau already.")
        file = read(row.request.case, by)
        wanted = sorted(set(countries) - set(file.request.recipients))
        here = BureauRecord.objects.filter(kind="bureau", country__in=wanted)
        if not wanted or (nowhere := sorted(set(wanted) - set(here.values_list("country", flat=True)))):
            named = "nothing new" if not wanted else f"no bureau of {', '.join(nowhere)}"
            raise InvalidValue(f"Name countries that have a bureau here and no part in it yet: {named}.")
        if limited := sorted(set(wanted) & shut_out(file)):
            raise InvalidValue(f"Your file keeps the diffusion from {', '.join(limited)}: lift that limit first.")
        return _proposed(row, RECIPIENTS, reasons, by, at, countries=wanted)

    given = {"notice": str(notice), "countries": sorted(countries), "reasons": reasons}
    return once(do, by=by, key=key, act="propose_recipients", given=given, at=at)


def decide_change(
    *, change: UUID, accept: bool, reasons: str, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Accept a change, which circulates it in the same act, or decline it.

    Answers {"change", "state"}. Raises NotFound, NotYourAct, NotPossibleNow (a bar, an open condition, a notice that is
    blocked or over), Conflict (the file has changed since), InvalidValue.
    """
    reasoned(reasons)

    def do() -> Answer:
        row = locked(ChangeRecord, change)
        act = ChangeAct.ACCEPT if accept else ChangeAct.DECLINE
        move = CHANGE.move(ChangeState(row.state), act, actor(by, source=row.source_code))
        notice = locked(NoticeRecord, row.notice_id)
        not_involved(by, notice.request)
        hold_requests(notice.request.case_id)
        row.state, row.decided_at = move.target, at
        row.save(update_fields=["state", "decided_at"])
        append(Event(move.event, f"change:{row.pk}", _about(row), (row.source_code,)), by=by, at=at)
        keep_reasons(reasons, thing=f"change:{row.pk}", act=act, by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        if accept:
            _TAKE[row.kind](row, notice, by, at)
        return {"change": str(row.pk), "state": row.state}

    given = {"change": str(change), "accept": accept, "reasons": reasons}
    return once(do, by=by, key=key, act="decide_change", given=given, at=at)


def take_back_change(*, change: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Whoever proposed a change takes it back before it is decided. Answers {"change", "state"}."""

    def do() -> Answer:
        row = locked(ChangeRecord, change)
        if row.office != by.bureau:
            raise NotYourAct("A proposal is taken back by the office that made it.")
        move = CHANGE.move(ChangeState(row.state), ChangeAct.TAKE_BACK, actor(by, source=row.source_code))
        row.state, row.decided_at = move.target, at
        row.save(update_fields=["state", "decided_at"])
        append(Event(move.event, f"change:{row.pk}", _about(row), _readers(row)), by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        return {"change": str(row.pk), "state": row.state}

    return once(do, by=by, key=key, act="take_back_change", given={"change": str(change)}, at=at)


def _live(notice: UUID) -> NoticeRecord:
    row = locked(NoticeRecord, notice)
    if row.state not in LIVE:
        raise NotPossibleNow(f"Notice {row.number} is {row.state}: nothing is changed of it any more.")
    return row


def _proposed(
    row: NoticeRecord,
    kind: str,
    reasons: str,
    by: Officer,
    at: datetime,
    *,
    content: dict[str, object] | None = None,
    text: str = "",
    countries: Sequence[str] = (),
) -> Answer:
    if ChangeRecord.objects.filter(notice=row, kind=kind, state=CHANGE.first).exists():
        raise NotPossibleNow("A change of this kind waits for a decision. Take it back, or wait for it.")
    made = ChangeRecord.objects.create(
        notice=row,
        source_code=row.source_code,
        office=by.bureau,
        kind=kind,
        content=content or {},
        text=text,
        countries=list(countries),
        version=version_filed(row.request.case),
        state=CHANGE.first,
        proposed_at=at,
    )
    append(Event("change.proposed", f"change:{made.pk}", _about(made), _readers(made)), by=by, at=at)
    keep_reasons(reasons, thing=f"change:{made.pk}", act="propose", by=by, at=at)
    carry_out("change.proposed", thing=made, at=at)
    return {"change": str(made.pk), "state": made.state}


def _same_request(before: Dossier, after: Dossier, row: NoticeRecord) -> None:
    """Refuse what is no change of particulars: another kind, another person, others who receive it, or nothing."""
    if before == after:
        raise InvalidValue("Nothing is changed in this file.")
    if before.request.kind is not after.request.kind:
        raise InvalidValue("Another kind of notice is asked for with a request of its own.")
    if row.request.subject not in {subject.id for subject in after.subjects}:
        raise InvalidValue(f"The notice is about subject '{row.request.subject}': it stays in the file.")
    limits = (before.request.metadata.access_limits, after.request.metadata.access_limits)
    if before.request.recipients != after.request.recipients or limits[0] != limits[1]:
        raise InvalidValue("Who receives it is changed by acts of their own, on the page of the notice.")


def _about(row: ChangeRecord) -> dict[str, str]:
    return {"notice": str(row.notice_id), "kind": row.kind}


def _readers(row: ChangeRecord) -> tuple[str, ...]:
    """What the secretariat prepares is not in the source's timeline before it is decided."""
    return (row.source_code,) if row.office == row.source_code else ()


def _take_amendment(row: ChangeRecord, notice: NoticeRecord, by: Officer, at: datetime) -> None:
    take_amendment(notice, dossier_from(row.content), version=row.version, by=by, at=at)


def _take_addendum(row: ChangeRecord, notice: NoticeRecord, by: Officer, at: datetime) -> None:
    take_addendum(notice, row.text, by=by, at=at)


def _take_recipients(row: ChangeRecord, notice: NoticeRecord, by: Officer, at: datetime) -> None:
    take_recipients(notice, row.countries, by=by, at=at)


_TAKE = {AMENDMENT: _take_amendment, ADDENDUM: _take_addendum, RECIPIENTS: _take_recipients}
