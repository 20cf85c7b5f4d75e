"""How the rules on contradictions read a file: the day of the act, days in words, what a warrant is called."""

from datetime import date

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import Citation, FactUsed, used
from fairnotice.law.rpd.scope import RPD_IN_FORCE


def house(what: str) -> Citation:
    """A check of this system, which carries out the duty of RPD 12(1) to hold accurate data."""
    return Citation("House", f"on {what}, for RPD art. 12(1)", in_force=RPD_IN_FORCE)


def comparable(day: object) -> PartialDate | None:
    """A date that is known and Gregorian; the other calendars are not converted here."""
    return day if isinstance(day, PartialDate) and day.calendar is Calendar.GREGORIAN else None


def act_day(view: View) -> PartialDate | None:
    """When the act was: in the account of the person's own part, else the incident's. Only a date to compare.

    Where the person's own act has a date that cannot be compared, another's does not stand for it.
    """
    part, incident = view.participation, view.dossier.incident
    if part and is_known(part.when):
        return comparable(part.when)
    return comparable(incident.when) if incident else None


def act_fact(view: View, act: PartialDate) -> FactUsed:
    """The day of the act as a fact, where the file says it."""
    part, incident, says = view.participation, view.dossier.incident, f"The act: {spoken(act)}."
    if part and is_known(part.when):
        return used(view, f"subjects/{view.subject.id}/participation/when", says, part.sources)
    return used(view, "incident/when", says, incident.sources if incident else ())


def spoken(day: PartialDate) -> str:
    """A date as it is said, as precise as it is; in another calendar as it is written."""
    if day.calendar is not Calendar.GREGORIAN or day.month is None:
        return str(day)
    whole = day_in_words(day.first_day())
    return whole if day.day is not None else whole.split(" ", 1)[1]


def dated(view: View) -> tuple[tuple[Warrant, date], ...]:
    """The warrants against the person whose day is known."""
    return tuple((warrant, warrant.issued) for warrant in view.warrants if is_known(warrant.issued))


def named(warrant: Warrant, day: date) -> str:
    """What a warrant is called in a sentence."""
    return f"the warrant of {day_in_words(day)} ({warrant.authority.name})"


def issued_fact(view: View, warrant: Warrant, day: date) -> FactUsed:
    """The day of a warrant as a fact."""
    where = f"warrants/{warrant.id}/issued"
    return used(view, where, f"{warrant.authority.name}: issued on {day_in_words(day)}.", warrant.sources)
