"""Between a hit and a measure."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.domain.subject import Document
from fairnotice.records.models import HitRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services import hits, publication, reading, screening
from fairnotice.services.administration import add_bureau, add_officer
from fairnotice.services.clocks import sweep
from tests.conftest import NOW, World
from tests.stories import WHY, a_confirmed, a_hit, a_measured, a_notice, a_query, a_verified, an_asked

COMPARED = {"photograph": "same person", "birth date": "same day"}


def state_of(hit: object, world: World) -> str:
    return str(reading.read_hit(hit=hit, purpose="look", by=world.locating, at=NOW)["state"])  # type: ignore[arg-type]


def test_a_name_alone_is_not_an_identification(world: World) -> None:
    _notice, hit = a_hit(world)
    with pytest.raises(InvalidValue, match="at least 2 features"):
        hits.verify_hit(hit=hit, same=True, compared={"name": "alike"}, by=world.border, at=NOW)


@pytest.mark.parametrize("compared", [{}, {" ": "another person"}, {"photograph": " "}])
def test_a_no_names_what_differs(world: World, compared: dict[str, str]) -> None:
    _notice, hit = a_hit(world)
    with pytest.raises(InvalidValue, match="at least one thing"):
        hits.verify_hit(hit=hit, same=False, compared=compared, by=world.border, at=NOW)
    assert state_of(hit, world) == "raised"


def test_a_dismissed_hit_keeps_nothing_of_the_traveller(world: World) -> None:
    _notice, hit = a_hit(world)
    hits.verify_hit(hit=hit, same=False, compared={"photograph": "another person"}, by=world.border, at=NOW)
    with speaking_as(world.border):
        row = HitRecord.objects.get(pk=hit)
    assert (row.state, row.traveller, row.reasons) == ("dismissed", {}, [])


def test_the_source_is_asked_without_learning_who_asks(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    asked = reading.list_rows("confirmations", by=world.source, at=NOW)
    assert [row["confirmation"] for row in asked] == [str(confirmation)]
    texts = str([asked, reading.list_rows("messages", by=world.source), reading.list_rows("dues", by=world.source)])
    assert "NZ" not in texts
    assert "New Zealand" not in texts


def test_silence_lapses_and_lets_nothing_follow(world: World) -> None:
    _notice, hit, _confirmation = an_asked(world)
    assert sweep(at=NOW + timedelta(days=30)).unanswered == 1
    assert state_of(hit, world) == "unanswered"
    with pytest.raises(NotPossibleNow):
        hits.check_protection(hit=hit, protected=False, checked=WHY, by=world.locating, at=NOW)


def test_a_late_answer_still_counts(world: World) -> None:
    _notice, hit, confirmation = an_asked(world)
    sweep(at=NOW + timedelta(days=30))
    hits.answer_confirmation(
        confirmation=confirmation, stands=True, text="Yes.", by=world.source, at=NOW + timedelta(days=31)
    )
    assert state_of(hit, world) == "confirmed"


def test_an_answer_in_time_stops_the_clock(world: World) -> None:
    a_confirmed(world)
    assert sweep(at=NOW + timedelta(days=30)).unanswered == 0


def test_a_source_that_denies_ends_it(world: World) -> None:
    _notice, hit, confirmation = an_asked(world)
    hits.answer_confirmation(confirmation=confirmation, stands=False, text="Lifted.", by=world.source, at=NOW)
    assert state_of(hit, world) == "denied"
    assert any("does not stand" in row["text"] for row in reading.list_rows("messages", by=world.locating))


def test_only_the_source_answers_and_only_once(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    with pytest.raises(NotFound):
        hits.answer_confirmation(confirmation=confirmation, stands=True, text="", by=world.other, at=NOW)
    hits.answer_confirmation(confirmation=confirmation, stands=True, text="", by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="answered"):
        hits.answer_confirmation(confirmation=confirmation, stands=False, text="", by=world.source, at=NOW)


def test_the_locating_bureau_does_not_answer_for_the_source(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    with pytest.raises((NotYourAct, NotFound)):
        hits.answer_confirmation(confirmation=confirmation, stands=True, text="", by=world.locating, at=NOW)


def test_of_a_protected_person_the_requester_learns_nothing(world: World) -> None:
    _notice, hit = a_confirmed(world)
    hits.check_protection(hit=hit, protected=True, checked="Refugee status found.", by=world.locating, at=NOW)
    with pytest.raises(NotPossibleNow):
        hits.decide_disclosure(hit=hit, tells=True, text="x", reasons=WHY, by=world.locating, at=NOW)
    hits.decide_disclosure(hit=hit, tells=False, text="", reasons=WHY, by=world.locating, at=NOW)
    assert reading.list_rows("disclosures", by=world.source, at=NOW) == []
    with pytest.raises(NotPossibleNow):
        hits.record_measure(hit=hit, kind="monitoring", legal_basis=WHY, by=world.locating, at=NOW)


def test_a_border_officer_verifies_and_the_bureau_goes_on(world: World) -> None:
    _notice, hit = a_verified(world)
    with pytest.raises(NotYourAct, match="locating"):
        hits.ask_confirmation(hit=hit, by=world.border, at=NOW)


def test_a_measure_needs_a_law_of_the_country(world: World) -> None:
    _notice, hit = a_confirmed(world)
    with pytest.raises(InvalidValue, match="reasons"):
        hits.record_measure(hit=hit, kind="monitoring", legal_basis="", by=world.locating, at=NOW)
    with pytest.raises(InvalidValue, match="Known: provisional_arrest"):
        hits.record_measure(hit=hit, kind="abduction", legal_basis=WHY, by=world.locating, at=NOW)


def test_a_measure_ends_once(world: World) -> None:
    _notice, _hit, measure = a_measured(world)
    hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW)
    with pytest.raises(NotPossibleNow):
        hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW)


def test_a_traveller_who_does_not_match_leaves_only_a_count(world: World) -> None:
    a_notice(world)
    stranger = Query(names=("Wilhelmina Oakenshaw",), births=(), nationalities=())
    assert (
        screening.check_traveller(query=stranger, traveller={"name": "x"}, purpose="entry", by=world.border, at=NOW)
        == ()
    )
    assert reading.list_rows("traveller_counts", by=world.locating) == [
        {"bureau": "NZ", "day": NOW.date().isoformat(), "checked": 1, "matched": 0}
    ]
    assert "Oakenshaw" not in str(reading.list_rows("access", by=world.commission))


def test_every_check_says_what_it_is_for_and_is_logged(world: World) -> None:
    a_notice(world)
    with pytest.raises(InvalidValue, match="what the check is for"):
        screening.check_traveller(query=a_query(), traveller={}, purpose=" ", by=world.border, at=NOW)
    screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW)
    logged = reading.list_rows("access", by=world.commission)
    assert [(row["operation"], row["purpose"], row["bureau"]) for row in logged] == [("check", "entry", "NZ")]


@pytest.mark.parametrize("name", ["reviewer", "decider", "commission", "administrator"])
def test_travellers_are_checked_by_bureaus_and_their_posts_alone(world: World, name: str) -> None:
    with pytest.raises(NotYourAct):
        screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.everybody()[name], at=NOW)


def test_a_hit_refused_while_its_notice_stands_is_never_taken_for_one_that_is_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_notice(world)

    def refuse(_query: object) -> list[str]:
        raise ProgrammingError("the database takes no such row")

    monkeypatch.setattr(screening, "keys_of", refuse)
    with pytest.raises(ProgrammingError):
        screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW)


def test_somebody_is_told_apart_from_a_notice_that_ended_meanwhile(world: World) -> None:
    query = replace(a_query(), documents=(Document("passport", "PT9913375", "PT"),))
    notice = a_notice(world)
    (raised,) = screening.check_traveller(query=query, traveller={}, purpose="entry", by=world.border, at=NOW)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    compared = {"photograph": "another face", "fingerprints": "not the same"}
    answer = hits.verify_hit(hit=raised.id, same=False, compared=compared, by=world.border, at=NOW, remembered=True)
    assert answer["state"] == "dismissed"


@pytest.mark.parametrize("act", ["suspend", "block"])
def test_a_paused_or_blocked_notice_is_not_found_at_the_border(world: World, act: str) -> None:
    notice = a_notice(world)
    if act == "suspend":
        publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    else:
        publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    assert screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW) == ()


def test_a_person_found_in_the_sources_own_country_goes_the_same_way(world: World) -> None:
    """The source is then the locating bureau as well: it asks itself, and its hit is no dead end."""
    a_notice(world)
    post = add_officer(login="own post", bureau="PT", role=Role.BORDER, by=world.administrator, at=NOW)
    (raised,) = screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=post, at=NOW)
    hits.verify_hit(hit=raised.id, same=True, compared=COMPARED, by=post, at=NOW)
    shown = reading.read_hit(hit=raised.id, purpose="look", by=world.source, at=NOW)
    assert shown["open_acts"] == ["ask_source"]
    asked = hits.ask_confirmation(hit=raised.id, by=world.source, at=NOW)["confirmation"]
    hits.answer_confirmation(confirmation=UUID(asked), stands=True, text="", by=world.source, at=NOW)
    hits.check_protection(hit=raised.id, protected=False, checked=WHY, by=world.source, at=NOW)
    hits.decide_disclosure(hit=raised.id, tells=True, text="Here.", reasons=WHY, by=world.source, at=NOW)
    measure = hits.record_measure(hit=raised.id, kind="monitoring", legal_basis=WHY, by=world.source, at=NOW)["measure"]
    assert hits.end_measure(measure=UUID(measure), reasons=WHY, by=world.source, at=NOW)["state"] == "ended"


def test_an_officer_of_no_country_checks_nobody(world: World) -> None:
    """What a notice means is said by country: a hit without an answer to that would leave the officer alone with it."""
    a_notice(world)
    add_bureau(code="TRIB", name="A tribunal", kind="tribunal", country=None, by=world.administrator, at=NOW)
    officer = add_officer(login="clerk", bureau="TRIB", role=Role.BUREAU, by=world.administrator, at=NOW)
    with pytest.raises(NotYourAct, match="no country"):
        screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=officer, at=NOW)
    with speaking_as(SYSTEM):
        assert not HitRecord.objects.exists()
