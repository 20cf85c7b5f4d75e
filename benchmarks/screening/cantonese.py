"""How Hong Kong writes a Cantonese syllable in Latin letters, the usual way first.

The government spells by no published table; what is here is how cards and papers are seen to spell, from general
knowledge: no tones, no long vowels, ch for what Jyutping has as z and c, t and k for d and g.
"""

from collections.abc import Iterator

_INITIALS = {
    **{"b": "p", "p": "p", "m": "m", "f": "f", "d": "t", "t": "t", "n": "n", "l": "l", "ng": "ng", "h": "h", "w": "w"},
    **{"g": "k", "k": "k", "gw": "kw", "kw": "kw", "z": "ch ts", "c": "ch ts", "s": "s", "j": "y", "": ""},
}
_FINALS = {
    **{"aa": "a ah", "aai": "ai", "aau": "au", "aam": "am", "aan": "an", "aang": "ang", "aap": "ap", "aat": "at"},
    **{"aak": "ak", "ai": "ai", "au": "au", "am": "am um", "an": "an un", "ang": "ang", "ap": "ap up", "at": "at"},
    **{"ak": "ak", "e": "e", "ei": "ei ee", "eng": "eng", "ek": "ek", "i": "i ee", "iu": "iu", "im": "im", "in": "in"},
    **{"ing": "ing", "ip": "ip", "it": "it", "ik": "ik", "o": "o", "oi": "oi", "ou": "o", "on": "on", "ong": "ong"},
    **{"ot": "ot", "ok": "ok", "u": "u oo", "ui": "ui", "un": "un oon", "ung": "ung", "ut": "ut", "uk": "uk"},
    **{"oe": "eu", "oeng": "eung", "oek": "euk", "eoi": "ui", "eon": "un", "eot": "ut", "yu": "u", "yun": "uen"},
    **{"yut": "uet"},
}
_OTHERWISE = {
    **{
        "zi": "chi tsz",
        "ci": "chi tsz",
        "si": "sze si shi",
        "ze": "che tse",
        "ji": "yi yee",
        "jyu": "yu",
        "ng": "ng",
        "ngo": "ngo ngor",
    },
    **{"lei": "lee li lei", "kei": "kei ki", "gei": "kei ki", "hei": "hei hi", "zeoi": "chui tsui", "m": "ng"},
    **{"ceoi": "chui tsui", "zang": "tsang", "cang": "tsang", "cou": "cho tso", "zou": "cho tso", "coi": "choi tsoi"},
    **{"soeng": "sheung", "seon": "shun", "seoi": "shui sui", "syu": "shu", "syun": "suen", "sek": "shek"},
    **{"sam": "sum sham", "suk": "suk shuk", "saan": "shan", "sing": "sing shing", "zau": "chau chow", "mou": "mo"},
    **{"faa": "fa", "waa": "wah wa", "gaa": "ka kar", "haa": "ha", "maa": "ma", "lung": "lung", "jung": "yung"},
    **{"jip": "yip ip", "joek": "yeuk", "jeoi": "yui", "aau": "au", "ou": "o", "au": "au", "jau": "yau", "jan": "yan"},
    **{"hung": "hung", "man": "man", "wan": "wan", "fan": "fan", "lau": "lau", "zan": "chun chan", "can": "chan chun"},
    **{
        "san": "san sun",
        "jat": "yat",
        "gun": "kwun koon",
        "gwan": "kwan",
        "kwan": "kwan",
        "gan": "kan",
        "pun": "poon pun",
        "seot": "shut",
    },
    **{
        "fu": "fu foo",
        "wu": "wu woo",
        "gu": "ku",
        "mei": "mei",
        "nei": "nei",
        "dei": "tei",
        "bei": "pei",
        "fei": "fei",
    },
    **{"zung": "chung", "cung": "chung", "zoeng": "cheung", "coeng": "cheung", "zing": "ching", "cing": "ching"},
    **{"ziu": "chiu", "ciu": "chiu", "zoek": "cheuk", "zyu": "chu", "cyu": "chu", "zin": "chin", "zik": "chik"},
}
_LONGEST_FIRST = sorted(_INITIALS, key=len, reverse=True)


def spelt(syllable: str) -> list[str]:
    """The usual spellings of a Jyutping syllable without its tone; none for one that no name has."""
    if syllable in _OTHERWISE:
        return _OTHERWISE[syllable].split()
    return list(dict.fromkeys(_spelt(syllable)))


def _spelt(syllable: str) -> Iterator[str]:
    for initial in _LONGEST_FIRST:
        final = syllable.removeprefix(initial)
        if syllable.startswith(initial) and final in _FINALS:
            first, *_ = _INITIALS[initial].split(" ")
            yield from (first + one for one in _FINALS[final].split())
            return
