"""Whole stories through the services, on the database, as the app role."""

from datetime import timedelta

import pytest

from fairnotice.domain.errors import NotFound, NotPossibleNow
from fairnotice.records.queries import rows
from fairnotice.records.session import speaking_as
from fairnotice.services import hits, publication, reading, screening
from tests.conftest import NOW, World
from tests.stories import WHY, a_hit, a_measured, a_notice, a_query, a_refused


def test_an_ordinary_case_goes_from_the_warrant_to_a_measure_and_is_withdrawn(world: World) -> None:
    notice, _hit, measure = a_measured(world)
    told = reading.list_rows("disclosures", by=world.source, at=NOW)
    assert [row["text"] for row in told] == ["Located in New Zealand."]
    assert [row["kind"] for row in reading.list_rows("measures", by=world.source)] == ["monitoring"]

    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + timedelta(days=1))
    assert (
        screening.check_traveller(
            query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW + timedelta(days=2)
        )
        == ()
    )
    texts = [row["text"] for row in reading.list_rows("messages", by=world.other)]
    assert any("withdrawn" in text for text in texts)
    hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW + timedelta(days=2))


def test_a_restricted_bureau_never_learns_of_the_notice(world: World) -> None:
    notice = a_notice(world, restricted=("NZ",))
    with pytest.raises(NotFound):
        reading.read_notice(notice=notice, purpose="look", by=world.locating, at=NOW)
    assert reading.list_rows("register", by=world.locating) == []
    assert screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW) == ()
    assert reading.read_notice(notice=notice, purpose="look", by=world.other, at=NOW)["state"] == "published"


def test_the_source_does_not_learn_where_the_person_is_before_it_is_decided(world: World) -> None:
    _notice, hit = a_hit(world)
    assert reading.list_rows("hits", by=world.source, at=NOW) == []
    with pytest.raises(NotFound):
        reading.read_hit(hit=hit, purpose="look", by=world.source, at=NOW)
    assert not any("NZ" in row["body"] for row in reading.timeline(thing=f"hit:{hit}", by=world.source))


def test_no_measure_is_recorded_on_a_notice_that_was_withdrawn_meanwhile(world: World) -> None:
    notice, hit = a_hit(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    compared = {"photograph": "same", "birth date": "same"}
    hits.verify_hit(hit=hit, same=True, compared=compared, by=world.border, at=NOW)
    with pytest.raises(NotPossibleNow, match="withdrawn"):
        hits.ask_confirmation(hit=hit, by=world.locating, at=NOW)


def test_a_refusal_is_told_to_the_source_and_remembered_in_the_least_form(world: World) -> None:
    request = a_refused(world)
    letters = [row["text"] for row in reading.list_rows("messages", by=world.source)]
    assert "The request is refused under article 3." in letters
    assert reading.read_request(request=request, purpose="look", by=world.source, at=NOW)["decision"] is None
    with speaking_as(world.reviewer):
        assert rows("requests", limit=5)[0]["state"] == "refused"
