"""The quality of a notice as text: how many it would stop, what would lower it, why."""

from collections.abc import Iterator, Sequence

from fairnotice.cli.example import example_mark
from fairnotice.cli.text import heading, wrapped
from fairnotice.domain.subject import Subject
from fairnotice.screening.quality import Adds, Quality, Says, rounded

_ADDS = {
    Adds.BIRTH: "a full birth date",
    Adds.NATIONALITY: "a nationality",
    Adds.SEX: "the sex",
    Adds.MIDDLE_NAME: "a middle name",
    Adds.DOCUMENT: "the number of a document",
}
_WHY = {
    Says.NO_NAME: "There is no name that a traveller could share.",
    Says.COMMON_NAME: "The name is common somewhere.",
    Says.RARE_NAME: "A word of the name is in no table of common names, so it is taken to be rare.",
    Says.NO_BIRTH: "There is no birth date.",
    Says.YEAR_ONLY: "Of the birth date only the year or the month is given.",
    Says.FIRST_OF_JANUARY: "The birth date is a first of January, often put for an unknown day: it counts as a year.",
    Says.FULL_BIRTH: "The full birth date keeps most others with a like name from being stopped.",
    Says.SEVERAL_BIRTHS: "Several birth dates are given: each lets others agree.",
    Says.NO_NATIONALITY: "No nationality is given.",
    Says.NO_SEX: "The sex is not given.",
}
_RESTS_ON = (
    "An estimate of the order of magnitude, computed with the comparisons of the check on invented travellers. "
    "It says nothing about the person."
)


def quality_text(found: Sequence[tuple[Subject, Quality]], *, travellers: int, assumed: bool) -> str:
    """The figures of each person."""
    return "\n".join(line for line in _lines(found, travellers, assumed) if line) + "\n"


def _lines(found: Sequence[tuple[Subject, Quality]], travellers: int, assumed: bool) -> Iterator[str]:
    for subject, quality in found:
        yield example_mark(subject.reality)
        yield heading(f"{subject.id}: {subject.label}")
        yield wrapped(f"Innocent travellers whom a notice would stop: {_often(quality.a_month)}.", indent=2)
        low, high = _often(quality.low), _often(quality.high)
        if low != high:
            yield wrapped(f"It may be {low}, it may be {high}.", indent=2)
        for one in quality.one_more if quality.a_month * 12 >= 1 else ():
            verb = f"would lower it to {_often(one.a_month)}" if one.lowers else "would hardly lower it"
            yield wrapped(f"{_ADDS[one.adds]} {verb}", indent=4, first="  - ")
        yield wrapped(" ".join(_WHY[one] for one in quality.why), indent=2)
    said = ", which is an assumption: say how many with --travellers" if assumed else ""
    yield "\n" + wrapped(f"On {travellers:,} travellers a month{said}. {_RESTS_ON}")


def _often(a_month: float) -> str:
    if a_month >= 1:
        return f"about {rounded(a_month):,.0f} a month"
    a_year = a_month * 12
    return f"about {rounded(a_year):,.0f} a year" if a_year >= 1 else "fewer than one a year"
