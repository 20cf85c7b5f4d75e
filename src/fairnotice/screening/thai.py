"""A Thai word as a row of units: consonants by the part they play, vowels after their consonants, and the vowels that
are spoken but not written.

Which consonant ends a syllable cannot be told from the letters alone (ธนพล is tha-na-phon, not than-phon), so a unit
names what can be told, and the table of `learnt` says how each is written. Consonants that sound the same are one
letter here.
"""

from dataclasses import dataclass
from types import MappingProxyType

FIRST, LAST = 0x0E00, 0x0E7F
MID, FINAL, SILENT, AFTER_AN, AFTER_STOP = ".", "_", "-", ":", "/"
"""The parts of a consonant without a vowel: inside; at the end of a syllable; under the mark that cancels it, or before
that and behind the end of the syllable; after ั, which always needs one; the ร of มิตร or วัชร, spoken or not."""
UNSPOKEN_OR_A, AT_FIRST, BEFORE_LAST, BEFORE_LAST_R, IN_CLUSTER, AFTER_CLOSED = "ะ0", "ะ1", "ะf", "ะo", "ะr", "ะ:"
"""Vowels that are not written, by where they would be."""
WITH_NEXT, OPEN = "+", "~"
"""A consonant inside together with vowels that are not written: those before and after it, as of the ร of พรชัย and
วรชัย; the one after it, where a vowel is written before it, as of the ร of สุรชัย."""

SAME_SOUND = MappingProxyType(
    {
        **dict.fromkeys("ขฃคฅฆ", "ค"),
        **dict.fromkeys("ฉชฌ", "ช"),
        **dict.fromkeys("ดฎ", "ด"),
        **dict.fromkeys("ตฏ", "ต"),
        **dict.fromkeys("ถทธฐฑฒ", "ท"),
        **dict.fromkeys("นณ", "น"),
        **dict.fromkeys("ผพภ", "พ"),
        **dict.fromkeys("ฝฟ", "ฟ"),
        **dict.fromkeys("ลฬ", "ล"),
        **dict.fromkeys("ศษส", "ส"),
        **dict.fromkeys("หฮ", "ห"),
    }
)
_CONSONANTS = frozenset("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")
_LEADING = frozenset("เแโใไ")
_AFTER = frozenset("ะัาิีึืุู\u0e4d")
_LEFT_OUT = frozenset("็่้๊๋๎ๆฯฺ")  # tones and marks of shortness
_LONG = frozenset("คชทพ")  # of two letters, and so too long to stand in one unit with vowels on both sides
_CANCEL = "์"
_SHORT = frozenset(("เะ", "แะ", "โะ"))  # written as the long ones are
_VOWELS = frozenset(("", *"ะัาำิีึืุูเแโไ", "เีย", "เือ", "เา", "เาะ", "เิ", "เย", "เอ", "อ+", "ัว", "รร"))
_AM = ("\u0e4dา", "ำ")  # compatibility forms part it in two
_SONORANTS = frozenset("งญนมยรลว")
_BEFORE_CLUSTER = frozenset("กขคจฉตถทปผพสศอหบด")
_TRUE_CLUSTER = frozenset("กขคตทปผพหบด")
_SPLIT = frozenset("สฉถผขฝศ")  # before a sonorant with the vowel of both: เฉลิม
_SILENT_BEFORE_CANCELLED = frozenset(("ทร", "ตร", "ดร", "ฎร", "ชร", "กร", "วร", "ษณ", "ษม", "ศว", "สต", "ทธ"))

TITLES = ("นางสาว", "นาย", "นาง", "เด็กชาย", "เด็กหญิง")
_LEAST_NAMED = 3


@dataclass(slots=True)
class _Letter:
    """A consonant, or ฤ, with the vowels that are written before and after it."""

    sign: str
    before: str = ""
    after: str = ""
    cancelled: bool = False
    vowel: str = ""  # as a unit, once it is known

    @property
    def bare(self) -> bool:
        """Whether nothing is written on it that is spoken."""
        return not (self.before or self.after or self.cancelled or self.vowel or self.sign == "ฤ")


def title_parted(word: str) -> tuple[str, ...]:
    """A folded word with the title that is written onto a name (นายธนกร) as a word of its own."""
    title = next((one for one in TITLES if word.startswith(one)), "")
    name = word[len(title) :]
    named = len(name) >= _LEAST_NAMED and (name[0] in _CONSONANTS or name[0] in _LEADING) and name[1] != _CANCEL
    return (title, name) if title and named else (word,)


