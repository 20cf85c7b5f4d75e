"""What birth date, nationality and sex are worth, in bits."""

from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import (
    ANY,
    DATE,
    DAY,
    FIRST_YEAR,
    MONTH,
    NATION,
    NATION_2,
    NATIONS,
    OTHERS,
    SEX,
    YEAR,
)

_YEARS = 256
_SAME_YEAR = 2 * _YEARS  # where the dates of the traveller's own year begin
_ALWAYS = 1000.0  # bits of whoever is looked at once more in any case


@njit(cache=True, nogil=True)
def _one_slip(one, other):  # type: ignore[no-untyped-def]
    """Whether one digit differs, or two neighbouring digits changed places."""
    differing, apart, before, other_before, swapped = 0, 0, 0, 0, False
    for place in range(4):
        a, b = one % 10, other % 10
        if a != b:
            swapped = differing == 1 and place - apart == 1 and a == other_before and b == before
            differing += 1
            apart, before, other_before = place, a, b
        one //= 10
        other //= 10
    return differing == 1 or (differing == 2 and swapped)


@njit(cache=True, nogil=True)
def birth_bits(year, month, day, other_year, other_month, other_day):  # type: ignore[no-untyped-def]
    """Two birth dates; 0 where one is not known. Compared as exactly as the less exact of the two is."""
    if year == 0 or other_year == 0:
        return 0.0
    full = month > 0 and day > 0 and other_month > 0 and other_day > 0
    apart = year - other_year
    if apart == 0:
        if not full:
            if month == 0:
                return w.YEAR_ASKED
            return w.SAME_YEAR_ONLY if other_month == 0 or month == other_month else w.SAME_YEAR_OTHER_DAY
        if month == other_month and day == other_day:
            return w.SAME_DAY
        if month == other_day and day == other_month:
            return w.SWAPPED_DAY
        slip = _one_slip(day, other_day) if month == other_month else day == other_day and _one_slip(month, other_month)
        return w.ONE_DIGIT if slip else w.SAME_YEAR_OTHER_DAY
    if full and month == other_month and day == other_day:
        if apart == 1 or apart == -1:
            return w.NEXT_YEAR_SAME_DAY
        return w.YEAR_SLIP_SAME_DAY if _one_slip(year, other_year) else w.OTHER_YEAR_SAME_DAY
    return w.NEXT_YEAR if apart == 1 or apart == -1 else w.OTHER_YEAR


@njit(cache=True, nogil=True)
def nation_bits(one, second, other, other_second):  # type: ignore[no-untyped-def]
    """Nationalities as numbers, 0 for none: one in common is enough."""
    if one == 0 or other == 0:
        return 0.0
    shared = one in (other, other_second) or (second != 0 and second in (other, other_second))
    return w.SAME_NATIONALITY if shared else w.OTHER_NATIONALITY


@njit(cache=True, nogil=True)
def sex_bits(one, other):  # type: ignore[no-untyped-def]
    """Sex as stated, 0 where it is not."""
    if one == 0 or other == 0:
        return 0.0
    return w.SAME_SEX if one == other else w.OTHER_SEX


@njit(cache=True, nogil=True)
def evidence_bits(record, year, month, day, nation, nation_2, sex):  # type: ignore[no-untyped-def]
    """All three together: a listed person's record against what is known of the traveller."""
    since = record >> YEAR & 255
    other_year = since + FIRST_YEAR - 1 if since else 0
    birth = birth_bits(year, month, day, other_year, record >> MONTH & 15, record >> DAY & 31)
    same_nation = nation_bits(nation, nation_2, record >> NATION & 65535, record >> NATION_2 & 65535)
    return birth + same_nation + sex_bits(sex, record >> SEX & 3)


