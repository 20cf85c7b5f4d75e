"""A body's name as it is compared: its words, its numbers, its legal form, what stands in brackets or is a place."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from fairnotice.domain.errors import InvalidValue
from fairnotice.screening.bodies.numbers import number_at, roman
from fairnotice.screening.bodies.tables import FormKind, plain, tables
from fairnotice.screening.normalise import fold
from fairnotice.screening.transliterate import Writing, read, without_article, writing_of

LONGEST, MOST_WORDS = 500, 60
"""Characters and words of a name at most. Names of bodies on public lists have up to 350."""
BRANCH, PLACE, AGAIN = 0.35, 0.7, 0.05
"""What a place says about which body it is: of a branch (Bank (Schweiz) AG), and where it belongs to the name; what
first letters say beside the words that they are of."""
_POINTED = re.compile(r"(?<![^\W_])(?:[^\W\d_][./])+[^\W\d_]?(?![^\W_])[.]?", re.UNICODE)
_JOINED_FORM = re.compile(r"([a-zа-яё]{3,})(AG|SE|SA|SpA|NV|BV|AB|GmbH|LLC|Ltd|Inc)\b")
_NUMBER_AFTER = re.compile(r"([^\W\d_]{3,})(\d+)\b")
_MARK = re.compile(r"[A-Z0-9]{1,2}-(?=[A-Z0-9]*[A-Z])[A-Z0-9]{3,5}\Z|[A-Z]{1,2}-?\d{3,5}[A-Z]{0,2}\Z")
"""The mark of an aircraft: the same, or another aircraft."""
_CRAFT = re.compile(r"\A\s*(?:m[./ ]?[vt]|m\.?/?s|s[./]s|f/?v|l/?b)[. ]+(?=\w{2})", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_BEFORE_PLACES = frozenset({"in", "of", "de", "del", "du", "der", "von", "for", "d", "di", "fi"})
_AT_THE_START = frozenset({"pt", "ao", "ао", "at", "ат", "тов", "cv", "ип"})
_TWO_LETTERS, LONG_FORM = 2, 11
_ARTICLES = frozenset({"al", "el", "ul"})


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One word of a name. `says`: how much it tells about which body it is, 0 to 1."""

    text: str
    says: float
    one: str = ""  # what stands for all its writings, of a word that many bear
    place: bool = False
    number: int | None = None
    acronym: bool = False  # written as one: in capitals among small letters, or between points
    article: str = ""  # the Arabic article that stood before it, which others write as one word with it

    @property
    def latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return self.text.isascii() or writing_of(self.text) is Writing.LATIN

    @property
    def romans(self) -> tuple[str, ...]:
        """How it is read in Latin letters: as it is spelt there, else its readings."""
        if self.text.isascii():
            return (self.text, self.article + self.text) if self.article else (self.text,)
        found = (plain(self.text), *read(self.text).romans) if self.latin else read(self.text).romans
        return tuple(filter(None, found)) or (self.text,)  # of what nobody reads in Latin letters, itself


@dataclass(frozen=True, slots=True, eq=False)
class ReadName:
    """A name that was read. `parts` are in the order written, without fillers and legal forms."""

    text: str
    parts: tuple[Part, ...]
    forms: tuple[tuple[FormKind, str], ...]

    @property
    def numbers(self) -> frozenset[int]:
        """Every number in it."""
        return frozenset(part.number for part in self.parts if part.number is not None)

    @property
    def kinds(self) -> frozenset[FormKind]:
        """The kinds of its legal forms, without those that any body may bear."""
        return frozenset(kind for kind, _text in self.forms if kind is not FormKind.OPEN)


@lru_cache(maxsize=1 << 15)
def read_body_name(name: str) -> ReadName:
    """Read it. Raises InvalidValue for what cannot be a name: too long, or with neither a letter nor a digit."""
    marked = _marked(_checked(name))
    inside = _BRACKETS.search(marked)
    branch = set(fold(inside[1]).split()) if inside else set()
    raw = _words(marked)
    if not raw:
        raise InvalidValue("a name needs at least one letter or digit")
    if len(raw) > MOST_WORDS:
        raise InvalidValue(f"a body's name has at most {MOST_WORDS} words, this one has {len(raw)}")
    capitals = _capitals(name)
    words = [plain(word) for word in raw]
    forms, left = _forms_taken(words)
    parts = _own_acronym_aside(_parts(words, left, branch, capitals), branch)
    if _MARK.match(name.strip().upper()) and words[0] not in tables().usual:
        parts = (Part("".join(words), 1.0, acronym=True),)
    if not parts:  # nothing but forms or fillers: then they are its name
        parts = tuple(Part(word, 0.5) for word in words)
    return ReadName(name, parts, tuple(forms))


def _checked(name: str) -> str:
    if len(name) > LONGEST:
        raise InvalidValue(f"a body's name has at most {LONGEST} characters, this one has {len(name)}")
    if any(unicodedata.category(letter) in {"Cc", "Cs", "Co"} for letter in name if not letter.isspace()):
        raise InvalidValue("a name cannot hold control characters or private letters: type it again")
    return name


def _marked(name: str) -> str:
    """Letters between points together, the end of a name parted from the form that is written to it."""
    text = _CRAFT.sub("", name)
    text = _JOINED_FORM.sub(r"\1 \2", text)
    text = _POINTED.sub(lambda found: f"{re.sub('[./]', '', found[0])} ", text)
    text = _NUMBER_AFTER.sub(r"\1 \2", text)
    text = text.replace("&", " & ")
    return text if text.isascii() else _east_asian().sub(lambda found: f" {found[0]} ", text)


