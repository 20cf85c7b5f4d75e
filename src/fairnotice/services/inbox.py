"""The duty officer's inbox: what came in for one bureau, as its officers and its border posts may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.inbox import Came, CameIn, Urgency, in_order
from fairnotice.domain.lifecycle import HitState, MeasureState, NoticeState, RequestState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.request import Kind
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.effect import effect_of
from fairnotice.records.log import append
from fairnotice.records.models import (
    ConfirmationRecord,
    DisclosureRecord,
    DueRecord,
    HitRecord,
    LookedRecord,
    MeasureRecord,
    NoticeRecord,
    ReasonRecord,
    RegisterEntryRecord,
    RequestRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, log_access, once
from fairnotice.services.desk_reading import NoticeFacts, notice_facts
from fairnotice.services.hits import rests_on_nothing
from fairnotice.services.live import is_live

DESKS = frozenset({Role.BUREAU, Role.BORDER})
OURS = frozenset(
    {
        HitState.RAISED,
        HitState.VERIFIED,
        HitState.UNANSWERED,
        HitState.CONFIRMED,
        HitState.CHECKED,
        HitState.PROTECTED,
        HitState.DISCLOSED,
    }
)
"""States of a hit in which the next step is the locating bureau's; while the source is asked it is the source's."""

AFTER = timedelta(days=14)
"""How long a hit on a notice that is over, or a finding whose clock has run out, stays in the inbox."""

NOT_EXECUTABLE, EXECUTABLE = "not_executable", "executable"


@dataclass(frozen=True, slots=True)
class Inbox:
    """What came in, the most urgent first. `until` is the end of the bureau's view of the register as shown here."""

    things: tuple[tuple[Urgency, CameIn], ...]
    looked_at: datetime | None
    until: int
    unlooked: int


@dataclass(frozen=True, slots=True)
class HereInShort:
    """Whom a notice is about and what it means in the reader's country, in short; whether its bureau set it aside."""

    person: str
    headline: str
    seeks_arrest: bool
    arrest_power: bool
    set_aside: bool


def read_inbox(*, by: Officer, at: datetime) -> Inbox:
    """Everything that came in for the officer's bureau and is not done. The reading is logged.

    Raises NotYourAct for anybody but a bureau and its border posts.
    """
    if by.role not in DESKS:
        raise NotYourAct("What came in is for the bureau and its border posts.")
    with act_as(by):
        log_access("inbox", "list", "page", by, at)
        looked = LookedRecord.objects.filter(pk=by.bureau).first()
        entries = list(
            RegisterEntryRecord.objects.filter(
                recipient_id=by.bureau, sequence__gt=looked.sequence if looked else 0
            ).order_by("sequence")
        )
        things = [*_hits(by, at), *_entries(entries, by)]
        if by.role is Role.BUREAU:
            things += [*_confirmations(by), *_releases(by), *_located(by, at), *_questions(by), *_dues(by)]
    return Inbox(
        things=tuple(in_order(things, at)),
        looked_at=looked.at if looked else None,
        until=entries[-1].sequence if entries else looked.sequence if looked else 0,
        unlooked=len(entries),
    )


