"""Neighbours written as one: the keys by which those of listed names are found, and whether the list has a word that
may be two of the traveller's, a quick look before a whole search.
"""

import numpy as np
from numba import njit

from fairnotice.screening.engine.alike import MOST_EDITS
from fairnotice.screening.engine.arrays import MOST_WORDS
from fairnotice.screening.engine.buckets import bucket_bits, placed, width_of
from fairnotice.screening.engine.distance import alike_by, begin_of, ones, pattern, steps
from fairnotice.screening.engine.fetching import fetch
from fairnotice.screening.engine.forms import LEAST_BONES
from fairnotice.screening.engine.hashing import hash_marked
from fairnotice.screening.engine.layout import (
    BONES,
    FIRST_LETTER,
    FORMS,
    LETTERS,
    LONG,
    LONGEST_BONES,
    READINGS,
    SOUND,
    SPELT,
    TOLD,
    WEAK,
)

LEAST_SPELT, LEAST_WITH_BONES = 0.8, 0.7
"""Less alike, in spelling and in sound, is another name, though the rough consonants be the same; the second where the
fine ones are the same as well."""
_SPELT_KINDS = 1  # Latin and other alphabets; of abjads and East Asian scripts the spelling tells nothing
_KIND = np.uint32(7)
_H = np.uint8(ord("h"))
_STAR, _KEY, _SAME = np.uint8(ord("*")), np.uint8(ord("s")), np.uint8(ord("="))
_LONGEST_RUN = MOST_WORDS * LONGEST_BONES
_MOST_RUNS = 9  # readings of neighbours that are put together: all of two words


@njit(cache=True, nogil=True)
def neighbours_listed(index, query, rough, rough_size, scratch):  # type: ignore[no-untyped-def]
    """Which neighbours of the name the list may have as one word: a bit each, by the place of the first; above them a
    bit for two with a particle between them, which one word may swallow (Jamal ad-Din, Jamaluddin).

    `rough` and `rough_size`: consonants of the words that a thread met.
    """
    found = 0
    for which in range(2 * MOST_WORDS):
        at, beyond = which & (MOST_WORDS - 1), 1 + which // MOST_WORDS
        if at + beyond >= query.words or (beyond > 1 and not query.word[query.ids[at + 1], 0] & WEAK):
            continue
        one, two = query.ids[at], query.ids[at + beyond]
        keys = _keys_of_two(index, one, two, rough, rough_size, scratch.span)
        if keys:
            for of in range(keys):
                fetch(index.key, np.int64(index.key_start[scratch.span[of, 0]]))
            found |= _spelt_as_both(index, query, one, two, keys, scratch) << which
        elif _both_latin(query.word, one, two) and _listed(index, _spelt_as_one(query.word, one, two)):
            found |= 1 << which
    return found


@njit(cache=True, nogil=True)
def _keys_of_two(index, one, two, rough, rough_size, placed_at):  # type: ignore[no-untyped-def]
    """Fill the buckets of the two written as one, in every reading of both, and what is left of each key there. How
    many; none where they have few consonants.

    A vowel at the beginning counts only at that of the whole; it may also have been left out, or put in.
    """
    bits, width = bucket_bits(index.key_start), width_of(index.word_at.size)
    keys = 0
    once = np.empty(_LONGEST_RUN, np.uint8)
    for a in range(rough_size.shape[1]):
        for b in range(rough_size.shape[1]):
            if (a and not rough_size[one, a]) or (b and not rough_size[two, b]):
                continue
            size = _add_bones(rough, rough_size, one, a, once, 0, False)
            size = _add_bones(rough, rough_size, two, b, once, size, True)
            bare = 1 if size and once[0] == _STAR else 0
            if size - bare < LEAST_BONES:
                continue
            for starred in range(2):
                wanted = hash_marked(_KEY, starred, once, bare, size, -1)
                placed_at[keys, 0], placed_at[keys, 1] = placed(wanted, bits, width)
                fetch(index.key_start, placed_at[keys, 0])
                keys += 1
    return keys


