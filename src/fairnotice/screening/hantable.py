"""What is known of Han characters in names: `hanreadings.tsv`, which `benchmarks/screening/learn_han.py` makes.

It says for a character how it is read in Japanese family names, alone as a given name and in given names of more; how
rare it is there and in Chinese names; how Hong Kong and families overseas spell it; and how whole names are read whose
characters do not say it. It is loaded when a Han character is met, and not before.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

REPEATS = "々"
LONGEST = 5
"""Characters of a word that is read as a person's own name: longer ones are foreign names."""


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of characters; costs are nats."""

    family: dict[str, str]  # readings in Japanese family names, as they stand there
    single: dict[str, str]  # of a Japanese given name of one character
    given: dict[str, str]  # in Japanese given names of more
    japanese: dict[str, str]  # how rare: first in a family name, later in it, first in a given one, later in it
    alone: dict[str, float]  # how rare a Japanese given name of one character is
    names: dict[str, float]  # whole Japanese family names: how rare
    named: dict[str, str]  # and readings, where their characters do not give them
    called: dict[str, str]  # readings of whole Japanese given names
    canton: dict[str, str]  # spellings in Hong Kong
    hokkien: dict[str, str]  # and in given names of South-East Asia
    chinese: dict[str, float]  # family names: how rare
    overseas: dict[str, str]  # and spellings overseas
    chosen: dict[str, float]  # how rare a character is in Chinese given names
    mandarin: dict[str, str]  # where the general romanisation has another


def is_han(text: str) -> bool:
    """Whether a word has a Han character and may be read here."""
    return len(text) <= LONGEST and not text.isascii() and any(map(han, text))


def han(letter: str) -> bool:
    """Whether a letter is a Han character."""
    return "\u3400" <= letter <= "\u9fff"


def kana(letter: str) -> bool:
    """Whether it is a kana."""
    return "\u3041" <= letter <= "\u30fa" or letter == "ー"


def repeated(text: str) -> str:
    """The mark that repeats a character as that character."""
    found = ""
    for letter in text:
        found += found[-1] if letter == REPEATS and found else letter
    return found


@cache
def table() -> Table:
    """The table, read once."""
    return read(files("fairnotice.screening").joinpath("hanreadings.tsv").read_text(encoding="utf-8"))


def read(text: str) -> Table:
    """A table as `learn_han` writes it: the sort of each line, what it is of, and pairs of letters and tenths of nats.

    What a line says of a character is taken apart when that is met: few of them are.
    """
    made = Table(*({} for _ in Table.__slots__))
    each = {"family": made.family, "given": made.given, "called": made.called, "japanese": made.japanese}
    spelt = {"canton": made.canton, "hokkien": made.hokkien}
    for line in text.splitlines():
        sort, of, rest = line.split("\t", 2)
        if sort in each:
            each[sort][of] = rest
        elif sort in spelt:
            spelt[sort].update(dict.fromkeys(of, rest))
        elif sort == "chosen":
            made.chosen.update(dict.fromkeys(of, float(rest) / 10))
        elif sort == "known":
            made.names.update(dict.fromkeys(of.split(), float(rest) / 10))
        elif sort == "mandarin":
            made.mandarin[of] = rest
        else:
            cost, _, more = rest.partition("\t")
            rare, told = {
                "alone": (made.alone, made.single),
                "name": (made.names, made.named),
                "chinese": (made.chinese, made.overseas),
            }[sort]
            rare[of] = float(cost) / 10
            if more:
                told[of] = more
    return made


@lru_cache(maxsize=1 << 12)
def readings_told(told: str) -> dict[str, float]:
    """Readings with their costs, as a line of the table has them."""
    each = told.split("\t") if told else []
    return {latin: float(cost) / 10 for latin, cost in zip(each[::2], each[1::2], strict=True)}
