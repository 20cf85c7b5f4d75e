"""How far a story has come: each function takes a matter one step on, through the services, as the right people."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.exposure_reader import Disclosure, Extent
from fairnotice.domain.officer import Officer
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Document, Reality
from fairnotice.law.factors import Weighed, left_out
from fairnotice.law.model import Ground, Lean
from fairnotice.law.review import review_subject
from fairnotice.records.models import RequestRecord
from fairnotice.screening import Query
from fairnotice.services import cases, decisions, hits, publication, requests, reviews, screening
from fairnotice.services.acting import act_as
from fairnotice.services.dossiers import request_dossier
from fairnotice.services.exposure_readers import name_reader
from fairnotice.services.exposures import AnswerGiven, exposure_of_request
from fairnotice.services.misused import record_misused
from fairnotice.services.wrong_matches import wrong_matches_of
from tests.builders import a_dossier, a_request
from tests.conftest import BUREAUS, NOW, World

WHY = "The file was read twice and the reasons stand in it."


def invented(dossier: Dossier) -> Dossier:
    """The same dossier about invented people, as a training installation takes it."""
    return replace(dossier, subjects=tuple(replace(s, reality=Reality.INVENTED) for s in dossier.subjects))


def a_case(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> UUID:
    """A matter taken in by the source bureau."""
    answer = cases.open_case(dossier=invented(dossier or a_dossier()), by=world.source, at=at)
    return UUID(answer["case"])


def a_draft(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> UUID:
    """A request in draft."""
    case = a_case(world, dossier, at=at)
    answer = cases.draft_request(case=case, subject="s1", by=world.source, at=at)
    return UUID(answer["request"])


def a_submitted(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> UUID:
    """A request handed in."""
    request = a_draft(world, dossier, at=at)
    requests.submit_request(request=request, by=world.source, at=at)
    return request


def an_assessed(world: World, dossier: Dossier | None = None, *, outcome: str = "approve", at: datetime = NOW) -> UUID:
    """A request with two worksheets."""
    request = a_submitted(world, dossier, at=at)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by, outcome=outcome, at=at)
    return request


def assess(request: UUID, by: Any, *, outcome: str = "approve", at: datetime = NOW) -> dict[str, Any]:
    """One worksheet, which weighs every factor that must be weighed."""
    grounds = [Ground.POLITICAL] if outcome == "refuse" else []
    factors = all_weighed(request, by, outcome=outcome, at=at)
    return reviews.assess_request(
        request=request, outcome=outcome, grounds=grounds, reasons=WHY, factors=factors, by=by, at=at
    )


def all_weighed(request: UUID, by: Any, *, outcome: str = "approve", at: datetime = NOW) -> list[Weighed]:
    """Every factor on which something points against the request, weighed as the outcome is."""
    with act_as(by):
        row = RequestRecord.objects.get(pk=request)
        found = review_subject(request_dossier(row, by), row.subject, Moment.on_day(at.date(), now=at)).findings
    lean = Lean.AGAINST if outcome == "refuse" else Lean.FOR
    return [Weighed(finding.rule, lean, WHY, (finding.facts[0].where,)) for finding in left_out(found, ())]


def decide(request: UUID, by: Any, *, outcome: str = "approve", at: datetime = NOW, **more: Any) -> dict[str, Any]:
    """The decision."""
    return decisions.decide_request(
        request=request,
        outcome=outcome,
        grounds=[Ground.POLITICAL] if outcome == "refuse" else [],
        reasons=WHY,
        letter="The request is refused under article 3." if outcome == "refuse" else "",
        moment=Moment.on_day(at.date(), now=at),
        by=by,
        at=at,
        **more,
    )


def an_approved(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> UUID:
    """A request approved."""
    request = an_assessed(world, dossier, at=at)
    decide(request, world.decider, at=at)
    return request


def a_refused(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> UUID:
    """A request refused."""
    request = an_assessed(world, dossier, outcome="refuse", at=at)
    decide(request, world.decider, outcome="refuse", at=at)
    return request


def a_notice(
    world: World,
    dossier: Dossier | None = None,
    *,
    restricted: tuple[str, ...] = (),
    left_out: tuple[str, ...] = (),
    at: datetime = NOW,
) -> UUID:
    """A published notice; restricted, it is a diffusion to every country but those bureaus' (RPD 58, 79(3)).

    `left_out`: countries that the matter concerns and that do not receive it, the nationality of the person apart.
    """
    if restricted and dossier is None:
        dossier = a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS))
    request = an_approved(world, dossier, at=at)
    why = dict.fromkeys((*left_out, *(["UY"] if "UY" in restricted else [])), WHY)
    answer = publication.publish_notice(request=request, restricted=restricted, left_out=why, by=world.decider, at=at)
    return UUID(answer["notice"])


def a_query(dossier: Dossier | None = None) -> Query:
    """A traveller with the particulars of the subject."""
    identity = (dossier or a_dossier()).subjects[0].identities[0]
    return Query(
        names=tuple(name.text for name in identity.names),
        births=identity.births,
        nationalities=identity.nationalities,
    )


def a_hit(world: World, dossier: Dossier | None = None, *, at: datetime = NOW) -> tuple[UUID, UUID]:
    """A notice, and a hit on it at the border of the locating country."""
    notice = a_notice(world, dossier, at=at)
    raised = screening.check_traveller(
        query=a_query(dossier), traveller={"name": "as read"}, purpose="entry", by=world.border, at=at
    )
    assert len(raised) == 1
    return notice, raised[0].id


def a_wrong_match(world: World, *, at: datetime = NOW) -> UUID:
    """A traveller of the locating country who is told apart from a published notice; answers the pair's id."""
    query = replace(a_query(), documents=(Document("passport", "PT9913375", "PT"),))
    (raised, *_more) = screening.check_traveller(
        query=query, traveller=screening.kept_of(query), purpose="entry", by=world.border, at=at
    )
    compared = {"photograph": "another face", "fingerprints": "not the same"}
    hits.verify_hit(hit=raised.id, same=False, compared=compared, remembered=True, by=world.border, at=at)
    return wrong_matches_of(by=world.border, at=at)[0].id


