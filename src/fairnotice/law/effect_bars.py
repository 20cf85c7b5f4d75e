"""What may forbid acting on a warrant or a notice in one country on one day.

A bar is yes, no or unknown. Yes takes away every power to arrest. Unknown takes away nothing and is said aloud. What
is known only from memory never makes a bar. No sentence here names the state that granted protection.
"""

from dataclasses import dataclass
from datetime import date

from fairnotice.domain.dossier import Evidence, View
from fairnotice.domain.effect import Authority, Bar, Line, Modality, Presence
from fairnotice.domain.phrase import Named, Phrase
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.subject import Office, OfficeKind, Protection, ProtectionKind
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_names import country_name
from fairnotice.law.effect_profiles import Entry

IMMUNITY = "immunity"
FUNCTIONAL = "functional_immunity"
PROTECTION = "protection"
NATIONALITY = "nationality"
DOUBLE_JEOPARDY = "double_jeopardy"
LIMITATION = "limitation"
DEATH_PENALTY = "death_penalty"
NO_EXTRADITION = "no_extradition_sought"
KINDS = (IMMUNITY, FUNCTIONAL, PROTECTION, NATIONALITY, DOUBLE_JEOPARDY, LIMITATION, DEATH_PENALTY, NO_EXTRADITION)
"""Every kind of bar, in the order in which answers give them."""

_DOMESTIC = {OfficeKind.MEMBER_OF_PARLIAMENT, OfficeKind.CANDIDATE}  # immune at home, if at all
_ICJ = "ICJ 14 February 2002 (Arrest Warrant)"
_REFUGEE = "GA-2017-86-RES-09"


def bars_of(view: View, country: str, nationals: Entry | None = None) -> tuple[Bar, ...]:
    """Every bar for the subject of the view in that country on the view's day, in a fixed order.

    `nationals`: the line of the country's file that says that it surrenders none of its own, where one was read.
    """
    found = (
        _immunity(view, country),
        _functional(view),
        _protection(view),
        _nationality(view, country, nationals),
        Bar(
            DOUBLE_JEOPARDY,
            Presence.UNKNOWN,
            Phrase("Whether a court has already finally dealt with the same acts is not known: ask the source."),
            "CJEU C-505/19, in European Union and Schengen states",
        ),
        _limitation(view),
        _death_penalty(view),
        _promise(view, country),
    )
    return tuple(bar for bar in found if bar is not None)


def _immunity(view: View, country: str) -> Bar:
    personal = [office for office in view.offices_now if office.kind.personal_immunity]
    if personal:
        return _serving(view, max(personal, key=_last_day), country)
    if any(office.kind is OfficeKind.DIPLOMAT for office in view.offices_now):
        says = Phrase("The file says that the person is a diplomat. Call the foreign ministry before any step.")
        return Bar(IMMUNITY, Presence.UNKNOWN, says, "from knowledge, not checked: Vienna Convention of 1961")
    ended = [office for office in view.offices_before if office.kind.personal_immunity]
    if ended:
        last = max(ended, key=_last_day)
        says = Phrase(
            "Immunity of the person ended with the office ({title}, to {end}).", title=last.title, end=_last_day(last)
        )
        return Bar(IMMUNITY, Presence.NO, says, _ICJ)
    says = Phrase(
        "The file names no office that carries immunity. Look at the passport for a diplomatic or official one."
    )
    return Bar(IMMUNITY, Presence.UNKNOWN, says)


def _last_day(office: Office) -> date:
    return office.end or date.max


def _serving(view: View, office: Office, country: str) -> Bar:
    """A serving head of state, head of government or foreign minister, by who asks and who looks."""
    until = office.end
    held = Phrase("The person is {title}, in office with no known end.", title=office.title)
    if until:
        held = Phrase("The person is {title}, in office until {until}.", title=office.title, until=until)
    requester = view.requesting_state
    if requester is None:
        says = Phrase(
            "{held} Immunity is no stop before an international court; what it means here is not established.",
            held=held,
        )
        return Bar(IMMUNITY, Presence.UNKNOWN, says, _ICJ, until)
    if requester == office.state:
        says = Phrase(
            "{held} The request comes from the person's own state: ask it for proof that immunity was lifted.",
            held=held,
        )
        return Bar(IMMUNITY, Presence.UNKNOWN, says, "RoP scenario D", until)
    if country == office.state:
        says = Phrase(
            "{held} The office is that of {place} itself: immunity from foreign courts does not bind "
            "its own. What its own law lets be done on another state's warrant meanwhile is not established.",
            held=held,
            place=Named(country_name(country), country),
        )
        return Bar(IMMUNITY, Presence.UNKNOWN, says, _ICJ, until)
    lifted = view.evidence("person.immunity_lifted")
    if lifted.is_true and _on_record(view, lifted):
        says = Phrase("{held} An official record says that immunity was lifted.", held=held)
        return Bar(IMMUNITY, Presence.NO, says, _ICJ, until)
    says = Phrase("{held} Whoever holds it is immune from the courts of every other state, for all acts.", held=held)
    if lifted.somebody_says_so:
        says = Phrase("{bar} An account says that immunity was lifted; no official record shows it.", bar=says)
    return Bar(IMMUNITY, Presence.YES, says, _ICJ, until)


