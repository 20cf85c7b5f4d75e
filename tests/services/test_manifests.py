"""What a carrier submitted: taken in whole or not at all, screened once, and tried again where that fails."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import HitRecord, ManifestRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.screening.plain import plain_of, query_from
from fairnotice.services import manifest_screening
from fairnotice.services.administration import add_bureau, add_officer
from fairnotice.services.manifest_screening import screen_manifests
from fairnotice.services.manifests import MOST_TRAVELLERS, Submitted, submit_travellers
from fairnotice.services.matching import search_list
from tests.conftest import NOW, World
from tests.stories import a_notice, a_query

JOURNEY = "ZZ 123, 2 March"


def submit(world: World, *queries: Query, by: Officer | None = None, journey: str = JOURNEY) -> None:
    travellers = [Submitted(query) for query in queries]
    submit_travellers(travellers=travellers, journey=journey, by=by or world.carrier, at=NOW)


def rows() -> list[ManifestRecord]:
    with speaking_as(SYSTEM):
        return list(ManifestRecord.objects.order_by("sent_at"))


def hits() -> int:
    with speaking_as(SYSTEM):
        return int(HitRecord.objects.count())


def test_a_question_is_the_same_after_it_was_kept() -> None:
    query = a_query()
    assert query_from(plain_of(query)) == query
    bare = Query(names=("x",))
    assert query_from(plain_of(bare)) == bare


def test_a_manifest_needs_a_journey_and_has_at_most_a_thousand_travellers(world: World) -> None:
    with pytest.raises(InvalidValue, match="which journey"):
        submit(world, a_query(), journey=" ")
    with pytest.raises(InvalidValue, match="1,000"):
        submit(world, *[Query(names=("x",))] * (MOST_TRAVELLERS + 1))
    assert rows() == []


def test_a_carrier_of_an_office_without_a_country_tells_nobody(world: World) -> None:
    add_bureau(code="XX", name="Nowhere", kind="bureau", country=None, by=SYSTEM, at=NOW)
    carrier = add_officer(login="lost", bureau="XX", role=Role.CARRIER, by=SYSTEM, at=NOW)
    with pytest.raises(NotYourAct, match="no country"):
        submit(world, a_query(), by=carrier)


def test_a_failure_of_the_database_leaves_the_manifest_whole_and_raises_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: Any, **_more: Any) -> Any:
        raise DatabaseError("the disk is full")

    a_notice(world)
    submit(world, a_query(), Query(names=("Milo Hartwin",)))
    with monkeypatch.context() as patched:
        patched.setattr(manifest_screening, "raise_hits", full)
        assert screen_manifests(at=NOW).failed == 2
    (row,) = rows()
    assert (row.failed, row.tries, len(row.travellers), hits()) == ("DatabaseError", 1, 2, 0)
    assert screen_manifests(at=NOW + timedelta(minutes=2)).travellers == 2
    assert (rows(), hits()) == ([], 1)


def test_a_manifest_rests_longer_after_each_failure_and_an_hour_at_most(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: Any, **_more: Any) -> Any:
        raise RuntimeError

    submit(world, a_query())
    monkeypatch.setattr(manifest_screening, "watchlist_of", never)
    at, tried = NOW, []
    for minute in range(400):
        at = NOW + timedelta(minutes=minute)
        if screen_manifests(at=at).failed:
            tried.append(minute)
    assert tried == [0, 1, 3, 7, 15, 31, 63, 123, 183, 243, 303, 363]


def test_what_failed_for_a_week_is_erased_and_what_was_never_tried_is_not(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(world, a_query())
    with monkeypatch.context() as patched:
        patched.setattr(manifest_screening, "watchlist_of", lambda _bureau: None)
        screen_manifests(at=NOW)
        submit(world, Query(names=("Milo Hartwin",)))
        assert screen_manifests(at=NOW + timedelta(days=6), most=0).failed == 0
        assert len(rows()) == 2
    assert screen_manifests(at=NOW + timedelta(days=7, minutes=1)).travellers == 1
    assert rows() == []


def test_what_another_process_took_meanwhile_is_left_to_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    a_notice(world)
    submit(world, a_query())
    screen = manifest_screening._screen

    def late(pk: Any, at: Any) -> tuple[int, int]:
        assert screen(pk, at) == (1, 0)  # the other one was faster
        return screen(pk, at)

    monkeypatch.setattr(manifest_screening, "_screen", late)
    assert screen_manifests(at=NOW).travellers == 0
    assert hits() == 1


def test_one_look_takes_some_manifests_and_the_next_one_the_others(world: World) -> None:
    for _ in range(3):
        submit(world, Query(names=("Milo Hartwin",)))
    assert [screen_manifests(at=NOW, most=2).manifests for _ in range(3)] == [2, 1, 0]


def test_what_fails_does_not_keep_the_others_waiting(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    submit(world, a_query())
    with monkeypatch.context() as patched:
        patched.setattr(manifest_screening, "watchlist_of", lambda _bureau: None)
        assert screen_manifests(at=NOW).failed == 1
    submit(world, Query(names=("Milo Hartwin",)))
    assert screen_manifests(at=NOW + timedelta(minutes=5), most=1).manifests == 1
    assert [row.tries for row in rows()] == [1]


def test_a_list_is_searched_by_those_who_check_and_for_a_purpose(world: World) -> None:
    with pytest.raises(InvalidValue, match="what the search is for"):
        search_list(text="x", purpose=" ", by=world.border, at=NOW)
    with pytest.raises(NotYourAct):
        search_list(text="x", purpose="look", by=world.reviewer, at=NOW)
    with pytest.raises(InvalidValue):
        search_list(text="?!", purpose="look", by=world.border, at=NOW)
    assert search_list(text="1234567", purpose="look", by=world.border, at=NOW) == []
