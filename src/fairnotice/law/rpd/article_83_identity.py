"""RPD article 83(2)(a): the identifiers that a red notice must have, in one of two sets."""

from fairnotice.domain.dossier import View
from fairnotice.domain.subject import Identity, Name, Photo
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, undetermined, used
from fairnotice.law.rpd.scope import is_red, rpd


@gate("rpd-83-2-a", cites=rpd("art. 83(2)(a)(i)-(ii)"), applies=is_red, ground=Ground.INSUFFICIENT_IDENTITY)
def identifiers(view: View) -> Result:
    """Are there names, sex and birth with a distinguishing mark, or a good photograph with further data?"""
    identities = view.subject.identities
    facts = tuple(_fact(view, index, identity) for index, identity in enumerate(identities))
    if any(identity.photo is Photo.GOOD for identity in identities) and any(map(_has_further_data, identities)):
        return met("A good photograph and further data are given (second set).", *facts)
    missing = min((_missing(identity, identities) for identity in identities), key=len, default=_missing(None, ()))
    if missing:
        return undetermined("The identifiers complete neither of the two sets.", *facts, ask=missing)
    return met("Names, sex, birth and a distinguishing mark are given (first set).", *facts)


def _missing(identity: Identity | None, identities: tuple[Identity, ...]) -> tuple[str, ...]:
    """What the first set still lacks. Marks of the body belong to the person, whichever identity states them."""
    present = {
        "What are the person's family name and forename?": identity is not None and any(map(_is_full, identity.names)),
        "When was the person born, at least the year?": identity is not None and bool(identity.births),
        "What is the person's sex?": any(is_known(each.sex) for each in identities),
        "Can you give a description, fingerprints, DNA, a document, or else a good photograph?": any(
            each.description or each.biometrics is True or each.documents for each in identities
        ),
    }
    return tuple(question for question, is_there in present.items() if not is_there)


def _is_full(name: Name) -> bool:
    """Family name and forename, stated apart or at least as two words."""
    return bool(name.family and name.given) or len(name.text.split()) > 1


def _has_further_data(identity: Identity) -> bool:
    return bool(
        identity.names or identity.births or identity.nationalities or identity.documents or identity.description
    )


def _fact(view: View, index: int, identity: Identity) -> FactUsed:
    says = {
        "name": ", ".join(name.text for name in identity.names),
        "born": ", ".join(str(birth) for birth in identity.births),
        "sex": identity.sex if is_known(identity.sex) else "",
        "photograph": identity.photo if is_known(identity.photo) else "",
        "documents": str(len(identity.documents) or ""),
        "description": identity.description,
    }
    words = "; ".join(f"{what}: {value}" for what, value in says.items() if value)
    return used(view, f"subjects/{view.subject.id}/identities/{index}", words or "nothing", identity.sources)
