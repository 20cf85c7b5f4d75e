"""Does a new request or diffusion look like a matter that was refused or deleted before?

The subject by names, across spellings and scripts, and by birth years; the incident by day and country; the requester.
Charge, colour and spelling are not compared: changing them is how a refused matter comes back. A likeness is shown to a
reviewer with its reasons; it decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import product

from rapidfuzz.distance import OSA

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import Subject
from fairnotice.domain.unknown import is_known
from fairnotice.screening.calendars import days_of
from fairnotice.screening.matterkey import (
    BoneName,
    BoneWord,
    MatterKey,
    birth_years,
    incident_when,
    matter_key,
    name_bones,
    requester_of,
)

__all__ = ["Alike", "MatterKey", "MatterLikeness", "compare_matters", "matter_key"]


class Alike(StrEnum):
    """How a new matter is like an old one, the strongest first."""

    SAME_MATTER = "same_matter"  # the same person and the same incident
    SAME_SUBJECT = "same_subject"  # the same person: name with birth year or requester
    SAME_INCIDENT = "same_incident"  # another person, the same incident and requester
    NAME_ONLY = "name_only"  # a like name and nothing else to tell


_RANK = {Alike.SAME_MATTER: 0.9, Alike.SAME_SUBJECT: 0.7, Alike.SAME_INCIDENT: 0.5, Alike.NAME_ONLY: 0.3}
_SUPPORT = 0.05  # for a birth year or a requester that agrees besides: it orders, it measures nothing


@dataclass(frozen=True, slots=True)
class MatterLikeness:
    """The likeness of a new matter to an old one, in words. `subject` is the new dossier's, None for the incident.

    `score` only puts several likenesses in order.
    """

    matter: str
    alike: Alike
    score: float
    subject: str | None
    reasons: tuple[str, ...]
    differs: tuple[str, ...]
    decided: date | None
    grounds: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The form that pages and the API show."""
        return {
            "matter": self.matter,
            "alike": self.alike.value,
            "score": round(self.score, 2),
            "subject": self.subject,
            "reasons": list(self.reasons),
            "differs": list(self.differs),
            "decided": self.decided.isoformat() if self.decided else None,
            "grounds": list(self.grounds),
        }


@dataclass(frozen=True, slots=True)
class _Facts:
    """What was compared: True alike, False not alike, None not known on both sides."""

    names: bool
    births: bool | None
    incident: bool | None
    requester: bool


def compare_matters(new: Dossier, old: MatterKey, *, subject: str | None = None) -> MatterLikeness | None:
    """The strongest likeness of the new dossier to the old matter, or None.

    Every subject of the new dossier is compared, or the one named.
    """
    subjects = [one for one in new.subjects if subject in (None, one.id)]
    found = [(judged, one, facts) for one in subjects for judged, facts in _judged(new, one, old)]
    if not found:
        return None
    alike, likest, facts = max(found, key=lambda one: _score(one[0], one[2]))
    return MatterLikeness(
        matter=old.matter,
        alike=alike,
        score=_score(alike, facts),
        subject=None if alike is Alike.SAME_INCIDENT else likest.id,
        reasons=tuple(_reasons(facts, old)),
        differs=tuple(_differences(facts)),
        decided=old.decided,
        grounds=old.grounds,
    )


def _score(alike: Alike, facts: _Facts) -> float:
    return _RANK[alike] + _SUPPORT * bool(facts.births) + _SUPPORT * facts.requester


def _judged(new: Dossier, subject: Subject, old: MatterKey) -> Iterator[tuple[Alike, _Facts]]:
    facts = _Facts(
        names=any(_names_alike(mine, theirs) for mine in name_bones(subject) for theirs in old.names),
        births=_births_agree(birth_years(subject.births), old.birth_years),
        incident=_incidents_agree(new, subject, old),
        requester=requester_of(new).casefold() == old.requester.casefold(),
    )
    if facts.names and facts.births is not False:
        if facts.incident:
            yield Alike.SAME_MATTER, facts
        elif facts.births or facts.requester:
            yield Alike.SAME_SUBJECT, facts
        else:
            yield Alike.NAME_ONLY, facts
    elif facts.incident and facts.requester and not _vague(old.incident_when, str(incident_when(new, subject))):
        yield Alike.SAME_INCIDENT, facts


