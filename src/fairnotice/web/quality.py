"""The quality of a notice in words: how many innocent travellers, what lowers it, why, and what the figure rests on."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.screening.quality import Adds, Quality, Says, rounded
from fairnotice.services.quality import NoticeQuality, Traffic
from fairnotice.web.writing import number_text

Words = str | Promise

ADDS: dict[Adds, Words] = {
    Adds.BIRTH: _("a full birth date"),
    Adds.NATIONALITY: _("a nationality"),
    Adds.SEX: _("the sex"),
    Adds.MIDDLE_NAME: _("a middle name"),
    Adds.DOCUMENT: _("the number of a document"),
}
WHY: dict[Says, Words] = {
    Says.NO_NAME: _("There is no name that a traveller could share."),
    Says.COMMON_NAME: _("The name is common somewhere: others have it."),
    Says.RARE_NAME: _("A word of the name is in no table of common names, so it is taken to be rare."),
    Says.NO_BIRTH: _("There is no birth date that would tell others with a like name apart."),
    Says.YEAR_ONLY: _("Of the birth date only the year or the month is given: whoever was born then agrees with it."),
    Says.FIRST_OF_JANUARY: _(
        "The birth date is a first of January, which often stands for an unknown day: it counts as a year, and whoever "
        "was born in that year agrees with it."
    ),
    Says.FULL_BIRTH: _("The full birth date keeps most others with a like name from being stopped."),
    Says.SEVERAL_BIRTHS: _("Several birth dates are given: each of them lets others agree."),
    Says.NO_NATIONALITY: _("No nationality is given."),
    Says.NO_SEX: _("The sex is not given."),
}
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Lower:
    """One more identifier, and what would be left with it."""

    what: Words
    left: str


@dataclass(frozen=True, slots=True)
class QualityShown:
    """One person's figures, ready for a page."""

    name: str
    often: str
    low: str
    high: str
    many: bool
    lowers: tuple[Lower, ...]
    hardly: tuple[Words, ...]
    document_missing: bool
    why: tuple[Words, ...]
    traffic: Traffic
    nameless: bool


MANY = 10
"""From so many a month on the page asks for more before the request is sent: judgement."""


def quality_shown(found: NoticeQuality) -> QualityShown:
    """The estimate in words."""
    quality = found.quality
    return QualityShown(
        name=found.name,
        often=often(quality.a_month),
        low=often(quality.low),
        high=often(quality.high),
        many=quality.a_month >= MANY,
        lowers=_lowers(quality),
        hardly=tuple(ADDS[one.adds] for one in quality.one_more if not one.lowers),
        document_missing=any(one.adds is Adds.DOCUMENT for one in quality.one_more),
        why=tuple(WHY[one] for one in quality.why),
        traffic=found.traffic,
        nameless=Says.NO_NAME in quality.why,
    )


def often(a_month: float) -> str:
    """How often, in the unit in which it can be pictured: a month, a year, or hardly ever."""
    if a_month >= 1:
        return _now("about %(number)s a month") % {"number": _number(a_month)}
    if a_month * _MONTHS >= 1:
        return _now("about %(number)s a year") % {"number": _number(a_month * _MONTHS)}
    return _now("fewer than one a year")


def _number(value: float) -> str:
    return number_text(int(rounded(value)))


def _lowers(quality: Quality) -> tuple[Lower, ...]:
    """What would lower it, the most first; where hardly anybody is stopped nothing more is asked for."""
    if quality.a_month * _MONTHS < 1:
        return ()
    return tuple(Lower(ADDS[one.adds], often(one.a_month)) for one in quality.one_more if one.lowers)
