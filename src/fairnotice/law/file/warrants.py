"""What a warrant says beside the day of the request, and a sentence beside what remains of it."""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.domain.warrant import Penalty, Warrant
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.file.reading import dated, house, issued_fact, named
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, undetermined, used


def _filed(view: View) -> date | None:
    return view.request.filed if is_known(view.request.filed) else None


def warrant_and_filing_dated(view: View) -> bool:
    """Whether the file tells when the request was filed and when a warrant was issued."""
    return _filed(view) is not None and bool(dated(view))


@gate(
    "file-warrant-after-request",
    cites=house("warrants"),
    applies=warrant_and_filing_dated,
    ground=Ground.NO_VALID_WARRANT,
)
def warrant_came_first(view: View) -> Result:
    """Was every warrant issued by the day on which the request was filed?"""
    filed = _filed(view)
    assert filed is not None  # warrant_and_filing_dated has looked
    day = day_in_words(filed)
    facts = (
        used(view, "request/filed", f"Filed on {day}.", view.request.sources),
        *(issued_fact(view, warrant, issued) for warrant, issued in dated(view)),
    )
    late = [named(warrant, issued) for warrant, issued in dated(view) if issued > filed]
    if not late:
        return met("Each warrant with a day was issued by the day of the request.", *facts)
    which = " and ".join(late)
    return undetermined(
        f"The request was filed on {day}, before {which}.",
        *facts,
        ask=f"Your request is of {day} and cites {which}: which day is right, and on which warrant did it rest then?",
    )


def _remainders(view: View) -> tuple[tuple[Warrant, Penalty, Penalty], ...]:
    """Every sentence with what was imposed and what remains."""
    return tuple(
        (warrant, warrant.sentence.imposed, warrant.sentence.remaining)
        for warrant in view.warrants
        if warrant.sentence is not None and is_known(warrant.sentence.imposed) and is_known(warrant.sentence.remaining)
    )


def sentence_and_remainder(view: View) -> bool:
    """Whether a sentence is given with what remains of it."""
    return bool(_remainders(view))


@gate(
    "file-sentence-remainder",
    cites=house("sentences"),
    applies=sentence_and_remainder,
    ground=Ground.INSUFFICIENT_FACTS,
)
def remainder_within_sentence(view: View) -> Result:
    """Is what remains of a sentence no longer than what was imposed?"""
    facts = tuple(_sentence_fact(view, *each) for each in _remainders(view))
    wrong = [(imposed, rest) for _warrant, imposed, rest in _remainders(view) if rest > imposed]
    if not wrong:
        return met("No more remains of a sentence than was imposed.", *facts)
    said = "; ".join(f"{imposed} imposed, {rest} remaining" for imposed, rest in wrong)
    return undetermined(
        f"More remains of a sentence than was imposed: {said}.",
        *facts,
        ask=f"Which is right: {said}? How long is the sentence, and how much of it remains?",
    )


def _sentence_fact(view: View, warrant: Warrant, imposed: Penalty, remaining: Penalty) -> FactUsed:
    where = f"warrants/{warrant.id}/sentence"
    return used(view, where, f"{imposed} imposed, {remaining} remaining.", warrant.sources)
