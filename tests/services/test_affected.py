"""No country that a diffusion concerns is left out in silence, and nothing that seeks an arrest goes unapproved."""

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import DatabaseError, connection

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.records.models import NoticeRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.circulating import restrict_diffusion
from fairnotice.services.notices import read_notice_file
from fairnotice.services.publication import publish_notice
from fairnotice.services.requests import submit_request
from tests.builders import a_dossier, a_request
from tests.conftest import BUREAUS, NOW, World
from tests.services.test_restrictions import kinds
from tests.stories import WHY, a_draft, a_notice, a_refused, a_submitted, an_approved, an_assessed

PAST_IT = a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=("NZ", "GB")))
"""A diffusion about a national of Uruguay that does not go there."""


def test_a_diffusion_past_the_country_of_nationality_is_refused_with_its_name(world: World) -> None:
    request = an_approved(world, PAST_IT)
    with pytest.raises(NotPossibleNow, match=r"UY \(nationality\)"):
        publish_notice(request=request, by=world.decider, at=NOW)
    assert not NoticeRecord.objects.exists()


def test_with_a_reason_it_goes_and_the_reason_stands_beside_the_notice(world: World) -> None:
    request = an_approved(world, PAST_IT)
    why = {"UY": "Its police are the suspects of a case that this one rests on."}
    notice = UUID(publish_notice(request=request, left_out=why, by=world.decider, at=NOW)["notice"])
    assert kinds(notice, "UY") == []
    shown = read_notice_file(notice=notice, by=world.reviewer, at=NOW).reasons
    assert [(one["act"], one["text"]) for one in shown] == [("leave_out", f"UY: {why['UY']}")]


@pytest.mark.parametrize("why", ["", "No.", "   "])
def test_a_reason_is_words(world: World, why: str) -> None:
    with pytest.raises(InvalidValue, match="reasons in words"):
        publish_notice(request=an_approved(world, PAST_IT), left_out={"UY": why}, by=world.decider, at=NOW)


def test_a_reason_for_a_country_that_receives_it_is_a_slip(world: World) -> None:
    with pytest.raises(InvalidValue, match="Not left out"):
        publish_notice(request=an_approved(world, PAST_IT), left_out={"UY": WHY, "NZ": WHY}, by=world.decider, at=NOW)


def test_who_is_shut_out_at_publication_counts_as_left_out(world: World) -> None:
    request = an_approved(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS)))
    with pytest.raises(NotPossibleNow, match="UY"):
        publish_notice(request=request, restricted=["UY"], by=world.decider, at=NOW)


def test_a_country_without_a_bureau_here_cannot_be_reached_and_is_not_asked_for(world: World) -> None:
    dossier = replace(PAST_IT, incident=None)
    person = dossier.subjects[0]
    nowhere = replace(person, identities=(replace(person.identities[0], nationalities=("SM",)),))
    assert publish_notice(request=an_approved(world, replace(dossier, subjects=(nowhere,))), by=world.decider, at=NOW)


def test_a_country_concerned_that_is_shut_out_later_is_told_to_the_secretariat_with_the_reason(world: World) -> None:
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS)))
    with pytest.raises(InvalidValue):
        restrict_diffusion(notice=notice, bureaus=["UY"], reasons="", by=world.source, at=NOW)
    restrict_diffusion(notice=notice, bureaus=["UY"], reasons=WHY, by=world.source, at=NOW)
    shown = read_notice_file(notice=notice, by=world.decider, at=NOW)
    assert shown.left_out == ("Bureau UY",)
    assert [one["text"] for one in shown.reasons] == [f"UY: {WHY}"]


SEEKS_ARREST = a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS))


@pytest.mark.parametrize("how_far", [a_draft, a_submitted, an_assessed, a_refused])
def test_a_diffusion_that_seeks_an_arrest_circulates_after_an_approval_alone(world: World, how_far: object) -> None:
    request = how_far(world, SEEKS_ARREST)  # type: ignore[operator]
    with pytest.raises(NotPossibleNow):
        publish_notice(request=request, by=world.decider, at=NOW)
    with speaking_as(SYSTEM):
        assert not RegisterEntryRecord.objects.exists()


@pytest.mark.parametrize("who", ["source", "reviewer", "commission", "administrator"])
def test_nobody_but_a_decider_circulates_it(world: World, who: str) -> None:
    request = an_approved(world, SEEKS_ARREST)
    with pytest.raises(Exception, match=r"for: decider|no request|for others"):
        publish_notice(request=request, by=world.everybody()[who], at=NOW)


@pytest.mark.parametrize("how_far", [a_submitted, an_assessed, a_refused])
def test_the_database_takes_no_notice_on_a_request_that_nobody_has_approved(world: World, how_far: object) -> None:
    request = how_far(world, SEEKS_ARREST)  # type: ignore[operator]
    insert = (
        "INSERT INTO notice (id, request_id, source_code, number, kind, state, suspended_before_block, document,"
        " published_at, expires_on) VALUES (gen_random_uuid(), %s, 'PT', 'X', 'wanted_diffusion', 'published', false,"
        " '{}', now(), now())"
    )
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(world.decider):
        connection.cursor().execute(insert, [request])


def test_the_answer_says_what_stood_before_it(world: World) -> None:
    answer = publish_notice(request=an_approved(world, SEEKS_ARREST), by=world.decider, at=NOW)
    assert answer["circulated"] == {"seeks_arrest": True, "worksheets": 2, "approved_at": NOW.isoformat()}


def test_a_source_does_not_send_its_own_draft(world: World) -> None:
    request = a_draft(world, SEEKS_ARREST)
    submit_request(request=request, by=world.source, at=NOW)
    with pytest.raises((NotYourAct, NotPossibleNow)):
        publish_notice(request=request, by=world.source, at=NOW)
