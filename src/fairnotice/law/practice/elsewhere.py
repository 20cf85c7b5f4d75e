"""What became of the request elsewhere: extradition refused, a final ruling, notice of the proceedings.

From AGN/53/RES/7 as the Repository reports it, and from published decisions of the Commission. What other states did
is for reviewers only.
"""

from datetime import date

from fairnotice.domain.dossier import Position, PositionKind, View
from fairnotice.domain.facts import FACTS
from fairnotice.law.model import (
    Audience,
    Citation,
    FactUsed,
    Ground,
    Lean,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    Strength,
    gate,
    met,
    not_met,
    pointer_if,
    used,
    weigh,
    weighing,
)
from fairnotice.law.practice.positions import position_pointers
from fairnotice.law.practice.reading import facts_of, practice, says

AGAINST, FOR, NEITHER = Lean.AGAINST, Lean.FOR, Lean.NEITHER
REFUSED = frozenset({PositionKind.EXTRADITION_REFUSED})
FORMAL = frozenset({"formal", "nationality", "time_bar"})


def commission(number: str, year: int) -> Citation:
    """A published decision of the Commission; its day was not seen, so it counts from the last of its year."""
    return Citation("CCF", f"decision {number}", in_force=date(year, 12, 31))


def refusals(view: View, grounds: frozenset[str] | None = None) -> tuple[Position, ...]:
    """Refusals to extradite by the day, on these grounds or on any."""
    found = (p for p in view.positions if p.kind is PositionKind.EXTRADITION_REFUSED)
    return tuple(p for p in found if grounds is None or p.ground in grounds)


def refused_elsewhere(view: View) -> bool:
    """Whether another state refused extradition."""
    return bool(refusals(view))


def refused_on_form(view: View) -> bool:
    """Whether one refused on its own time bar, on nationality or on form."""
    return bool(refusals(view, FORMAL))


def refused_for_rights(view: View) -> bool:
    """Whether one refused on human rights."""
    return bool(refusals(view, frozenset({"rights"})))


def _facts(view: View, positions: tuple[Position, ...]) -> tuple[FactUsed, ...]:
    index = view.dossier.positions.index
    return tuple(used(view, f"positions/{index(p)}", p.words or p.kind.value, p.sources) for p in positions)


@weighing(
    "ext-denial",
    cites=practice("2.2, para. 41 and fn 41"),
    applies=refused_elsewhere,
    ground=Ground.POLITICAL,
    audience=Audience.REVIEWERS,
)
def extradition_refused_elsewhere(view: View) -> Result:
    """Did another state refuse extradition, on a ground that also breaks these rules?"""
    note = "A refusal to extradite brings nothing under article 3 by itself: it is reported in an addendum."
    pointers = (Pointer(note, NEITHER, _facts(view, refusals(view))), *position_pointers(view, REFUSED))
    return weigh(pointers, nothing="The ground of the refusal does not touch these rules.")


@gate(
    "ccf-ext-timebar",
    cites=commission("2023-2", 2023),
    effect=RuleEffect.PERMIT,
    applies=refused_on_form,
    audience=Audience.REVIEWERS,
    strength=Strength.USUAL,
)
def purpose_outlives_a_formal_refusal(view: View) -> Result:
    """Was extradition refused only on the refusing state's own time bar, on nationality or on form?"""
    formal = refusals(view, FORMAL)
    if len(formal) < len(refusals(view)):
        return not_met("One refusal was on form and another was not: look at that one.", *_facts(view, refusals(view)))
    who = ", ".join(p.by for p in formal)
    words = f"The purpose can still be reached elsewhere; a line in the notice says that {who} refused, when and why."
    return met(words, *_facts(view, formal))