def a_misused(world: World, notice: UUID, *, by: Officer | None = None, at: datetime = NOW, **more: Any) -> UUID:
    """A document of that notice recorded as misused, by the locating bureau unless another is named."""
    how = "The holder's fingerprints are with our bureau: call it before anything else."
    by = by or world.locating
    answer = record_misused(notice=notice, place="document:0.0", verify_by=how, evidence=WHY, by=by, at=at, **more)
    return UUID(answer["misused_identity"])


def a_verified(world: World, *, at: datetime = NOW) -> tuple[UUID, UUID]:
    """A hit that a person has verified."""
    notice, hit = a_hit(world, at=at)
    compared = {"photograph": "same person", "birth date": "same day"}
    hits.verify_hit(hit=hit, same=True, compared=compared, by=world.border, at=at)
    return notice, hit


def an_asked(world: World, *, at: datetime = NOW) -> tuple[UUID, UUID, UUID]:
    """A confirmation asked of the source: notice, hit, confirmation."""
    notice, hit = a_verified(world, at=at)
    answer = hits.ask_confirmation(hit=hit, by=world.locating, at=at)
    return notice, hit, UUID(answer["confirmation"])


def a_confirmed(world: World, *, at: datetime = NOW) -> tuple[UUID, UUID]:
    """A hit that the source has confirmed."""
    notice, hit, confirmation = an_asked(world, at=at)
    later = at + timedelta(hours=1)
    hits.answer_confirmation(confirmation=confirmation, stands=True, text="It stands.", by=world.source, at=later)
    return notice, hit


def a_measured(world: World, *, at: datetime = NOW) -> tuple[UUID, UUID, UUID]:
    """A measure taken: notice, hit, measure."""
    notice, hit = a_confirmed(world, at=at)
    hits.check_protection(hit=hit, protected=False, checked="Asylum files and court lists.", by=world.locating, at=at)
    hits.decide_disclosure(hit=hit, tells=True, text="Located in New Zealand.", reasons=WHY, by=world.locating, at=at)
    answer = hits.record_measure(
        hit=hit, kind="monitoring", legal_basis="Section 1 of an invented act.", by=world.locating, at=at
    )
    return notice, hit, UUID(answer["measure"])


def a_naming(
    world: World, request: UUID, who: str = "court", *, extent: Extent = Extent.FILED, at: datetime = NOW
) -> UUID:
    """The court, or counsel, named for that request by the Commission, for a month."""
    named = name_reader(
        request=request,
        office=getattr(world, who).bureau,
        extent=extent,
        disclosure=Disclosure.OWNER_AGREED,
        until=(at + timedelta(days=30)).date(),
        reasons=WHY,
        by=world.commission,
        at=at,
    )
    return UUID(named["reader"])


def an_exposure(request: UUID, by: Officer, *, purpose: str = "review", at: datetime = NOW) -> AnswerGiven:
    """What New Zealand's law makes of that request, asked and kept."""
    moment = Moment.on_day(at.date(), now=at)
    return exposure_of_request(request=request, purpose=purpose, moment=moment, by=by, at=at, countries=["NZ"])
