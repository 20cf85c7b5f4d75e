"""Is this the same matter again? A new request is compared with the least that was kept of a refused or deleted one.

What is kept (RPD 125(3) allows what is needed to stop wrongful reprocessing): whose request it was, the names and birth
dates of the person, the day and country of the incident, the grounds and the day of the decision. Not the facts, not
the charges, not the file. Colour, charge and spelling may differ: they are not compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.dossier import Dossier, Incident
from fairnotice.domain.subject import Subject
from fairnotice.domain.unknown import is_known
from fairnotice.screening.compare.dates import compare_births
from fairnotice.screening.compare.names import ALIKE, compare_names

ALONE = 0.9
"""Names from here on are shown even when nothing else agrees."""


@dataclass(frozen=True, slots=True)
class MatterKey:
    """The least by which a matter is recognised."""

    matter: str
    requester: str | None
    names: tuple[str, ...]
    births: tuple[PartialDate, ...]
    incident_when: PartialDate | None
    incident_country: str | None
    grounds: tuple[str, ...]
    decided: date

    def as_json(self) -> dict[str, Any]:
        """The stored form."""
        when = self.incident_when
        return {
            "matter": self.matter,
            "requester": self.requester,
            "names": list(self.names),
            "births": [_date_json(birth) for birth in self.births],
            "incident_when": _date_json(when) if when else None,
            "incident_country": self.incident_country,
            "grounds": list(self.grounds),
            "decided": self.decided.isoformat(),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "MatterKey":
        """Read the stored form back. Raises KeyError when a field is missing."""
        when = stored["incident_when"]
        return cls(
            matter=stored["matter"],
            requester=stored["requester"],
            names=tuple(stored["names"]),
            births=tuple(_date_from(birth) for birth in stored["births"]),
            incident_when=_date_from(when) if when else None,
            incident_country=stored["incident_country"],
            grounds=tuple(stored["grounds"]),
            decided=date.fromisoformat(stored["decided"]),
        )


@dataclass(frozen=True, slots=True)
class MatterLikeness:
    """How a new matter looks like an old one: a number to order by, and the reasons, which are what counts."""

    matter: str
    score: float
    reasons: tuple[str, ...]
    grounds: tuple[str, ...]
    decided: date


def matter_key(
    dossier: Dossier, subject: str, *, matter: str, decided: date, grounds: tuple[str, ...] = ()
) -> MatterKey:
    """The key of one subject's matter. Raises KeyError when the dossier has no such subject."""
    person = _subject(dossier, subject)
    incident = dossier.incident
    return MatterKey(
        matter=matter,
        requester=dossier.request.requester.country,
        names=_names(person),
        births=person.births,
        incident_when=_when(incident),
        incident_country=_country(incident),
        grounds=grounds,
        decided=decided,
    )


def compare_matters(new: Dossier, old: MatterKey, *, subject: str) -> MatterLikeness | None:
    """Why the new matter looks like the old one, or None when it does not.

    The person must look alike by name; then incident, birth date and requester add to it. A name that is only roughly
    alike counts when the incident is the same. Raises KeyError when the dossier has no such subject.
    """
    person = _subject(new, subject)
    names = compare_names(_names(person), old.names)
    if names.score < ALIKE:
        return None
    reasons = [f"Person: {names.says} ('{names.traveller}', then '{names.entry}')"]
    score = names.score
    same_incident = _same_incident(new.incident, old)
    if same_incident:
        reasons.append(same_incident)
        score += 0.5
    births = compare_births(person.births, old.births)
    if person.births and old.births:
        reasons.append(f"Birth date: {births.says}")
        score += 0.3 * births.score
        if births.score < 0 and not same_incident:
            return None
    if old.requester is not None and new.request.requester.country == old.requester:
        reasons.append(f"Requester: the same, {old.requester}.")
        score += 0.2
    if names.score < ALONE and len(reasons) == 1:
        return None
    return MatterLikeness(old.matter, round(score, 3), tuple(reasons), old.grounds, old.decided)


def _same_incident(incident: Incident | None, old: MatterKey) -> str:
    when, country = _when(incident), _country(incident)
    if when is None or old.incident_when is None or country is None or country != old.incident_country:
        return ""
    if when.calendar is not Calendar.GREGORIAN or old.incident_when.calendar is not Calendar.GREGORIAN:
        return ""
    overlap = when.first_day() <= old.incident_when.last_day() and old.incident_when.first_day() <= when.last_day()
    return f"Incident: the same time ({old.incident_when}) and country ({country})." if overlap else ""


def _subject(dossier: Dossier, subject: str) -> Subject:
    for person in dossier.subjects:
        if person.id == subject:
            return person
    raise KeyError(subject)


def _names(person: Subject) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.text for identity in person.identities for name in identity.names))


def _when(incident: Incident | None) -> PartialDate | None:
    return incident.when if incident is not None and is_known(incident.when) else None


def _country(incident: Incident | None) -> str | None:
    return incident.country if incident is not None and is_known(incident.country) else None


def _date_json(day: PartialDate) -> dict[str, Any]:
    return {"year": day.year, "month": day.month, "day": day.day, "calendar": day.calendar.value}


def _date_from(stored: Mapping[str, Any]) -> PartialDate:
    return PartialDate(stored["year"], stored["month"], stored["day"], Calendar(stored["calendar"]))
