"""The identifiers that several kinds of notice ask for: what a file gives, and what it lacks, as questions."""

from collections.abc import Iterable

from fairnotice.domain.dossier import View
from fairnotice.domain.subject import Identity, Name, Photo
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Result, met, undetermined, used


def two_sets(view: View) -> Result:
    """A known person: names, sex and birth with a mark of the body or a document; or a good photograph and more.

    RPD 83(2)(a), 88(3)(a) and 89(3) ask for the same two sets.
    """
    identities = view.subject.identities
    facts = identity_facts(view)
    if any(identity.photo is Photo.GOOD for identity in identities) and any(map(_has_further_data, identities)):
        return met("A good photograph and further data are given (second set).", *facts)
    missing = min((_missing(identity, identities) for identity in identities), key=len, default=_missing(None, ()))
    if missing:
        return undetermined("The identifiers complete neither of the two sets.", *facts, ask=missing)
    return met("Names, sex, birth and a distinguishing mark are given (first set).", *facts)


def _missing(identity: Identity | None, identities: tuple[Identity, ...]) -> tuple[str, ...]:
    """What the first set still lacks. Marks of the body belong to the person, whichever identity states them."""
    present = {
        **_names_and_birth(identity, identities),
        "Can you give a description, fingerprints, DNA, a document, or else a good photograph?": any(
            each.description or each.biometrics is True or each.documents for each in identities
        ),
    }
    return lacking(present)


def missing_person_lacks(identities: tuple[Identity, ...]) -> tuple[str, ...]:
    """What RPD 90(3) asks for a missing person, and no identity gives, as questions."""
    mark = {
        "Can you give a description, a photograph, fingerprints or DNA?": any(
            each.description or has_image_or_prints(each) for each in identities
        )
    }
    found = (lacking(_names_and_birth(identity, identities) | mark) for identity in identities)
    return min(found, key=len, default=lacking(_names_and_birth(None, ()) | mark))


def _names_and_birth(identity: Identity | None, identities: tuple[Identity, ...]) -> dict[str, bool]:
    return {
        "What are the person's family name and forename?": identity is not None and any(map(_is_full, identity.names)),
        "When was the person born, at least the year?": identity is not None and bool(identity.births),
        "What is the person's sex?": any(is_known(each.sex) for each in identities),
    }


def lacking(present: dict[str, bool]) -> tuple[str, ...]:
    """The questions whose answers are not in the file."""
    return tuple(question for question, is_there in present.items() if not is_there)


def has_image_or_prints(identity: Identity) -> bool:
    """A photograph of any quality, fingerprints or DNA."""
    return identity.biometrics is True or identity.photo in {Photo.GOOD, Photo.POOR}


def named(identities: Iterable[Identity]) -> bool:
    """Whether any identity gives a name."""
    return any(identity.names for identity in identities)


def _is_full(name: Name) -> bool:
    """Family name and forename, stated apart or at least as two words."""
    return bool(name.family and name.given) or len(name.text.split()) > 1


def _has_further_data(identity: Identity) -> bool:
    return bool(
        identity.names or identity.births or identity.nationalities or identity.documents or identity.description
    )


def identity_facts(view: View) -> tuple[FactUsed, ...]:
    """Each identity as one fact."""
    return tuple(_fact(view, index, identity) for index, identity in enumerate(view.subject.identities))


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
