"""How the rules of practice read a dossier: who asks, whose office it is, what kind of charge, what an account says."""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind, RequesterKind
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.subject import Office, OfficeKind
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Offence, OffenceCategory
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.model import (
    Citation,
    FactUsed,
    Lean,
    Outcome,
    Pointer,
    Result,
    met,
    undetermined,
    used,
    used_evidence,
    weigh,
)

C = OffenceCategory

FIRST_EDITION = date(2013, 2, 1)
THIRD_EDITION = date(2024, 11, 1)
CHAPTERS_OF_2013 = ("3.2", "3.4", "3.8", "3.9", "3.10", "3.12", "3.13")
"""Chapters that the third edition reprints unchanged from the first."""

POLITICAL_CHARGES = frozenset(
    {C.TREASON, C.ESPIONAGE, C.STATE_SECRETS, C.SEDITION, C.BANNED_OPINION, C.PROHIBITED_ASSOCIATION}
)
MILITARY_CHARGES = frozenset({C.DESERTION, C.MILITARY_OFFENCE})
RELIGIOUS_CHARGES = frozenset({C.BANNED_FAITH})
PURE_CHARGES = POLITICAL_CHARGES | MILITARY_CHARGES | RELIGIOUS_CHARGES
STATE_CHARGES = PURE_CHARGES | {C.COUP, C.STATE_SECURITY, C.UNAUTHORISED_ASSEMBLY}
"""Charges that on their face protect the state, its order or its creed and nobody's life, freedom or property."""
COLOURED_CHARGES = STATE_CHARGES | {C.RIOT, C.TERRORIST_MEMBERSHIP, C.ABUSE_OF_OFFICE, C.SANCTIONS, C.ILLEGAL_EXIT}
"""Charges whose ordinary side is not plain from the label: these, and those above."""
SIDE_CHARGES = frozenset({C.FORGERY, C.ILLEGAL_EXIT, C.ADMINISTRATIVE})
"""Charges that add nothing of their own to a pure offence which they only served (RoP 3.4 and 3.10)."""
INTERNATIONAL_CRIMES = frozenset({C.GENOCIDE, C.CRIME_AGAINST_HUMANITY, C.WAR_CRIME})
AIMED_AT_A_PERSON = frozenset({Kind.RED, Kind.BLUE, Kind.GREEN, Kind.DIFFUSION, Kind.WANTED_DIFFUSION})
"""Kinds that seek a person, ask about one or warn of one. The others look for the missing or name a body."""
NOT_ACCUSED = frozenset({"witness", "victim", "missing", "unidentified_person", "unidentified_body", "deceased"})
"""Statuses of RPD 44(1) of people of whom nobody says that they did anything."""
MAY_SHOW_A_WAIVER = frozenset({SourceKind.RECORD, SourceKind.BODY, SourceKind.BUREAU})
"""Sources that may show what another state did with its immunity: never the requester, its courts, or the press."""
NOTHING_TOLD = "The file gives neither a charge nor a fact: nothing was weighed."
POLITICAL_OFFICES = frozenset(OfficeKind) - {OfficeKind.MILITARY, OfficeKind.DIPLOMAT, OfficeKind.CANDIDATE}


def practice(where: str) -> Citation:
    """A place in the Repository of Practice, such as `3.1, para. 5(2)`, with the edition that was read.

    The first public edition is of February 2013. The text that chapter 3.1 had then was not seen, nor were the
    earlier texts of the other chapters that the third edition changed.
    """
    chapter = where.split(",")[0].split(" ")[0]
    unchanged = chapter in CHAPTERS_OF_2013
    return Citation("RoP", where, in_force=FIRST_EDITION, edition=FIRST_EDITION if unchanged else THIRD_EDITION)


def a_state_asks(view: View) -> bool:
    """Whether the bureau of a state asks, and not an international court or body."""
    return view.request.requester.kind is RequesterKind.BUREAU and view.requesting_state is not None


def a_foreign_state_asks(view: View) -> bool:
    """Whether a state asks for somebody who is not known to be its own national or office-holder."""
    return a_state_asks(view) and view.wanted_by_own_state is not True


def own_state_asks(view: View) -> bool:
    """Whether the person's own state asks."""
    return a_state_asks(view) and view.wanted_by_own_state is True


def aimed_at_the_person(view: View) -> bool:
    """Whether the request seeks the person, asks about or warns of one; practice tests every such kind alike."""
    return view.request.kind in AIMED_AT_A_PERSON


def accused(view: View) -> bool:
    """Whether the request says that the person did something: not of a witness, a victim, a missing child, a body."""
    return aimed_at_the_person(view) and view.subject.status not in NOT_ACCUSED


def waived(view: View) -> bool:
    """Whether all accounts say that immunity was waived, and one of them is not the requester's side or the press."""
    evidence, known = view.evidence("person.immunity_lifted"), view.dossier.source_by_id
    kinds = {known[s.source].kind for s in evidence.statements if s.value is True and s.source in known}
    return evidence.is_true and bool(kinds & MAY_SHOW_A_WAIVER)


