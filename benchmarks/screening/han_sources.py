"""Names in Han characters out of packages that hold them, in one folder: what is learnt from and measured with.

japanese_personal_name_dataset, gimei, Faker and pypinyin (MIT), janome's IPADIC (Apache), ToJyutping (BSD): each a
folder of its own name, as `pip install --target FOLDER/NAME --no-deps NAME` leaves it. Nothing of them is copied.
"""

import importlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import exp
from pathlib import Path
from typing import Any

from fairnotice.screening.hantable import repeated
from fairnotice.screening.kana import hiragana

Named = dict[tuple[str, str], float]
"""How often a name in characters, with its reading in kana, is borne: only in proportion to the others."""

NEEDED = ("japanese_personal_name_dataset", "gimei", "janome", "faker", "pypinyin", "ToJyutping")
_BY_COST = 0.0007
"""How fast names get rarer with the cost that IPADIC gives them."""


def missing(folder: Path) -> list[str]:
    """The packages that are not there."""
    return [name for name in NEEDED if not (folder / name / name).is_dir()]


def families_of_japan(folder: Path) -> Named:
    """Family names with their readings, by bearers; of one with several readings IPADIC says how they share them."""
    dictionary = _ipadic(folder, "姓")
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    bearers: dict[str, float] = {}
    readings: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for kanji, many, kana, _roman in _lines(folder, "last_name_org"):
        bearers[kanji] = max(bearers.get(kanji, 0.0), float(many))
        readings[kanji][kana] = 0.3
    for (kanji, kana), weight in dictionary.items():
        readings[kanji][kana] = readings[kanji].get(kana, 0.0) + weight
    for kanji, kana in _gimei(folder)["last_name"]:
        readings[kanji].setdefault(kana, 0.1)
    rare = min(bearers.values()) / 4
    for kanji, each in readings.items():
        whole = sum(each.values())
        for kana, weight in each.items():
            found[repeated(kanji), kana] += bearers.get(kanji, rare) * weight / whole
    return dict(found)


def given_of_japan(folder: Path) -> Named:
    """Given names with their readings: one for each list that has it, more by what IPADIC says."""
    found: defaultdict[tuple[str, str], float] = defaultdict(float)
    for (kanji, kana), weight in _ipadic(folder, "名").items():
        found[repeated(kanji), kana] += 1.0 + 20.0 * weight
    for name in ("first_name_man_org", "first_name_man_opti", "first_name_woman_org", "first_name_woman_opti"):
        for kana, _roman, *every in _lines(folder, name):
            for kanji in every:
                found[repeated(kanji), kana] += 0.3
    for part in ("male", "female"):
        for kanji, kana in _gimei(folder)[part]:
            found[repeated(kanji), kana] += 2.0
    return dict(found)


def _lines(folder: Path, name: str) -> Iterator[list[str]]:
    path = folder / NEEDED[0] / NEEDED[0] / "dataset" / f"{name}.csv"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield line.strip().split(",")


@cache
def _gimei(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """The names of each part of the file: lines of a list in brackets under a heading."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    heading = ""
    for line in (folder / "gimei" / "gimei" / "data" / "names.yml").read_text(encoding="utf-8").splitlines():
        text = line.strip()
        if text.startswith("- ["):
            kanji, kana, _ = json.loads(text[2:].replace("'", '"'))
            found[heading].append((kanji, kana))
        elif text.endswith(":"):
            heading = text[:-1]
    return dict(found)


@cache
def _ipadic(folder: Path, sort: str) -> Named:
    """Names of one sort (姓, 名) with their readings: 1 for the commonest, less for the others."""
    sys.path.insert(0, str(folder / "janome"))
    found: Named = {}
    for part in range(10):
        entries = importlib.import_module(f"janome.sysdic.entries_compact{part}").DATA
        for number, told in importlib.import_module(f"janome.sysdic.entries_extra{part}").DATA.items():
            if told[0].endswith(f"人名,{sort}"):
                surface, _left, _right, cost = entries[number]
                found[surface, hiragana(told[4])] = exp(-_BY_COST * (cost - 4000))
    return found


def provider(folder: Path, language: str) -> Any:
    """Faker's names of one language, as it keeps them."""
    sys.path.insert(0, str(folder / "faker"))
    return importlib.import_module(f"faker.providers.person.{language}").Provider


def shares(names: Any) -> dict[str, float]:
    """Names with their weights, or names alone, as shares of one."""
    told = dict(names) if hasattr(names, "items") else dict.fromkeys(names, 1.0)
    whole = sum(told.values())
    return {name: weight / whole for name, weight in told.items()}


def pinyin(folder: Path) -> Any:
    """pypinyin: its reading of one character, without tones, is asked for by the caller."""
    sys.path.insert(0, str(folder / "pypinyin"))
    return importlib.import_module("pypinyin")


def jyutping(folder: Path) -> Any:
    """ToJyutping."""
    sys.path.insert(0, str(folder / "ToJyutping"))
    return importlib.import_module("ToJyutping")
