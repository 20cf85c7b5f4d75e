"""A machine readable zone that was given as a name: what it says of the traveller, and what of it is not used."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.mrz import looks_like_mrz, read_mrz
from fairnotice.formats.mrz_traveller import traveller_of
from fairnotice.formats.traveller import Note, Traveller

_READ = "It is a machine readable zone: name, birth date, nationality, sex and document are read from it."
_SAID = {
    Note.NUMBER_WRONG: "The document number is not used, for its check digit does not agree: read it again.",
    Note.BIRTH_WRONG: "The birth date is not used, for its check digit does not agree: read it again.",
    Note.WHOLE_WRONG: "The last check digit does not agree: compare what was read with the document.",
    Note.NAME_MAY_BE_CUT: "The name fills its line and may be cut off.",
    Note.SPECIMEN: "It is a specimen, no real document (code UTO).",
    Note.EXPIRED: "The document has expired.",
    Note.STATELESS: "It says that its holder is stateless.",
    Note.REFUGEE: "It says that its holder is a refugee.",
    Note.OTHER_REFUGEE: "It says that its holder is under protection as a refugee of another kind.",
    Note.DIPLOMATIC: "It is a diplomatic passport.",
    Note.OFFICIAL: "It is an official passport.",
}


@dataclass(frozen=True, slots=True)
class Zone:
    """The traveller of a zone, and what is said of how it was read."""

    traveller: Traveller
    said: str


def zone_in(names: Sequence[str], *, today: date) -> tuple[Zone | None, list[str], str]:
    """The zone among names, its lines in one or each as a name of its own; the other names; and what is wrong with it.

    Without one all names come back.
    """
    held = [name for name in names if "<" in name and looks_like_mrz(name)]
    if not held:
        return None, list(names), ""
    others = [name for name in names if name not in held]
    wrong = ""
    for text, rest in (("".join(held), others), ("".join(names), [])):
        try:
            traveller = traveller_of(read_mrz(text), today=today)
        except InvalidValue as error:
            wrong = wrong or str(error)
            continue
        said = [_READ, *(_SAID[note] for note in traveller.notes if note in _SAID)]
        said += [f"Not understood: {', '.join(traveller.unused)}."] if traveller.unused else []
        return Zone(traveller, " ".join(said)), rest, ""
    return None, others, wrong
