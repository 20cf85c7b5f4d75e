"""RPD article 61: disclosure to the public. What is not met here bars the extract, not the notice."""

from fairnotice.domain.dates import Calendar, PartialDate, add_months
from fairnotice.domain.dossier import View
from fairnotice.domain.request import CONFIDENTIALITY_LEVELS, Kind
from fairnotice.domain.unknown import Unknown, is_known
from fairnotice.law.model import (
    FactUsed,
    Ground,
    Outcome,
    Result,
    RuleEffect,
    duty,
    gate,
    listed,
    met,
    not_met,
    used,
    used_evidence,
)
from fairnotice.law.rpd.scope import is_red, rpd
from fairnotice.law.rpd.wording import code_in_words
from fairnotice.law.texts import number_limit

FOR_THE_PUBLIC = frozenset({Kind.RED, Kind.YELLOW, Kind.BLACK, Kind.UN_SPECIAL})
"""Kinds of which the public may be shown a part. House rule: RPD 61(2)(a) asks for an alert, a call for help or another
aim of cooperation that the public can serve; blue and green notices, and messages to chosen bureaus, are for police."""


def with_public_extract(view: View) -> bool:
    """A request of which a part is to be shown to the public."""
    return view.request.public_extract


@gate(
    "rpd-61-2-a",
    cites=rpd("art. 61(2)(a)", amended=2014),
    effect=RuleEffect.FLAG,
    applies=with_public_extract,
    ground=Ground.WRONG_REQUESTER_OR_PURPOSE,
)
def serves_an_aim_of_the_public(view: View) -> Result:
    """Can the public serve the aim: an alert, a call for help, or another aim of cooperation?"""
    kind = view.request.kind
    words = code_in_words(kind.value)
    fact = used(view, "request/kind", words, view.request.sources)
    if kind in FOR_THE_PUBLIC:
        return met(f"The public can help with a request of this kind: {words}.", fact)
    return not_met(f"A request of this kind is for police: {words}. No extract for the public.", fact)


source_agrees_beforehand = duty(
    "rpd-61-2-b",
    cites=rpd("art. 61(2)(b)", amended=2014),
    says="Has the source agreed beforehand to the data, the method and the audience of the extract?",
    carried_by="services.extracts:allowed",
    effect=RuleEffect.REQUIRE,
)


@gate(
    "rpd-61-2-c",
    cites=rpd("art. 61(2)(c)-(d)", amended=2014),
    effect=RuleEffect.FLAG,
    applies=with_public_extract,
    ground=Ground.HUMAN_RIGHTS,
)
def extract_harms_nobody(view: View) -> Result:
    """Is the level the lowest, and is nobody shown whom showing would wrong: a witness, somebody by sensitive data?"""
    level, status = view.request.metadata.confidentiality, view.subject.status
    if level in CONFIDENTIALITY_LEVELS[1:]:
        words = code_in_words(str(level))
        fact = used(view, "request/metadata/confidentiality", words, view.request.sources)
        return not_met(f"The data are marked {words}: no extract for the public.", fact)
    if status == "witness":
        fact = used(view, f"subjects/{view.subject.id}/status", "witness", view.request.sources)
        return not_met("The person is a witness: no extract for the public.", fact)
    sensitive = view.evidence("data.sensitive")
    if sensitive.somebody_says_so:
        return not_met("The data are said to be sensitive: no extract for the public.", *used_evidence(view, sensitive))
    return met("The level is the lowest, and nothing in the file says that an extract would wrong somebody.")


others_republish_exact_copies = listed(
    "rpd-61-3",
    cites=rpd("art. 61(3)", amended=2014),
    says="Does another bureau republish only with approval, as an exact and updated copy?",
    why="A bureau that prints or posts a notice does so outside of this system, after an exchange of letters.",
    effect=RuleEffect.REQUIRE,
)


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
