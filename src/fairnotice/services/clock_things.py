"""The things that clocks are about, and who owes what about them."""

from dataclasses import dataclass
from uuid import UUID

from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.domain.officer import Role
from fairnotice.law.deadlines import Clock, Owes
from fairnotice.records.models import BureauRecord, MeasureRecord, NoticeRecord, RequestRecord
from fairnotice.services.acting import seen


@dataclass(frozen=True, slots=True)
class Concerned:
    """A thing that a clock is about: its source, where a measure was taken, and the states involved."""

    name: str
    source: str
    locating: str
    states: tuple[str, ...]


def concerned(thing: str) -> Concerned:
    """The thing, as far as the officer sees it. Within an act. Raises NotFound, InvalidValue."""
    kind, _colon, text = thing.partition(":")
    try:
        pk = UUID(text)
    except ValueError:
        raise InvalidValue("A clock is about a request, a notice or a measure, such as notice:<its id>.") from None
    if kind == "request":
        row = seen(RequestRecord, pk)
        if row.submitted_at is None:
            raise NotFound(f"There is no request {pk} here.")  # a draft is its bureau's own
        return Concerned(thing, row.source_code, "", tuple(row.states_involved))
    if kind == "notice":
        notice = seen(NoticeRecord, pk)
        return Concerned(thing, notice.source_code, "", tuple(notice.request.states_involved))
    if kind == "measure":
        measure = seen(MeasureRecord, pk)
        states = tuple(measure.notice.request.states_involved)
        return Concerned(thing, measure.source_code, measure.bureau_code, states)
    raise InvalidValue("A clock is about a request, a notice or a measure, such as notice:<its id>.")


def owed_by_whom(clock: Clock, about: Concerned, named: str) -> str:
    """The office that owes it. Raises InvalidValue when nobody is named who must be, or who cannot be."""
    told = {
        Owes.SOURCE: about.source,
        Owes.REQUESTER: about.source,
        Owes.COUNTRY_OF_LOCATION: about.locating,
        Owes.SECRETARIAT: "reviewer",
        Owes.COMMISSION: "commission",
        Owes.APPLICANT: "applicant",
    }.get(clock.owes, "")
    if told and named and named != told:
        raise InvalidValue("Who owes this follows from the matter: name nobody else.")
    if not told and not BureauRecord.objects.filter(pk=named, kind__in=("bureau", "tribunal")).exists():
        raise InvalidValue(f"Name the bureau that owes it: the {clock.owes.value}.")
    return told or named


def known_office(waits: str) -> None:
    """Refuse an office that there is not. Raises InvalidValue."""
    if waits and waits not in (Role.REVIEWER, Role.COMMISSION) and not BureauRecord.objects.filter(pk=waits).exists():
        raise InvalidValue(f"There is no office '{waits}' to be told.")
