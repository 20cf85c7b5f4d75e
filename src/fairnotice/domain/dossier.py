"""The dossier: everything that a review is given about one matter, and how it looks from two instants."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Protocol, TypeVar

from fairnotice.domain.dates import Moment, PartialDate
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import Request
from fairnotice.domain.statement import Source, SourceKind, Standing, Statement, standing_of
from fairnotice.domain.subject import Office, Participation, Protection, Subject
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.domain.warrant import Offence, Warrant


class PositionKind(StrEnum):
    """What another state or body did or said."""

    PROTEST = "protest"
    NO_OBJECTION = "no_objection"
    EXTRADITION_REFUSED = "extradition_refused"
    EXTRADITION_GRANTED = "extradition_granted"
    NOT_PROSECUTED = "not_prosecuted"
    PROSECUTES = "prosecutes"
    CALLS_CASE_POLITICAL = "calls_case_political"
    ASYLUM_GRANTED = "asylum_granted"


@dataclass(frozen=True, slots=True)
class Position:
    """The position of another state or body. It never reaches the requester."""

    by: str
    kind: PositionKind
    words: str = ""
    ground: str = ""  # political, rights, formal, nationality, time_bar
    subject: str | None = None
    taken: date | None = None
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """What happened, where and when, as the file tells it."""

    what: str
    when: PartialDate | Unknown = UNKNOWN
    place: str | Unknown = UNKNOWN
    country: str | Unknown = UNKNOWN
    sources: tuple[str, ...] = ()
    learnt: datetime | None = None


@dataclass(frozen=True)
class Dossier:
    """One matter: the incident, the people named, the warrants, the request, and who says what about it."""

    id: str
    title: str
    request: Request
    subjects: tuple[Subject, ...]
    warrants: tuple[Warrant, ...] = ()
    incident: Incident | None = None
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    sources: tuple[Source, ...] = ()
    summary: str = ""

    def as_known(self, known: datetime) -> "Dossier":
        """The dossier as it stood at that instant: what had not been learnt yet is not in it."""
        return replace(
            self,
            subjects=tuple(_subject_as_known(subject, known) for subject in self.subjects),
            warrants=_learnt(self.warrants, known),
            incident=self.incident if self.incident and _is_learnt(self.incident, known) else None,
            statements=_learnt(self.statements, known),
            positions=_learnt(self.positions, known),
        )

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}

    @property
    def undisclosed_at_least(self) -> int:
        """How many people at least are meant and not named. A bound, never a count."""
        return max((warrant.undisclosed_at_least for warrant in self.warrants), default=0)

    def standing(self, sources: tuple[str, ...]) -> Standing:
        """What a fact with these sources rests on."""
        known = self.source_by_id
        return standing_of(frozenset(known[s].kind if s in known else SourceKind.REQUESTER for s in sources))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the file says about one coded fact: its value where the accounts agree, and every account."""

    key: str
    value: bool | str | Unknown
    statements: tuple[Statement, ...]
    standing: Standing
    disputed: bool = False

    @property
    def is_true(self) -> bool:
        """Whether all accounts that give a value say that it is so."""
        return self.value is True

    @property
    def is_false(self) -> bool:
        """Whether all accounts that give a value say that it is not so."""
        return self.value is False

    @property
    def is_unknown(self) -> bool:
        """Whether no account gives a value, or the accounts differ."""
        return isinstance(self.value, Unknown)

    @property
    def somebody_says_so(self) -> bool:
        """Whether at least one account says that it is so."""
        return any(statement.value is True for statement in self.statements)


