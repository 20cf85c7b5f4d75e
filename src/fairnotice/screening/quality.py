"""How good the particulars of a notice are: how many innocent travellers they would stop, and what would lower that.

It is computed with the comparisons of the check itself and the thresholds in force, on an invented population of
travellers (`alert_chance`, `common_names`, `birth_chances`). It is an estimate of the order of magnitude: it compares
notices with one another and one identifier with another, and says nothing about any person.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown, is_known
from fairnotice.screening.alert_chance import SEXES, alert_chance
from fairnotice.screening.birth_chances import typical_birth
from fairnotice.screening.calendars import is_placeholder, year_of
from fairnotice.screening.common_names import Region, regions
from fairnotice.screening.compare.names import ALIKE
from fairnotice.screening.name_chances import common_words, name_chances, rare_words
from fairnotice.screening.normalise import words
from fairnotice.screening.similarity import likeness
from fairnotice.screening.stated import USUAL, Level

ASSUMED = 1_000_000
"""Travellers a month until somebody states how many there are: an assumption, to be said to be one."""

WITHIN = 3.0
"""By what factor the tables of names may be wrong either way: judgement."""

RARITY = 10.0
"""By what factor a rare word may be rarer or more common than one is taken to be: judgement."""

LOWERS = 0.8
"""What leaves more than this of the figure is not said to lower it."""


class Adds(StrEnum):
    """One more identifier that a request might give."""

    BIRTH = "birth"
    NATIONALITY = "nationality"
    SEX = "sex"
    MIDDLE_NAME = "middle_name"
    DOCUMENT = "document"


class Says(StrEnum):
    """Why the figure is what it is."""

    NO_NAME = "no_name"
    COMMON_NAME = "common_name"
    RARE_NAME = "rare_name"
    NO_BIRTH = "no_birth"
    YEAR_ONLY = "year_only"
    FIRST_OF_JANUARY = "first_of_january"
    FULL_BIRTH = "full_birth"
    SEVERAL_BIRTHS = "several_births"
    NO_NATIONALITY = "no_nationality"
    NO_SEX = "no_sex"


@dataclass(frozen=True, slots=True)
class WithOneMore:
    """What the figure would be with one more identifier; `lowers`: whether that is worth the asking."""

    adds: Adds
    a_month: float
    lowers: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """Innocent travellers stopped a month, between `low` and `high`; of them those who are proposed as a hit."""

    travellers: int
    a_month: float
    low: float
    high: float
    hits: float
    why: tuple[Says, ...]
    one_more: tuple[WithOneMore, ...]

    @property
    def best(self) -> WithOneMore | None:
        """The identifier that would lower it most; None where none would."""
        return next((one for one in self.one_more if one.lowers), None)


def quality_of(identities: tuple[Identity, ...], *, travellers: int, on: date, level: Level = USUAL) -> Quality:
    """The quality of one person's identities on so many travellers a month, as of a day.

    `level`: from where on their checks show somebody, and as what.

    Raises InvalidValue for a traffic below nothing.
    """
    if travellers < 0:
        raise InvalidValue("The travellers of a month are a number from 0 on.")
    told = tuple(dict.fromkeys(_bare(identity) for identity in identities))
    chance, hits = alert_chance(told, on, level=level)
    low, high = (alert_chance(told, on, rarity, level)[0] for rarity in (1 / RARITY, RARITY))
    a_month = chance * travellers
    one_more = (
        WithOneMore(adds, left, left < a_month * LOWERS)
        for adds, better in _one_more(told, on, level)
        for left in [min(a_month, alert_chance(better, on, level=level)[0] * travellers)]
    )
    return Quality(
        travellers=travellers,
        a_month=a_month,
        low=low * travellers / WITHIN,
        high=min(high * WITHIN, 1.0) * travellers,
        hits=hits * travellers,
        why=tuple(_why(told)),
        one_more=tuple(sorted(one_more, key=lambda one: one.a_month)),
    )


def rounded(number: float) -> float:
    """An estimate with no more digits than it deserves: two from ten on, one below, 0 under one in ten."""
    if number < 0.1:
        return 0.0
    if number < 1:
        return round(number, 1)
    digits = 1 if number < 10 else 2
    return float(f"{number:.{digits}g}")


def _bare(identity: Identity) -> Identity:
    """What is compared of an identity, and nothing else; names that cannot be read are left out, as in the check."""
    return Identity(
        names=tuple(name for name in identity.names if _readable(name)),
        births=identity.births,
        sex=identity.sex,
        nationalities=identity.nationalities,
        documents=identity.documents,
    )


def _readable(name: Name) -> bool:
    try:
        return bool(words(name.text))
    except InvalidValue:
        return False


def _one_more(told: tuple[Identity, ...], on: date, level: Level) -> Iterator[tuple[Adds, tuple[Identity, ...]]]:
    """Each identifier that is missing, with the identities as they would be; the least helpful value is taken."""
    births = tuple(_meant(birth) for one in told for birth in one.births)
    if not any(one.names for one in told):
        return
    if not any(birth.day for birth in births):
        full = (typical_birth(births, on),)
        yield Adds.BIRTH, tuple(replace(one, births=full) for one in told)
    if not any(one.nationalities for one in told):
        countries = _most(told).countries
        code = max(countries, key=lambda each: countries[each])
        yield Adds.NATIONALITY, tuple(replace(one, nationalities=(code,)) for one in told)
    if not any(is_known(one.sex) for one in told):
        either = [tuple(replace(one, sex=sex) for one in told) for sex in SEXES]
        yield Adds.SEX, max(either, key=lambda each: alert_chance(each, on, level=level)[0])
    if any(_short(name) for one in told for name in one.names):
        region = _most(told)
        yield (
            Adds.MIDDLE_NAME,
            tuple(replace(one, names=tuple(_longer(name, region, one.sex) for name in one.names)) for one in told),
        )
    if not any(one.documents for one in told):
        yield Adds.DOCUMENT, tuple(replace(one, documents=(Document("passport", "9999999", UNKNOWN),)) for one in told)


def _most(told: tuple[Identity, ...]) -> Region:
    """The region with the most travellers of such a name; the one with the most travellers where it is equal."""
    return max(regions(), key=lambda region: (_weight(told, region), region.share))


def _weight(told: tuple[Identity, ...], region: Region) -> float:
    """How many travellers of a region have such a name."""
    return region.share * sum(
        chance
        for one in told
        for sex in SEXES
        for _name, chance in name_chances(one.names, region, sex, True, 1.0)
        if one.names
    )


def _meant(birth: PartialDate) -> PartialDate:
    """The date as the check compares it: a first of January, which may stand for any day of its year, as the year."""
    return year_of(birth) if is_placeholder(birth) else birth


def _short(name: Name) -> bool:
    return len(words(name.text)) <= 2


def _longer(name: Name, region: Region, sex: Sex | Unknown) -> Name:
    """The name with the region's most common other given name in its middle."""
    if not _short(name):
        return name
    table = region.female if sex is Sex.FEMALE else region.male
    have = words(name.text)
    others = [text for text in table if max(likeness(part, word) for part in words(text) for word in have) < ALIKE]
    middle = max(others or table, key=lambda text: table[text])
    parts = name.text.split()
    return replace(name, text=" ".join((*parts[:1], middle, *parts[1:])))


def _why(told: tuple[Identity, ...]) -> Iterator[Says]:
    names = tuple(name for one in told for name in one.names)
    births = tuple(dict.fromkeys(birth for one in told for birth in one.births))
    if not names:
        yield Says.NO_NAME
        return
    rare = rare_words(names)
    yield Says.RARE_NAME if rare.family or rare.given or not common_words(names) else Says.COMMON_NAME
    if not births:
        yield Says.NO_BIRTH
    elif not any(_meant(birth).day for birth in births):
        yield Says.FIRST_OF_JANUARY if any(map(is_placeholder, births)) else Says.YEAR_ONLY
    else:
        yield Says.SEVERAL_BIRTHS if len(births) > 1 else Says.FULL_BIRTH
    if not any(one.nationalities for one in told):
        yield Says.NO_NATIONALITY
    if not any(is_known(one.sex) for one in told):
        yield Says.NO_SEX
