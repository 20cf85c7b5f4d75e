"""A case in the codes of the Commission's decisions, which are not those of the Repository's examples.

Most of what a decision turns on the Commission found itself: whether the source answered well, whether a role is
described. That is not compared. What remains is the charge, the kind of matter, and what courts and states did.
"""

from collections.abc import Mapping
from types import MappingProxyType

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.subject import ProtectionKind
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.published.entries import Value

C = OffenceCategory

CATEGORIES = MappingProxyType(
    {
        C.FRAUD: "fraud",
        C.TAX: "tax",
        C.DRUGS: "drugs",
        C.PARENTAL_ABDUCTION: "parental abduction",
        C.FAMILY_MATTER: "parental abduction",
        C.UNFUNDED_CHEQUE: "unfunded cheque",
    }
)
_FAMILY = frozenset({C.PARENTAL_ABDUCTION, C.FAMILY_MATTER})
_TOLD = MappingProxyType(
    {
        "act.official_capacity": "act_in_office",
        "context.location_known": "subject_location_known",
        "neutrality.officials_tie_case_to_state": "political_statements_by_authorities",
        "rights.notified": "notification_shown",
    }
)


def coded_as_decision(view: View) -> Mapping[str, frozenset[Value]]:
    """What the file gives, in the codes of the decisions; a code that the file does not give is absent."""
    found: dict[str, Value] = {code: value for key, code in _TOLD.items() if (value := _agreed(view, key)) is not None}
    kinds = {position.kind for position in view.positions}
    if PositionKind.EXTRADITION_REFUSED in kinds:
        found["extradition_refused"] = True
    if PositionKind.PROTEST in kinds:
        found["other_country_protest"] = True
    if any(protection.kind is ProtectionKind.REFUGEE for protection in view.protections):
        found["refugee_status_granted"] = True
    absent = {w.sentence.in_absentia for w in view.warrants if w.sentence and is_known(w.sentence.in_absentia)}
    if len(absent) == 1:
        found["in_absentia"] = absent.pop()
    return {**{code: frozenset({value}) for code, value in found.items()}, **_charge(view)}


def _agreed(view: View, key: str) -> bool | None:
    evidence = view.evidence(key)
    return True if evidence.is_true else False if evidence.is_false else None


def _charge(view: View) -> dict[str, frozenset[Value]]:
    known = {offence.category for offence in view.offences if is_known(offence.category)}
    if not known:
        return {}
    charge: dict[str, frozenset[Value]] = {"family_matter": frozenset({bool(known & _FAMILY)})}
    kinds = frozenset[Value](CATEGORIES[category] for category in known if category in CATEGORIES)
    return {**charge, "offence_category": kinds} if kinds else charge
