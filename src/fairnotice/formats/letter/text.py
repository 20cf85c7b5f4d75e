"""A letter's text: written from fixed sentences and free words, read back, and given in another language.

A letter is plain English text that a person edits as they like, one paragraph a line. A line that still is a fixed
sentence is known again by its words, so that it has a form in every language; any other line is free text, which stays
in the language in which it was written.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from fairnotice.formats.letter.catalogue import Language, day_words, sentences, words

Value = str | date


@dataclass(frozen=True, slots=True)
class Fixed:
    """A fixed sentence and the values in it: a day as a date, a kind or ground by its code, anything else as it is."""

    code: str
    values: Mapping[str, Value] = field(default_factory=dict)
    item: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """Words that are nobody's form: facts, reasons, questions, what the person who sends it added."""

    text: str
    item: bool = False


Paragraph = Fixed | Free


@dataclass(frozen=True, slots=True)
class Given:
    """A paragraph in a language. `fixed`: it is a form of that language; else the words stand as they were written."""

    text: str
    fixed: bool
    item: bool
    code: str = ""  # of the fixed sentence


BULLET = "- "


def write(paragraphs: Iterable[Paragraph]) -> str:
    """The English text: one paragraph a line, items with a dash before them, a blank line before and after a list."""
    lines: list[str] = []
    was_item: bool | None = None
    for paragraph in paragraphs:
        if was_item is not None and not (was_item and paragraph.item):
            lines.append("")
        lines.append((BULLET if paragraph.item else "") + _english(paragraph))
        was_item = paragraph.item
    return "\n".join(lines)


def read(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that may have been edited. Blank lines only part them."""
    found = tuple(_paragraph(line.strip()) for line in text.splitlines() if line.strip())
    return tuple(_only_at_the_top(one, number) for number, one in enumerate(found))


def in_language(text: str, language: Language) -> tuple[Given, ...]:
    """The letter in a language: fixed sentences in its form, free words as they were written."""
    return tuple(
        Given(say(one.code, one.values, language), True, one.item, one.code)
        if isinstance(one, Fixed)
        else Given(one.text, language is Language.ENGLISH, one.item)
        for one in read(text)
    )


def say(code: str, values: Mapping[str, Value], language: Language) -> str:
    """A fixed sentence with its values, in a language. Raises KeyError for an unknown code or a missing value."""
    given = {name: _value_words(name, value, language) for name, value in values.items()}
    said = sentences()[code].text[language].format_map(given)
    return _isolated(said) if language.from_right else said


def _isolated(said: str) -> str:
    """Names and citations in Latin letters, each kept together in its own direction (Unicode isolates)."""
    return _LATIN.sub(lambda run: _isolate(run.group()), said)


def _isolate(run: str) -> str:
    kept = run.rstrip(" .,:;")
    while kept.count(")") > kept.count("("):
        kept = kept[: kept.rindex(")")]
    together = kept.replace(" ", "\u00a0") if len(kept) < 32 else kept  # a citation is not broken over two lines
    return f"\u2066{together}\u2069{run[len(kept) :]}"


_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][^\u0600-\u06ff]*")


def _only_at_the_top(one: Paragraph, number: int) -> Paragraph:
    """Any sentence may begin as the address does: further down it is what somebody wrote."""
    if isinstance(one, Fixed) and one.code == "to" and number > 1:
        return Free(_english(one), one.item)
    return one


def _english(paragraph: Paragraph) -> str:
    if isinstance(paragraph, Free):
        return " ".join(paragraph.text.split())
    return say(paragraph.code, paragraph.values, Language.ENGLISH)


def _value_words(name: str, value: Value, language: Language) -> str:
    if isinstance(value, date):
        return day_words(value, language)
    return words(name)[value][language] if name in _CODED else value


_CODED = frozenset({"kind", "ground"})
_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"


def _paragraph(line: str) -> Paragraph:
    item = line.startswith(BULLET)
    said = line.removeprefix(BULLET).strip()
    for code, pattern in _patterns():
        found = pattern.fullmatch(said)
        values = _values(found.groupdict()) if found else None
        if values is not None:
            return Fixed(code, values, item)
    return Free(said, item)


def _values(found: Mapping[str, str]) -> dict[str, Value] | None:
    """The values by their kind; None for a day that the calendar has not."""
    values: dict[str, Value] = {}
    for name, text in found.items():
        if name in _CODED:
            values[name] = next(code for code, word in words(name).items() if word[Language.ENGLISH] == text)
        elif name == "day":
            day = _day(text)
            if day is None:
                return None
            values[name] = day
        else:
            values[name] = text
    return values


def _day(text: str) -> date | None:
    number, name, year = text.split()
    for month in range(1, 13):
        try:
            day = date(int(year), month, int(number))
        except ValueError:  # no such day in that month
            continue
        if day_words(day, Language.ENGLISH).split()[1] == name:
            return day
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The English sentences as patterns, those with fewer open places first, so that the narrower one is found."""
    every = [(code, one.text[Language.ENGLISH]) for code, one in sentences().items()]
    return tuple(
        (code, re.compile(_pattern(text))) for code, text in sorted(every, key=lambda each: each[1].count("{"))
    )


def _pattern(text: str) -> str:
    parts = re.split(r"\{(\w+)\}", text)
    return "".join(re.escape(part) if n % 2 == 0 else f"(?P<{part}>{_place(part)})" for n, part in enumerate(parts))


def _place(name: str) -> str:
    if name in _CODED:
        return "|".join(re.escape(word[Language.ENGLISH]) for word in words(name).values())
    return _DAY if name == "day" else r".+"
