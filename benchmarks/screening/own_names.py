"""People's own names of Japan, Hong Kong, Taiwan, the mainland, Korea and South-East Asia: is the right one first?"""

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.screening import han_sources as sources
from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.measured import NAMES, Measured, prepared
from benchmarks.screening.own_names_known import (
    KOREAN_FAMILIES,
    KOREAN_SYLLABLES,
    hong_kong_families,
    hong_kong_given,
    south_east_families,
    south_east_given,
)
from benchmarks.screening.records import Record
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import InvalidValue, Unusable
from fairnotice.screening import Entry, Query
from fairnotice.screening.kana import in_latin

SEED = 20261128
_IN_STEP = 45
"""Faker's first family names of Taiwan stand in one order with their spellings; later ones do not."""
_FAMILY_FIRST = {"Hong Kong", "South-East Asia"}
Spelt = Mapping[tuple[str, str], float]


@dataclass(frozen=True)
class Region:
    """Where people are invented: family names and given names with their spellings, by how common they are."""

    name: str
    family: Spelt
    given: Spelt


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with the packages, see han_sources.py")
    command.add_argument("--people", type=int, default=400, help="of each region, listed, and as many strangers")
    command.add_argument("--half", type=half_named, default="report", help="all, tune or report")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")


def measure(given: argparse.Namespace) -> Answer:
    """By name alone. Listed in their own script and asked for in Latin letters, then the other way round."""
    lacking = sources.missing(given.folder)
    if lacking:
        raise Unusable(f"people's own names are not measured: {', '.join(lacking)} not in {given.folder}")
    draw = random.Random(SEED)
    listed, strangers = [], []
    for region in regions(given.folder):
        every = invented(region, draw, 2 * given.people, given.half)
        listed += every[: given.people]
        strangers += every[given.people :]
    rows, data = [], {"listed": len(listed), "half": given.half, "of": given.of}
    for way, turned, asked_so in (
        ("asked in Latin letters", False, True),
        ("listed in Latin letters", True, False),
        ("both in Latin letters", True, True),
    ):
        ours = prepared(given.of, [one.entry(latin=turned) for one in listed])
        for name in dict.fromkeys(one.region for one in listed):
            first = [_first(ours, one, listed, latin=asked_so) for one in listed if one.region == name]
            found = [_found(ours, one, latin=asked_so) for one in listed if one.region == name]
            alike = [_alike(ours, one, listed, latin=asked_so) for one in strangers if one.region == name]
            at_home, abroad = sum(one[0] for one in alike), sum(one[1] for one in alike)
            many = len(first)
            data[f"{name}, {way}"] = {
                "first": share(sum(first), many),
                "found": share(sum(found), many),
                "strangers_alike": share(at_home, len(alike)),
                "strangers_alike_abroad": share(abroad, len(alike)),
            }
            told = (with_interval(sum(each), many) for each in (first, found))
            rows.append([name, way, *told, f"{at_home / len(alike):.4f}", f"{abroad / len(alike):.4f}"])
    heading = (f"of {len(listed)}", "", "first (95 %)", "found", "strangers alike", "to others' only")
    return Answer(data, list(table(heading, rows)))


@dataclass(frozen=True)
class Person:
    """Somebody invented, in both scripts."""

    region: str
    native: str
    latin: str

    def entry(self, *, latin: bool) -> Entry:
        """As an entry under one of the two."""
        return Record(id=self.native + self.latin, names=[self.latin if latin else self.native]).entry()

    def query(self, *, latin: bool) -> Query:
        """As a question."""
        return Record(id="", names=[self.latin if latin else self.native]).query()


def _first(ours: Measured, one: Person, listed: Sequence[Person], *, latin: bool) -> bool:
    """Whether nobody else is ahead; a namesake in either script is no other."""
    found = dict(_asked(ours.ask_low, one, latin=latin))
    own = found.get(one.native + one.latin)
    same = {
        each.native + each.latin
        for each in listed
        if each.native == one.native or _plain(each.latin) == _plain(one.latin)
    }
    return own is not None and not any(score > own for id, score in found.items() if id not in same)


def _found(ours: Measured, one: Person, *, latin: bool) -> bool:
    """Whether it is shown at the shipped threshold."""
    return one.native + one.latin in dict(_asked(ours.ask, one, latin=latin))


def _alike(ours: Measured, one: Person, listed: Sequence[Person], *, latin: bool) -> tuple[bool, bool]:
    """Whether somebody is shown to whom the stranger's name is not said the same in Latin letters: anybody, and only
    people of other regions."""
    who = {each.native + each.latin: each for each in listed}
    shown = [who[id] for id, _ in _asked(ours.ask, one, latin=latin)]
    other = [each for each in shown if _plain(each.latin) != _plain(one.latin) and each.native != one.native]
    return bool(other), bool(other) and all(each.region != one.region for each in other)