def _names_alike(mine: BoneName, theirs: BoneName) -> bool:
    """Two words in common, or all of a name of one word, and nothing that contradicts."""
    left, other_left = list(mine), list(theirs)
    found = sum(_take_pairs(left, other_left, joined) for joined in (1, 2, 3))
    if left and other_left:
        return found >= 3 and min(len(left), len(other_left)) == 1
    return found >= 2 or (found == 1 and not left and not other_left)


def _take_pairs(left: list[BoneWord], other_left: list[BoneWord], joined: int) -> int:
    """Take the pairs away that match, `joined` words of one side against one of the other; how many words they were."""
    if joined == 1:
        return _take(left, other_left, 1)
    return _take(left, other_left, joined) + _take(other_left, left, joined)


def _take(left: list[BoneWord], other_left: list[BoneWord], joined: int) -> int:
    taken = 0
    place = 0
    while place + joined <= len(left):
        run = left[place : place + joined]
        match = next((other for other in other_left if _word_alike(_as_one(run), other)), None)
        if match is None:
            place += 1
            continue
        other_left.remove(match)
        del left[place : place + joined]
        taken += joined
    return taken


def _as_one(run: list[BoneWord]) -> BoneWord:
    """The words written as one: a vowel at the beginning counts only at the beginning of the whole."""
    if len(run) == 1:
        return run[0]
    wholes = (first + "".join(bones.lstrip("*") for bones in rest) for first, *rest in product(*run))
    return tuple(dict.fromkeys(_doubles_once(whole) for whole in wholes))


def _doubles_once(bones: str) -> str:
    return "".join(sign for place, sign in enumerate(bones) if place == 0 or bones[place - 1] != sign)


def _word_alike(mine: BoneWord, theirs: BoneWord) -> bool:
    for one, other in product(mine, theirs):
        if one == other or (min(len(one), len(other)) >= 4 and OSA.distance(one, other) <= 1):
            return True
    return False


def _births_agree(mine: tuple[int, ...], theirs: tuple[int, ...]) -> bool | None:
    if not mine or not theirs:
        return None
    return any(abs(year - other) <= 1 for year in mine for other in theirs)


def _incidents_agree(new: Dossier, subject: Subject, old: MatterKey) -> bool | None:
    """Whether day and country are the same; not known when either is not known on both sides."""
    when = incident_when(new, subject)
    country = new.incident.country if new.incident else ""
    if not when or not old.incident_when or not is_known(country) or not country or not old.incident_country:
        return None
    apart = days_of(when).days_apart(days_of(PartialDate.parse(old.incident_when)))
    return apart <= 1 and country.casefold() == old.incident_country.casefold()


def _vague(*days: str) -> bool:
    """Whether one of the days is a year alone: that is many incidents."""
    return any(len(day) <= len("2020") for day in days)


def _reasons(facts: _Facts, old: MatterKey) -> Iterator[str]:
    if facts.names:
        yield "The subject's name is the same in rough sounds, whatever the spelling or script."
    if facts.births and facts.names:
        yield "The birth years agree."
    if facts.incident:
        yield f"The incident is the same: {old.incident_when}, {old.incident_country}."
    if facts.requester:
        yield f"The requester is the same: {old.requester}."
    if old.decided:
        grounds = f" on {', '.join(old.grounds)}" if old.grounds else ""
        yield f"The earlier matter was decided on {old.decided.isoformat()}{grounds}."


def _differences(facts: _Facts) -> Iterator[str]:
    if not facts.names:
        yield "The subject is another person, or is named quite differently."
    if facts.births is False:
        yield "The birth years differ."
    if facts.incident is False:
        yield "The incident is another one, or is dated or placed differently."
    if facts.births is None or facts.incident is None:
        yield "Not everything could be compared: a birth year, or the day and country of the incident, is not known."
    if not facts.requester:
        yield "The requester is another one."
