"""Who reads the exposure of a request, that a purpose is given and logged, and what state of the notice it takes."""

from uuid import UUID, uuid4

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.exposure import Question, Range
from fairnotice.domain.exposure_reader import OFFICES
from fairnotice.domain.officer import PUBLIC, Officer
from fairnotice.domain.request import Assurances
from fairnotice.records.models import NoticeRecord, RequestRecord
from fairnotice.services.accesslog import Wanted, read_access
from fairnotice.services.acting import act_as
from fairnotice.services.cases import add_facts
from fairnotice.services.exposures import exposable, exposure_of_request
from fairnotice.services.publication import block_notice
from tests.builders import a_dossier, a_moment, a_protection, a_request, a_subject
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_notice, a_submitted, invented

MOMENT = a_moment("2026-03-02", known="2026-03-02T09:00:00Z")


def asked(request: UUID, by: Officer, *, purpose: str = "review", country: str = "FR") -> Range | None:
    found = exposure_of_request(
        request=request, purpose=purpose, moment=MOMENT, by=by, at=NOW, countries=[country]
    ).exposure.countries[0]
    return found.answer(Question.ACT).range


def test_those_who_review_decide_and_control_read_it_and_nobody_else(world: World) -> None:
    request = a_submitted(world)
    for name, officer in world.everybody().items():
        if officer.role in OFFICES:
            assert exposable(request=request, by=officer, at=NOW).request == request
            assert asked(request, officer) is not None
            continue
        with pytest.raises((NotYourAct, NotFound)):
            asked(request, officer)
        with pytest.raises((NotYourAct, NotFound)):
            exposable(request=request, by=officer, at=NOW)
        assert name not in {"reviewer", "decider", "commission"}


def test_the_bureau_that_asks_is_refused_and_the_public_finds_nothing(world: World) -> None:
    request = a_submitted(world)
    with pytest.raises(NotYourAct):
        asked(request, world.source)
    with pytest.raises(NotFound):
        asked(request, PUBLIC)


def test_a_draft_is_its_bureau_s_own(world: World) -> None:
    with pytest.raises(NotFound):
        asked(a_draft(world), world.decider)
    with pytest.raises(NotFound):
        asked(uuid4(), world.decider)


def test_a_read_without_a_purpose_is_refused_and_not_answered(world: World) -> None:
    request = a_submitted(world)
    for purpose in ("", "curiosity"):
        with pytest.raises(InvalidValue, match="what it is read for"):
            asked(request, world.reviewer, purpose=purpose)


def test_every_read_is_logged_with_its_purpose_and_says_nothing_of_a_person(world: World) -> None:
    request = a_submitted(world)
    asked(request, world.reviewer, purpose="remedy")
    (row,) = read_access(Wanted(operation="exposure"), by=world.commission).rows
    assert (row["thing"], row["purpose"]) == (f"request:{request}", "remedy")
    assert row["officer"] == str(world.reviewer.id)


def test_a_notice_that_was_blocked_is_not_in_force(world: World) -> None:
    notice = a_notice(world)
    with_notice = request_of(world, notice)
    assert asked(with_notice, world.commission, country="GB") != Range(0, 0)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    assert asked(with_notice, world.commission, country="GB") == Range(0, 0)


def request_of(world: World, notice: UUID) -> UUID:
    with act_as(world.decider):
        return NoticeRecord.objects.get(pk=notice).request_id


def test_protection_that_reviewers_added_counts(world: World) -> None:
    sought = a_request(assurances=Assurances(issuer_competent=True, extradition_will_be_sought=True))
    request = a_submitted(world, a_dossier(request=sought))
    assert surrender(request, world) == Range(0, 4)
    with act_as(world.decider):
        case = RequestRecord.objects.get(pk=request).case_id
    person = a_subject(protections=(a_protection(against="PT", confirmed=True),))
    add_facts(case=case, dossier=invented(a_dossier(subject=person)), by=world.reviewer, at=NOW)
    assert surrender(request, world) == Range(0, 0)


def surrender(request: UUID, world: World) -> Range | None:
    found = exposure_of_request(
        request=request, purpose="review", moment=MOMENT, by=world.reviewer, at=NOW, countries=["JP"]
    )
    return found.exposure.countries[0].answer(Question.SURRENDER).range
