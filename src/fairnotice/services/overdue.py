"""Copies that are late: the list, the state that the sweep opens and ends, and the letter that a person sends."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.errors import NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.overdue import URGENT_KINDS
from fairnotice.formats.letter import LetterKind, kept_past_end, late
from fairnotice.records.board_rows import desk_rows
from fairnotice.records.log import append
from fairnotice.records.models import IncidentRecord, LetterRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.acting import Answer, act_as, log_access, once, reasoned
from fairnotice.services.board import DeskState, may_read, state_of
from fairnotice.services.copies_list import NO_WORD, late_recipients, may_be_written_to
from fairnotice.services.incidents import LATE, open_incident, settle_incident

ABOUT = "desk.reminded"
AGAIN = timedelta(days=1)
"""A desk gets one letter in this time, and its bureau is told once that it is late. The house's own."""
_WRITES = frozenset({Role.REVIEWER, Role.DECIDER})


@dataclass(frozen=True, slots=True)
class Overdue:
    """A desk that is late, and when its bureau was last written to about it."""

    desk: DeskState
    written_at: datetime | None

    def may_write(self, at: datetime) -> bool:
        """Whether it may be written to again."""
        again = self.written_at is None or at - self.written_at >= AGAIN
        return again and may_be_written_to(self.desk)


def list_overdue(*, by: Officer, at: datetime) -> tuple[Overdue, ...]:
    """Every desk that is late and that the officer may see, the longest first. Logged. Raises NotYourAct."""
    may_read(by)
    with act_as(by):
        log_access("board", "list", "overdue", by, at)
        return _overdue(at)


def draft_reminder(*, desk: UUID, by: Officer, at: datetime) -> str:
    """The letter to the bureau of a desk that is late, to be edited by who sends it.

    Raises NotYourAct, NotFound, NotPossibleNow for a desk that is not late.
    """
    with act_as(by):
        return _draft(_one(desk, by, at).desk)


