"""RPD article 61: disclosure to the public. Encoded: who was a minor. That bars the extract, not the notice."""

from fairnotice.domain.dates import Calendar, PartialDate, add_months
from fairnotice.domain.dossier import View
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.law.model import FactUsed, Ground, Outcome, Result, RuleEffect, gate, met, not_met, used
from fairnotice.law.rpd.scope import is_red, rpd
from fairnotice.law.texts import number_limit


def red_with_public_extract(view: View) -> bool:
    """A red notice of which a part is to be shown to the public."""
    return is_red(view) and view.request.public_extract


@gate(
    "rpd-61-2-e",
    cites=rpd("art. 61(2)(e)", amended=2014),
    effect=RuleEffect.FLAG,
    applies=red_with_public_extract,
    ground=Ground.MINOR_PERSON,
)
def adult_at_the_time(view: View) -> Result:
    """Was the person certainly of age at the time of the offence, so that the public may be shown an extract?"""
    act, where = _time_of_the_act(view)
    births = view.subject.births
    facts = (*_birth_facts(view), *_act_fact(view, act, where))
    if not births or not is_known(act):
        return _cannot_be_ruled_out(births, facts)
    years = number_limit("majority.years", view.on)
    if all(_of_age(birth, act, years) for birth in births):
        return met(f"The person was {years} or older at the time of the offence.", *facts)
    return not_met(
        f"The person was, or may have been, under {years} at the time of the offence: no extract for the public.",
        *facts,
    )


def _of_age(birth: PartialDate, act: PartialDate, years: int) -> bool:
    """Whether even the latest birth makes an adult of the person on the earliest day of the act."""
    if {birth.calendar, act.calendar} != {Calendar.GREGORIAN}:
        return False  # not converted, so not certain
    return add_months(birth.last_day(), years * 12) <= act.first_day()


def _cannot_be_ruled_out(births: tuple[PartialDate, ...], facts: tuple[FactUsed, ...]) -> Result:
    ask = "When was the act committed?" if births else "When was the person born?"
    why = "The age at the time of the offence is not known, so the person may have been a minor: no extract."
    return Result(Outcome.NOT_MET, why, facts, ask=(ask,))


def _time_of_the_act(view: View) -> tuple[PartialDate | Unknown, str]:
    part, incident = view.participation, view.dossier.incident
    if part and is_known(part.when):
        return part.when, f"subjects/{view.subject.id}/participation/when"
    return (incident.when if incident else Unknown.UNKNOWN), "incident/when"


def _act_fact(view: View, act: PartialDate | Unknown, where: str) -> tuple[FactUsed, ...]:
    if not is_known(act):
        return ()
    part, incident = view.participation, view.dossier.incident
    holder = incident if where.startswith("incident") else part
    return (used(view, where, f"The act is dated {act}.", holder.sources if holder else ()),)


def _birth_facts(view: View) -> tuple[FactUsed, ...]:
    return tuple(
        used(view, f"subjects/{view.subject.id}/identities/{index}/births", f"Born {birth}.", identity.sources)
        for index, identity in enumerate(view.subject.identities)
        for birth in identity.births
    )
