"""The ranges as a picture: a table in SVG, with the same in words for whoever cannot see it. No person is named."""

from collections.abc import Iterator
from html import escape

from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import Answer, CountryExposure, Exposure, Question
from fairnotice.law.effect_names import title_name
from fairnotice.law.exposure_rules import rules

HEADINGS = {
    Question.ACT: "Duty or power to act",
    Question.BARS: "In the person's favour",
    Question.SURRENDER: "Way to surrender",
    Question.ENTRY: "Entry, other measures",
    Question.RELATIONS: "Context, not law",
}
"""What each question is called where there is little room."""

_NAME, _COLUMN, _CELL, _ROW, _TOP, _MARGIN = 210, 178, 24, 34, 118, 20
_STYLE = """
text { font: 14px 'Noto Sans', Arial, sans-serif; fill: #0b0c0c }
.title { font-size: 18px; font-weight: bold } .head { font-weight: bold; font-size: 13px } .small { font-size: 12px }
.cell { fill: #ffffff; stroke: #505a5f; stroke-width: 1 } .in { fill: #1d70b8 } .open { fill: #bbd4ea }
.context { fill: #b1b4b6 } .rule { stroke: #b1b4b6 }
"""


def range_words(found: Answer) -> str:
    """A range in a few words: `2`, `1 to 3`, `not established` or `does not arise`."""
    if found.range is None:
        return "does not arise" if found.question is not Question.RELATIONS else "none"
    if found.whole:
        return "not established"
    low, high = found.range.low, found.range.high
    return str(low) if low == high else f"{low} to {high}"


def exposure_svg(exposure: Exposure) -> str:
    """The whole picture as one SVG document: one row a country, by name; one column a question."""
    width = _MARGIN * 2 + _NAME + _COLUMN * len(HEADINGS)
    height = _TOP + _ROW * len(exposure.countries) + 74
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title told">',
        f'<title id="title">{escape(_title(exposure))}</title>',
        f'<desc id="told">{escape(_told(exposure))}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text class="title" x="{_MARGIN}" y="34">{escape(_title(exposure))}</text>',
        f'<text class="small" x="{_MARGIN}" y="56">{escape(_second_line(exposure))}</text>',
        *_heads(),
    ]
    for row, country in enumerate(exposure.countries):
        parts += _row(country, _TOP + _ROW * row)
    bottom = _TOP + _ROW * len(exposure.countries) + 26
    parts += [
        f'<text class="small" x="{_MARGIN}" y="{bottom}">Dark: established. Light: possible, not established. '
        "Each scale starts at 0; what the levels mean stands in the answer itself.</text>",
        f'<text class="small" x="{_MARGIN}" y="{bottom + 20}">{escape(rules().notice)}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _title(exposure: Exposure) -> str:
    what = "a bare warrant" if exposure.instrument is Instrument.WARRANT else "a notice"
    return f"What {what} means in law, case {exposure.case}, on {exposure.moment.on}"


def _second_line(exposure: Exposure) -> str:
    return (
        f"As known by {exposure.moment.known.isoformat()}. Rules {exposure.rules}, "
        f"inputs {exposure.inputs_digest[:16]}. Countries by name; they are not ranked."
    )


def _told(exposure: Exposure) -> str:
    """The table in sentences."""
    return " ".join(f"{title_name(country.country)}: {_row_words(country)}." for country in exposure.countries)


def _row_words(country: CountryExposure) -> str:
    answers = (*country.answers, country.relations)
    return ", ".join(f"{HEADINGS[found.question].lower()} {range_words(found)}" for found in answers)


def _heads() -> Iterator[str]:
    for column, heading in enumerate(HEADINGS.values()):
        x = _MARGIN + _NAME + _COLUMN * column
        yield f'<text class="head" x="{x}" y="{_TOP - 22}">{escape(heading)}</text>'


def _row(country: CountryExposure, y: int) -> Iterator[str]:
    name = title_name(country.country)
    yield f"<g><title>{escape(f'{name}: {_row_words(country)}')}</title>"
    yield f'<line class="rule" x1="{_MARGIN}" x2="{_MARGIN + _NAME + _COLUMN * 5}" y1="{y - 8}" y2="{y - 8}"/>'
    yield f'<text x="{_MARGIN}" y="{y + 14}">{escape(name)}</text>'
    for column, found in enumerate((*country.answers, country.relations)):
        yield from _cells(found, _MARGIN + _NAME + _COLUMN * column, y)
    yield "</g>"


def _cells(found: Answer, x: int, y: int) -> Iterator[str]:
    scale = rules().scales[found.question]
    words = x
    if found.range is not None:
        for level in range(scale.top + 1):
            yield f'<rect class="cell {_shade(found, level)}" x="{x + _CELL * level}" y="{y}" width="20" height="18"/>'
        words = x + _CELL * (scale.top + 1) + 2
    text = range_words(found) if found.range is None or not found.whole else "open"
    yield f'<text class="small" x="{words}" y="{y + 14}">{escape(text)}</text>'


def _shade(found: Answer, level: int) -> str:
    assert found.range is not None
    if not found.range.low <= level <= found.range.high:
        return ""
    if found.question is Question.RELATIONS:
        return "context"
    return "in" if level == found.range.low and not found.whole else "open"
