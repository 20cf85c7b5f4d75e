"""Whom a document of a notice is about, for the eye of an officer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fairnotice.domain.request import Kind, SoughtFor
from fairnotice.domain.subject import Identity, Photo, Subject
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.formats.dossier import dossier_from


@dataclass(frozen=True, slots=True)
class Person:
    """What a notice says about its person, for the eye of an officer."""

    subject: Subject
    first: Identity
    photo: bool
    fingerprints: bool
    warrants: tuple[Warrant, ...]
    kind: Kind
    sought_for: SoughtFor | None
    source: str
    source_country: str
    statement: str = ""  # of the charges that are not in the notice
    addenda: tuple[Mapping[str, str], ...] = ()  # on, text


def person_in(document: Mapping[str, Any]) -> Person:
    """Whom a notice's document is about. Raises as `dossier_from` for a document that holds no case."""
    dossier = dossier_from(document["case"])
    (subject,) = dossier.subjects
    sought = dossier.request.sought_for
    return Person(
        subject=subject,
        first=subject.identities[0],
        photo=any(identity.photo in {Photo.GOOD, Photo.POOR} for identity in subject.identities),
        fingerprints=any(identity.biometrics is True for identity in subject.identities),
        warrants=dossier.warrants,
        kind=dossier.request.kind,
        sought_for=sought if is_known(sought) else None,
        source=dossier.request.requester.name,
        source_country=dossier.request.requester.country or "",
        statement=document.get("statement", ""),
        addenda=tuple(document.get("addenda", ())),
    )
