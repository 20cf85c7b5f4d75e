"""How alike a traveller's word and a listed one are, 0 to 1: the kernel's short form of `screening.similarity`."""

from numba import njit

from fairnotice.screening.engine.distance import edits, length, pattern
from fairnotice.screening.engine.forms import FAR, FIRST_LETTER, FORMS, WEAK

_ABJAD, _ASIAN = 2, 3
_HEARD = 0.97  # the same sound in another spelling
_ACROSS = 0.96  # the most across scripts
_INITIAL = 0.9


@njit(cache=True, nogil=True)
def prepare(spelt, sound, bones, tables):  # type: ignore[no-untyped-def]
    """Fill the tables of one of the traveller's words."""
    for form in range(FORMS):
        pattern(spelt[form], length(spelt[form]), tables[0, form])
        pattern(sound[form], length(sound[form]), tables[1, form])
        pattern(bones[form], length(bones[form]), tables[2, form])


@njit(cache=True, nogil=True)
def best_of(tables, mine, theirs, first, last, other_first, other_last):  # type: ignore[no-untyped-def]
    """The best likeness over these rows of both."""
    best = 0.0
    for one in range(first, last):
        n = length(mine[one])
        if n == 0:
            continue
        for other in range(other_first, other_last):
            m = length(theirs[other])
            if m == 0:
                continue
            longest = n if n > m else m
            apart = n - m if n > m else m - n
            if 1.0 - apart / longest <= best:
                continue
            alike = 1.0 - edits(tables[one], n, theirs[other], m) / longest
            if alike > best:
                best = alike
    return best


@njit(cache=True, nogil=True)
def likeness(tables, flags, spelt, sound, bones, other_flags, other_spelt, other_sound, other_bones):  # type: ignore[no-untyped-def]
    """How alike two words are. The tables are those of the first one."""
    if (flags & FIRST_LETTER) or (other_flags & FIRST_LETTER):
        same = spelt[0, 0] == other_spelt[0, 0] or sound[0, 0] == other_sound[0, 0]
        return _INITIAL if same else 0.0
    if (flags & WEAK) != (other_flags & WEAK):
        return 0.0
    kind, other_kind = flags & 7, other_flags & 7
    if kind == _ASIAN or other_kind == _ASIAN:
        first = 0 if kind == _ASIAN else FAR
        other_first = 0 if other_kind == _ASIAN else FAR
        heard = best_of(tables[1], sound, other_sound, first, FORMS, other_first, FORMS)
        bare = best_of(tables[2], bones, other_bones, first, FORMS, other_first, FORMS)
        far = 0.5 * heard + 0.5 * bare
        if kind != other_kind:
            return _ACROSS * far
        spelt_alike = best_of(tables[0], spelt, other_spelt, 0, FORMS, 0, FORMS)
        return max(spelt_alike, 0.8 * far)
    heard = best_of(tables[1], sound, other_sound, 0, FAR, 0, FAR)
    bare = best_of(tables[2], bones, other_bones, 0, FAR, 0, FAR)
    if kind != other_kind and (kind == _ABJAD or other_kind == _ABJAD):
        if bare < 0.4:
            return 0.0
        return 0.8 + 0.15 * heard if bare == 1.0 else _ACROSS * (0.4 * heard + 0.6 * bare)
    best = best_of(tables[0], spelt, other_spelt, 0, FORMS, 0, FORMS)
    if _HEARD * heard > best:
        best = _HEARD * heard
    if bare == 1.0 and length(bones[0]) >= 3 and length(spelt[0]) >= 4 and length(other_spelt[0]) >= 4:
        best = 0.45 + 0.55 * best
    return best
