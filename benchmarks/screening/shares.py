"""Shares with their intervals, and percentiles of times."""

from collections.abc import Sequence
from math import sqrt

_Z = 1.96
"""Ninety-five in a hundred intervals hold the true share."""


def share(part: float, whole: float) -> float:
    """A share with four digits; 0 of nothing."""
    return round(part / whole, 4) if whole else 0.0


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Wilson's interval of a share, at 95 %. Of nothing it is everything."""
    if not whole:
        return 0.0, 1.0
    p, z2 = part / whole, _Z * _Z
    middle = (p + z2 / (2 * whole)) / (1 + z2 / whole)
    half = _Z * sqrt(p * (1 - p) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    return round(max(0.0, middle - half), 4), round(min(1.0, middle + half), 4)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least so many in a hundred do not exceed; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100).__int__() - 1)]


def with_interval(part: int, whole: int) -> str:
    """A share as tables show it: `.912 (.880 to .936)`, with what it is a share of."""
    if not whole:
        return "none"
    low, high = wilson(part, whole)
    return f"{part / whole:.3f} ({low:.3f} to {high:.3f}) of {whole:,}"
