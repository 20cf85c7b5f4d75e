"""Those who have the traveller's very name, the birth year and another nationality.

People have several nationalities, and lists often one. A common name is worth no more at a million than another
nationality costs, so that the bits alone would hide a hit.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine import weights as w
from fairnotice.screening.engine.arrays import FIRST_YEAR, MOST_FOUND, NATION, NATION_2, STEPS
from fairnotice.screening.engine.evidence import evidence_bits, nation_bits
from fairnotice.screening.engine.kept import keep
from fairnotice.screening.engine.postings import first_at_least
from fairnotice.screening.engine.weighing import name_bits


@njit(cache=True, nogil=True)
def add_same_name(index, query, scratch, starts, ends, bits, size, cut, found):  # type: ignore[no-untyped-def]
    """Add them to those who were found, as far as they lie below the cut: by the rarest word as it is spelt."""
    year, month, day, sex = query.year, query.month, query.day, query.sex
    nation, nation_2 = query.nation, query.nation_2
    rarest, whole = 0, 0.0
    for i in range(query.words):
        whole += bits[i]
        rarest = i if bits[i] > bits[rarest] else rarest
    least, since = whole - w.SAME_ENOUGH, year - FIRST_YEAR
    of_birth = (w.SAME_YEAR_ONLY if month else w.YEAR_ASKED) + w.OTHER_NATIONALITY
    low, high = np.int64(index.year_start[since]), np.int64(index.year_start[since + 1])
    post, people = index.post, index.person.size
    for at in range(starts[rarest], ends[rarest]):
        word = np.int64(scratch.expanded[at])
        begin, end = np.int64(index.post_start[word]), np.int64(index.post_start[word + 1])
        if scratch.likeness[at] != STEPS or begin == end:
            continue
        for place in range(first_at_least(post, begin, end, low, people), end):
            person = np.int64(post[place])
            if person >= high or found == MOST_FOUND:
                break
            record = index.person[person]
            other = nation_bits(nation, nation_2, record >> NATION & 65535, record >> NATION_2 & 65535) < 0.0
            evidence = evidence_bits(record, year, month, day, nation, nation_2, sex)
            if not other or evidence < of_birth or least + evidence - size >= cut:
                continue  # those above the cut were found
            named = name_bits(index, query, scratch, bits, person, -1, 0.0, least)
            if named >= least and named + evidence - size < cut:
                found = keep(scratch, found, person, named + evidence - size)
    return found
