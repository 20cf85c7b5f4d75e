"""Repository of Practice, 2.2 and 3.13: facts before labels, and facts that tie this person to the charges.

They are asked about somebody who is accused: what a missing child did is no question.
"""

from rapidfuzz import fuzz

from fairnotice.domain.dossier import View
from fairnotice.domain.subject import Participation, Subject
from fairnotice.domain.unknown import is_known
from fairnotice.law.model import FactUsed, Ground, Result, Rule, gate, met, not_met, undetermined, used
from fairnotice.law.practice.reading import accused, facts_of, practice

ALIKE = 85.0
"""From this ratio of common words, in hundredths, two accounts are shown to a person as copied.

It is a choice of this rulebook, not a number of the law, and it only ever raises a question.
"""


def several_accounts(view: View) -> bool:
    """Whether the file gives an account for this person and for somebody else."""
    return accused(view) and view.participation is not None and any(other.participation for other in _others(view))


@gate("rop-facts-first", cites=practice("2.2, paras 52-53"), applies=accused, ground=Ground.INSUFFICIENT_FACTS)
def facts_before_labels(view: View) -> Result:
    """Are there facts behind the labels of the charges?"""
    part = view.participation
    if part is not None and (part.summary.strip() or part.acts):
        return met("The file tells what is said to have happened.", _account(view, part))
    if not view.offences:
        return undetermined("The file gives neither charges nor an account.", ask="What is said to have happened?")
    return undetermined(
        "The file gives charges, but no account of the facts behind them.",
        ask="Which facts does each charge rest on?",
    )


@gate("rop-coherence", cites=practice("3.13, paras 2-3"), applies=accused, ground=Ground.INSUFFICIENT_FACTS)
def person_tied_to_facts(view: View) -> Result:
    """Do the facts tie this very person to the charges?"""
    part = view.participation
    asked = f"Which acts did {view.subject.label} commit, when, where and how?"
    if part is None:
        return undetermined("Nothing says what this person did.", ask=asked)
    missing = _missing(view, part)
    if missing and view.evidence("requester.answered").is_false:
        return not_met(
            f"The account does not give {_listed(missing)}, and the source, asked for it, gave no usable answer.",
            _account(view, part),
            *facts_of(view, "requester.answered"),
        )
    if missing:
        return undetermined(f"The account does not give {_listed(missing)}.", _account(view, part), ask=asked)
    return met("The account gives this person's own acts, with time and place.", _account(view, part))


@gate("rop-copypaste", cites=practice("3.13, para. 2"), applies=several_accounts, ground=Ground.INSUFFICIENT_FACTS)
def account_of_its_own(view: View) -> Result:
    """Does this person have an account of their own, not one copied for several people?"""
    part = view.participation
    assert part is not None  # several_accounts has looked
    alike = [other for other in _others(view) if other.participation and _alike(view.subject, other) >= ALIKE]
    if not alike:
        return met("The account is this person's own.", _account(view, part))
    names = ", ".join(other.label for other in alike)
    return undetermined(
        f"The account is nearly word for word that of: {names}.",
        _account(view, part),
        *(
            used(view, f"subjects/{o.id}/participation", o.participation.summary, o.participation.sources)
            for o in alike
            if o.participation
        ),
        ask=f"Which acts did {view.subject.label} alone commit, when, where and how?",
    )


def _others(view: View) -> tuple[Subject, ...]:
    return tuple(subject for subject in view.dossier.subjects if subject.id != view.subject.id)


def _account(view: View, part: Participation) -> FactUsed:
    return used(view, f"subjects/{view.subject.id}/participation", part.summary, part.sources)


def _missing(view: View, part: Participation) -> list[str]:
    incident = view.dossier.incident
    placed = is_known(part.place) or (incident is not None and is_known(incident.place))
    dated = is_known(part.when) or (incident is not None and is_known(incident.when))
    told = (("the person's own acts", bool(part.acts)), ("when", dated), ("where", placed))
    return [what for what, known in told if not known]


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _alike(one: Subject, other: Subject) -> float:
    return fuzz.token_sort_ratio(_words(one), _words(other))


def _words(subject: Subject) -> str:
    """The account without the person's names, which differ in copied accounts too."""
    part = subject.participation
    assert part is not None
    role = part.role if is_known(part.role) else ""
    text = " ".join((part.summary, role, *part.acts)).lower()
    names = {name.text.lower() for identity in subject.identities for name in identity.names}
    for word in sorted({*names, *(word for name in names for word in name.split())}, key=len, reverse=True):
        text = text.replace(word, "")
    return " ".join(text.split())


COHERENCE: tuple[Rule, ...] = (facts_before_labels, person_tied_to_facts, account_of_its_own)