@njit(cache=True, nogil=True)
def evidence_of(person, rows, asked, bits):  # type: ignore[no-untyped-def]
    """Fill it for these rows of people; `asked`: the traveller's record."""
    since = asked >> YEAR & 255
    year = since + FIRST_YEAR - 1 if since else 0
    month, day, sex = asked >> MONTH & 15, asked >> DAY & 31, asked >> SEX & 3
    nation, nation_2 = asked >> NATION & 65535, asked >> NATION_2 & 65535
    for at in range(rows.size):
        bits[at] = evidence_bits(person[rows[at]], year, month, day, nation, nation_2, sex)


@njit(cache=True, nogil=True)
def most_by_birth(by_birth, year, month, day):  # type: ignore[no-untyped-def]
    """Fill the most that a birth date of each year brings beside this one, years as a record has them: first any date,
    then any but the same month and day, both dates being full; after them what each full date of the same year brings.
    """
    for other in range(by_birth.size):
        by_birth[other] = 0.0
    if year == 0:
        return
    full = month > 0 and day > 0
    for other in range(1, _YEARS):
        by_birth[other] = w.OTHER_YEAR_SAME_DAY if full else w.OTHER_YEAR
        by_birth[_YEARS + other] = w.OTHER_YEAR
    if full:
        place = 1
        for _ in range(4):
            own, next_ = year // place % 10, year // (place * 10) % 10
            for digit in range(10):
                _raise(by_birth, year + (digit - own) * place, w.YEAR_SLIP_SAME_DAY)
            _raise(by_birth, year + (next_ - own) * place + (own - next_) * place * 10, w.YEAR_SLIP_SAME_DAY)
            place *= 10
    for other in (year - 1, year + 1):
        _raise(by_birth, other, w.NEXT_YEAR_SAME_DAY if full else w.NEXT_YEAR)
        _raise(by_birth[_YEARS:], other, w.NEXT_YEAR)
    only = w.SAME_YEAR_ONLY if month else w.YEAR_ASKED
    _raise(by_birth, year, w.SAME_DAY if full else only)
    _raise(by_birth[_YEARS:], year, w.SWAPPED_DAY if full else only)
    for other_month in range(1, 13):
        for other_day in range(1, 32):
            slip = month == 0 or day == 0 or other_month == month or other_day in (day, month)
            brings = birth_bits(year, month, day, year, other_month, other_day) if slip else w.SAME_YEAR_OTHER_DAY
            by_birth[_SAME_YEAR + (other_month << 5 | other_day)] = brings


@njit(cache=True, nogil=True)
def _raise(by_year, year, bits):  # type: ignore[no-untyped-def]
    since = year - FIRST_YEAR + 1
    if 0 < since < _YEARS:
        by_year[since] = bits


@njit(cache=True, nogil=True)
def most_by_others(by_others, nation, nation_2, sex):  # type: ignore[no-untyped-def]
    """Fill the most that nationality and sex bring, as they stand in a gist (see `arrays.gist_of`)."""
    for cut in range(ANY + 1):
        by_nation = 0.0
        if nation != 0 and cut != 0:
            same = cut == ANY or nation_2 != 0 or cut == (nation - 1) % NATIONS + 1
            by_nation = w.SAME_NATIONALITY if same else w.OTHER_NATIONALITY
        for other in range(4):
            by_others[cut << 2 | other] = _ALWAYS if cut == ANY else by_nation + sex_bits(sex, other)


@njit(cache=True, nogil=True)
def most_of(told, mine, by_birth, by_others):  # type: ignore[no-untyped-def]
    """No less than `evidence_bits`, by a gist alone: most people end here. `mine`: the traveller's year, month and day
    as a gist has them."""
    other = told >> DATE
    if other != 0 and (told ^ mine) & 255 == 0:
        at = _SAME_YEAR + other
    else:
        at = (told & 255) + (_YEARS if other != mine >> DATE and other != 0 else 0)
    return by_birth[at] + by_others[told >> OTHERS & 255]


@njit(cache=True, nogil=True)
def gist_of_query(query):  # type: ignore[no-untyped-def]
    """The traveller's birth date as a gist has it."""
    since = query.year - FIRST_YEAR + 1 if query.year else 0
    return since | (query.month << 5 | query.day) << DATE
