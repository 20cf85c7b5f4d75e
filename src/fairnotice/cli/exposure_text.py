"""An exposure as text: an overview of the ranges, then for each country that was named what each answer rests on."""

from collections.abc import Iterator

from fairnotice.cli.example import example_mark
from fairnotice.cli.text import heading, instant, labelled, plain, wrapped
from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import Answer, CountryExposure, Exposure, ExposureLine, Kind, Moves, Question
from fairnotice.domain.subject import Reality
from fairnotice.law.effect_names import title_name
from fairnotice.law.exposure_again import Again
from fairnotice.law.exposure_picture import HEADINGS, range_words
from fairnotice.law.exposure_rules import rules

_MOVES = {
    Moves.SETS: "establishes",
    Moves.WIDENS: "leaves open",
    Moves.CAPS: "limits",
    Moves.NOTHING: "moves nothing",
}


def exposure_text(exposure: Exposure, reality: Reality, *, in_full: bool) -> str:
    """The whole answer. `in_full` tells every line of every country."""
    return "\n".join(line for line in _lines(exposure, reality, in_full=in_full) if line) + "\n"


def _lines(exposure: Exposure, reality: Reality, *, in_full: bool) -> Iterator[str]:
    what = "bare warrant" if exposure.instrument is Instrument.WARRANT else "notice, were it published,"
    moment = exposure.moment
    yield example_mark(reality)
    yield wrapped(f"What the {what} of case {exposure.case} means in law, subject {exposure.subject}.")
    yield wrapped(f"On {moment.on} ({moment.zone}), as known by {instant(moment.known)}.")
    yield from _scales()
    yield heading("Overview")
    yield wrapped("Each answer runs from what is established to what is possible. Countries stand by name; no rank.")
    for country in exposure.countries:
        yield "\n" + title_name(country.country)
        for found in (*country.answers, country.relations):
            yield labelled(HEADINGS[found.question], _short(found), at=25, indent=2)
    if in_full:
        for country in exposure.countries:
            yield from _in_full(country)
    else:
        yield "\n" + wrapped("Name a country with --country to read what each answer rests on, or take --json.")
    yield "\n" + wrapped(f"Rules {exposure.rules}, inputs {exposure.inputs_digest[:16]}. {rules().notice}")


def _scales() -> Iterator[str]:
    yield heading("What the levels mean")
    for question, scale in rules().scales.items():
        yield wrapped(f"{HEADINGS[question]}: {scale.asks}")
        yield from (wrapped(words, indent=6, first=f"  {level}   ") for level, words in enumerate(scale.levels))


def _short(found: Answer) -> str:
    words = " to: ".join(found.words)
    return range_words(found) if found.whole or not words else f"{range_words(found)}: {words}"


def _in_full(country: CountryExposure) -> Iterator[str]:
    yield heading(f"{title_name(country.country)}: what it rests on")
    for found in (*country.answers, country.relations):
        apart = " It feeds no other answer." if found.question is Question.RELATIONS else ""
        yield wrapped(f"{HEADINGS[found.question]}, {range_words(found)}.{apart}")
        yield from (_line(line) for line in found.lines)
    if country.not_established:
        yield "Not established"
        yield from (wrapped(gap, indent=4, first="  - ") for gap in country.not_established)


def _line(line: ExposureLine) -> str:
    kind = "" if line.kind is Kind.NOTHING else plain(line.kind.value)
    source = ", ".join(text for text in (line.cites, kind, _read(line)) if text)
    told = f"{line.says} ({source})" if source else line.says
    change = f" Would change it: {line.would_change}" if line.would_change else ""
    return wrapped(f"[{_MOVES[line.moves]}] {told}{change}", indent=4, first="  - ")


def _read(line: ExposureLine) -> str:
    read = f"read by {line.read}" if line.read else ""
    return f"{read}, older than three years on that day" if line.stale else read


def again_text(again: Again) -> str:
    """Whether an earlier answer is the same when it is asked again, and what differs."""
    return "\n".join(_again(again))


def _again(again: Again) -> Iterator[str]:
    before, now = again.rules
    if again.same and not again.inputs:
        yield wrapped("The same answer, from the same inputs.")
        return
    yield wrapped("The same answer, from other inputs." if again.same else "Another answer.")
    if before != now:
        yield wrapped(f"The rules were {before} and are {now} now.")
    if again.inputs:
        yield wrapped(f"Inputs that changed: {', '.join(again.inputs)}.")
    yield from (wrapped(change, indent=4, first="  - ") for change in again.answers)
