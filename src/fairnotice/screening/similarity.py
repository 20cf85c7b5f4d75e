"""How alike two words of names are, 0 to 1, whatever their scripts. The order of the two does not matter."""

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from fairnotice.screening.abjad import LETTER_GROUPS, LETTERS, UNWRITTEN, VOWEL_LETTERS, spelling_cost
from fairnotice.screening.hanforms import may_be_one
from fairnotice.screening.hanreadings import vowels_short
from fairnotice.screening.kana import all_kana
from fairnotice.screening.learnt import LEAST, UNKNOWN_HERE, heard
from fairnotice.screening.sound import east_asian
from fairnotice.screening.transliterate import Word, Writing, east_asian_skeleton, word
from fairnotice.screening.wordlists import ONE_OF

SOUNDS_ALIKE = 0.97
"""Words written differently that sound the same."""

INITIAL_AGREES = 0.9
FIRST_LETTER = 0.2  # what a first letter may cost at most where it is read so: י for Joseph

MAY_BE_ONE = 0.96  # one character may stand for the other: 后, 後
HOMOPHONES = 0.8  # other characters, read the same in one language: traditional and simplified, or another name
LEAST_BONES = 0.4  # consonants as unlike as this spare the costly comparison of spellings
LEARNT_CURVE = ((-0.35, 0.5), (-0.1, 0.6), (0.4, 0.8), (0.7, 0.92), (0.95, 0.96))
"""What `learnt.heard` is worth as a likeness: of the tuning half's pairs of different words one in a thousand lies
above the second point, one in ten thousand above the third."""
SOUNDS_SO, LEAST_READ = 0.9, 5
"""As near as East Asian scripts write sounds (Minseok, 민석), and from how many letters on that says something."""
ACROSS = 0.96  # the most that a comparison across scripts can give


@lru_cache(maxsize=1 << 17)
def likeness(one: str, other: str) -> float:
    """How alike two folded words are: 1 only for the same word."""
    if one == other:
        return 1.0
    if one > other:
        one, other = other, one
    return _compare(word(one), word(other))


def _compare(one: Word, other: Word) -> float:
    if one.text == other.text:
        return 1.0
    if one.text in ONE_OF and ONE_OF[one.text] == ONE_OF.get(other.text):
        return SOUNDS_ALIKE
    if one.initial or other.initial:
        return _initials(one, other)
    if one.writing is other.writing:
        return _same_writing(one, other)
    if Writing.LATIN in (one.writing, other.writing):
        native, latin = (other, one) if one.writing is Writing.LATIN else (one, other)
        learnt = _as_learnt(native, latin)
        if learnt is None and native.also:
            return max(
                _as_spelt(native, latin) if len(native.text) == 1 else _by_rules(one, other), _as_read(native, latin)
            )
        if learnt is not None and native.writing is Writing.EAST_ASIAN:
            return max(learnt, _as_read(native, latin))
        if learnt is not None:
            return max(learnt, _by_rules(one, other))
    return _by_rules(one, other)


def _by_rules(one: Word, other: Word) -> float:
    """Two words of different writings by what is known of their letters."""
    writings = {one.writing, other.writing}
    if Writing.ABJAD in writings:
        abjad, plain = (one, other) if one.writing is Writing.ABJAD else (other, one)
        return _by_abjad(abjad, plain) if _bones(one, other) >= LEAST_BONES else 0.0
    if Writing.EAST_ASIAN in writings:
        return ACROSS * _east_asian(one, other)
    return _by_sound(one, other)


def _by_abjad(abjad: Word, plain: Word) -> float:
    """The letters of an abjad, read as any of the other word's sounds."""
    return ACROSS * max(_spelling(abjad.text, sound) for sound in plain.sounds)


def _as_learnt(native: Word, latin: Word) -> float | None:
    """By the learnt table; None where it lacks a letter."""
    if native.writing is Writing.ALPHABET and not set(native.romans).isdisjoint(latin.romans):
        return SOUNDS_ALIKE
    fits = heard(native.text, latin.romans[0])
    if fits == LEAST:
        return 0.0
    return None if fits == UNKNOWN_HERE else _on_curve(fits)


def _as_spelt(native: Word, latin: Word) -> float:
    """One Han character by its letters: rough sounds would make it like every other."""
    return ACROSS * max(OSA.normalized_similarity(roman, latin.romans[0]) for roman in native.romans)


