"""Invented persons of two words in two scripts: is the right one found, and how many strangers are alike?"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.screening.generate import people
from benchmarks.screening.halves import HALVES, half_named, half_of
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.compare.names import ALIKE, compare_names

PERSONS, STRANGERS = 300, 6000
_BACKGROUND = 5000
Spellings = dict[str, list[str]]


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path, help="spellings of words, as `words --spellings` takes them")
    command.add_argument("--half", type=half_named, help="only this half: all, tune or report")


def measure(given: argparse.Namespace) -> Answer:
    """One half as an object, or a table of all halves."""
    spelt = {half: spellings(given.file, half) for half in ([given.half] if given.half else HALVES)}
    few = [half for half, words in spelt.items() if len(words) < 3]
    if few:
        return Answer(
            {"words": 0}, [f"{given.file} has fewer than three words of the half {few[0]}: nothing is measured"]
        )
    rows, data = [], dict[str, object]()
    for half, words in spelt.items():
        latin_listed, native_listed = found(words)
        other, between_latin = one_word_shared(words)
        told = (with_interval(latin_listed, PERSONS), with_interval(native_listed, PERSONS))
        shares = {"others_alike": share(other, STRANGERS), "others_alike_in_latin": share(between_latin, STRANGERS)}
        data = {"found": share(latin_listed, PERSONS), "found_native": share(native_listed, PERSONS), **shares}
        data |= {"words": len(words), "half": half}
        rows.append([half, len(words), *told, *shares.values()])
    heads = ("half", "words", "list in Latin", "list in the script", "another with one word", "the same in Latin")
    return Answer(data, list(table(heads, rows)))


def spellings(path: Path, half: str) -> Spellings:
    """The Latin spellings of each native word of the half."""
    words: Spellings = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        latin, native = line.split("\t")[:2]
        if half in ("all", half_of(native)):
            words.setdefault(native.replace(" ", ""), []).append(latin)
    return words


def found(words: Spellings) -> tuple[int, int]:
    """How many of the persons are found: on a list in Latin letters by the native name, and the other way round."""
    draw = random.Random(49)
    persons = [draw.sample(sorted(words), 2) for _ in range(PERSONS)]
    native = [" ".join(person) for person in persons]
    latin = [" ".join(draw.choice(words[word]) for word in person) for person in persons]
    return _found(latin, native), _found(native, latin)


def _found(listed: Sequence[str], asked: Sequence[str]) -> int:
    entries = [Entry(f"t{number}", (Identity(names=(Name(name),)),)) for number, name in enumerate(listed)]
    watchlist = Watchlist([*people(_BACKGROUND), *entries], engine=True)
    answers = watchlist.screen_many([Query((name,)) for name in asked])
    return sum(any(hit.entry == f"t{number}" for hit in hits) for number, hits in enumerate(answers))


def one_word_shared(words: Spellings) -> tuple[int, int]:
    """How many strangers, each with one word of the other's name, are alike enough to be shown for review: across the
    scripts, and as both are spelt in Latin letters."""
    draw = random.Random(48)
    across = in_latin = 0
    for _ in range(STRANGERS):
        one, other, both = draw.sample(sorted(words), 3)
        mine, theirs = draw.choice(words[one]), draw.choice(words[other])
        shared, again = draw.choice(words[both]), draw.choice(words[both])
        across += _alike(f"{one} {both}", f"{theirs} {shared}")
        in_latin += _alike(f"{mine} {again}", f"{theirs} {shared}")
    return across, in_latin


def _alike(one: str, other: str) -> bool:
    return compare_names((one,), (other,)).score >= ALIKE