@cache
def _east_asian() -> re.Pattern[str]:
    """Known words of scripts that put no space between words, the longest first."""
    known = tables()
    every = {"".join(words) for words in (*known.forms, *known.places)} | set(known.usual)
    found = sorted((word for word in every if len(word) > 1 and writing_of(word) is Writing.EAST_ASIAN), key=len)
    return re.compile("|".join(map(re.escape, reversed(found))))


def _words(text: str) -> list[str]:
    """Folded words; single letters that follow each other are one."""
    found: list[str] = []
    run = ""
    for word in fold(text).split():
        if len(word) == 1 and word.isalpha() and word not in {"y", "e", "и", "z", "o", "і"} and word < "\u0590":
            run += word
            continue
        if run:
            found.append(run)
            run = ""
        found.append(word)
    return [*found, run] if run else found


def _capitals(name: str) -> frozenset[str]:
    """Words that are written as acronyms."""
    pointed = {fold(re.sub(r"[./]", "", found[0])).strip() for found in _POINTED.finditer(name)}
    if any(letter.islower() for letter in name):
        pointed |= {fold(word) for word in re.findall(r"[^\W\d_]+", name) if len(word) > 1 and word.isupper()}
    elif len(name.split()) == 1:
        pointed.add(fold(name).strip())
    return frozenset(pointed)


def _forms_taken(words: list[str]) -> tuple[list[tuple[FormKind, str]], list[int]]:
    """The legal forms in a name, and the places of the words that are left."""
    known = tables()
    forms: list[tuple[FormKind, str]] = []
    left: list[int] = []
    at = 0
    while at < len(words):
        for size in range(min(known.longest, len(words) - at), 0, -1):
            here = tuple(words[at : at + size])
            kind = known.forms.get(here) or (_nearly(here) if size > 1 or len(here[0]) > 7 else None)
            if kind and _may_stand(here, at, len(words)):
                forms.append((kind, " ".join(here)))
                at += size
                break
        else:
            left.append(at)
            at += 1
    return forms, left


def _may_stand(here: tuple[str, ...], at: int, many: int) -> bool:
    """Words of two letters are forms as one of the last two of a name only; a few as the first one."""
    if len(here) > 1 or len(here[0]) > _TWO_LETTERS or here[0] == "co":
        return True
    return here[0] in _AT_THE_START if at == 0 else at >= many - 2


def _nearly(here: tuple[str, ...]) -> FormKind | None:
    """A long form that is misspelt, or romanised another way."""
    text = " ".join(here)
    if len(text) < LONG_FORM:
        return None
    most = len(text) // 9
    for form, kind in _long_forms(len(here), text[0]):
        if abs(len(form) - len(text)) <= most and OSA.distance(form, text, score_cutoff=most) <= most:
            return kind
    return None


@lru_cache(maxsize=1 << 10)
def _long_forms(size: int, first: str) -> tuple[tuple[str, FormKind], ...]:
    """The forms of so many words, long enough to be told when they are misspelt."""
    every = ((" ".join(form), kind) for form, kind in tables().forms.items() if len(form) == size)
    return tuple((text, kind) for text, kind in every if text[0] == first and len(text) >= LONG_FORM)


def _own_acronym_aside(parts: tuple[Part, ...], branch: set[str]) -> tuple[Part, ...]:
    """First letters of a name that stand in brackets behind it say nothing more than it does."""
    firsts = "".join(part.romans[0][:1] for part in parts if part.text not in branch)
    return tuple(
        replace(part, says=AGAIN) if part.text in branch and len(firsts) > 1 and part.text.startswith(firsts) else part
        for part in parts
    )


def _parts(words: list[str], left: list[int], branch: set[str], capitals: frozenset[str]) -> tuple[Part, ...]:
    parts: list[Part] = []
    taken = 0
    for nth, at in enumerate(left):
        if at < taken:
            continue
        word = words[at]
        found = number_at(words, at)
        if found is not None:
            value, size = found
            parts.append(Part(str(value), 1.0, number=value))
            taken = at + size
            continue
        small = roman(word) if nth and (len(word) > 1 or at == left[-1]) and word != "x" else None
        if small is not None:
            parts.append(Part(word, 1.0, number=small))
            continue
        part, size = _word(words, at, branch)
        taken = at + size
        if part:
            before = words[at - 1] if at and words[at - 1] in _ARTICLES else ""
            parts.append(replace(part, acronym=word in capitals, article=before))
    return tuple(parts)


def _word(words: list[str], at: int, branch: set[str]) -> tuple[Part | None, int]:
    """What begins at a place, and how many words it takes; None for a word that says nothing."""
    known = tables()
    word = words[at]
    for size in (2, 1):
        place = known.places.get(tuple(map(without_article, words[at : at + size])))
        if place:
            belongs = at > 0 and words[at - 1] in _BEFORE_PLACES | {"the"}
            says = PLACE if belongs or at == 0 else BRANCH
            return Part(place.replace(" ", ""), says, place, place=True), size
    usual = known.usual.get(word) or known.usual.get(without_article(word))
    if usual and not usual.says:
        return None, 1
    if usual:
        return Part(word, min(usual.says, BRANCH) if word in branch else usual.says, usual.one), 1
    says = BRANCH if word in branch else 0.7 if len(word) < 3 else 1.0
    return Part(word, says), 1
