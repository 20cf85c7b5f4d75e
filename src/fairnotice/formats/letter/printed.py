"""What the printed page of a letter is given: plain data, in the language asked for. The page itself is letter.typ."""

from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from fairnotice.formats.fonts import FAMILIES, printable
from fairnotice.formats.letter.catalogue import Language, LetterKind, day_words, words
from fairnotice.formats.letter.text import in_language


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was sent. `matter` is the title that the source gave; `example` marks a training installation."""

    kind: LetterKind
    text: str
    sent_on: date
    matter: str
    example: bool = False


def page_of(letter: Letter, language: Language, *, reviewed: bool) -> dict[str, Any]:
    """The page as data, in letters that the fonts have.

    Where the form of the language is not `reviewed`, the page says so at its top.
    """
    said = {code: word[language] for code, word in words("page").items()}
    title = words("title")[letter.kind][language]
    paragraphs = in_language(letter.text, language)
    foreign = any(not one.fixed for one in paragraphs)
    return {
        "language": language.value,
        "from_right": language.from_right,
        "fonts": list(FAMILIES),
        "title": title,
        "office": said_office(language),
        "rows": [[said["date"], day_words(letter.sent_on, language)], [said["matter"], printable(letter.matter).text]],
        "unreviewed": "" if reviewed or language is Language.ENGLISH else said["unreviewed"],
        "as_written": said["as_written"] if foreign else "",
        "paragraphs": [
            {"text": printable(one.text).text, "fixed": one.fixed, "item": one.item, "code": one.code}
            for one in paragraphs
        ],
        "disclaimer": said["disclaimer"],
        "example": said["example"] if letter.example else "",
    }


def said_office(language: Language) -> str:
    """The office that sends letters."""
    return in_language("General Secretariat", language)[0].text


def page_source() -> str:
    """The typst source of the page."""
    return files("fairnotice.formats.letter").joinpath("letter.typ").read_text(encoding="utf-8")