def _on_record(view: View, evidence: Evidence) -> bool:
    """Whether an official record or a body says so: the requester's own court cannot waive for another state."""
    known = view.dossier.source_by_id
    kinds = {known[s.source].kind for s in evidence.statements if s.value is True and s.source in known}
    return bool(kinds & {SourceKind.RECORD, SourceKind.BODY})


def _functional(view: View) -> Bar | None:
    """Immunity for official acts, which stays when the office ends. Contested, so never more than unknown."""
    operation = view.evidence("act.state_operation").somebody_says_so
    capacity = view.evidence("act.official_capacity").somebody_says_so
    offices = any(office.kind not in _DOMESTIC for office in (*view.offices_now, *view.offices_before))
    if not (operation or capacity or offices):
        return None
    why = Phrase(
        "An account says that the act was an act of state or a military operation."
        if operation
        else "An account says that the act was done in office."
        if capacity
        else "The person holds or held an office; whether the act was official is not known."
    )
    says = Phrase(
        "{why} Immunity for official acts may outlast the office. Whether courts here apply it is not established.",
        why=why,
    )
    return Bar(FUNCTIONAL, Presence.UNKNOWN, says, "ILC draft articles 4-7 on immunity, as reported")


def _protection(view: View) -> Bar:
    """Confirmed refugee status from the requesting state bars; anything less is said and checked."""
    confirmed = [p for p in view.protections if _is_bar(p, view.requesting_state)]
    if confirmed:
        ends = [p.holds.ends for p in confirmed]
        until = None if None in ends else max(end for end in ends if end is not None)
        says = Phrase("The person is a recognised refugee from the requesting state.")
        return Bar(PROTECTION, Presence.YES, says, _REFUGEE, until)
    if any(not is_known(p.against) or p.against == view.requesting_state for p in view.protections):
        says = Phrase(
            "Protection from the requesting state is claimed or said, and not confirmed. Check it before anything else."
        )
    elif view.protections:
        says = Phrase(
            "A protective status against another state is said. It does not bar this request; it must be weighed."
        )
    else:
        says = Phrase("No protection is shown here. Ask the person, and your own asylum authority.")
    return Bar(PROTECTION, Presence.UNKNOWN, says, _REFUGEE)


def _is_bar(protection: Protection, requester: str | None) -> bool:
    return (
        protection.kind is ProtectionKind.REFUGEE
        and protection.confirmed is True
        and requester is not None
        and protection.against == requester
    )


def _nationality(view: View, country: str, nationals: Entry | None) -> Bar:
    held = view.subject.nationalities
    if country in held and nationals and _holds(view, nationals):
        says = Phrase("The person is a national of this country, and it does not surrender its own nationals.")
        return Bar(NATIONALITY, Presence.YES, says, nationals.line.cites)
    if country in held:
        says = Phrase(
            "The person is a national of this country. Whether it surrenders its own nationals is not established."
        )
        return Bar(NATIONALITY, Presence.UNKNOWN, says)
    if held:
        says = Phrase("The file does not name this country as a nationality of the person.")
        return Bar(NATIONALITY, Presence.NO, says)
    return Bar(NATIONALITY, Presence.UNKNOWN, Phrase("The file states no nationality."))


def _holds(view: View, nationals: Entry) -> bool:
    scope = nationals.scope
    return scope.holds.includes(view.on) and view.requesting_state not in scope.except_states


