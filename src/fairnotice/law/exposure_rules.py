"""The rules of exposure, read from `exposure_data/rules.toml`: scales, classes, bars, levels, kinds of source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fairnotice.domain.effect import Authority
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.exposure import Confidence, Kind, Question, Range
from fairnotice.domain.extradition import Surrender
from fairnotice.law.effect_bars import KINDS
from fairnotice.law.effect_profiles import CLASSES


@dataclass(frozen=True, slots=True)
class Scale:
    """What a question asks, and what each of its levels means, from 0 up."""

    asks: str
    levels: tuple[str, ...]

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1

    def words(self, found: Range) -> tuple[str, ...]:
        """What the ends of a range mean; one text where they are the same."""
        ends = (found.low,) if found.low == found.high else (found.low, found.high)
        return tuple(self.levels[level] for level in ends)


@dataclass(frozen=True, slots=True)
class BarRule:
    """How far a kind of bar reaches, and to what one that stands limits the other answers."""

    level: int
    change: str  # what would settle it
    caps_act: int | None = None
    caps_surrender: int | None = None


@dataclass(frozen=True, slots=True)
class ActRule:
    """What settles the question of a duty or power to act."""

    classes: Mapping[str, Range]
    power: int
    power_with_condition: int
    warrant_forbidden: int
    treaty_arrest: int
    not_in_force: int


@dataclass(frozen=True, slots=True)
class EntryRule:
    """What a line on entry or another measure does, and by which words of its id it is known."""

    must: int
    may: int
    reminder: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rules:
    """The whole table."""

    version: str
    stale_years: int
    notice: str
    scales: Mapping[Question, Scale]
    act: ActRule
    bars: Mapping[str, BarRule]
    surrender: Mapping[Surrender, int]
    bilateral_unknown: int
    entry: EntryRule
    cuts: tuple[float, ...]
    authorities: Mapping[Authority, tuple[Kind, Confidence]]


@cache
def rules_text() -> str:
    """The table as it was written: its digest is an input of every answer."""
    return (files("fairnotice.law") / "exposure_data" / "rules.toml").read_text(encoding="utf-8")


@cache
def rules() -> Rules:
    """The rules that are in use. Raises InvalidValue when the table cannot be read."""
    return parse_rules(rules_text())


def parse_rules(text: str) -> Rules:
    """Read the table. Raises InvalidValue that says what is wrong."""
    try:
        found = _rules(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        what = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise InvalidValue(f"exposure_data/rules.toml: {what}") from error
    return found


def _rules(data: Mapping[str, Any]) -> Rules:
    scales = {question: _scale(data["scale"][question.value]) for question in Question}
    act, surrender = dict(data["act"]), dict(data["surrender"])
    classes = {name: Range(**act["class"][name]) for name in CLASSES}
    bilateral = surrender.pop("bilateral_unknown")
    found = Rules(
        version=data["version"],
        stale_years=data["stale_years"],
        notice=data["notice"],
        scales=MappingProxyType(scales),
        act=ActRule(classes=MappingProxyType(classes), **{key: act[key] for key in act if key != "class"}),
        bars=_bars(data["bar"]),
        surrender=MappingProxyType({Surrender(word): level for word, level in surrender.items()}),
        bilateral_unknown=bilateral,
        entry=EntryRule(**{**data["entry"], "words": frozenset(data["entry"]["words"])}),
        cuts=tuple(data["relations"]["cuts"]),
        authorities=MappingProxyType(
            {
                word: (
                    Kind(data["authority"][word.value]["kind"]),
                    Confidence(data["authority"][word.value]["confidence"]),
                )
                for word in Authority
            }
        ),
    )
    _within(found)
    return found


def _bars(raw: Mapping[str, Mapping[str, Any]]) -> Mapping[str, BarRule]:
    """Every kind of bar that an effect knows has a rule; a rule for another kind waits for it."""
    missing = [kind for kind in KINDS if kind not in raw]
    if missing:
        raise InvalidValue(f"the bar '{missing[0]}' has no rule")
    return MappingProxyType({kind: BarRule(**rule) for kind, rule in raw.items()})


def _scale(raw: Mapping[str, Any]) -> Scale:
    return Scale(raw["asks"], tuple(raw["levels"]))


def _within(found: Rules) -> None:
    """No level lies above its scale."""
    tops = {question: scale.top for question, scale in found.scales.items()}
    act = (found.act.power, found.act.power_with_condition, found.act.warrant_forbidden, found.act.treaty_arrest)
    used = {
        Question.ACT: (*act, found.act.not_in_force, *(each.high for each in found.act.classes.values())),
        Question.BARS: tuple(bar.level for bar in found.bars.values()),
        Question.SURRENDER: (*found.surrender.values(), found.bilateral_unknown),
        Question.ENTRY: (found.entry.must, found.entry.may, found.entry.reminder),
        Question.RELATIONS: (len(found.cuts),),
    }
    for question, levels in used.items():
        if max(levels) > tops[question]:
            raise InvalidValue(f"a level of '{question.value}' is above its scale")
