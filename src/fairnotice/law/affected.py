"""Countries that a matter concerns. None is left out of the recipients of a diffusion without a reason that is kept.

The list is drawn from the Repository of Practice (3.1, case 17: the state of those concerned was not among the
recipients, which weighed against the request) and goes further, as a house rule: what a person reads is who is left
out, before anything is sent. It decides nothing.
"""

import re
from dataclasses import dataclass

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import is_known

CITES = "RoP 3.1, case 17; house rule: every country that the matter concerns"
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class Affected:
    """A country, and why the matter concerns it."""

    country: str
    because: tuple[str, ...]

    @property
    def says(self) -> str:
        """Both in one line."""
        return f"{self.country} ({', '.join(self.because)})"


def affected_countries(dossier: Dossier, subject: str) -> tuple[Affected, ...]:
    """The countries that the request about this person concerns, but for the one that asks. In the order of codes.

    Nationality; the state that the person serves or served; the place of the incident; the authority behind a warrant;
    a state whose position is in the file. Which state protects a person is not among them: that is never told.
    """
    found: dict[str, list[str]] = {}

    def add(country: object, why: str) -> None:
        if isinstance(country, str) and _COUNTRY.fullmatch(country) and country != dossier.request.requester.country:
            found.setdefault(country, []).append(why)

    for person in dossier.subjects:
        if person.id == subject:
            for country in person.nationalities:
                add(country, "nationality")
            for office in person.offices:
                add(office.state, "an office held there")
    if dossier.incident and is_known(dossier.incident.country):
        add(dossier.incident.country, "the place of the offence")
    for warrant in dossier.warrants:
        if subject in warrant.subjects and is_known(warrant.authority.country):
            add(warrant.authority.country, "the authority of the warrant")
    for position in dossier.positions:
        if position.subject in (None, subject) and position.kind not in _UNTOLD:
            add(position.by, "its position in the file")
    return tuple(Affected(country, tuple(dict.fromkeys(why))) for country, why in sorted(found.items()))


_UNTOLD = frozenset({"asylum_granted"})
