"""Statements of the file that no rule has read: told with the review, so that nobody takes silence for an answer.

A statement in words only is not among them: `rpd-34-3-open` gathers those.
"""

from dataclasses import dataclass

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import Statement
from fairnotice.law.model import FactUsed
from fairnotice.law.rpd.wording import code_in_words

NOT_ASKED = "No rule that applies here asks for it."
NOT_ON_THE_DAY = "It does not hold on the day of this review."


@dataclass(frozen=True, slots=True)
class Unread:
    """One statement that no rule has read: the account itself, what it is about, and why it was not read."""

    fact: FactUsed
    about: str
    value: bool | str
    why: str

    @property
    def says(self) -> str:
        """What it is about, and which value it gives, in a few words."""
        meaning = FACTS[self.about].meaning.rstrip(".") if self.about in FACTS else self.about
        if isinstance(self.value, bool):
            return f"{meaning}: {'yes' if self.value else 'no'}"
        return f"{meaning}: {code_in_words(self.value)}"


def unread_statements(view: View) -> tuple[Unread, ...]:
    """Every coded statement about this person or the whole matter that no rule looked up in this view.

    Call it when all rules have run on the view, and before anything else reads it.
    """
    read = view.read_so_far
    found = []
    for said in view.dossier.statements:
        if said.value is None or said.subject not in (None, view.subject.id):
            continue
        if not said.holds.includes(view.on):
            found.append(_unread(view, said, said.value, NOT_ON_THE_DAY))
        elif said.about not in read:
            found.append(_unread(view, said, said.value, NOT_ASKED))
    return tuple(found)


def _unread(view: View, said: Statement, value: bool | str, why: str) -> Unread:
    fact = FactUsed(
        where=f"statements/{said.id}",
        says=said.words,
        by=said.by,
        standing=view.dossier.standing((said.source,)),
        firmness=said.firmness,
        sources=(said.source,),
    )
    return Unread(fact, said.about, value, why)
