"""The day of the act beside the person's birth and death, the warrants, and the request.

A day that is not exact contradicts another only when no day that it can mean would fit.
"""

from datetime import date

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.file.reading import act_day, act_fact, comparable, dated, house, issued_fact, spoken
from fairnotice.law.model import FactUsed, Ground, Result, gate, met, undetermined, used, used_evidence

DEAD = "person.deceased"
ASK_WHEN = "When was the act committed"


def _births(view: View) -> tuple[tuple[PartialDate, FactUsed], ...]:
    return tuple(
        (day, used(view, f"subjects/{view.subject.id}/identities/{index}/births", f"Born {spoken(day)}.", i.sources))
        for index, i in enumerate(view.subject.identities)
        for day in map(comparable, i.births)
        if day is not None
    )


def act_and_birth_dated(view: View) -> bool:
    """Whether the file tells when the act was and when the person was born."""
    return any(comparable(birth) for birth in view.subject.births) and act_day(view) is not None


@gate("file-act-before-birth", cites=house("acts"), applies=act_and_birth_dated, ground=Ground.INSUFFICIENT_IDENTITY)
def born_before_the_act(view: View) -> Result:
    """Was the person born before the act, on every date of birth that the file gives?"""
    act = act_day(view)
    assert act is not None  # act_and_birth_dated has looked
    fact = act_fact(view, act)
    births = _births(view)
    facts = (fact, *(birth_fact for _day, birth_fact in births))
    late = [spoken(day) for day, _fact in births if day.first_day() > act.last_day()]
    if not late:
        return met("Each date of birth lies before the act.", *facts)
    born = " and ".join(late)
    return undetermined(
        f"The act is dated {spoken(act)}, before a birth that the file gives: {born}.",
        *facts,
        ask=f"{ASK_WHEN} ({spoken(act)}), and when was the person born ({born})? Both cannot be right.",
    )


def act_and_warrant_dated(view: View) -> bool:
    """Whether the file tells when the act was and when a warrant was issued."""
    return bool(dated(view)) and act_day(view) is not None


@gate("file-act-after-warrant", cites=house("acts"), applies=act_and_warrant_dated, ground=Ground.INSUFFICIENT_FACTS)
def act_before_the_warrants(view: View) -> Result:
    """Was the act committed before the last warrant that the request rests on?"""
    act = act_day(view)
    assert act is not None  # act_and_warrant_dated has looked
    fact = act_fact(view, act)
    facts = (fact, *(issued_fact(view, warrant, issued) for warrant, issued in dated(view)))
    last = max(issued for _warrant, issued in dated(view))
    if act.first_day() <= last:
        return met("The act lies before the last warrant.", *facts)
    return _too_late(act, f"every warrant; the last is of {day_in_words(last)}", facts)


def act_and_filing_dated(view: View) -> bool:
    """Whether the file tells when the act was and when the request was filed."""
    return is_known(view.request.filed) and act_day(view) is not None


@gate("file-act-after-request", cites=house("acts"), applies=act_and_filing_dated, ground=Ground.INSUFFICIENT_FACTS)
def act_before_the_request(view: View) -> Result:
    """Was the act committed by the day on which the request was filed?"""
    act, filed = act_day(view), view.request.filed
    assert act is not None and isinstance(filed, date)  # act_and_filing_dated has looked
    fact = act_fact(view, act)
    facts = (fact, used(view, "request/filed", f"Filed on {day_in_words(filed)}.", view.request.sources))
    if act.first_day() <= filed:
        return met("The act lies before the request.", *facts)
    return _too_late(act, f"the request, which was filed on {day_in_words(filed)}", facts)


def _too_late(act: PartialDate, what: str, facts: tuple[FactUsed, ...]) -> Result:
    return undetermined(
        f"The act is dated {spoken(act)}, after {what}.",
        *facts,
        ask=f"{ASK_WHEN}? The file dates it {spoken(act)}, after {what}.",
    )


def said_to_be_dead(view: View) -> bool:
    """Whether an account says since when the person is dead, and the file tells when the act was."""
    said = any(s.about == DEAD for s in view.dossier.statements)
    return said and bool(_deaths(view)) and act_day(view) is not None


@gate("file-dead-before-act", cites=house("acts"), applies=said_to_be_dead, ground=Ground.INSUFFICIENT_IDENTITY)
def alive_at_the_act(view: View) -> Result:
    """Was the person alive on the day of the act, on every account of the death?"""
    act = act_day(view)
    assert act is not None  # said_to_be_dead has looked
    fact = act_fact(view, act)
    facts = (fact, *used_evidence(view, view.evidence(DEAD)))
    before = [day_in_words(day) for day in _deaths(view) if day < act.first_day()]
    if not before:
        return met("The person was alive on the day of the act.", *facts)
    died = " and ".join(before)
    return undetermined(
        f"The person is said to have died on {died}, before the act of {spoken(act)}.",
        *facts,
        ask=f"{ASK_WHEN} ({spoken(act)}), and when did the person die ({died})? Is it the same person?",
    )


def _deaths(view: View) -> tuple[date, ...]:
    """Since when the accounts say that the person is dead."""
    statements = view.evidence(DEAD).statements
    return tuple(s.holds.begins for s in statements if s.value is True and s.holds.begins is not None)
