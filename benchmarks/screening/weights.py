"""Estimate what comparisons are worth, on the tuning half, and show how the shipped bits hold on the half to report."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, log, log2
from pathlib import Path

import numpy as np

from benchmarks.screening import ofac_list, un_list
from benchmarks.screening.fixtures import made
from benchmarks.screening.halves import half_of
from benchmarks.screening.records import Record
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import say
from benchmarks.screening.travellers import entries
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, Feature
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.alignment import Alignment, align
from fairnotice.screening.compare.dates import compare_births
from fairnotice.screening.compare.nationality import compare_nationalities
from fairnotice.screening.evidence import agreed_bits, name_bits, names_over

_LOW_CUT = -16.0
"""Bits of the engine below which a stranger and an entry have nothing in common."""
_LINKED = 0.6
_ROUNDS = 200
_STEP = 3
FEATURES = ("from the start", "rarity that agrees", "rarity lost", "conflict", "added", "left out")

Agreed = tuple[str, ...]  # of one pair of records: how alike the names are, the birth dates, the nationality


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--un", type=Path, required=True, help="the consolidated list, XML")
    command.add_argument("--ofac", type=Path, required=True, help="the folder with sdn.csv and alt.csv")
    command.add_argument("--negatives", type=int, default=40_000, help="of both halves together")


def measure(given: argparse.Namespace) -> Answer:
    """Names by regression and birth dates with nationality by maximisation; then the shipped bits on the other half."""
    un, ofac = un_list.individuals(given.un), ofac_list.individuals(given.ofac)
    linked = maximised([*_linked(un, ofac)])
    say(f"{linked.matches:,.0f} people are on both lists")
    tuned = _pairs(un, ofac, given.negatives, "tune")
    weights = regressed(tuned)
    held = _pairs(un, ofac, given.negatives, "report")
    lines = [
        "Birth dates and nationality of people on both lists, and of namesakes on both:",
        *table(("what", "agreement", "one person", "two people", "bits"), linked.rows()),
        "",
        f"Names, {len(tuned.same):,} travellers on the list and {tuned.strangers:,} pairs with strangers:",
        *table(("what", "bits each"), [[what, float(one)] for what, one in zip(FEATURES, weights, strict=True)]),
        "",
        "The shipped bits of names on the half to report: are they what they say?",
        *table(("from", "to", "listed", "strangers", "bits measured"), _calibration(held)),
    ]
    data: dict[str, object] = {"names": dict(zip(FEATURES, map(float, weights), strict=True)), "linked": linked.rows()}
    return Answer(data, lines)


@dataclass(frozen=True)
class Linked:
    """What the maximisation found: how many pairs are one person, and the shares of each agreement in both kinds."""

    matches: float
    one: list[dict[str, float]]
    two: list[dict[str, float]]

    def rows(self) -> list[list[object]]:
        """A row for each agreement but those of names, which chose the pairs."""
        found: list[list[object]] = []
        for what, one, two in zip(("birth", "nationality"), self.one[1:], self.two[1:], strict=True):
            found += [[what, at, one[at], two[at], log2(one[at] / two[at])] for at in sorted(one)]
        return found


def _linked(un: Sequence[Record], ofac: Sequence[Record]) -> Iterator[Agreed]:
    """Every two records of the two lists that have like names, as what agrees; "" where one side says nothing."""
    by_id = {one.id: one.entry() for one in ofac if one.names}
    listed = Watchlist(by_id.values(), engine=True)
    for record in un:
        mine = record.entry().identities[0]
        for hit in listed.screen(Query(names=tuple(record.names[:20])), review=_LINKED, threshold=2.0):
            theirs = by_id[hit.entry].identities[0]
            name = hit.reason(Feature.NAME).score
            yield (
                "same" if name > 0.99 else "alike" if name > 0.9 else "near",
                _told(compare_births(mine.births, theirs.births)),
                _told(compare_nationalities(mine.nationalities, theirs.nationalities)),
            )


def _told(comparison: Comparison) -> str:
    return comparison.says.split(".")[0] if comparison.traveller and comparison.entry else ""


def maximised(pairs: Sequence[Agreed]) -> Linked:
    """Part the pairs into those of one person and of two, without being told which is which.

    Dempster, Laird and Rubin 1977, as Winkler 1988 uses it for record linkage: agreements are independent in each kind.
    """
    values = [sorted({pair[at] for pair in pairs} - {""}) for at in range(len(pairs[0]))]
    likely = [0.8 if pair[0] == "same" else 0.2 for pair in pairs]
    one: list[dict[str, float]] = []
    two: list[dict[str, float]] = []
    for _round in range(_ROUNDS):
        one = [_shares(pairs, likely, at, each) for at, each in enumerate(values)]
        two = [_shares(pairs, [1.0 - part for part in likely], at, each) for at, each in enumerate(values)]
        prior = sum(likely) / len(likely)
        likely = [_posterior(pair, prior, one, two) for pair in pairs]
    return Linked(sum(likely), one, two)


def _shares(pairs: Sequence[Agreed], weight: Sequence[float], at: int, values: Sequence[str]) -> dict[str, float]:
    counted: Counter[str] = Counter()
    for pair, part in zip(pairs, weight, strict=True):
        counted[pair[at]] += part  # type: ignore[assignment]
    whole = sum(counted[value] for value in values) + 0.5 * len(values)
    return {value: (counted[value] + 0.5) / whole for value in values}


def _posterior(pair: Agreed, prior: float, one: list[dict[str, float]], two: list[dict[str, float]]) -> float:
    odds = log(prior / (1.0 - prior))
    for value, same, other in zip(pair, one, two, strict=True):
        if value:
            odds += log(same[value] / other[value])
    return 1.0 / (1.0 + exp(-odds))


@dataclass(frozen=True)
class Pairs:
    """Names of travellers with those of their own entries, and of strangers with those entries that are like them."""

    same: list[Alignment]
    other: list[Alignment]
    strangers: int  # pairs of a stranger and an entry in all, like or not


def _pairs(un: Sequence[Record], ofac: Sequence[Record], negatives: int, half: str) -> Pairs:
    listed, positives, strangers = made([*un, *ofac], negatives)
    every = entries(listed)
    by_id = {entry.id: entry for entry in every}
    say(f"{half}: the names of {len(strangers) // 2:,} strangers are compared")
    same = [_best(one.query(), by_id[one.truth]) for one in positives if half_of(one.id) == half]
    from fairnotice.screening.engine import build  # it compiles: only where it is asked for

    index = build(every)
    mine = [Query(names=tuple(one.names)) for one in strangers if half_of(one.id) == half]
    other = [_best(query, every[found.place]) for query in mine for found in index.search(query, cut=_LOW_CUT)]
    return Pairs(same, other, len(mine) * len(every))


def _best(query: Query, entry: Entry) -> Alignment:
    return max(_alignments(query, entry), key=lambda one: one.score)


def _alignments(query: Query, entry: Entry) -> Iterable[Alignment]:
    for mine in query.names:
        for name in (name.text for identity in entry.identities for name in identity.names):
            try:
                yield align(mine, name)
            except InvalidValue:  # a name that cannot be one is told elsewhere
                continue


def regressed(pairs: Pairs) -> np.ndarray:
    """A logistic regression (Newton's steps, halved while they overshoot); its intercept is freed of the share."""
    rows = np.array([_features(one) for one in (*pairs.same, *pairs.other)])
    told = np.r_[np.ones(len(pairs.same)), np.zeros(len(pairs.other))]
    share = log(len(pairs.same) / pairs.strangers)
    found = np.zeros(rows.shape[1])

    def fits(weights: np.ndarray) -> float:
        odds = rows @ weights + share
        return float((told * odds - np.logaddexp(0.0, odds)).sum())

    for _round in range(_ROUNDS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found + share, -30.0, 30.0)))
        spread = np.maximum(chance * (1.0 - chance), 1e-9)
        step = np.linalg.solve((rows * spread[:, None]).T @ rows, rows.T @ (told - chance))
        while fits(found + step) < fits(found) and np.abs(step).max() > 1e-9:
            step = step / 2.0
        found = found + step
        if np.abs(step).max() < 1e-6:
            break
    return found / log(2.0)


def _features(found: Alignment) -> tuple[float, ...]:
    return (1.0, *agreed_bits(found), *names_over(found))


def _calibration(pairs: Pairs) -> list[list[object]]:
    """For each band of bits as they are shipped: how many of both kinds, and the bits that these numbers come to."""
    same, other = (np.array([name_bits(one) for one in each]) for each in (pairs.same, pairs.other))
    found: list[list[object]] = []
    for begin in range(0, 27, _STEP):
        mine, theirs = (int(((each >= begin) & (each < begin + _STEP)).sum()) for each in (same, other))
        told = log2(mine / len(same) * pairs.strangers / theirs) if mine and theirs else "-"
        found.append([begin, begin + _STEP, mine, theirs, told])
    return found
