"""Which provisions an entry is about, and how somebody names one: `3`, `Const art. 2`, `RPD 34(3)(d)`, `RoP 3.13`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fairnotice.domain.errors import InvalidValue
from fairnotice.law.published.entries import Precedent, published_entry

_INSTRUMENTS = {
    "const": "Const",
    "constitution": "Const",
    "rpd": "RPD",
    "rop": "RoP",
    "repository": "RoP",
    "ccf": "CCF",
    "statute": "CCF",
    "iccpr": "ICCPR",
}
_WHOLE = {"ag-2010-res-10": "AG-2010-RES-10", "ga-2017-86-res-09": "GA-2017-86-RES-09"}
_OTHER_NAMES = {"agn/2017/86/res/09": "ga-2017-86-res-09"}
_BETWEEN = frozenset({"and", "art", "article", "arts", "articles"})
_NUMBER = r"\d+(?:\.\d+)*(?:\([0-9a-z]+\))*"
_ONE = re.compile(
    rf"(?<![\w.(/-])(?:(?P<name>[a-z]+)\s*)??(?:art(?:icle)?s?\.?\s*)?(?P<number>{_NUMBER})(?![\w(/])", re.ASCII
)
_PARAGRAPHS = re.compile(r"paras?\.?\s*\d+(?:-\d+)?(?:\(\w+\))*")
_FACTOR = re.compile(rf"(?P<art2>art2(?:\(2\))?)|(?P<number>{_NUMBER})(?=\s)", re.ASCII)

EXAMPLES = "such as 3, Const 2, RPD 34(3)(d), RoP 3.13"


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in an instrument. `number` is what it is made of: 34(3)(d) is 34, 3, d. Empty: the whole instrument."""

    instrument: str
    number: tuple[str, ...] = ()

    def holds(self, other: "Provision") -> bool:
        """Whether the other is this place or within it, or this one lies within the other as it was cited."""
        if self.instrument != other.instrument:
            return False
        shorter = min(len(self.number), len(other.number))
        return self.number[:shorter] == other.number[:shorter]


def provision(text: str) -> Provision:
    """The provision that somebody names. Raises InvalidValue when the text names none, or more than one.

    A bare 2 or 3 is of the Constitution, a bare number with a point a chapter of the Repository, any other of the RPD.
    """
    found = provisions(text)
    if len(found) != 1:
        shown = text.strip()[:60]
        raise InvalidValue(f"'{shown}' names no article that can be looked for. Write one {EXAMPLES}.")
    return found[0]


def provisions(text: str) -> tuple[Provision, ...]:
    """Every provision that a citation names: `Const art. 2(1); RPD art. 11, 34(3)` names three."""
    return tuple(dict.fromkeys(p for part in text.casefold().split(";") for p in _in_one_instrument(part)))


def _in_one_instrument(part: str) -> Iterator[Provision]:
    for long, short in _OTHER_NAMES.items():
        part = part.replace(long, short)
    for word, whole in _WHOLE.items():
        if word in part:
            yield Provision(whole)
            return
    instrument = ""
    for found in _ONE.finditer(_PARAGRAPHS.sub("", part)):
        named = found["name"] or ""
        if named and named not in _INSTRUMENTS and named not in _BETWEEN:
            return  # another instrument, or words
        instrument = _INSTRUMENTS.get(named, instrument)
        yield Provision(instrument or _guessed(found["number"]), _split(found["number"]))


def _guessed(number: str) -> str:
    if number.split("(")[0] in {"2", "3"}:
        return "Const"
    return "RoP" if "." in number else "RPD"


def _split(number: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[.()]+", number) if part)


@cache
def provisions_of(code: str) -> tuple[Provision, ...]:
    """The provisions that the entry of that id is about: articles, chapter, and what its factors name."""
    return tuple(dict.fromkeys(_about(published_entry(code))))


def _about(entry: Precedent) -> Iterator[Provision]:
    for article in entry.articles:
        yield Provision("Const", (article,))
    chapter = entry.chapter.split(" ")[0]
    if re.fullmatch(_NUMBER, chapter, re.ASCII):
        yield Provision("RoP", _split(chapter))
    for factor in entry.factors:
        yield from provisions(factor.rule)
        yield from factor_provisions(factor.name)


def factor_provisions(name: str) -> tuple[Provision, ...]:
    """The provision with which the name of a factor begins: `34(3)(a) nature of offence` begins with one."""
    if name.casefold().split(" ")[0] in _WHOLE:
        return (Provision(name.split(" ")[0]),)
    found = _FACTOR.match(name)
    if not found:
        return ()
    if found["art2"]:
        return (Provision("Const", ("2", "2") if "(" in found["art2"] else ("2",)),)
    return (Provision(_guessed(found["number"]), _split(found["number"])),)
