"""RPD article 84: what the requester of a red notice assures."""

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.domain.warrant import Warrant
from fairnotice.law.model import FactUsed, Ground, Outcome, Result, Strength, gate, met, not_met, undetermined, used
from fairnotice.law.rpd.scope import is_red, rpd
from fairnotice.law.rpd.wording import in_words, the_warrant, the_warrants

_SAYS = {"authority/kind": "kind of authority", "appeal_to_court": "appeal to a court is possible"}


@gate("rpd-84-a", cites=rpd("art. 84(a)"), applies=is_red, ground=Ground.ASSURANCES_MISSING)
def issuer_competent(view: View) -> Result:
    """Does the requester assure that the issuing authority had the power to issue the warrant?"""
    value = view.request.assurances.issuer_competent
    return _assured(view, value, "issuer_competent", "that the issuing authority had the power to issue the warrant")


@gate("rpd-84-b", cites=rpd("art. 84(b)"), applies=is_red, ground=Ground.ASSURANCES_MISSING)
def extradition_will_be_sought(view: View) -> Result:
    """Does the requester assure that extradition will be sought, coordinated with its competent authority?"""
    value = view.request.assurances.extradition_will_be_sought
    return _assured(view, value, "extradition_will_be_sought", "that extradition will be sought on arrest")


def _assured(view: View, value: bool | Unknown, field: str, what: str) -> Result:
    if not is_known(value):
        return undetermined(f"The requester has not assured {what}.", ask=f"Do you assure {what}?")
    says = "assures" if value else "does not assure"
    fact = used(view, f"request/assurances/{field}", f"The requester {says} {what}.", view.request.sources)
    return (met if value else not_met)(f"The requester {says} {what}.", fact)


@gate(
    "red-countries",
    cites=rpd("art. 84(b)"),
    applies=is_red,
    ground=Ground.ASSURANCES_MISSING,
    strength=Strength.USUAL,
)
def countries_named(view: View) -> Result:
    """Does the request name the countries from which extradition will be sought?"""
    countries = view.request.assurances.extradition_countries
    if not is_known(countries) or not countries:
        return undetermined(
            "The countries from which extradition will be sought are not named.",
            ask="From which countries will you seek extradition?",
        )
    said = ", ".join(countries)
    return met(
        f"{len(countries)} countries are named.",
        used(view, "request/assurances/extradition_countries", said, view.request.sources),
    )


def a_warrant_is_there(view: View) -> bool:
    """A red notice that rests on a warrant; where there is none, 83(2)(b)(v) asks for it."""
    return is_red(view) and bool(view.warrants)


@gate("rpd-84-c", cites=rpd("art. 84(c)"), applies=a_warrant_is_there, ground=Ground.NO_VALID_WARRANT)
def issued_by_a_court_or_open_to_appeal(view: View) -> Result:
    """Was the warrant issued by a court, or does national law allow an appeal to one?"""
    found = {warrant: _court_or_appeal(warrant) for warrant in view.warrants}
    facts = tuple(fact for warrant in view.warrants for fact in _facts(view, warrant))
    good = [w for w, outcome in found.items() if outcome is Outcome.MET]
    if good:
        return met(f"Issued by a court, or open to appeal to one: {the_warrants(good, view.warrants)}.", *facts)
    open_ones = [w for w, outcome in found.items() if outcome is Outcome.UNDETERMINED]
    if open_ones:
        return undetermined(
            "No warrant is known to come from a court or to be open to appeal to one.",
            *facts,
            ask=tuple(_question(warrant, view) for warrant in open_ones),
        )
    return not_met("No warrant comes from a court or is open to appeal to one.", *facts)


def _court_or_appeal(warrant: Warrant) -> Outcome:
    kind, appeal = warrant.authority.kind, warrant.appeal_to_court
    if (is_known(kind) and kind.is_court) or appeal is True:
        return Outcome.MET
    return Outcome.NOT_MET if is_known(kind) and is_known(appeal) else Outcome.UNDETERMINED


def _question(warrant: Warrant, view: View) -> str:
    named = the_warrant(warrant, view.warrants)
    if not is_known(warrant.authority.kind):
        return f"Was {named} issued by a court? If not, does your law allow an appeal to a court?"
    return f"{named[0].upper()}{named[1:]} was not issued by a court: does your law allow an appeal to one?"


def _facts(view: View, warrant: Warrant) -> tuple[FactUsed, ...]:
    says = {"authority/kind": warrant.authority.kind, "appeal_to_court": warrant.appeal_to_court}
    return tuple(
        used(view, f"warrants/{warrant.id}/{where}", f"{_SAYS[where]}: {in_words(value)}", warrant.sources)
        for where, value in says.items()
        if is_known(value)
    )
