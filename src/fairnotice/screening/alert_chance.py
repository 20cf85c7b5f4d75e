"""The chance that a random traveller alerts on a set of identities.

chance = sum over regions, sexes and nationalities of travellers
         of share x chance that the name compares so x chance that the birth date compares so,
         wherever the comparisons together are worth an alert (`score.decided`)
"""

from collections.abc import Iterator
from datetime import date

from fairnotice.domain.hit import Comparison, HitDecision
from fairnotice.domain.subject import Document, Identity, Sex
from fairnotice.screening.birth_chances import birth_chances
from fairnotice.screening.common_names import Region, regions
from fairnotice.screening.compare.documents import compare_documents
from fairnotice.screening.compare.nationality import compare_nationalities, country_code
from fairnotice.screening.compare.sex import compare_sex
from fairnotice.screening.name_chances import name_chances
from fairnotice.screening.score import combined, decided
from fairnotice.screening.stated import USUAL, Level

SEXES = (Sex.FEMALE, Sex.MALE)
_THEIR_OWN = Document("passport", "0000000", "ZZ")


def alert_chance(
    identities: tuple[Identity, ...], on: date, rarity: float = 1.0, level: Level = USUAL
) -> tuple[float, float]:
    """The chance of an alert and of a hit, over all identities. `level`: from where on a check shows somebody."""
    each = [_of_one(identity, identities, on, rarity, level) for identity in identities if identity.names]
    return min(1.0, sum(alert for alert, _hit in each)), min(1.0, sum(hit for _alert, hit in each))


def _of_one(
    identity: Identity, all_: tuple[Identity, ...], on: date, rarity: float, level: Level
) -> tuple[float, float]:
    births = identity.births or tuple(dict.fromkeys(birth for other in all_ for birth in other.births))
    nations = identity.nationalities or tuple(dict.fromkeys(code for other in all_ for code in other.nationalities))
    dates = birth_chances(births, on)
    paper = compare_documents((_THEIR_OWN,), identity.documents)
    alert = hit = 0.0
    for region in regions():
        for sex in SEXES:
            own = compare_sex(sex, identity.sex)
            names = name_chances(identity.names, region, sex, _at_home(region, nations), rarity)
            for nation, of_nation in _nation_chances(region, nations):
                for name, of_name in names:
                    weight = region.share / len(SEXES) * of_nation * of_name
                    for birth, of_birth in dates:
                        decision = _decision(level, name, birth, paper, nation, own)
                        alert += weight * of_birth if decision else 0.0
                        hit += weight * of_birth if decision is HitDecision.HIT else 0.0
    return alert, hit


def _decision(level: Level, *reasons: Comparison) -> HitDecision | None:
    if level.limited and sum(reason.bits for reason in reasons) < level.least_bits:  # nobody here has the same paper
        return None
    return decided(reasons, combined(reasons), threshold=level.hit, review=level.review)


def _at_home(region: Region, nations: tuple[str, ...]) -> bool:
    """Whether the person may come from there: of unknown nationality from anywhere."""
    known = {country_code(code) for code in nations} & {code for each in regions() for code in each.countries}
    return not known or bool(known & set(region.countries))


def _nation_chances(region: Region, nations: tuple[str, ...]) -> Iterator[tuple[Comparison, float]]:
    shared = sum(region.countries.get(country_code(code), 0.0) for code in dict.fromkeys(nations))
    if shared:
        yield compare_nationalities(nations, nations), shared
    yield compare_nationalities(("ZZ",), nations), 1.0 - shared