def offices_elsewhere_now(view: View) -> tuple[Office, ...]:
    """Offices of other states than the requesting one, held on the day. To stand for an office is not to hold one."""
    return _elsewhere(view, view.offices_now)


def offices_elsewhere(view: View) -> tuple[Office, ...]:
    """Offices of other states, held on the day or before it."""
    return _elsewhere(view, (*view.offices_now, *view.offices_before))


def _elsewhere(view: View, offices: tuple[Office, ...]) -> tuple[Office, ...]:
    return tuple(o for o in offices if o.state != view.requesting_state and o.kind is not OfficeKind.CANDIDATE)


def own_political_offices(view: View) -> tuple[Office, ...]:
    """Political or high civil offices of the requesting state itself, held on the day or before it."""
    before_or_now = (*view.offices_now, *view.offices_before)
    return tuple(o for o in before_or_now if o.state == view.requesting_state and o.kind in POLITICAL_OFFICES)


def last_end(offices: tuple[Office, ...]) -> date | None:
    """The day on which the last of these offices ends; None when one has no known end."""
    ends = [office.end for office in offices]
    return None if None in ends else max((end for end in ends if end), default=None)


def office_fact(view: View, office: Office) -> FactUsed:
    """An office as a fact, with its dates and sources."""
    index = view.subject.offices.index(office)
    end = f" to {day_in_words(office.end)}" if office.end else ", with no known end"
    says = f"{office.title} ({office.state}), from {day_in_words(office.began)}{end}"
    return used(view, f"subjects/{view.subject.id}/offices/{index}", says, office.sources)


def charges(view: View, categories: frozenset[OffenceCategory]) -> tuple[Offence, ...]:
    """The charges of these categories."""
    return tuple(o for o in view.offences if is_known(o.category) and o.category in categories)


def charge_facts(view: View, offences: tuple[Offence, ...]) -> tuple[FactUsed, ...]:
    """Charges as facts, with the sources of the warrants that carry them."""
    return tuple(
        used(view, f"warrants/{warrant.id}/offences/{offence.id}", f"charge: {offence.charge}", warrant.sources)
        for warrant in view.warrants
        for offence in warrant.offences
        if offence in offences
    )


def named(offences: tuple[Offence, ...]) -> str:
    """The charges in their own words, each once."""
    return ", ".join(dict.fromkeys(offence.charge for offence in offences))


def says(view: View, *keys: str) -> bool:
    """Whether at least one account says that one of these facts is so."""
    return any(view.evidence(key).somebody_says_so for key in keys)


def says_word(view: View, key: str, *words: str) -> bool:
    """Whether at least one account gives the fact one of these words."""
    return any(statement.value in words for statement in view.evidence(key).statements)


def denied(view: View, key: str, lean: Lean, words: str) -> tuple[Pointer, ...]:
    """A pointer when every account that gives a value says that the fact is not so."""
    evidence = view.evidence(key)
    return (Pointer(words, lean, used_evidence(view, evidence)),) if evidence.is_false else ()


def doubted(view: View, key: str, lean: Lean, words: str) -> tuple[Pointer, ...]:
    """A pointer when at least one account says that the fact is not so; the dispute is named in the words."""
    evidence = view.evidence(key)
    if not any(statement.value is False for statement in evidence.statements):
        return ()
    said = words if not evidence.disputed else f"{words} Accounts differ."
    return (Pointer(said, lean, used_evidence(view, evidence)),)


def facts_of(view: View, *keys: str) -> tuple[FactUsed, ...]:
    """Every account of these facts."""
    return tuple(fact for key in keys for fact in used_evidence(view, view.evidence(key)))


def nothing_told(view: View) -> bool:
    """Whether the file gives neither a charge nor any fact: no account, no incident and no coded statement."""
    given = view.offences or view.participation or view.dossier.incident
    return not given and not view.says_anything()


def weighed(view: View, pointers: tuple[Pointer, ...], *, nothing: str) -> Result:
    """Weigh what is there. Of a file without a charge and without a fact nothing is met: the bureau is asked."""
    if pointers or not nothing_told(view):
        return weigh(pointers, nothing=nothing)
    ask = "What is this person said to have done? A short account for each person."
    return undetermined(NOTHING_TOLD, ask=ask if accused(view) else "What is said to have happened?")


def to_a_person(reason: str, *facts: FactUsed, ask: str = "") -> Result:
    """Only a person can answer; `ask` is what to ask the bureau meanwhile."""
    return Result(Outcome.NEEDS_JUDGEMENT, reason, facts, ask=(ask,) if ask else ())


def exception(view: View, keys: dict[str, str], *, disputed: str) -> Result:
    """An exception that the file shows: met when one of the facts is undisputed, else put to a person.

    Call it only where an account says that one of them is so.
    """
    facts = facts_of(view, *keys)
    shown = [words for key, words in keys.items() if view.evidence(key).is_true]
    return met(" ".join(shown), *facts) if shown else to_a_person(disputed, *facts)