def thai_units(text: str) -> tuple[str, ...] | None:
    """The units of a folded word; None where it has a sign that is not read here, or vowels without a consonant."""
    letters = _letters(text)
    if letters is None:
        return None
    letters = _with_vowels(letters)
    if any(one.vowel not in _VOWELS or (one.sign == "ฤ" and (one.vowel or one.cancelled)) for one in letters):
        return None
    parts = _parts(letters)
    found: list[str] = []
    place = 0
    while place < len(letters):
        letter, part = letters[place], parts[place]
        place += 1
        if letter.sign == "รร":
            found.append("รร" if place < len(letters) and letters[place].bare else "รร0")
            continue
        found.append(SAME_SOUND.get(letter.sign, letter.sign) + part)
        if letter.vowel:
            found.append(_at_end(letter, last=place == len(letters)))
        elif part in (MID, "") and letter.sign != "ฤ" and _two_inside(letters, parts, place):
            inside = SAME_SOUND.get(letters[place].sign, letters[place].sign)
            found += [AT_FIRST, inside + OPEN] if inside in _LONG else [inside + WITH_NEXT]
            place += 1
        elif part in (MID, AFTER_AN, "") and letter.sign != "ฤ":
            unwritten = _unwritten(letters, parts, place - 1)
            if part == MID and unwritten == [UNSPOKEN_OR_A]:
                found[-1] = found[-1].replace(MID, OPEN)
            else:
                found += unwritten
    return tuple(found)


def _letters(text: str) -> list[_Letter] | None:
    found: list[_Letter] = []
    before = ""
    for sign in text.replace(*_AM):
        if sign in _LEFT_OUT:
            continue
        if sign in _LEADING and not before:
            before = "ไ" if sign == "ใ" else sign
        elif sign in _CONSONANTS or sign in "ฤฦ":
            found.append(_Letter("ฤ" if sign == "ฦ" else sign, before))
            before = ""
        elif sign == "ๅ" and found and found[-1].sign == "ฤ":
            continue
        elif found and not before and (sign in _AFTER or sign == "ำ"):
            found[-1].after += sign
        elif found and not before and sign == _CANCEL:
            found[-1].cancelled = True
        else:
            return None
    return found if found and not before else None


def _with_vowels(letters: list[_Letter]) -> list[_Letter]:
    """Each vowel as one unit behind the consonants that it is spoken after; letters that write a vowel are gone."""
    found: list[_Letter] = []
    place = 0
    while place < len(letters):
        one = letters[place]
        following = letters[place + 1 : place + 3]
        place += 1
        if one.cancelled:
            found.append(one)
            continue
        if one.sign == "ท" and one.bare and _sounds_s(found, following):
            one = _Letter("ทร", after=following[0].after)
            following = letters[place + 1 : place + 3]
            place += 1
        if one.sign == "ร" and one.bare and following and following[0].sign == "ร" and following[0].bare and found:
            found.append(_Letter("รร", vowel="รร"))
            place += 1
            continue
        if one.before and not one.after and _one_onset(one, letters[place:]):
            found.append(_Letter(one.sign))
            one = _Letter(following[0].sign, one.before, following[0].after)
            following = following[1:]
            place += 1
        vowel, taken = _vowel(one, following)
        found.append(_Letter(one.sign, vowel=vowel))
        place += taken
    return found


def _sounds_s(found: list[_Letter], following: list[_Letter]) -> bool:
    """Whether ท with the ร after it is an s: ทราย, ทรง, not จันทรา."""
    if not following or following[0].sign != "ร" or following[0].before or following[0].cancelled:
        return False
    last = found[-1] if found else _Letter("", cancelled=True)
    begins = last.cancelled or (last.vowel != "" and last.vowel not in ("ั", "ิ", "ุ", "เ"))
    return begins and (following[0].after in ("ั", "า") or (not following[0].after and len(following) > 1))


def _one_onset(one: _Letter, rest: list[_Letter]) -> bool:
    """Whether a vowel before this consonant is spoken after the next one: เกรียง, เฉลิม, ไกร."""
    if not rest or rest[0].before or rest[0].cancelled:
        return False
    second, after = rest[0], rest[0].after
    true = second.sign in "รล" and one.sign in _BEFORE_CLUSTER
    split = second.sign in _SONORANTS and (one.sign in _SPLIT or one.sign == "ห")
    if not (true or split or (second.sign == "ว" and one.sign in "กขคส")):
        return False
    if after:
        long = len(rest) > 1 and rest[1].bare
        spread = {"ิ": True, "ี": long and rest[1].sign == "ย", "ื": long and rest[1].sign == "อ"}
        return one.before == "เ" and (spread.get(after, False) or (after[0] == "า" and second.sign != "ว"))
    if len(rest) == 1:
        return one.before == "ไ"
    return rest[1].bare if second.sign in "รลว" else one.sign == "ห" or rest[1].sign == "อ"


