"""How many innocent travellers a request's identifiers would stop, on the traffic that an administrator has stated.

It is reckoned with the thresholds in force (`services.thresholds`). Where bureaus have some of their own, the lowest
of all hold: nobody knows at which bureau a traveller passes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.log import append
from fairnotice.records.models import NoticeRecord, RequestRecord, TrafficRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening.quality import ASSUMED, Quality, quality_of
from fairnotice.services.acting import Answer, act_as, log_access, once, seen
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.thresholds import thresholds_in_force

MOST = 10**11
LONGEST = 300
READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION})


@dataclass(frozen=True, slots=True)
class Traffic:
    """Travellers checked in a month, and where the number comes from; nobody has stated an assumed one."""

    travellers: int
    source: str = ""
    stated_at: datetime | None = None

    @property
    def assumed(self) -> bool:
        """Whether nobody has stated it."""
        return self.stated_at is None


@dataclass(frozen=True, slots=True)
class NoticeQuality:
    """The estimate of one person's identifiers, and the traffic that it is for."""

    name: str
    quality: Quality
    traffic: Traffic


def traffic_stated(*, by: Officer) -> Traffic:
    """The traffic as stated last, or what is assumed."""
    with act_as(by):
        return _traffic()


def state_traffic(*, travellers: int, source: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Say how many travellers are checked in a month, all recipients together, and where that is known from.

    Answers {"travellers"}. Raises NotYourAct, InvalidValue.
    """
    if by.role is not Role.ADMINISTRATOR:
        raise NotYourAct("The traffic is stated by an administrator.")
    if not 1 <= travellers <= MOST:
        raise InvalidValue(f"State the travellers of a month as a number from 1 to {MOST:,}.")
    told = source.strip()
    if not told or len(told) > LONGEST:
        raise InvalidValue(f"Say where the number comes from, in at most {LONGEST} letters.")

    def do() -> Answer:
        row = TrafficRecord.objects.create(travellers=travellers, source=told, officer_id=by.id, stated_at=at)
        append(Event("traffic.stated", f"traffic:{row.pk}", {"travellers": travellers}), by=by, at=at)
        return {"travellers": travellers}

    given = {"travellers": travellers, "source": told}
    return once(do, by=by, key=key, act="state_traffic", given=given, at=at)


def quality_of_request(*, request: UUID, by: Officer, at: datetime) -> NoticeQuality:
    """The estimate for a request as its file stands and as far as this officer may read it.

    Raises NotFound, NotYourAct.
    """
    if by.role not in READERS:
        raise NotYourAct("The quality of a request is read by its source, by who assesses it, and by the Commission.")
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "quality", "quality", by, at)
        return _of(request_dossier(row, by), row.subject, _traffic(), at)


def quality_of_draft(
    *, dossier: Dossier, subjects: Sequence[str], by: Officer, at: datetime
) -> tuple[NoticeQuality, ...]:
    """The estimates for the persons of a file that is not handed in yet."""
    traffic = traffic_stated(by=by)
    return tuple(_of(dossier, subject, traffic, at) for subject in subjects)


def _of(dossier: Dossier, subject: str, traffic: Traffic, at: datetime) -> NoticeQuality:
    person = next(each for each in dossier.subjects if each.id == subject)
    quality = quality_of(
        person.identities, travellers=traffic.travellers, on=at.date(), level=thresholds_in_force().widest(_listed())
    )
    return NoticeQuality(person.label, quality, traffic)


def _listed() -> int:
    """How many are in force, and this one: the longest that a list can be."""
    with speaking_as(SYSTEM):
        return NoticeRecord.objects.filter(state=NoticeState.PUBLISHED).count() + 1


def _traffic() -> Traffic:
    row = TrafficRecord.objects.order_by("-stated_at").first()
    return Traffic(row.travellers, row.source, row.stated_at) if row else Traffic(ASSUMED)