@njit(cache=True, nogil=True)
def _spelt_as_both(index, query, one, two, keys, scratch):  # type: ignore[no-untyped-def]
    """1 where a word that has one of the keys is spelt or sounds like both together, else 0."""
    width, prepared = width_of(index.word_at.size), False
    for of in range(keys):
        bucket, key = scratch.span[of, 0], scratch.span[of, 1]
        for place in range(index.key_start[bucket], index.key_start[bucket + 1]):
            if np.int64(index.key[place]) >> width != key:
                continue
            word = np.int64(index.key[place]) & ((1 << width) - 1)
            if _letters_apart(query.short, one, two, index.short, word):
                continue
            if not prepared:
                _prepare(query.word, one, two, scratch.joined, scratch.tables)
                prepared = True
            if _spelt_like(index, word, query.word, one, two, scratch.joined, scratch.tables):
                return 1
    return 0


@njit(cache=True, nogil=True)
def _both_latin(rows, first, second):  # type: ignore[no-untyped-def]
    """Whether both are words in Latin letters, neither an initial, that fit into a row together."""
    flags = rows[first, 0] | rows[second, 0]
    return flags & (7 | FIRST_LETTER) == 0 and rows[first, LONG + SPELT] + rows[second, LONG + SPELT] <= LETTERS


@njit(cache=True, nogil=True)
def _spelt_as_one(rows, first, second):  # type: ignore[no-untyped-def]
    """The key of the one word that is spelt as both."""
    text, made = np.empty(2 * LETTERS, np.uint8), 0
    for word in (first, second):
        for at in range(np.int64(rows[word, LONG + SPELT])):
            text[made] = rows[word, READINGS + SPELT * LETTERS + at]
            made += 1
    return hash_marked(_SAME, False, text, 0, made, -1)


@njit(cache=True, nogil=True)
def _listed(index, key):  # type: ignore[no-untyped-def]
    """Whether a listed word has the key."""
    width = width_of(index.word_at.size)
    bucket, rest = placed(key, bucket_bits(index.key_start), width)
    found = False
    for place in range(index.key_start[bucket], index.key_start[bucket + 1]):
        found = found or np.int64(index.key[place]) >> width == rest
    return found


@njit(cache=True, nogil=True)
def keys_of_neighbours(names, rows, rough, rough_size, keys, people):  # type: ignore[no-untyped-def]
    """The keys of every two neighbours of each listed name, also with and without a particle between them, and of its
    words all together; how many there are.

    `names`: whose names begin where, where the words of each begin, and the words; `rows` those words as `forms` has
    them. Each key is written with whose it is, where `keys` has room: none to count them first. Of each word at most
    some readings are put together. Latin neighbours of few consonants have the key of the one word that is spelt so.
    """
    name_start, word_start, name_word = names
    found = 0
    for person in range(name_start.size - 1):
        for name in range(name_start[person], name_start[person + 1]):
            begin, end = np.int64(word_start[name]), np.int64(word_start[name + 1])
            for at in range(begin, end - 1):
                before = found
                found = _keys_of_run(name_word, at, at + 2, -1, rough, rough_size, keys, people, person, found)
                if found == before and _both_latin(rows, name_word[at], name_word[at + 1]):
                    if keys.size:
                        keys[found], people[found] = _spelt_as_one(rows, name_word[at], name_word[at + 1]), person
                    found += 1
                if at + 2 < end and rows[name_word[at + 1], 0] & WEAK:
                    run = (at, at + 3)
                    found = _keys_of_run(name_word, *run, at + 1, rough, rough_size, keys, people, person, found)
                    found = _keys_of_run(name_word, *run, -1, rough, rough_size, keys, people, person, found)
            if end - begin > 2:
                found = _keys_of_run(name_word, begin, end, -1, rough, rough_size, keys, people, person, found)
    return found


@njit(cache=True, nogil=True)
def _keys_of_run(name_word, begin, end, without, rough, rough_size, keys, people, person, found):  # type: ignore[no-untyped-def]
    """`without`: the place of a word that is left out, or -1."""
    once, reading = np.empty(_LONGEST_RUN, np.uint8), np.zeros(MOST_WORDS, np.int64)
    for combination in range(_MOST_RUNS):
        rest = combination
        for at in range(end - 1, begin - 1, -1):
            readings = 1
            while at != without and readings < rough_size.shape[1] and rough_size[name_word[at], readings]:
                readings += 1
            reading[at - begin] = rest % readings
            rest //= readings
        if rest:
            break  # all of them were put together
        made = 0
        for at in range(begin, end):
            if at == without:
                continue
            made = _add_bones(rough, rough_size, name_word[at], reading[at - begin], once, made, at > begin)
        bare = 1 if made and once[0] == _STAR else 0
        if made - bare < LEAST_BONES:
            continue
        if keys.size:
            keys[found], people[found] = hash_marked(_KEY, bare, once, bare, made, -1), person
        found += 1
    return found


