"""RPD article 47: what comes from open sources. The kind of each source says so, and every finding repeats it."""

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Stage
from fairnotice.domain.statement import Standing
from fairnotice.law.model import (
    FactUsed,
    Ground,
    Outcome,
    Result,
    RuleEffect,
    duty,
    gate,
    met,
    undetermined,
    used,
)
from fairnotice.law.rpd.scope import rpd

open_sources_show = duty(
    "rpd-47-1-c",
    cites=rpd("art. 47(1)(c)"),
    says="Can what comes from open sources be told from police data?",
    carried_by="domain.statement:standing_of",
    effect=RuleEffect.REQUIRE,
)


def arrest_sought_on_sources(view: View) -> bool:
    """A filed request that seeks an arrest. What is only announced is known from nothing but what was announced."""
    return view.request.kind.seeks_arrest and view.request.stage is Stage.FILED


@gate(
    "rpd-47-1-h",
    cites=rpd("art. 47(1)(h)", amended=2024),
    effect=RuleEffect.BLOCK,
    applies=arrest_sought_on_sources,
    ground=Ground.INSUFFICIENT_FACTS,
)
def coercion_rests_on_more_than_open_sources(view: View) -> Result:
    """Does the request for an arrest rest on more than open sources?"""
    facts = _grounds(view)
    sources = tuple(source for fact in facts for source in fact.sources)
    ask = "On which papers of a court, a prosecutor or the police does the request rest?"
    if not facts:
        return undetermined("There is neither a warrant nor an account that an arrest could rest on.", ask=ask)
    attached = any(warrant.copy_attached for warrant in view.warrants)
    if attached or view.dossier.standing(sources) is not Standing.PRESS_ALONE:
        return met("The warrant and the account of the facts rest on more than open sources.", *facts)
    return Result(
        Outcome.NOT_MET,
        "The warrant and the account of the facts rest on open sources alone, which never carry a coercive measure.",
        facts,
        ask=(ask,),
    )


def _grounds(view: View) -> tuple[FactUsed, ...]:
    """What an arrest would rest on: the warrants and the account of the person's part."""
    part = view.participation
    account = (
        (used(view, f"subjects/{view.subject.id}/participation", part.summary, part.sources),)
        if part is not None
        else ()
    )
    warrants = (used(view, f"warrants/{w.id}", w.authority.name, w.sources) for w in view.warrants)
    return (*warrants, *account)
