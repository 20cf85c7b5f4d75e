"""One voice that says two things about one fact. Two voices that differ are a dispute, and findings show it as such."""

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import SourceKind, Statement
from fairnotice.law.file.reading import house
from fairnotice.law.model import Ground, Result, gate, met, undetermined, used


def requester_speaks(view: View) -> bool:
    """Whether the requester's own file says more than one thing in coded form."""
    return len(_own(view)) > 1


@gate("file-own-account", cites=house("accounts"), applies=requester_speaks, ground=Ground.INSUFFICIENT_FACTS)
def own_account_agrees(view: View) -> Result:
    """Does the requester's own account say the same of each fact throughout?"""
    said: dict[str, list[Statement]] = {}
    for statement in _own(view):
        said.setdefault(statement.about, []).append(statement)
    torn = {key: each for key, each in said.items() if len({s.value for s in each}) > 1}
    if not torn:
        return met("The requester's own account contradicts itself in no coded fact.")
    facts = tuple(
        used(view, f"statements/{s.id}", s.words, (s.source,)) for statements in torn.values() for s in statements
    )
    meant = " ".join(FACTS[key].meaning for key in torn)
    return undetermined(
        f"The requester's own file says two things that cannot both be true: {meant}",
        *facts,
        ask=tuple(
            f"Your file contradicts itself on this: {FACTS[key].meaning} Which is right?"
            for key in torn
            if FACTS[key].ask
        ),
    )


def _own(view: View) -> tuple[Statement, ...]:
    """What the requesting bureau's own file says of this person on the day, in coded form."""
    known = view.dossier.source_by_id
    return tuple(
        s
        for s in view.dossier.statements
        if s.value is not None
        and s.subject in (None, view.subject.id)
        and s.source in known
        and known[s.source].kind is SourceKind.REQUESTER
        and s.holds.includes(view.on)
    )
