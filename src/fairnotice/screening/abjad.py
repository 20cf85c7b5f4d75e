"""How Arabic, Persian, Urdu and Hebrew letters sound in Latin spelling: each letter with what it may be heard as.

anyascii gives these scripts one Latin letter each and no vowels (سلیمانی becomes `slymny`), so a plain edit distance
to `Soleimani` fails. Here every letter has the sounds it may be written with and what each costs: 0 is the usual one,
1 is another letter altogether. The sounds are those of `sound.phones`. The empty key is the cost of the letter when
nothing in the Latin word stands for it. The numbers are judgement, not estimates: provisional.
"""

from types import MappingProxyType

_ANY_VOWEL = {"a": 0.05, "e": 0.1, "i": 0.1, "o": 0.1, "u": 0.1, "E": 0.1}
_K = {"k": 0.0, "q": 0.0, "g": 0.1, "G": 0.15, "x": 0.1}
_S = {"s": 0.0, "z": 0.2, "c": 0.15, "T": 0.2, "S": 0.4}
_Z = {"z": 0.0, "D": 0.05, "d": 0.2, "s": 0.2, "Z": 0.3, "c": 0.3}
_T = {"t": 0.0, "T": 0.1, "d": 0.4, "c": 0.4}
_D = {"d": 0.0, "D": 0.05, "t": 0.3}

ARABIC = MappingProxyType(
    {
        "ا": {"a": 0.0, "e": 0.1, "o": 0.15, "u": 0.25, "i": 0.25, "E": 0.15, "": 0.35},
        "ب": {"b": 0.0, "p": 0.05, "v": 0.2},
        "پ": {"p": 0.0, "b": 0.2},
        "ت": _T,
        "ٹ": _T,
        "ط": _T,
        "ث": {"T": 0.0, "s": 0.05, "t": 0.1},
        "ج": {"j": 0.0, "g": 0.05, "Z": 0.1, "C": 0.3, "y": 0.3, "z": 0.4, "D": 0.5},
        "چ": {"C": 0.0, "S": 0.3, "j": 0.3, "c": 0.2},
        "ح": {"h": 0.0, "x": 0.3, "": 0.3},
        "خ": {"x": 0.0, "C": 0.1, "h": 0.15, "k": 0.15, "j": 0.3, "q": 0.4},
        "د": _D,
        "ڈ": _D,
        "ذ": _Z,
        "ظ": _Z,
        "ض": {"d": 0.0, "D": 0.0, "z": 0.05},
        "ر": {"r": 0.0, "l": 0.8},
        "ڑ": {"r": 0.0, "d": 0.2},
        "ز": {"z": 0.0, "s": 0.15, "D": 0.4, "Z": 0.3},
        "ژ": {"Z": 0.0, "j": 0.05, "z": 0.2, "g": 0.2},
        "س": _S,
        "ص": _S,
        "ش": {"S": 0.0, "C": 0.05, "s": 0.35},
        "ع": {**_ANY_VOWEL, "": 0.1},
        "غ": {"G": 0.0, "g": 0.0, "k": 0.3, "q": 0.1, "x": 0.3},
        "ف": {"f": 0.0, "v": 0.05, "p": 0.3},
        "ق": {"q": 0.0, "k": 0.05, "g": 0.05, "G": 0.05},
        "ک": _K,
        "گ": {"g": 0.0, "G": 0.1, "k": 0.3, "j": 0.4},
        "ل": {"l": 0.0, "r": 0.8},
        "م": {"m": 0.0, "n": 0.6},
        "ن": {"n": 0.0, "m": 0.5},
        "و": {"w": 0.0, "v": 0.0, "u": 0.0, "o": 0.0, "f": 0.4, "b": 0.6, "a": 0.6, "": 0.4},
        "ه": {"h": 0.0, "a": 0.15, "e": 0.15, "": 0.2, "t": 0.5},
        "ی": {"y": 0.0, "i": 0.0, "E": 0.0, "e": 0.05, "a": 0.35, "j": 0.3, "": 0.35},
    }
)
"""Arabic, Persian and Urdu letters as `normalise.fold` leaves them."""

HEBREW = MappingProxyType(
    {
        "א": {**_ANY_VOWEL, "a": 0.0, "": 0.2},
        "ב": {"b": 0.0, "v": 0.0},
        "ג": {"g": 0.0, "j": 0.1, "G": 0.1},
        "ד": {"d": 0.0, "D": 0.05},
        "ה": {"h": 0.0, "a": 0.1, "e": 0.1, "": 0.25},
        "ו": {"v": 0.0, "u": 0.0, "o": 0.0, "w": 0.0, "": 0.4},
        "ז": {"z": 0.0, "s": 0.3, "Z": 0.2},
        "ח": {"x": 0.0, "h": 0.05, "C": 0.1, "k": 0.3},
        "ט": _T,
        "י": {"y": 0.0, "i": 0.0, "E": 0.0, "e": 0.05, "j": 0.2, "a": 0.4, "": 0.3},
        "כ": {"k": 0.0, "x": 0.0, "C": 0.1, "q": 0.0, "h": 0.2},
        "ך": {"x": 0.0, "k": 0.05, "C": 0.1, "h": 0.2},
        "ל": {"l": 0.0},
        "מ": {"m": 0.0, "n": 0.6},
        "ם": {"m": 0.0},
        "נ": {"n": 0.0, "m": 0.6},
        "ן": {"n": 0.0, "m": 0.6},
        "ס": _S,
        "ע": {**_ANY_VOWEL, "": 0.2},
        "פ": {"p": 0.0, "f": 0.0},
        "ף": {"f": 0.0, "p": 0.1},
        "צ": {"c": 0.0, "C": 0.1, "z": 0.15, "s": 0.2},
        "ץ": {"c": 0.0, "C": 0.2, "z": 0.15, "s": 0.2},
        "ק": {"k": 0.0, "q": 0.0, "g": 0.5},
        "ר": {"r": 0.0},
        "ש": {"S": 0.0, "s": 0.1, "C": 0.2},
        "ת": {"t": 0.0, "T": 0.0, "d": 0.5},
    }
)
"""Hebrew letters, points removed."""

LETTERS = MappingProxyType({**ARABIC, **HEBREW})

UNWRITTEN = MappingProxyType(
    {"a": 0.12, "e": 0.12, "i": 0.2, "o": 0.2, "u": 0.2, "E": 0.25, "h": 0.3, "y": 0.25, "w": 0.4}
)
"""What a Latin sound costs that no letter of the other word stands for: short vowels are not written."""

VOWEL_LETTERS = frozenset("اویعهאהויע")
"""Letters that may stand for a vowel or for nothing."""

LETTER_GROUPS = (("تش", "چ"), ("دج", "ج"))
"""Two letters written for one foreign sound."""


def spelling_cost(native: str, phones: str) -> float:
    """What it costs to read the native word as these sounds; 0 is a usual spelling. Weighted edit distance."""
    above = [0.0]
    for phone in phones:
        above.append(above[-1] + UNWRITTEN.get(phone, 1.0))
    for letter in native:
        heard = LETTERS.get(letter, {})
        unheard = heard.get("", 1.0)
        row = [above[0] + unheard]
        for place, phone in enumerate(phones):
            row.append(
                min(
                    above[place] + heard.get(phone, 1.0),
                    above[place + 1] + unheard,
                    row[place] + UNWRITTEN.get(phone, 1.0),
                )
            )
        above = row
    return above[-1]
