"""A word in Devanagari or Bengali as a row of units: consonants, vowels, and the vowel that is not written.

Whether that one is spoken follows from where it stands (राजकुमार is raj-kumar), so its unit names the place and the
table of `learnt` says how it is written. The blocks of the two scripts have the same order, so one rule reads both.
"""

DEVANAGARI, BENGALI = 0x0900, 0x0980
_BLOCK = 0x80
FIRST_VOWEL, MIDDLE, DROPPED, BEFORE_LAST, LAST, LAST_OF_TWO = "1", "m", "d", "f", "z", "c"
"""Places of the vowel that is not written: in the first syllable; inside; inside, between an open syllable and a vowel;
before the last consonant; after it; after two that are joined."""
_A, _VIRAMA, _NUKTA, _DOTS = 0x05, 0x4D, 0x3C, frozenset((0x01, 0x02, 0x03))
_JOINED = frozenset(
    (
        *("क्ष", "ज्ञ", "क्स", "ক্ষ", "জ্ঞ", "ক্স", "ঙ্গ"),
        *("त्र", "श्र", "শ্র", "স্ব"),
    )
)
_AS_SECOND = frozenset("যবম")  # Bengali: spoken otherwise as the second of two
_WITH_NUKTA = frozenset("कखगजडढफডঢয")  # on another letter it says nothing here
_LABIALS = frozenset("पफबभम")
_WRITES_W = ("ও", "য়")


def indic_units(text: str) -> tuple[str, ...] | None:
    """The units of a folded word; None where it has a sign of another script, or one that is not read here."""
    base = ord(text[0]) // _BLOCK * _BLOCK
    if base not in (DEVANAGARI, BENGALI) or any(not base <= ord(sign) < base + _BLOCK for sign in text):
        return None
    pieces = _pieces(text, base)
    return None if pieces is None else tuple(_units(pieces, chr(base + _A)))


class _Piece:
    """A consonant, or a vowel of its own; with the vowel after it, "" for one that is not written, None for none."""

    def __init__(self, sign: str, *, vowel: str | None, second: bool, alone: bool = False) -> None:
        self.sign, self.vowel, self.second, self.alone = sign, vowel, second, alone
        self.dots = ""


def _pieces(text: str, base: int) -> list[_Piece] | None:
    found: list[_Piece] = []
    joins = False
    for sign in text:
        at = ord(sign) - base
        last = found[-1] if found else None
        if 0x15 <= at <= 0x39 or at == 0x4E:  # the last is a Bengali t without a vowel
            found.append(_Piece(sign, vowel=None if at == 0x4E else "", second=joins))
        elif 0x04 <= at <= 0x14:
            found.append(_Piece(sign, vowel=None, second=False, alone=True))
        elif last is None:
            return None
        elif at == _NUKTA:
            last.sign += sign if last.sign in _WITH_NUKTA else ""
        elif at == _VIRAMA:
            last.vowel = None
        elif at in _DOTS:
            last.dots += sign
        elif 0x3E <= at <= 0x4C or at == 0x57:
            last.vowel = sign
        else:
            return None
        joins = at == _VIRAMA
    return found or None


def _units(pieces: list[_Piece], schwa: str) -> list[str]:
    found: list[str] = []
    place = 0
    while place < len(pieces):
        one = pieces[place]
        sign = one.sign
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if following is not None and following.second:
            pair = f"{sign}{chr(ord(schwa) - _A + _VIRAMA)}{following.sign}"
            if pair in _JOINED:
                one, sign = following, pair
                place += 1
                following = pieces[place + 1] if place + 1 < len(pieces) else None
            elif following.sign[0] == sign[0] or ord(following.sign[0]) == ord(sign[0]) + 1:
                sign = sign[0] + "="  # doubled: written once or twice
        elif following is not None and (sign, following.sign) == _WRITES_W:
            one, sign = following, "".join(_WRITES_W)
            place += 1
            following = pieces[place + 1] if place + 1 < len(pieces) else None
        elif one.second and sign in _AS_SECOND:
            sign = "+" + sign
        found.append(sign)
        if one.vowel:
            found.append(one.vowel)
        elif one.vowel == "" and not (following is not None and following.second):
            found.append(schwa + _place(pieces, place))
        labial = following is not None and following.sign[0] in _LABIALS
        found += [dot + "+" if dot == "ं" and labial else dot for dot in one.dots]
        place += 1
    return found


def _place(pieces: list[_Piece], place: int) -> str:
    """Where the vowel stands that is not written."""
    one = pieces[place]
    joined = one.second
    if place + 1 == len(pieces):
        return LAST_OF_TWO if (joined and not one.dots) or one.sign == "হ" else LAST
    if not any(each.vowel is not None or each.alone for each in pieces[:place]) and place <= 1:
        return FIRST_VOWEL
    following = pieces[place + 1]
    if place + 2 == len(pieces) and following.vowel == "":
        return BEFORE_LAST
    before = pieces[place - 1]
    open_before = not joined and (before.vowel is not None or before.alone) and not before.dots
    closed_after = place + 2 < len(pieces) and pieces[place + 2].second
    return DROPPED if open_before and following.vowel and not closed_after else MIDDLE