def send_reminder(*, desk: UUID, letter: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Send the letter, as a person has edited it, to the bureau's inbox: once per desk and day. Answers {"desk"}.

    Raises NotYourAct, NotFound, NotPossibleNow for a desk that is not late or was written to today, InvalidValue.
    """

    def do() -> Answer:
        found = _one(desk, by, at)
        text = reasoned(letter)
        if not found.may_write(at):
            raise NotPossibleNow("This bureau was written to about this desk within the last day.")
        thing, bureau = f"desk:{desk}", found.desk.bureau
        _keep(thing, bureau, _draft(found.desk), text, at)
        append(Event(ABOUT, thing, {}, (bureau,)), by=by, at=at)
        with speaking_as(SYSTEM):
            MessageRecord.objects.create(to_bureau=bureau, to_role="", about=ABOUT, thing=thing, text=text, sent_at=at)
        return {"desk": str(desk)}

    return once(do, by=by, key=key, act="send_reminder", given={"desk": str(desk), "letter": letter}, at=at)


def sweep_overdue(*, at: datetime) -> int:
    """Open the state "late" for every desk that has become late, end it for those that are not any more.

    A bureau is told once a day about a desk, the secretariat once a sweep of all that are new. Answers how many are
    new. Each is a transaction of its own, so that a killed sweep goes on with the next.
    """
    with speaking_as(SYSTEM):
        states = {f"desk:{desk.id}": desk for desk in _states(at)}
        open_now = dict(IncidentRecord.objects.filter(kind=LATE, closed_at=None).values_list("thing", "pk"))
    late_now = {thing: desk for thing, desk in states.items() if desk.late_since is not None}
    for thing in open_now.keys() - late_now.keys():
        with speaking_as(SYSTEM):
            settle_incident(incident=open_now[thing], why="Nothing is late at this desk any more.", at=at)
    new = [(thing, late_now[thing]) for thing in late_now if thing not in open_now]
    for thing, desk in new:
        with speaking_as(SYSTEM):
            told = IncidentRecord.objects.filter(kind=LATE, thing=thing, opened_at__gt=at - AGAIN).exists()
            open_incident(kind=LATE, bureau=desk.bureau, thing=thing, text=_says(desk), at=at, quietly=told)
    if new:
        with speaking_as(SYSTEM):
            _tell_secretariat(len(new), len(late_now), at)
    return len(new)


def _tell_secretariat(new: int, late_now: int, at: datetime) -> None:
    """Once a day at most: the overdue list says the rest."""
    if MessageRecord.objects.filter(about=LIST, to_role=Role.REVIEWER, sent_at__gt=at - AGAIN).exists():
        return
    MessageRecord.objects.create(
        to_bureau="",
        to_role=Role.REVIEWER,
        about=LIST,
        thing="board:overdue",
        text=f"Desks that are late now: {late_now}, new among them: {new}. The overdue list names them.",
        sent_at=at,
    )


LIST = "desk.late"
"""What the message to the secretariat is about. No event: each incident has its own."""


def _states(at: datetime) -> list[DeskState]:
    """Every desk, and whoever was given a copy that is past its end without word that it is gone."""
    return [*(state_of(row, at) for row in desk_rows()), *late_recipients(at)]


def _overdue(at: datetime) -> tuple[Overdue, ...]:
    late_now = [desk for desk in _states(at) if desk.late_since is not None]
    written = _written([desk.id for desk in late_now])
    late_now.sort(key=lambda desk: (desk.late_since or at, desk.bureau, desk.name))
    return tuple(Overdue(desk, written.get(f"desk:{desk.id}")) for desk in late_now)


def _one(desk: UUID, by: Officer, at: datetime) -> Overdue:
    found = next((one for one in _states(at) if one.id == desk), None)
    if found is None:
        raise NotFound(f"There is no desk {desk} here.")
    if by.role not in _WRITES:
        raise NotYourAct("Letters to members are written by the secretariat.")
    if found.late_since is None:
        raise NotPossibleNow("This desk is not late.")
    if not may_be_written_to(found):
        raise NotPossibleNow("These are the workers of this server: the administrator takes their list away.")
    return Overdue(found, _written([desk]).get(f"desk:{desk}"))


def _written(desks: list[UUID]) -> dict[str, datetime]:
    things = [f"desk:{desk}" for desk in desks]
    rows = LetterRecord.objects.filter(thing__in=things, about=ABOUT, sent=True).order_by("made_at")
    return dict(rows.values_list("thing", "made_at"))


def _draft(desk: DeskState) -> str:
    since = desk.late_since
    assert since is not None
    if desk.waits_for == NO_WORD:
        return kept_past_end(desk.bureau_name, recipient=desk.name, since=since.date())
    ended = desk.waits_for in URGENT_KINDS
    return late(desk.bureau_name, desk=desk.name, since=since.date(), waiting=desk.behind, ended=ended)


def _keep(thing: str, bureau: str, drafted: str, sent: str, at: datetime) -> None:
    versions = list(dict.fromkeys((drafted.strip(), sent)))
    for number, version in enumerate(versions, start=1):
        LetterRecord.objects.create(
            thing=thing,
            about=ABOUT,
            kind=LetterKind.LATE.value,
            source_code=bureau,
            version=number,
            text=version,
            sent=number == len(versions),
            simulated=False,
            made_at=at,
        )


def _says(desk: DeskState) -> str:
    if desk.waits_for == NO_WORD:
        return (
            f"A copy that was given to '{desk.name}' is past its end, and nobody has said that it is destroyed. "
            "Destroy it with `fairnotice list destroy` and bring its receipt, or end this recipient with reasons."
        )
    return (
        f"The desk '{desk.name}' has not applied all that was entered in this bureau's view: {desk.behind} entries "
        "wait. Bring its copy into line at once (RPD art. 5(7)(b)), or end it if nobody uses it."
    )
