"""One published example or decision, and all of them, read once from the package."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fairnotice.domain.errors import NotFound

Value = bool | int | str

JUDGING = frozenset(
    {
        "pure_political_offence",
        "pure_military_offence",
        "pure_religious_or_racial_offence",
        "neutrality_implication",
        "active_participation_evidence",
        "link_between_aims_and_victims",
    }
)
"""Codes of the Repository's examples that already judge: who compares them finds the answer and not the facts."""


class PublishedKind(StrEnum):
    """Who published it. The two are kept apart: an example teaches, a decision bound the parties."""

    REPOSITORY = "repository"
    COMMISSION = "commission"


class PublishedOutcome(StrEnum):
    """How it ended. The last two are the Commission's: whether the data were in line with the rules."""

    APPROVED = "approved"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    UNCLEAR = "unclear"
    COMPLIANT = "compliant"
    NOT_COMPLIANT = "not_compliant"

    @property
    def favours(self) -> bool | None:
        """Whether it went the way of the request; None where it went neither way, or the text does not say."""
        return _FAVOURS.get(self)


_FAVOURS = {
    PublishedOutcome.APPROVED: True,
    PublishedOutcome.COMPLIANT: True,
    PublishedOutcome.REFUSED: False,
    PublishedOutcome.CANCELLED: False,
    PublishedOutcome.NOT_COMPLIANT: False,
}


@dataclass(frozen=True, slots=True)
class PublishedFactor:
    """What the outcome was rested on. An example gives a direction; a decision gives the finding and the rule."""

    name: str
    direction: str = ""  # against or for, of processing
    note: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Precedent:
    """One published example or decision, in our paraphrase, with its facts coded.

    `coded` holds the facts that may be compared, `judged` those that already judge. `affair` is the same for entries
    that tell one affair. `where` is its place in the publication, `edition` the edition of that chapter or the year.
    """

    id: str
    kind: PublishedKind
    form: str  # case, scenario, illustration, decision
    chapter: str
    edition: str
    where: str
    articles: tuple[str, ...]  # of the Constitution: 2, 3
    topic: str
    issues: tuple[str, ...]  # the codes of what a decision was about
    notice_kinds: tuple[str, ...]
    facts: str
    coded: Mapping[str, Value]
    judged: Mapping[str, Value]
    outcome: PublishedOutcome
    condition: str
    principle: str
    factors: tuple[PublishedFactor, ...]
    affair: str
    url: str
    read: str
    session: str
    whole: bool  # the text of the publication was read, not only its header or an account of it


_FILES = MappingProxyType(
    {PublishedKind.REPOSITORY: "repository.json", PublishedKind.COMMISSION: "commission.json"},
)


@cache
def published(kind: PublishedKind | None = None) -> tuple[Precedent, ...]:
    """Every entry of one kind, in the order of the publication; without a kind the examples, then the decisions."""
    if kind is None:
        return tuple(entry for each in PublishedKind for entry in published(each))
    text = (files("fairnotice.law.published") / _FILES[kind]).read_text(encoding="utf-8")
    return tuple(precedent(entry, kind) for entry in json.loads(text))


@cache
def _by_id() -> Mapping[str, Precedent]:
    return {entry.id: entry for entry in published()}


def published_entry(code: str) -> Precedent:
    """The entry of that id, in small or large letters. Raises NotFound when there is none."""
    found = _by_id().get(code.casefold())
    if found is None:
        raise NotFound("There is no published example or decision of that id.")
    return found


def same_affair(entry: Precedent) -> tuple[Precedent, ...]:
    """The other entries that tell the same affair."""
    if not entry.affair:
        return ()
    return tuple(e for e in published(entry.kind) if e.affair == entry.affair and e.id != entry.id)


def precedent(entry: Mapping[str, Any], kind: PublishedKind) -> Precedent:
    """An entry of the data as a value. Raises KeyError or ValueError when it has not the shape of the data."""
    judging = JUDGING | frozenset(entry.get("found_codes", ()))
    codes: dict[str, Value] = entry["facts_coded"]
    return Precedent(
        id=entry["id"],
        kind=kind,
        form=entry["example_kind"],
        chapter=entry["chapter"],
        edition=entry["chapter_version"],
        where=entry["where"],
        articles=tuple(part for part in entry.get("article", "").split(",") if part),
        topic=entry["topic"],
        issues=tuple(entry.get("issues", ())),
        notice_kinds=tuple(entry.get("notice_kind", "unspecified").split("+")),
        facts=entry["facts"],
        coded=MappingProxyType({key: value for key, value in codes.items() if key not in judging}),
        judged=MappingProxyType({key: value for key, value in codes.items() if key in judging}),
        outcome=PublishedOutcome(entry["outcome"]),
        condition=entry.get("condition", ""),
        principle=entry.get("principle", ""),
        factors=tuple(_factor(factor) for factor in entry.get("decisive_factors", ())),
        affair=entry.get("same_case_as", ""),
        url=entry.get("url", ""),
        read=entry.get("read", ""),
        session=entry.get("session", ""),
        whole=entry.get("completeness", "full") == "full",
    )


def _factor(given: Mapping[str, str]) -> PublishedFactor:
    return PublishedFactor(
        name=given["factor"],
        direction=given.get("direction", ""),
        note=given.get("note", ""),
        rule=given.get("rule", ""),
    )
