"""The best hits of a search, as many as are kept."""

from numba import njit

from fairnotice.screening.engine.arrays import MOST_FOUND


@njit(cache=True, nogil=True)
def keep(scratch, found, person, bits):  # type: ignore[no-untyped-def]
    """Keep the best hits: as soon as there are as many as are kept, they are a heap with the worst of them first."""
    if found < MOST_FOUND:
        scratch.found[found] = person
        scratch.bits[found] = bits
        found += 1
        if found == MOST_FOUND:
            for at in range(MOST_FOUND // 2 - 1, -1, -1):
                _sink(scratch, at)
    elif bits > scratch.bits[0]:
        scratch.found[0] = person
        scratch.bits[0] = bits
        _sink(scratch, 0)
    return found


@njit(cache=True, nogil=True)
def _sink(scratch, at):  # type: ignore[no-untyped-def]
    """Let the hit at a place of the heap down to where those below it are no worse."""
    person, bits = scratch.found[at], scratch.bits[at]
    below = 2 * at + 1
    while below < MOST_FOUND:
        if below + 1 < MOST_FOUND and scratch.bits[below + 1] < scratch.bits[below]:
            below += 1
        if scratch.bits[below] >= bits:
            break
        scratch.found[at], scratch.bits[at] = scratch.found[below], scratch.bits[below]
        at, below = below, 2 * below + 1
    scratch.found[at], scratch.bits[at] = person, bits
