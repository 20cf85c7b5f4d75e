"""How data are to be handled by whoever reads them: their level, the source's conditions, what in them is sensitive."""

from dataclasses import dataclass

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import CONFIDENTIALITY_LEVELS
from fairnotice.domain.unknown import is_known


@dataclass(frozen=True, slots=True)
class Handling:
    """What stands beside the data of a notice. `level_given` is false where the lowest level applies by itself."""

    level: str
    level_given: bool
    conditions: tuple[str, ...]  # in the source's own words (RPD 45)
    sensitive: tuple[str, ...]  # words of accounts that say so (RPD 42(3))
    prints: bool  # the source has fingerprints or DNA, which are sensitive as well (RPD 1(18))


def handling_of(dossier: Dossier) -> Handling:
    """How the data of this dossier are to be handled (RPD 42(3), 45, 112)."""
    level = dossier.request.metadata.confidentiality
    identities = (identity for subject in dossier.subjects for identity in subject.identities)
    return Handling(
        level=level if is_known(level) else CONFIDENTIALITY_LEVELS[0],
        level_given=is_known(level),
        conditions=_words(dossier, "data.conditions_of_use"),
        sensitive=_words(dossier, "data.sensitive"),
        prints=any(identity.biometrics is True for identity in identities),
    )


def _words(dossier: Dossier, key: str) -> tuple[str, ...]:
    """What the accounts say that say yes to a fact."""
    return tuple(s.words for s in dossier.statements if s.about == key and s.value is True)
