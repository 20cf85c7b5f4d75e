"""The exposure of the worked case: the bare warrant that day, a notice had there been one, the day after the office."""

from datetime import UTC, date, datetime

from fairnotice.config.demo.teller import Teller
from fairnotice.config.demo.the_rules import DAY
from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure import CountryExposure, Exposure, Question
from fairnotice.law.effect_names import title_name
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_picture import range_words
from fairnotice.law.exposure_rules import rules

_COUNTRIES = ("AE", "FR", "GB", "IQ", "TR", "US")
_AFTER = date(2021, 1, 21)
_NOW = datetime(2021, 1, 22, tzinfo=UTC)


def exposure_of_the_case(teller: Teller, dossier: Dossier) -> None:
    """Chapter: one table, three columns of what changes, and what is left open."""
    teller.chapter("The same in ranges: what is established, and what is only possible")
    teller.say(
        "Four questions of law for each country, kept apart. A range runs from what is established to what is",
        "possible; what is not known widens it and never lowers it. For reviewers, never for the bureau that asks.",
    )
    asked = [(DAY, Instrument.WARRANT), (DAY, Instrument.NOTICE), (_AFTER, Instrument.NOTICE)]
    answers = [_exposure(dossier, on, instrument) for on, instrument in asked]
    teller.say(f"{rules().scales[Question.ACT].asks} From 0 (no arrest) to 4 (a ground for an arrest):")
    heading = ("country", "bare warrant", "a notice", f"a notice, {_AFTER}")
    teller.table(heading, _rows(answers, Question.ACT), ratios=(6, 5, 5, 7))
    teller.say(f"{rules().scales[Question.SURRENDER].asks} From 0 (barred) to 4 (a treaty of their own):")
    teller.table(heading, _rows(answers, Question.SURRENDER), ratios=(6, 5, 5, 7))
    after = answers[-1].countries
    left_open = sum(answer.whole for country in after for answer in country.answers)
    teller.say(
        "While the office lasts, immunity bars surrender everywhere but in the office-holder's own country. When it",
        f"ends that limit is gone, and {left_open} of {len(after) * 4} answers are not established at all: no treaty",
        "between Iran and any of the six was found, and whether two of them have one alone is not in these files.",
    )


def _exposure(dossier: Dossier, on: date, instrument: Instrument) -> Exposure:
    return exposure_of(
        dossier,
        Moment.on_day(on, now=_NOW),
        countries=_COUNTRIES,
        subject=dossier.subjects[0].id,
        instrument=instrument,
    )


def _rows(answers: list[Exposure], question: Question) -> list[tuple[str, ...]]:
    rows = zip(*(answer.countries for answer in answers), strict=True)
    return [(title_name(row[0].country), *(_range(each, question) for each in row)) for row in rows]


def _range(country: CountryExposure, question: Question) -> str:
    return range_words(country.answer(question))