def _limitation(view: View) -> Bar:
    days = [warrant.time_barred_from for warrant in view.warrants]
    known = [day for day in days if is_known(day)]
    if known and len(known) == len(days) and all(day <= view.on for day in known):
        says = Phrase("Every warrant in the file is time-barred, the last since {day}.", day=max(known))
        return Bar(LIMITATION, Presence.YES, says, "the warrant itself")
    later = [day for day in known if day > view.on]
    if later:
        says = Phrase("The file says that the time bar comes on {day}.", day=max(later))
        return Bar(LIMITATION, Presence.NO, says, "the warrant itself")
    says = Phrase("The file does not say when the charge or the sentence becomes time-barred: ask the source.")
    return Bar(LIMITATION, Presence.UNKNOWN, says)


def _death_penalty(view: View) -> Bar:
    penalties = [offence.max_penalty for offence in view.offences]
    known = [penalty for penalty in penalties if is_known(penalty)]
    if any(penalty.without_end == "death" for penalty in known):
        says = Phrase(
            "The stated maximum is death. Whether this country may surrender without an assurance is not established."
        )
        return Bar(DEATH_PENALTY, Presence.UNKNOWN, says)
    if known and len(known) == len(penalties):
        return Bar(DEATH_PENALTY, Presence.NO, Phrase("No charge in the file carries the death penalty."))
    says = Phrase("The file does not state every maximum penalty: ask whether it is death.")
    return Bar(DEATH_PENALTY, Presence.UNKNOWN, says)


_RPD_84 = "RPD art. 84(b)"


def _promise(view: View, country: str) -> Bar | None:
    """Whether the requester will ask for extradition from here: an arrest without that leads nowhere."""
    if not view.request.kind.seeks_arrest or country == view.requesting_state:
        return None
    promise, here = view.request.assurances, Named(country_name(country), country)
    until = promise.extradition_until if is_known(promise.extradition_until) else None
    if promise.extradition_will_be_sought is False:
        says = Phrase("The requester says that it will not ask for extradition.")
    elif country in promise.extradition_not_from:
        says = Phrase("The requester says that it asks for no extradition from {place}.", place=here)
    elif until is not None and until < view.on:
        says = Phrase("The requester said that it would ask for extradition until {until}, which is over.", until=until)
    elif promise.extradition_countries and country not in promise.extradition_countries:
        says = Phrase(
            "{place} is not among the countries from which the requester asks for extradition.",
            place=Named(f"{here[0].upper()}{here[1:]}", country),
        )
    elif promise.extradition_will_be_sought is True:
        says = Phrase("The requester promises to ask for extradition from {place}.", place=here)
        return Bar(NO_EXTRADITION, Presence.NO, says, _RPD_84, until)
    else:
        says = Phrase("The file does not say whether the requester will ask for extradition from here: ask the source.")
        return Bar(NO_EXTRADITION, Presence.UNKNOWN, says, _RPD_84)
    return Bar(NO_EXTRADITION, Presence.YES, says, _RPD_84)


@dataclass(frozen=True, slots=True)
class _Order:
    """What the officer is told when a bar stands, and on what it rests."""

    says: str
    source: str
    authority: Authority


_ORDERS = {
    IMMUNITY: _Order(
        Phrase("Do not arrest, hold or hinder this person: immunity of a serving office-holder stands in the way."),
        "https://zenodo.org/record/7051934",
        Authority.COURT,
    ),
    PROTECTION: _Order(
        Phrase("Do not arrest on this. Tell the requesting state nothing before your national bureau has decided it."),
        "https://www.interpol.int/Who-we-are/Legal-framework/INTERPOL-Refugee-Resolution",
        Authority.ORGANISATION,
    ),
    LIMITATION: _Order(
        Phrase("Do not arrest on a warrant that is time-barred by its own terms."),
        "the case file",
        Authority.SECONDARY,
    ),
    NATIONALITY: _Order(
        Phrase("Do not arrest for extradition: this country does not surrender its own nationals."),
        "the country's file",
        Authority.NATIONAL_AUTHORITY,
    ),
    NO_EXTRADITION: _Order(
        Phrase("Do not arrest for extradition: the requester asks for none from here."),
        "the case file",
        Authority.SECONDARY,
    ),
}


def orders_of(bars: tuple[Bar, ...]) -> tuple[Line, ...]:
    """What each standing bar tells the officer not to do."""
    return tuple(
        Line(
            id=f"bar-{bar.kind.replace('_', '-')}",
            modality=Modality.MUST_NOT,
            says=_ORDERS[bar.kind].says,
            cites=bar.cites,
            source=_ORDERS[bar.kind].source,
            authority=_ORDERS[bar.kind].authority,
            seen=True,
            why=bar.says,
        )
        for bar in bars
        if bar.presence is Presence.YES
    )