def _plain(latin: str) -> tuple[str, ...]:
    return tuple(sorted(latin.lower().replace("-", " ").split()))


def _asked(ask: Callable[[Query], list[tuple[str, float]]], one: Person, *, latin: bool) -> list[tuple[str, float]]:
    try:
        return ask(one.query(latin=latin))
    except InvalidValue:
        return []


def regions(folder: Path) -> Iterator[Region]:
    """All of them."""
    yield Region("Japan", _in_japan(sources.families_of_japan(folder)), _in_japan(sources.given_of_japan(folder)))
    yield Region("Hong Kong", hong_kong_families(), hong_kong_given())
    taiwan = sources.provider(folder, "zh_TW")
    lazy = sources.pinyin(folder).lazy_pinyin
    families = dict(list(taiwan.last_names.items())[:_IN_STEP])
    given = dict(_beside(taiwan.first_names_male, taiwan.first_romanized_names_male, lazy))
    given |= _beside(taiwan.first_names_female, taiwan.first_romanized_names_female, lazy)
    yield Region("Taiwan", _beside(families, taiwan.last_romanized_names, lazy), given)
    mainland = sources.provider(folder, "zh_CN")
    alone = [name for name in mainland.first_names if len(name) == 1]
    names = dict.fromkeys(mainland.first_names, 1.0) | {a + b: 0.02 for a in alone for b in alone}
    yield Region(
        "mainland",
        {(name, "".join(lazy(name))): share for name, share in dict(mainland.last_names).items()},
        {(name, "".join(lazy(name))): weight for name, weight in names.items()},
    )
    korea = sources.provider(folder, "ko_KR")
    yield Region(
        "Korea",
        {
            (name, KOREAN_FAMILIES[name]): share
            for name, share in dict(korea.last_names).items()
            if name in KOREAN_FAMILIES
        },
        {
            (name, "-".join(KOREAN_SYLLABLES[one] for one in name)): 1.0
            for name in dict(korea.first_names)
            if all(one in KOREAN_SYLLABLES for one in name)
        },
    )
    yield Region("South-East Asia", south_east_families(), south_east_given())


def _in_japan(names: sources.Named) -> Spelt:
    return {
        (kanji, in_latin(kana)): weight for (kanji, kana), weight in names.items() if "\u4e00" <= kanji[0] <= "\u9fff"
    }


def _beside(names: Mapping[str, float], latin: Mapping[str, float], lazy: Callable[[str], list[str]]) -> Spelt:
    """Faker's names of Taiwan beside its list of their spellings: in one order, names spelt the same share one."""
    spelt: dict[str, str] = {}
    left = iter(latin)
    for name in names:
        if (read := _without_breath(lazy(name))) not in spelt:
            spelt[read] = next(left, "")
    pairs = {(name, spelt[_without_breath(lazy(name))].capitalize()): weight for name, weight in names.items()}
    return {pair: weight for pair, weight in pairs.items() if pair[1]}


def _without_breath(syllables: Sequence[str]) -> str:
    """Pinyin without what Taiwan's spelling does not tell apart: j from q, zh from ch, b from p."""
    found = []
    for one in syllables:
        one = {"you": "yu", "lv": "lu", "ceng": "zeng"}.get(one, one)
        begin = one[:2] if one[:2] in {"zh", "ch"} else one[:1]
        end = one[len(begin) :].replace("uo", "e") if begin in {"g", "k"} else one[len(begin) :]
        merged = {"zh": "Q", "ch": "Q", "j": "q", "b": "p", "d": "t", "g": "k", "z": "c"}.get(begin, begin)
        found.append(("q" if merged == "Q" and end in {"u", "uan", "un"} else merged) + end)
    return " ".join(found)


def invented(region: Region, draw: random.Random, many: int, half: str) -> list[Person]:
    """People of one region, each with another name. What was learnt from is a family name or a given name of Japan:
    both must be of the half."""
    families, given = list(region.family.items()), list(region.given.items())
    if region.name == "Japan":
        families, given = ([one for one in each if half in ("all", half_of(one[0][0]))] for each in (families, given))
    found: dict[str, Person] = {}
    for _ in range(200 * many):
        (family, spelt), (name, called) = (
            draw.choices([one for one, _ in each], [weight for _, weight in each])[0] for each in (families, given)
        )
        if region.name != "Japan" and half not in ("all", half_of(family + name)):
            continue
        called = called if draw.random() < 0.5 or region.name != "Taiwan" else called.replace("-", " ")
        parts = (spelt, called) if draw.random() < 0.6 or region.name in _FAMILY_FIRST else (called, spelt)
        found.setdefault(family + name, Person(region.name, family + name, " ".join(part.title() for part in parts)))
        if len(found) == many:
            break
    return list(found.values())