@dataclass(frozen=True)
class View:
    """The dossier seen for one subject at one moment. This is what a rule is given.

    Build it with `View.of`, which leaves out what had not been learnt by then.
    """

    dossier: Dossier
    subject: Subject
    moment: Moment

    @classmethod
    def of(cls, dossier: Dossier, subject_id: str, moment: Moment) -> "View":
        """See the dossier for one subject at one moment. Raises KeyError when there is no such subject."""
        seen = dossier.as_known(moment.known)
        for subject in seen.subjects:
            if subject.id == subject_id:
                return cls(dossier=seen, subject=subject, moment=moment)
        raise KeyError(subject_id)

    @property
    def on(self) -> date:
        """The day on which law and facts are taken."""
        return self.moment.on

    @property
    def request(self) -> Request:
        """The request."""
        return self.dossier.request

    @property
    def requesting_state(self) -> str | None:
        """The country of the requesting bureau; None for an international court or body."""
        return self.dossier.request.requester.country

    @property
    def wanted_by_own_state(self) -> bool | Unknown:
        """Whether the requesting state is one of the subject's nationality or office."""
        if self.requesting_state is None:
            return False
        ties = {*self.subject.nationalities, *(office.state for office in self.subject.offices)}
        return self.requesting_state in ties if ties else UNKNOWN

    @cached_property
    def warrants(self) -> tuple[Warrant, ...]:
        """The warrants that cover the subject."""
        return tuple(w for w in self.dossier.warrants if self.subject.id in w.subjects)

    @cached_property
    def offences(self) -> tuple[Offence, ...]:
        """Every charge against the subject."""
        return tuple(offence for warrant in self.warrants for offence in warrant.offences)

    @property
    def participation(self) -> Participation | None:
        """What the file says that the subject did."""
        return self.subject.participation

    @cached_property
    def offices_now(self) -> tuple[Office, ...]:
        """The offices held on the day."""
        return tuple(office for office in self.subject.offices if office.held_on(self.on))

    @cached_property
    def offices_before(self) -> tuple[Office, ...]:
        """The offices that ended before the day."""
        return tuple(o for o in self.subject.offices if o.end is not None and o.end < self.on)

    @cached_property
    def protections(self) -> tuple[Protection, ...]:
        """The protective statuses that hold on the day."""
        return tuple(p for p in self.subject.protections if p.holds.includes(self.on))

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The positions taken by the day about this subject or the whole matter."""
        return tuple(
            position
            for position in self.dossier.positions
            if position.subject in (None, self.subject.id) and (position.taken is None or position.taken <= self.on)
        )

    def evidence(self, key: str) -> Evidence:
        """What the file says about a coded fact on the day. Raises KeyError for a key that is not in the list."""
        if key not in FACTS:
            raise KeyError(key)
        found = self._evidence.get(key)
        if found is None:
            found = self._evidence[key] = self._look_up(key)
        return found

    @property
    def read_so_far(self) -> frozenset[str]:
        """The coded facts that were looked up in this view by now."""
        return frozenset(self._evidence)

    def says_anything(self) -> bool:
        """Whether any account of the day is about this subject or the whole matter."""
        return bool(self._said)

    @cached_property
    def _evidence(self) -> dict[str, Evidence]:
        """What was looked up already; a view never changes, and many rules ask about the same facts."""
        return {}

    @cached_property
    def _said(self) -> dict[str, tuple[Statement, ...]]:
        """The statements of the day about this subject or the whole matter, by the fact that they are about."""
        said: dict[str, list[Statement]] = {}
        for statement in self.dossier.statements:
            if statement.subject in (None, self.subject.id) and statement.holds.includes(self.on):
                said.setdefault(statement.about, []).append(statement)
        return {about: tuple(statements) for about, statements in said.items()}

    def _look_up(self, key: str) -> Evidence:
        statements = self._said.get(key, ())
        values = {statement.value for statement in statements if statement.value is not None}
        disputed = len(values) > 1
        value = next(iter(values)) if len(values) == 1 else UNKNOWN
        known = self.dossier.source_by_id
        kinds = frozenset(known[s.source].kind for s in statements if s.value is not None and s.source in known)
        return Evidence(key, value, statements, standing_of(kinds, disputed=disputed), disputed)


class _Learnable(Protocol):
    @property
    def learnt(self) -> datetime | None: ...


L = TypeVar("L", bound=_Learnable)


def _is_learnt(record: _Learnable, known: datetime) -> bool:
    return record.learnt is None or record.learnt <= known


def _learnt(records: tuple[L, ...], known: datetime) -> tuple[L, ...]:
    return tuple(record for record in records if _is_learnt(record, known))


def _subject_as_known(subject: Subject, known: datetime) -> Subject:
    offices = (office.as_known(known) for office in subject.offices)
    part = subject.participation
    return replace(
        subject,
        identities=_learnt(subject.identities, known),
        offices=tuple(office for office in offices if office is not None),
        protections=_learnt(subject.protections, known),
        participation=part if part and _is_learnt(part, known) else None,
    )