def _vowel(one: _Letter, following: list[_Letter]) -> tuple[str, int]:
    """The unit of the vowel, and how many of the letters that follow write it."""
    then = following[0].sign if following and following[0].bare else ""
    both = one.before + one.after
    if both == "เี" and following and following[0].sign == "ย" and following[0].after in ("", "ะ"):
        return "เีย", 1
    if both == "เื" and then == "อ":
        return "เือ", 1
    if both in ("ั", "เ") and then in ("ว", "ย", "อ"):
        unit = {"ัว": "ัว", "เอ": "เอ", "เย": "เย"}.get(both + then)
        if unit:
            return unit, 1
    if both == "ไ" and then == "ย":
        return "ไ", 1
    if both == "ื" and then == "อ":
        return "ื", 1
    if not both and then == "อ" and one.sign != "ฤ":
        return "อ+", 1
    return both.removesuffix("ะ") if both in _SHORT else both, 0


def _parts(letters: list[_Letter]) -> list[str]:
    parts = []
    for place, one in enumerate(letters):
        after_an = place > 0 and letters[place - 1].vowel == "ั"
        if one.cancelled:
            part = SILENT
        elif not one.bare:
            part = MID if one.vowel in ("ิ", "ุ") and place > 0 and place + 1 == len(letters) else ""
        elif _silent_h(letters, place) or _between(letters, place):
            part = SILENT
        elif _after_stop(letters, place):
            part = AFTER_STOP + (FINAL if place + 1 == len(letters) else "")
        elif place + 1 == len(letters) or (letters[place + 1].cancelled and place) or _ends(letters, place):
            part = FINAL
        elif place == 0:
            part = ""
        else:
            part = AFTER_AN if after_an else MID
        parts.append(part)
    return parts


def _silent_h(letters: list[_Letter], place: int) -> bool:
    """ห before a sonorant that it only gives a tone: หนึ่ง."""
    rest = letters[place + 1 : place + 3]
    if letters[place].sign != "ห" or not rest or rest[0].sign not in _SONORANTS or rest[0].cancelled:
        return False
    return not rest[0].bare or (len(rest) > 1 and not rest[1].cancelled)


def _between(letters: list[_Letter], place: int) -> bool:
    """Not spoken, as what follows is cancelled and the syllable has its end already: the ท of จันทร์."""
    if place + 1 >= len(letters) or not letters[place + 1].cancelled or place < 2:
        return False
    pair = letters[place].sign + letters[place + 1].sign
    closed = letters[place - 1].bare and not letters[place - 2].bare
    return closed and pair in _SILENT_BEFORE_CANCELLED


def _after_stop(letters: list[_Letter], place: int) -> bool:
    """The ร after the consonant that ends a syllable, as in มิตร, เพชร, จักรพงษ์."""
    if letters[place].sign != "ร" or place < 2 or not letters[place - 1].bare:
        return False
    vowel, stop = letters[place - 2].vowel, letters[place - 1].sign
    return (vowel in ("ั", "ิ", "ุ", "เ") and stop in "ตทช") or (vowel == "ั" and stop == "ก")


def _ends(letters: list[_Letter], place: int) -> bool:
    """Whether the syllable ends here since the rest of it is silent."""
    return place > 0 and place + 1 < len(letters) and _between(letters, place + 1)


def _two_inside(letters: list[_Letter], parts: list[str], place: int) -> bool:
    """Whether the consonant here, after one without a vowel, has none either, and belongs to no cluster."""
    if parts[place] != MID or not letters[place].bare:
        return False
    following = letters[place + 1]
    if parts[place + 1] == FINAL or parts[place + 1].startswith(AFTER_STOP):
        return False
    return not _cluster(letters[place], following)


def _cluster(one: _Letter, other: _Letter) -> bool:
    """Whether two consonants may begin one syllable, of which only the second has a vowel."""
    true = one.sign in _TRUE_CLUSTER or (one.sign in "สศ" and other.sign == "ร")
    return true and other.sign in "รลวฤ" and not other.bare


def _at_end(letter: _Letter, *, last: bool) -> str:
    return letter.vowel + FINAL if last and letter.vowel in ("ิ", "ุ") else letter.vowel


def _unwritten(letters: list[_Letter], parts: list[str], place: int) -> list[str]:
    """The unit of the vowel that may be spoken after a consonant without one."""
    following, part = letters[place + 1], parts[place + 1]
    if following.sign == "รร" or part.startswith(AFTER_STOP):
        return []
    if part == FINAL:
        return [BEFORE_LAST_R if following.sign == "ร" else BEFORE_LAST]
    if _cluster(letters[place], following):
        return [IN_CLUSTER]
    if parts[place] == AFTER_AN:
        return [AFTER_CLOSED]
    return [AT_FIRST if place == 0 else UNSPOKEN_OR_A]
