"""What people do to clocks: start one, let it stand still and go on, give it longer, say that it is kept.

A clock moves nothing but itself here. Whoever owes it and whoever waits for it are told, and read the reasons. The log
is held before the clock, as the sweep and the consequences do, so that none of them waits for another.
"""

from datetime import UTC, datetime
from uuid import UUID

from fairnotice.domain.errors import Conflict, InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event, Plain
from fairnotice.domain.lifecycle import CLOCK, ClockAct, ClockState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Officer, Role, actor
from fairnotice.law.deadlines import CLOCKS, Clock, due_of
from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.effect_words import day_in_words
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import (
    DueChangeRecord,
    DueRecord,
    MessageRecord,
    NoticeRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, once, reasoned, seen
from fairnotice.services.clock_rows import RUNNING, add_due, calendar_of, clock_of, reckoned, summed
from fairnotice.services.clock_things import concerned, known_office, owed_by_whom
from fairnotice.services.reviews import not_tied

DESK = frozenset({Role.REVIEWER, Role.DECIDER})
STARTS = frozenset({*DESK, Role.COMMISSION})
"""Who starts clocks, lets them stand still and gives them longer."""

COMMISSIONS = frozenset({"commission", "applicant"})
"""Whose dates are the Commission's own matter."""

BY_ACT = {
    "rpd-77-1": "It is kept by the decision on the request.",
    "rpd-78-1": "It is kept by answering the questions.",
    "rpd-81-1": "It is kept by resuming or withdrawing the notice.",
    "rpd-100-1": "It is kept by resuming or withdrawing the diffusion.",
    "rpd-51-2": "It is kept by renewing the notice, with reasons.",
    "rpd-105": "It is kept by answering whether the notice stands.",
    "withdraw-at-once": "It is kept by withdrawing the notice.",
    "change-decision": "It is kept by deciding on the change.",
    "release-prompt": "It is kept by ending the measure.",
}
"""Clocks that acts set and acts keep: saying so is not enough. Started by a person, a person may end them."""

AGAIN = frozenset({"rpd-74-2-e", "rpd-129"})
"""Clocks of a live notice that begin once more when they are kept."""


def start_clock(
    *,
    thing: str,
    clock: str,
    began: datetime,
    reasons: str,
    owed_by: str = "",
    waits: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """Let a clock of the law run about a request, a notice or a measure (`notice:…`) since the instant that started it.

    `owed_by` names the bureau where the thing does not tell who owes it; `waits`: a bureau, or "reviewer" or
    "commission", that is told and sees it as well. For a measure that is the bureau which took it.
    Answers {"due", "code", "due_at", "owes", "state"}. Raises NotFound, NotYourAct, Conflict when it runs already,
    InvalidValue.
    """
    why = reasoned(reasons)
    chosen = CLOCKS.get(clock)
    if chosen is None:
        raise InvalidValue(f"There is no clock '{clock}'.")
    _may_start(chosen, by)
    if began.tzinfo is None or (began > at and not chosen.backwards):
        raise InvalidValue("A clock is started by something that has happened: give its instant, with a time zone.")

    def do() -> Answer:
        about = concerned(thing)
        not_tied(by, about.source, about.states)
        owes = owed_by_whom(chosen, about, owed_by)
        told = waits or (about.locating if about.locating != owes else "")
        known_office(told)
        where = calendar_of(about.locating or owes)
        due = due_of(chosen, began, zone=where.zone, country=where.country)
        hold_log()
        with speaking_as(SYSTEM):
            running = DueRecord.objects.filter(thing=about.name, code=clock, owes=owes, state__in=RUNNING)
            if running.exists():
                raise Conflict("This clock runs already.")
            row = add_due(due, thing=about.name, owes=owes, begins_at=began, waits=told)
        _done(row, "set", by=by, at=at, why=why, since=began)
        return _answer(row)

    given = {"thing": thing, "clock": clock, "began": began, "reasons": reasons, "owed_by": owed_by, "waits": waits}
    return once(do, by=by, key=key, act="start_clock", given=given, at=at)


def stop_clock(
    *, due: UUID, reasons: str, since: datetime | None = None, by: Officer, at: datetime, key: str | None = None
) -> Answer:
    """Let a clock stand still from now, or since an instant, where a text allows it.

    Answers and raises as `start_clock`, and NotPossibleNow.
    """

    def do() -> Answer:
        row = _held(due, by)
        move = CLOCK.move(ClockState(row.state), ClockAct.STOP, actor(by, source=row.owes))
        if not clock_of(row).stoppable:
            raise NotPossibleNow("No text lets this clock stand still.")
        begins = since or at
        newest = DueChangeRecord.objects.filter(due=row).order_by("-at").values_list("at", flat=True).first()
        if begins.tzinfo is None or begins > at or begins < max(row.begins_at, newest or row.begins_at):
            raise InvalidValue(
                "It can stand still from an instant after it began, or went on, and not from the future."
            )
        _write(row, state=move.target)
        _done(row, ClockAct.STOP, by=by, at=at, why=reasoned(reasons), since=begins, event=move.event)
        return _answer(row)

    given = {"due": str(due), "reasons": reasons, "since": since}
    return once(do, by=by, key=key, act="stop_clock", given=given, at=at)


def resume_clock(*, due: UUID, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Let a clock that stands still go on. The time that it stood is added. Answers and raises as `stop_clock`."""

    def do() -> Answer:
        row = _held(due, by)
        move = CLOCK.move(ClockState(row.state), ClockAct.GO_ON, actor(by, source=row.owes))
        _write(row, state=move.target, due_at=reckoned(row, went_on=at))
        _done(row, ClockAct.GO_ON, by=by, at=at, why=reasoned(reasons), since=at, event=move.event)
        return _answer(row)

    given = {"due": str(due), "reasons": reasons}
    return once(do, by=by, key=key, act="resume_clock", given=given, at=at)


def extend_clock(*, due: UUID, length: str, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Give a clock longer, by a length in ISO 8601 (`P30D`), where a text allows it and before it is over.

    Both sides are told why. Answers and raises as `stop_clock`.
    """
    more = Duration.parse(length)

    def do() -> Answer:
        row = _held(due, by)
        move = CLOCK.move(ClockState(row.state), ClockAct.EXTEND, actor(by, source=row.owes))
        if not clock_of(row).extendable:
            raise NotPossibleNow("No text lets this clock be given longer.")
        if row.due_at <= at:
            raise NotPossibleNow("This clock is over: what is late cannot be made timely.")
        row.extended_by = summed(row.extended_by, more)
        _write(row, extended_by=row.extended_by, due_at=reckoned(row))
        _done(row, ClockAct.EXTEND, by=by, at=at, why=reasoned(reasons), since=at, event=move.event, given=length)
        return _answer(row)

    given = {"due": str(due), "length": length, "reasons": reasons}
    return once(do, by=by, key=key, act="extend_clock", given=given, at=at)


def end_clock(*, due: UUID, fulfilled: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Say that a clock is kept, and what kept it. The review of a live notice, and of a doubt, begins once more.

    By whoever owes it; of what bureaus owe, by the secretariat as well. Answers and raises as `stop_clock`.
    """

    def do() -> Answer:
        row = _held(due, by)
        if not may_end(row.owes, row.waits, by):
            raise NotYourAct("That a date is kept is said by who owes it, or by the secretariat that waits for it.")
        move = CLOCK.move(ClockState(row.state), ClockAct.KEEP, actor(by, source=row.owes))
        if row.settled_at is not None:
            raise NotPossibleNow("Nobody waits for this any more: its matter is over.")
        by_hand = DueChangeRecord.objects.filter(due=row, act="set").exists()
        if row.code in BY_ACT and not by_hand:
            raise NotPossibleNow(BY_ACT[row.code])
        _write(row, state=move.target, settled_at=at)
        _done(row, ClockAct.KEEP, by=by, at=at, why=reasoned(fulfilled), since=at, event=move.event)
        _begin_again(row, at)
        return _answer(row)

    given = {"due": str(due), "fulfilled": fulfilled}
    return once(do, by=by, key=key, act="end_clock", given=given, at=at)


def may_end(owes: str, waits: str, by: Officer) -> bool:
    """Whether this officer may say that a date which they owe is kept."""
    if by.role is Role.COMMISSION:
        return owes in COMMISSIONS or waits == "commission"
    if by.role in DESK:
        return owes not in COMMISSIONS
    return by.role is Role.BUREAU and owes == by.bureau


def _may_start(clock: Clock, by: Officer) -> None:
    if by.role not in STARTS:
        raise NotYourAct("Clocks are started by the secretariat and the Commission.")
    if clock.owes.value in COMMISSIONS and by.role is not Role.COMMISSION:
        raise NotYourAct("This clock is the Commission's own.")


def _held(due: UUID, by: Officer) -> DueRecord:
    """The clock, held until the act ends, for somebody who sees it and is not tied to the matter."""
    row = seen(DueRecord, due)
    if by.role in STARTS and row.thing.partition(":")[0] in ("request", "notice", "measure"):
        about = concerned(row.thing)
        not_tied(by, about.source, about.states)
    hold_log()
    with speaking_as(SYSTEM):
        return DueRecord.objects.select_for_update(no_key=True).get(pk=due)


def _write(row: DueRecord, **changed: object) -> None:
    for name, value in changed.items():
        setattr(row, name, value)
    with speaking_as(SYSTEM):
        row.save(update_fields=list(changed))


def _done(
    row: DueRecord,
    act: str,
    *,
    by: Officer,
    at: datetime,
    why: str,
    since: datetime,
    event: str = "due.set",
    given: str = "",
) -> None:
    """Keep what was done and why, record it, and tell both sides."""
    payload: dict[str, Plain] = {"code": row.code, "about": row.thing}
    if given:
        payload["given"] = given
    sides = dict.fromkeys(office for office in (row.owes, row.waits) if office)
    bureaus = tuple(office for office in sides if office not in set(Role) | COMMISSIONS)
    append(Event(event, f"due:{row.pk}", payload, bureaus), by=by, at=at)
    own = {by.bureau, "reviewer" if by.role in DESK else by.role.value}
    with speaking_as(SYSTEM):
        DueChangeRecord.objects.create(due=row, act=act, at=since, given=given, why=why, office=by.bureau, made_at=at)
        for office in sides:
            if office in own or office == "applicant":
                continue
            MessageRecord.objects.create(
                to_bureau=office if office in bureaus else "",
                to_role="" if office in bureaus else office,
                about=event,
                thing=row.thing,
                text=_says(row, why),
                sent_at=at,
            )


def _says(row: DueRecord, why: str) -> str:
    """What both sides are told: what is owed, until when, and the reasons."""
    what = row.what[:1].upper() + row.what[1:]
    if row.state == ClockState.PAUSED:
        return f"{what}: the clock stands still. {why}"
    if row.state == ClockState.KEPT:
        return f"{what}: kept. {why}"
    due = row.due_at.astimezone(UTC)
    return f"{what}: due on {day_in_words(due.date())}, {due:%H:%M} UTC. {why}"


def _begin_again(row: DueRecord, at: datetime) -> None:
    if row.code not in AGAIN:
        return
    with speaking_as(SYSTEM):
        notice = NoticeRecord.objects.filter(pk=row.thing.partition(":")[2], state__in=LIVE).first()
        if notice is None or (row.code == "rpd-129" and not notice.state.startswith("blocked")):
            return
        add_due(due_of(clock_of(row), at, zone=row.zone), thing=row.thing, owes=row.owes, begins_at=at, waits=row.waits)


def _answer(row: DueRecord) -> Answer:
    return {
        "due": str(row.pk),
        "code": row.code,
        "due_at": row.due_at.isoformat(),
        "owes": row.owes,
        "state": row.state,
    }
