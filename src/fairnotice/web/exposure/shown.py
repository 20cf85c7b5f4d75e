"""An exposure as the page shows it: every answer with its words, its scale and its lines."""

from dataclasses import dataclass

from django.utils.functional import Promise

from fairnotice.domain.exposure import Answer, CountryExposure, Exposure, ExposureLine, Question
from fairnotice.law.exposure_rules import rules
from fairnotice.web.exposure.words import CONFIDENCES, KINDS, MOVES, QUESTIONS


@dataclass(frozen=True, slots=True)
class ShownLevel:
    """One step of a scale, and whether it lies in the range: established, possible, or not."""

    number: int
    means: str
    place: str  # "low" (established), "open" (possible), "context", or "" outside the range


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line with its words."""

    line: ExposureLine
    kind: str | Promise
    confidence: str | Promise
    moves: str | Promise
    link: str  # the source, where it is an address


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One answer."""

    answer: Answer
    name: str | Promise
    asks: str
    levels: tuple[ShownLevel, ...]
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True)
class ShownCountry:
    """One country: the four answers of law, and the context apart from them."""

    country: CountryExposure
    answers: tuple[ShownAnswer, ...]
    context: ShownAnswer


def shown_countries(exposure: Exposure) -> tuple[ShownCountry, ...]:
    """Every country, in the order of the answer."""
    return tuple(
        ShownCountry(each, tuple(_answer(one) for one in each.answers), _answer(each.relations))
        for each in exposure.countries
    )


def _answer(found: Answer) -> ShownAnswer:
    scale = rules().scales[found.question]
    levels = tuple(ShownLevel(n, means, _place(found, n)) for n, means in enumerate(scale.levels))
    lines = tuple(
        ShownLine(line, KINDS[line.kind], CONFIDENCES[line.confidence], MOVES[line.moves], _link(line.source))
        for line in found.lines
    )
    return ShownAnswer(found, QUESTIONS[Question(found.question)], scale.asks, levels, lines)


def _place(found: Answer, level: int) -> str:
    if found.range is None or not found.range.low <= level <= found.range.high:
        return ""
    if found.question is Question.RELATIONS:
        return "context"
    return "low" if level == found.range.low and not found.whole else "open"


def _link(source: str) -> str:
    address = source.split(" ")[0]
    return address if address.startswith(("https://", "http://")) else ""
