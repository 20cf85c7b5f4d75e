"""Recall when so many of a hundred thousand unlisted travellers may be stopped, whatever the scores mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.screening.groups import GROUPS
from benchmarks.screening.measured import Scored
from benchmarks.screening.records import Record
from benchmarks.screening.shares import with_interval

LEVELS = (1, 4, 25, 300)
"""False alerts among 100,000 travellers who are on no list."""
NOBODY = float("-inf")


@dataclass(frozen=True)
class Scores:
    """The right entry's score of each listed traveller and the highest one of each other."""

    right: list[float]
    highest: list[float]

    def threshold(self, alerts: int) -> float:
        """The lowest score from which on at most so many of 100,000 alert; of few travellers, of their number."""
        ordered = sorted(self.highest, reverse=True)
        allowed = alerts * len(ordered) // 100_000
        return ordered[allowed] if allowed < len(ordered) else NOBODY

    def found(self, alerts: int) -> int:
        """Listed travellers whose own entry scores above that."""
        threshold = self.threshold(alerts)
        return sum(score > threshold for score in self.right)


def scores(
    positives: Sequence[Record],
    negatives: Sequence[Record],
    of_positive: Sequence[Scored],
    of_negative: Sequence[Scored],
) -> Scores:
    """What was found for each, as scores."""
    right = [dict(found).get(one.truth, NOBODY) for one, found in zip(positives, of_positive, strict=True)]
    highest = [
        max((score for _, score in found), default=NOBODY) for _, found in zip(negatives, of_negative, strict=True)
    ]
    return Scores(right, highest)


def by_group(travellers: Sequence[Record], told: Sequence[bool]) -> Iterator[list[object]]:
    """For each group of each kind: its share told, with its interval."""
    for what, group_of in GROUPS.items():
        groups = [group_of(one) for one in travellers]
        for group in sorted(set(groups)):
            mine = [yes for at, yes in enumerate(told) if groups[at] == group]
            yield [what, group, with_interval(sum(mine), len(mine))]
