"""Notices as the secretariat and the Commission read them: the list with its clocks, and one with all about it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.lifecycle import NOTICE, NoticeAct, NoticeState
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.domain.subject import NAMELESS
from fairnotice.formats.dossier import dossier_from
from fairnotice.records import queries
from fairnotice.records.models import (
    BureauRecord,
    ChangeRecord,
    DueRecord,
    MeasureRecord,
    NoticeRecord,
    ReasonRecord,
    RestrictionRecord,
)
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.letters import office_name
from fairnotice.services.register import held_by
from fairnotice.services.reviews import ties

_STAFF = frozenset({Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
MOST = 500


@dataclass(frozen=True, slots=True)
class NoticeListed:
    """A notice in the list. A deleted one names nobody."""

    notice: UUID
    number: str
    label: str
    kind: str
    state: str
    source: str
    published_at: datetime
    expires_on: date
    due_at: datetime | None  # the nearest open clock


@dataclass(frozen=True)
class NoticeFile:
    """A notice with everything that its page shows."""

    notice: UUID
    request: UUID
    case: UUID
    number: str
    kind: str
    state: str
    source: str
    source_name: str
    published_at: datetime
    expires_on: date
    label: str
    dossier: Dossier | None  # as recipients read it; none when it is deleted
    statement: str  # of the charges that are not in it
    addenda: tuple[dict[str, Any], ...]
    recipients: tuple[str, ...]  # the names of those in whose view it is
    left_out: tuple[str, ...]
    dues: tuple[dict[str, Any], ...]
    reasons: tuple[dict[str, Any], ...]
    measures: int  # in force on the strength of it
    tied: tuple[str, ...]
    open_acts: tuple[NoticeAct, ...]


def notices_of(*, by: Officer, at: datetime) -> list[NoticeListed]:
    """Every notice, those with the nearest open clock first, then the newest. Raises NotYourAct for bureaus."""
    _only_staff(by)
    with act_as(by):
        log_access("notices", "list", "notices", by, at)
        rows = list(NoticeRecord.objects.order_by("-published_at", "-pk")[:MOST])
        open_ones = DueRecord.objects.filter(state="open", thing__in=[f"notice:{row.pk}" for row in rows])
        clocks = dict(open_ones.order_by("-due_at").values_list("thing", "due_at"))
        return [_listed(row, clocks.get(f"notice:{row.pk}")) for row in rows]


def read_notice_file(*, notice: UUID, by: Officer, at: datetime) -> NoticeFile:
    """One notice. Raises NotFound, NotYourAct for bureaus."""
    with act_as(by):
        row = seen(NoticeRecord, notice)
        _only_staff(by)
        log_access(f"notice:{notice}", "read", "page", by, at)
        names = dict(BureauRecord.objects.values_list("code", "name"))
        in_view = held_by(row)
        restricted = RestrictionRecord.objects.filter(notice=row, lifted_at=None)
        left_out = set(restricted.values_list("bureau_id", flat=True))
        who = actor(by, source=row.source_code)
        changes = ChangeRecord.objects.filter(notice=row).values_list("pk", flat=True)
        own = [f"notice:{row.pk}", *(f"change:{pk}" for pk in changes)]
        dues = DueRecord.objects.filter(thing__in=own).order_by("due_at")
        reasons = ReasonRecord.objects.filter(thing=f"notice:{row.pk}").order_by("given_at")
        return NoticeFile(
            notice=row.pk,
            request=row.request_id,
            case=row.request.case_id,
            number=row.number,
            kind=row.kind,
            state=row.state,
            source=row.source_code,
            source_name=office_name(row.source_code),
            published_at=row.published_at,
            expires_on=row.expires_on,
            label=label_of(row.document),
            dossier=dossier_from(row.document["case"]) if row.document else None,
            statement=row.document.get("statement", "") if row.document else "",
            addenda=tuple(row.document.get("addenda", ())),
            recipients=tuple(sorted(names.get(code, code) for code in in_view)),
            left_out=tuple(sorted(names.get(code, code) for code in left_out)),
            dues=tuple(queries.due_row(due) for due in dues.exclude(state="stopped")),
            reasons=tuple(
                {"act": r.act, "office": names.get(r.bureau_code, r.bureau_code), "text": r.text, "at": r.given_at}
                for r in reasons
            ),
            measures=MeasureRecord.objects.filter(notice=row, state="in_force").exclude(kind="none").count(),
            tied=ties(by, row.source_code, row.request.states_involved),
            open_acts=_acts(row.state, who, suspended=row.suspended_before_block),
        )


def label_of(document: dict[str, Any]) -> str:
    """The name that a list shows, or words for somebody without one; "" when the document is gone."""
    subjects = document.get("case", {}).get("subjects", []) if document else []
    names = [name for person in subjects[:1] for identity in person["identities"] for name in identity["names"]]
    primary = [name for name in names if name.get("kind", "primary") == "primary"]
    if subjects and not names:
        return NAMELESS
    return str((primary or names)[0]["text"]) if names else ""


def _acts(state: str, who: Any, *, suspended: bool) -> tuple[NoticeAct, ...]:
    """What can be done now. Which way a block ends follows from the state before it: one of the two is offered."""
    acts = NOTICE.open_acts(NoticeState(state), who)
    unfit = NoticeAct.UNBLOCK if suspended else NoticeAct.UNBLOCK_TO_SUSPENSION
    return tuple(act for act in acts if act is not unfit)


def _listed(row: NoticeRecord, due: datetime | None) -> NoticeListed:
    return NoticeListed(
        notice=row.pk,
        number=row.number,
        label=label_of(row.document),
        kind=row.kind,
        state=row.state,
        source=row.source_code,
        published_at=row.published_at,
        expires_on=row.expires_on,
        due_at=due,
    )


def _only_staff(by: Officer) -> None:
    if by.role not in _STAFF:
        raise NotYourAct("This list is for the secretariat and the Commission.")
