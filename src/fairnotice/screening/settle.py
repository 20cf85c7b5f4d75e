"""Python's search for garbage, kept from stopping checks: a full one of a process that remembers many names takes a
fifth of a second."""

import gc
from collections.abc import Mapping
from time import perf_counter

_LONG = 0.005
"""Seconds of a full search from which on what survived it is left out of the next one. What is remembered of names is
bounded, and so is how often that happens; a cycle that was in use then and ends later is never freed."""
_OFTEN = (5_000, 2, 3)
"""After how many new objects the youngest are searched, and after how many such searches the older ones: each is over
in milliseconds, and a full one has little to search."""


def settle() -> None:
    """Take what stands now out of the search: a long list, or what was read to make one."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def keep_pauses_short() -> None:
    """From now on take out of it whatever has made a full search long. For a process whose work is to answer checks."""
    gc.set_threshold(*_OFTEN)
    if _searched not in gc.callbacks:
        gc.callbacks.append(_searched)


_began = [0.0]


def _searched(phase: str, about: Mapping[str, int]) -> None:
    if about["generation"] < 2:
        return
    if phase == "start":
        _began[0] = perf_counter()
    elif perf_counter() - _began[0] > _LONG:
        gc.freeze()