def _as_read(native: Word, latin: Word) -> float:
    """What a word in an East Asian script is worth that is read so, or sounds so with these letters at least.

    The learnt table knows how foreign names are written there, and too little of how people there write their own.
    """
    if latin.romans[0] in native.romans or (native.also and vowels_short(latin.romans[0]) in native.also):
        return ACROSS
    return SOUNDS_SO if len(latin.romans[0]) >= LEAST_READ and _east_asian(native, latin) == 1.0 else 0.0


def _on_curve(fits: float) -> float:
    for (low, worth), (high, more) in pairwise(LEARNT_CURVE):
        if fits <= high:
            return max(0.0, worth + (more - worth) * (fits - low) / (high - low))
    return LEARNT_CURVE[-1][1]


def _initials(one: Word, other: Word) -> float:
    first, second = one.romans[0][:1], other.romans[0][:1]
    alike = bool(first) and (first == second or one.sounds[0][:1] == other.sounds[0][:1])
    return INITIAL_AGREES if alike or _may_begin(one, other) or _may_begin(other, one) else 0.0


def _may_begin(abjad: Word, plain: Word) -> bool:
    """Whether an initial of an abjad is read as one of the first sounds of the other word. Not the first letter of a
    word for a Latin initial: an Arabic alif would be four of them."""
    if not abjad.initial:
        return False
    heard = LETTERS.get(_grouped(abjad.text)[0], {})
    return any(heard.get(sound[:1] or "-", 1.0) <= FIRST_LETTER for sound in plain.sounds)


def _same_writing(one: Word, other: Word) -> float:
    if one.writing is Writing.LATIN:
        return _by_sound(one, other)
    native = OSA.normalized_similarity(one.text, other.text)
    if one.writing is Writing.ALPHABET:
        return max(native, _by_sound(one, other))
    if one.writing is Writing.ABJAD:
        if is_hebrew(one.text) is is_hebrew(other.text):
            return native
        return max(_by_abjad(one, other), _by_abjad(other, one)) if _bones(one, other) >= LEAST_BONES else 0.0
    if may_be_one(one.text, other.text):
        return MAY_BE_ONE
    return max(native, _read_alike(one, other), HOMOPHONES if one.romans[0] == other.romans[0] else 0.0)


def _read_alike(one: Word, other: Word) -> float:
    """Two words of which one at least is in kana: whether the other is read so."""
    kana, other_kana = all_kana(one.text), all_kana(other.text)
    if not (kana or other_kana) or one.also.isdisjoint(other.also):
        return 0.0
    return SOUNDS_ALIKE if kana and other_kana else ACROSS


def is_hebrew(text: str) -> bool:
    """Whether a word in an abjad is in Hebrew letters: the same letters as Arabic ones have not one sign in common."""
    return text[0] < "\u0600"


def _by_sound(one: Word, other: Word) -> float:
    """The best of three: as spelt, as it sounds, and by consonants where there are enough of them."""
    spelt = max(OSA.normalized_similarity(a, b) for a in one.romans for b in other.romans)
    best = spelt if one.romans != other.romans else SOUNDS_ALIKE
    for a in one.folded:
        for b in other.folded:
            heard = OSA.normalized_similarity(a, b)
            best = max(best, SOUNDS_ALIKE * heard)
    enough = min(len(one.romans[0]), len(other.romans[0])) >= 4 and len(one.consonants[0].lstrip("*")) >= 3
    return 0.45 + 0.55 * best if enough and _bones(one, other) == 1.0 else best


def _bones(one: Word, other: Word) -> float:
    return max(OSA.normalized_similarity(a, b) for a in one.consonants for b in other.consonants)


def _grouped(native: str) -> str:
    for letters, letter in LETTER_GROUPS:
        native = native.replace(letters, letter)
    return native


def _spelling(native: str, phones: str) -> float:
    native = _grouped(native)
    size = max(
        sum(0.4 if letter in VOWEL_LETTERS else 1.0 for letter in native),
        sum(0.4 if phone in UNWRITTEN else 1.0 for phone in phones),
        1.0,
    )
    return max(0.0, 1.0 - spelling_cost(native, phones) / size)


def _east_asian(one: Word, other: Word) -> float:
    best = 0.0
    for a in one.sounds:
        for b in other.sounds:
            whole = OSA.normalized_similarity(east_asian(a), east_asian(b))
            bones = OSA.normalized_similarity(east_asian_skeleton(a), east_asian_skeleton(b))
            best = max(best, 0.5 * whole + 0.5 * bones)
    return best
