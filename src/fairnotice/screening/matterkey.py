"""The little that is kept of a refused or deleted matter, so that it is known again (RPD art. 125(3)).

Kept: who asked (country), the subject's name words as rough consonants, birth years, the incident's day and country,
the day of the decision, the codes of its grounds, the matter's id. Not kept: names as written, charges, accounts,
papers, particulars of anybody else. The rough consonants are not a secret: they narrow a name down and cannot be read
back into one spelling. They are kept plain, not as digests, because a digest of a spelling misses every other spelling.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Subject
from fairnotice.domain.unknown import is_known
from fairnotice.screening.calendars import days_of
from fairnotice.screening.normalise import words
from fairnotice.screening.transliterate import word

BoneWord = tuple[str, ...]
"""One word of a name: its skeletons, one for each way in which it may be read."""

BoneName = tuple[BoneWord, ...]
"""One name: its words, without particles, titles and initials."""


@dataclass(frozen=True, slots=True)
class MatterKey:
    """What a matter is known again by. `requester` is a country code, or the name of a body that has no country."""

    matter: str
    requester: str
    names: tuple[BoneName, ...]
    birth_years: tuple[int, ...] = ()
    incident_when: str = ""  # 2020, 2020-01 or 2020-01-03, Gregorian; empty when unknown
    incident_country: str = ""
    decided: date | None = None
    grounds: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The form that is stored; `from_json` reads it back."""
        return {
            "matter": self.matter,
            "requester": self.requester,
            "names": [[list(bones) for bones in name] for name in self.names],
            "birth_years": list(self.birth_years),
            "incident_when": self.incident_when,
            "incident_country": self.incident_country,
            "decided": self.decided.isoformat() if self.decided else None,
            "grounds": list(self.grounds),
        }

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> "MatterKey":
        """Read what `as_json` wrote. Raises InvalidValue for anything else."""
        try:
            decided = stored["decided"]
            return cls(
                matter=str(stored["matter"]),
                requester=str(stored["requester"]),
                names=tuple(
                    tuple(tuple(str(bones) for bones in _listed(part)) for part in _listed(name))
                    for name in _listed(stored["names"])
                ),
                birth_years=tuple(int(str(year)) for year in _listed(stored["birth_years"])),
                incident_when=str(stored["incident_when"]),
                incident_country=str(stored["incident_country"]),
                decided=date.fromisoformat(str(decided)) if decided else None,
                grounds=tuple(str(code) for code in _listed(stored["grounds"])),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidValue("this is not a stored key of a matter") from error


def matter_key(
    dossier: Dossier, subject_id: str, *, matter: str, decided: date | None = None, grounds: Sequence[str] = ()
) -> MatterKey:
    """The key of one subject's part of a dossier. Raises KeyError when there is no such subject."""
    subject = next((subject for subject in dossier.subjects if subject.id == subject_id), None)
    if subject is None:
        raise KeyError(subject_id)
    when = incident_when(dossier, subject)
    country = dossier.incident.country if dossier.incident else ""
    return MatterKey(
        matter=matter,
        requester=requester_of(dossier),
        names=name_bones(subject),
        birth_years=birth_years(subject.births),
        incident_when=str(when) if when else "",
        incident_country=country if is_known(country) else "",
        decided=decided,
        grounds=tuple(grounds),
    )


def requester_of(dossier: Dossier) -> str:
    """The country that asks, or the name of a body that has none."""
    return dossier.request.requester.country or dossier.request.requester.name


def name_bones(subject: Subject) -> tuple[BoneName, ...]:
    """Every name of the subject as rough consonants, once each. A name that cannot be read is left out."""
    found = (bones_of(name.text) for identity in subject.identities for name in identity.names)
    return tuple(dict.fromkeys(name for name in found if name))


def bones_of(name: str) -> BoneName:
    """One name as rough consonants; empty for text that cannot be a name."""
    try:
        parts = [word(text) for text in words(name)]
    except InvalidValue:
        return ()
    strong = [part for part in parts if not part.weak] or parts
    return tuple(tuple(sorted(part.skeletons)) for part in strong)


def birth_years(births: Sequence[PartialDate]) -> tuple[int, ...]:
    """The Gregorian years that the birth dates can mean."""
    years: set[int] = set()
    for birth in births:
        try:
            days = days_of(birth)
        except InvalidValue:
            continue
        years |= {days.first.year, days.last.year}
    return tuple(sorted(years))


def incident_when(dossier: Dossier, subject: Subject) -> PartialDate | None:
    """When it happened: the incident's own date, else the one of the subject's part in it. Gregorian."""
    told = [dossier.incident.when] if dossier.incident else []
    told += [subject.participation.when] if subject.participation else []
    for when in told:
        if is_known(when):
            return _gregorian(when)
    return None


def _gregorian(when: PartialDate) -> PartialDate:
    days = days_of(when)
    if days.first == days.last:
        return PartialDate(days.first.year, days.first.month, days.first.day)
    if (days.first.year, days.first.month) == (days.last.year, days.last.month):
        return PartialDate(days.first.year, days.first.month)
    return PartialDate(days.first.year)


def _listed(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value