def look_through(*, until: int, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Say that the bureau has looked at its view of the register up to that entry. Answers {"until"}.

    Raises NotYourAct, InvalidValue for an entry that its view does not have.
    """
    if by.role is not Role.BUREAU:
        raise NotYourAct("Looking through the register is for the officers of the bureau.")

    def do() -> Answer:
        if not RegisterEntryRecord.objects.filter(recipient_id=by.bureau, sequence=until).exists():
            raise InvalidValue("Your view of the register has no such entry: load the page again.")
        row = LookedRecord.objects.filter(pk=by.bureau).first()
        if row is None or row.sequence < until:
            LookedRecord.objects.update_or_create(pk=by.bureau, defaults={"sequence": until, "at": at})
        append(Event("register.looked", f"bureau:{by.bureau}", {"sequence": until}, (by.bureau,)), by=by, at=at)
        return {"until": until}

    return once(do, by=by, key=key, act="look_through", given={"until": until}, at=at)


def here_in_short(*, notices: Iterable[UUID], by: Officer, at: datetime) -> Mapping[UUID, HereInShort]:
    """What those notices mean in the officer's country, of as many as the officer's bureau still sees."""
    if by.country is None:
        return {}
    asked, moment = list(notices), Moment.on_day(at.date(), now=at)
    with act_as(by):
        rows = list(NoticeRecord.objects.filter(pk__in=asked).exclude(document={}))
        aside = set_aside({row.pk for row in rows}, by)
    found = {}
    for row in rows:
        dossier = dossier_from(row.document["case"])
        effect = effect_of(
            dossier,
            by.country,
            moment,
            subject=dossier.subjects[0].id,
            notice_state=row.state,
            reader=by.country,
            live=is_live(),
        )
        found[row.pk] = HereInShort(
            person=dossier.subjects[0].label,
            headline=effect.headline,
            seeks_arrest=Kind(row.kind).seeks_arrest,
            arrest_power=effect.arrest_power,
            set_aside=row.pk in aside,
        )
    return found


def set_aside(notices: set[UUID], by: Officer) -> Mapping[UUID, ReasonRecord]:
    """Which of these notices the bureau marked as not executable in its country, with the reason. Within an act."""
    newest: dict[UUID, ReasonRecord] = {}
    rows = ReasonRecord.objects.filter(
        thing__in=[f"notice:{pk}" for pk in notices], act__in=(NOT_EXECUTABLE, EXECUTABLE), bureau_code=by.bureau
    )
    for row in rows.order_by("given_at"):
        newest[UUID(row.thing.partition(":")[2])] = row
    return {pk: row for pk, row in newest.items() if row.act == NOT_EXECUTABLE}


def _hits(by: Officer, at: datetime) -> list[CameIn]:
    rows = list(HitRecord.objects.filter(bureau_id=by.bureau, state__in=[*OURS, HitState.ASKED]))
    facts = notice_facts({row.notice_id for row in rows}, reader=by.bureau)
    ours = OURS if by.role is Role.BUREAU else {HitState.RAISED}
    return [
        _came(
            Came.HIT,
            row.pk,
            row.raised_at,
            facts[row.notice_id],
            state=row.state,
            waits=facts[row.notice_id].in_force and HitState(row.state) in ours,
        )
        for row in rows
        if facts[row.notice_id].in_force or row.raised_at > at - AFTER
    ]


def _entries(entries: list[RegisterEntryRecord], by: Officer) -> list[CameIn]:
    """Of each notice of others that has a new entry, what it is now."""
    newest = {entry.notice_id: entry for entry in entries}
    facts = notice_facts(set(newest), reader=by.bureau)
    return [
        _came(
            Came.NEW if facts[pk].in_force else Came.ENDED, pk, entry.entered_at, facts[pk], state=facts[pk].state_here
        )
        for pk, entry in newest.items()
        if facts[pk].source != by.bureau
    ]


def _confirmations(by: Officer) -> list[CameIn]:
    """The newest open question on each hit, unless the hit was answered by way of another one."""
    rows = list(ConfirmationRecord.objects.filter(source_code=by.bureau).order_by("asked_at"))
    answered = {row.hit_id for row in rows if row.answer}
    open_ones = {row.hit_id: row for row in rows if row.hit_id not in answered}
    facts = notice_facts({row.notice_id for row in open_ones.values()}, reader=by.bureau)
    return [
        _came(Came.CONFIRMATION, row.pk, row.asked_at, facts[row.notice_id], due=row.due_at)
        for row in open_ones.values()
    ]


def _releases(by: Officer) -> list[CameIn]:
    rows = list(MeasureRecord.objects.filter(bureau_code=by.bureau, state=MeasureState.IN_FORCE).exclude(kind="none"))
    facts = notice_facts({row.notice_id for row in rows}, reader=by.bureau)
    with speaking_as(SYSTEM):  # a notice that is not in force is not to be seen any more; what rests on it is ours
        ended = {row.pk for row in rows if rests_on_nothing(row)}
    return [
        _came(Came.RELEASE, row.hit_id, row.taken_at, facts[row.notice_id], state=row.kind)
        for row in rows
        if row.pk in ended
    ]


def _located(by: Officer, at: datetime) -> list[CameIn]:
    rows = list(DisclosureRecord.objects.filter(source_code=by.bureau).exclude(tells="nothing"))
    facts = notice_facts({row.notice_id for row in rows}, reader=by.bureau)
    due = _due_at("disclosure", [row.pk for row in rows])
    return [
        _came(Came.LOCATED, row.pk, row.decided_at, facts[row.notice_id], due=due.get(f"disclosure:{row.pk}"))
        for row in rows
        if facts[row.notice_id].state in LIVE and row.decided_at > at - AFTER
    ]


def _questions(by: Officer) -> list[CameIn]:
    rows = list(RequestRecord.objects.filter(source_code=by.bureau, state=RequestState.INFO_REQUESTED))
    due = _due_at("request", [row.pk for row in rows])
    return [
        CameIn(
            kind=Came.QUESTIONS,
            id=str(row.pk),
            since=row.submitted_at or row.drafted_at,
            due=due.get(f"request:{row.pk}"),
            notice_kind=row.kind,
        )
        for row in rows
    ]


def _dues(by: Officer) -> list[CameIn]:
    """Dates that we owe about our own notices. What else we owe stands in the inbox as the thing itself."""
    rows = list(DueRecord.objects.filter(owes=by.bureau, state__in=("open", "missed"), thing__startswith="notice:"))
    facts = notice_facts({UUID(row.thing.partition(":")[2]) for row in rows}, reader=by.bureau)
    found = []
    for row in rows:
        notice = facts[UUID(row.thing.partition(":")[2])]
        paused = row.code not in _PAUSES or notice.state is NoticeState.SUSPENDED
        if notice.state in LIVE and paused:
            found.append(_came(Came.DUE, row.pk, row.due_at, notice, due=row.due_at, what=row.what))
    return found


_PAUSES = frozenset({"rpd-81-1", "rpd-100-1"})
"""Clocks of a suspension."""


def _due_at(kind: str, ids: Iterable[object]) -> dict[str, datetime]:
    rows = DueRecord.objects.filter(thing__in=[f"{kind}:{pk}" for pk in ids], state__in=("open", "missed"))
    return dict(rows.order_by("due_at").values_list("thing", "due_at"))


def _came(
    kind: Came,
    pk: object,
    since: datetime,
    notice: NoticeFacts,
    *,
    due: datetime | None = None,
    waits: bool = True,
    state: str = "",
    what: str = "",
) -> CameIn:
    return CameIn(
        kind=kind,
        id=str(pk),
        since=since,
        due=due,
        waits=waits,
        state=state,
        notice=str(notice.id),
        number=notice.number,
        notice_kind=notice.kind,
        notice_state=notice.state_here,
        source=notice.source,
        what=what,
    )
