"""How an attestation is read: given, refused, or not given yet (RPD 34, 76 and 99 ask for the same kind of thing)."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Result, met, not_met, undetermined, used

ATTESTED = {
    "quality_and_lawfulness": "the quality of the data and the lawfulness of their entry",
    "publication_conditions": "that the conditions for what is asked are met",
    "cooperation_interest": "that the data are of interest for international police cooperation",
    "articles_2_and_3": "compliance with Articles 2(1) and 3 and with the requester's international duties",
    "checked_human_rights": "a check of human rights and of the authority to act under national law and treaties",
    "checked_article_3": "a check of compliance with Article 3",
}
"""What each attestation says, by the name of its field."""

SENT_WITH_A_REQUEST = ("quality_and_lawfulness", "publication_conditions", "cooperation_interest", "articles_2_and_3")
"""The four of RPD 76(2)(a)-(d) and 99(2)(a)-(d)."""


def attested(view: View, *names: str) -> Result:
    """Met when every attestation is given; not met when one is refused; else asks for each one that is missing."""
    given = {name: getattr(view.request.attestations, name) for name in names}
    facts = tuple(_fact(view, name, value) for name, value in given.items() if is_known(value))
    refused = [ATTESTED[name] for name, value in given.items() if value is False]
    missing = [name for name, value in given.items() if not is_known(value)]
    if refused:
        return not_met(f"The requester does not attest {_listed(refused)}.", *facts)
    if missing:
        return undetermined(
            f"The requester has not attested {_listed([ATTESTED[name] for name in missing])}.",
            *facts,
            ask=tuple(f"Do you attest {ATTESTED[name]}?" for name in missing),
        )
    return met(f"The requester attests {_listed([ATTESTED[name] for name in names])}.", *facts)


def _fact(view: View, name: str, value: bool) -> FactUsed:
    says = "attests" if value else "does not attest"
    where = f"request/attestations/{name}"
    return used(view, where, f"The requester {says} {ATTESTED[name]}.", view.request.sources)


def _listed(items: list[str]) -> str:
    return "; ".join(items)