@weighing(
    "ccf-ext-rights",
    cites=commission("2023-5", 2023),
    applies=refused_for_rights,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
    strength=Strength.USUAL,
    leads=True,
)
def refused_for_rights_with_other_doubts(view: View) -> Result:
    """Was extradition refused for human rights, while the person's part or protection gives doubts as well?"""
    found = refusals(view, frozenset({"rights"}))
    doubts = tuple(
        words
        for words, there in (
            ("the account does not give the person's own acts", not (view.participation and view.participation.acts)),
            ("a protective status is in the file", bool(view.protections)),
            ("a competent body has found a breach", says(view, "rights.competent_finding")),
        )
        if there
    )
    if not doubts:
        return met(
            "Refused on human rights: weighed with its reasons; no other doubt is in the file.", *_facts(view, found)
        )
    words = f"Refused on human rights, and {'; '.join(doubts)}: together these have led to deletion."
    return weigh((Pointer(words, AGAINST, _facts(view, found)),), nothing="")


def ruled_before(view: View) -> bool:
    """Whether a final ruling on the same facts is said."""
    return says(view, "rights.final_ruling")


@weighing("ccf-nebis", cites=commission("2023-2", 2023), applies=ruled_before, ground=Ground.HUMAN_RIGHTS)
def final_ruling_on_the_same_facts(view: View) -> Result:
    """Has a court given a final ruling on guilt or innocence on the same facts, not only closed a file?"""
    words = "A final ruling on guilt or innocence on the same facts: nobody is tried twice."
    return weigh(pointer_if(view, "rights.final_ruling", AGAINST, words), nothing="")


def not_told(view: View) -> bool:
    """Whether an account says that the person was not told of the proceedings."""
    return any(s.value is False for s in view.evidence("rights.notified").statements)


@weighing("ccf-notify", cites=commission("2024-1", 2024), applies=not_told, ground=Ground.HUMAN_RIGHTS)
def told_of_the_proceedings(view: View) -> Result:
    """Did the state try with care to tell the person of the proceedings, or did the person frustrate that?"""
    facts = facts_of(view, "rights.notified", "rights.notification_frustrated")
    if view.evidence("rights.notification_frustrated").is_true:
        return weigh((Pointer("The person's own conduct frustrated the notice.", FOR, facts),), nothing="")
    words = "The person was not told of the proceedings, and nothing shows that the state tried with care."
    return weigh((Pointer(words, AGAINST, facts),), nothing="", ask=FACTS["rights.notified"].ask)


def process_doubted(view: View) -> bool:
    """Whether flaws of the proceedings are claimed or found."""
    return says(view, "rights.due_process_claimed", "rights.unfair_trial")


@weighing(
    "ccf-dueprocess",
    cites=commission("2024-1; 2025-2", 2024),
    applies=process_doubted,
    ground=Ground.HUMAN_RIGHTS,
    audience=Audience.REVIEWERS,
)
def flagrant_denial_of_due_process(view: View) -> Result:
    """Is a flagrant denial of fair process shown convincingly, and not only claimed?"""
    return weigh(
        (
            *pointer_if(view, "rights.unfair_trial", AGAINST, "A flagrant denial of a fair trial is found or shown."),
            *pointer_if(view, "rights.due_process_claimed", NEITHER, "Flaws are claimed: a bare claim is not enough."),
        ),
        nothing="Claims alone do not suffice.",
    )


def place_known(view: View) -> bool:
    """Whether the person's place is said to be known and extradition to be running."""
    return says(view, "context.location_known")


@weighing(
    "rop-known-location",
    cites=practice("3.6, case 35"),
    applies=place_known,
    ground=Ground.POLITICAL,
    leads=True,
)
def place_known_and_extradition_running(view: View) -> Result:
    """Is a notice asked for although the person's place is known and extradition is already running?"""
    words = "The person's place is known and extradition is already running: what is the notice for?"
    lean = AGAINST if says(view, "person.political_opponent") else NEITHER
    if lean is AGAINST:
        words += " The person is an opponent: such a request was refused."
    return weigh(pointer_if(view, "context.location_known", lean, words), nothing=words if lean is NEITHER else "")


ELSEWHERE: tuple[Rule, ...] = (
    extradition_refused_elsewhere,
    purpose_outlives_a_formal_refusal,
    refused_for_rights_with_other_doubts,
    final_ruling_on_the_same_facts,
    told_of_the_proceedings,
    flagrant_denial_of_due_process,
    place_known_and_extradition_running,
)