@njit(cache=True, nogil=True)
def _add_bones(rough, rough_size, word, reading, out, made, inside):  # type: ignore[no-untyped-def]
    """Write one word's consonants behind the others, doubled ones once; how many letters there are then.

    As in one word: inside, a vowel at the beginning says nothing, nor does an h behind a consonant.
    """
    for at in range(np.int64(rough_size[word, reading])):
        letter = rough[word, reading, at]
        bare = 1 if made and out[0] == _STAR else 0
        if inside and (letter == _STAR or (letter == _H and made > bare)):
            continue
        if made == 0 or out[made - 1] != letter:
            out[made] = letter
            made += 1
    return made


@njit(cache=True, nogil=True)
def _prepare(words, first, second, joined, tables):  # type: ignore[no-untyped-def]
    """Write the first readings of both as one row, and fill its tables."""
    for sort in (SPELT, SOUND, BONES):
        begin, made = READINGS + sort * LETTERS, 0
        for part, word in enumerate((first, second)):
            for letter in range(np.int64(words[word, LONG + sort])):
                one = words[word, begin + letter]
                if made < LETTERS and not (part and sort == BONES and one == _STAR):
                    joined[0, begin + made] = one
                    made += 1
        joined[0, LONG + sort] = made
        pattern(joined, 0, sort // FORMS, tables)


@njit(cache=True, nogil=True)
def _letters_apart(short, first, second, theirs, word):  # type: ignore[no-untyped-def]
    """Whether letters alone show that the listed word is neither spelt nor sounds like both together, see
    `alike.unlike_letters`. Not where the two are longer than a row, for what is beyond it is not compared."""
    most = max(short[first, TOLD] & _KIND, short[second, TOLD] & _KIND, theirs[word, TOLD] & _KIND)
    if most > _SPELT_KINDS:
        return False
    for kind in range(2):
        by = np.uint32(8 * (kind + 1))
        long = (short[first, TOLD] >> by & np.uint32(255)) + (short[second, TOLD] >> by & np.uint32(255))
        if long > LETTERS:
            return False
        longest = max(long, theirs[word, TOLD] >> by & np.uint32(255), np.uint32(1))
        every, some = 2 * kind + 1, 2 * kind
        missing = (short[first, every] | short[second, every]) & ~theirs[word, some]
        beyond = theirs[word, every] & ~(short[first, some] | short[second, some])
        if max(ones(missing), ones(beyond)) <= MOST_EDITS[longest]:  # type: ignore[call-arg]
            return False
    return True


@njit(cache=True, nogil=True)
def _spelt_like(index, other, words, first, second, joined, tables):  # type: ignore[no-untyped-def]
    """Whether the listed word is spelt or sounds like both together; where spelling tells nothing, it is."""
    row = np.int64(index.word_at[other])
    if max(words[first, 0] & 7, words[second, 0] & 7, index.word[row] & 7) > _SPELT_KINDS:
        return True
    same = _alike(tables, joined, index.word, row, BONES) == 1.0
    best = max(_alike(tables, joined, index.word, row, SPELT), _alike(tables, joined, index.word, row, SOUND))
    return best >= (LEAST_WITH_BONES if same else LEAST_SPELT)


@njit(cache=True, nogil=True)
def _alike(tables, mine, theirs, row, kind):  # type: ignore[no-untyped-def]
    """The likeness of their first readings of that sort."""
    n, m = np.int64(mine[0, LONG + kind]), np.int64(theirs[row + LONG + kind])
    positive, negative = steps(tables, kind // FORMS, theirs, begin_of(theirs, row, kind), m)
    return alike_by(positive, negative, kind // FORMS, 0, n, m)
