"""Who bears a word, read from a person on, and fetched ahead."""

import numpy as np
from numba import njit

from fairnotice.screening.engine.arrays import AHEAD, DAY, FIRST_YEAR, MONTH
from fairnotice.screening.engine.fetching import fetch


@njit(cache=True, nogil=True)
def fetch_postings(index, expanded, first, some, span, posted, low, high):  # type: ignore[no-untyped-def]
    """Fill where the postings of these likes begin and end, from person `low` to before `high`, and fetch their
    beginnings."""
    post, people = index.post, index.person.size
    for of in range(some):
        fetch(index.post_start, np.int64(expanded[first + of]))
    for of in range(some):
        word = np.int64(expanded[first + of])
        begin, end = np.int64(index.post_start[word]), np.int64(index.post_start[word + 1])
        span[of, 0], span[of, 1] = begin, end
        if begin < end:
            fetch(post, _guess(begin, end, low, people))
            fetch(posted, begin)
    if low:
        for of in range(some):
            if span[of, 0] < span[of, 1]:
                span[of, 0] = first_at_least(post, span[of, 0], span[of, 1], low, people)
                if span[of, 0] < span[of, 1]:
                    fetch(posted, span[of, 0])
    if high < people:
        for of in range(some):
            if span[of, 0] < span[of, 1]:
                span[of, 1] = first_at_least(post, span[of, 0], span[of, 1], high, people)


@njit(cache=True, nogil=True)
def born_on(index, year, month, day):  # type: ignore[no-untyped-def]
    """The people of that birth date: the first of them, and the first after them."""
    since, wanted = year - FIRST_YEAR, month << 5 | day
    begin, end = np.int64(index.year_start[since]), np.int64(index.year_start[since + 1])
    first = _day_at_least(index.person, begin, end, wanted)
    return first, _day_at_least(index.person, first, end, wanted + 1)


@njit(cache=True, nogil=True)
def _day_at_least(person, begin, end, wanted):  # type: ignore[no-untyped-def]
    """The first of some people of one year whose month and day are at least these."""
    while begin < end:
        middle = (begin + end) >> 1
        if ((person[middle] >> MONTH & 15) << 5 | person[middle] >> DAY & 31) < wanted:
            begin = middle + 1
        else:
            end = middle
    return begin


@njit(cache=True, nogil=True)
def fetch_people(index, people, at, many):  # type: ignore[no-untyped-def]
    """Fetch the records and names of those who come after the one at this place: begin with AHEAD before the first."""
    if at + AHEAD < many:
        fetch(index.name_start, np.int64(people[at + AHEAD]))
    if at + AHEAD // 2 < many and at + AHEAD // 2 >= 0:
        person = np.int64(people[at + AHEAD // 2])
        fetch(index.person, person)
        fetch(index.name_word, np.int64(index.name_start[person]))


@njit(cache=True, nogil=True)
def _guess(begin, end, least, people):  # type: ignore[no-untyped-def]
    """Where among postings that many a person would be."""
    return min(begin + (end - begin) * least // people, end - 1)


@njit(cache=True, nogil=True)
def first_at_least(post, begin, end, least, people):  # type: ignore[no-untyped-def]
    """The first place from `begin` on that holds a person of at least that number.

    Who bears a word was born in any year: the search begins where the number would be if all were as far apart.
    """
    guess = _guess(begin, end, least, people)
    step = np.int64(4)
    if post[guess] < least:
        begin = guess
        while guess + step < end and post[guess + step] < least:
            begin = guess + step
            step *= 4
        end = min(guess + step + 1, end)
    else:
        end = guess + 1
        while guess - step >= begin and post[guess - step] >= least:
            end = guess - step + 1
            step *= 4
        begin = max(guess - step, begin)
    while begin < end:
        middle = (begin + end) >> 1
        if post[middle] < least:
            begin = middle + 1
        else:
            end = middle
    return begin
