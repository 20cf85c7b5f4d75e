"""Feeds of the public part: who turns them on, what is written down of each change, who reads it in the database."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct, TurnedOff
from fairnotice.domain.feeds import Feed, PublicChange, Removal, removal_of
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import PUBLIC, SYSTEM, Officer
from fairnotice.records.models import EventRecord, ExtractRecord, FeedSettingRecord, NoticeRecord, PublicChangeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import extracts, public_feeds, publication
from fairnotice.services.feeds import feeds_as_set, must_be_on, turn_feed
from fairnotice.services.public_changes import note_public_change
from tests.conftest import NOW, World, make_world
from tests.stories import WHY, a_notice

ROLES = ("source", "border", "carrier", "reviewer", "decider", "commission", "compliance")


def turn(by: Officer, on: bool = True, feed: Feed = Feed.FTM, **more: Any) -> dict[str, Any]:
    return turn_feed(feed=feed, on=on, **{"reasons": WHY, "by": by, "at": NOW, **more})


def is_on(feed: Feed = Feed.FTM) -> bool:
    try:
        must_be_on(feed)
    except TurnedOff:
        return False
    return True


def test_every_feed_is_off_until_somebody_turns_it_on(world: World) -> None:
    assert not any(is_on(feed) for feed in Feed)
    assert [(each.on, each.at) for each in feeds_as_set(by=world.administrator)] == [(False, None)] * len(Feed)


def test_an_administrator_turns_one_on_and_off_with_reasons_and_each_is_an_event(world: World) -> None:
    assert turn(world.administrator) == {"feed": "ftm", "on": True}
    assert (is_on(), is_on(Feed.INTERPOL)) == (True, False)
    setting = next(each for each in feeds_as_set(by=world.commission) if each.feed is Feed.FTM)
    assert (setting.on, setting.reasons, setting.at) == (True, WHY, NOW)
    turn(world.administrator, on=False)
    assert not is_on()
    with speaking_as(SYSTEM):
        told = list(EventRecord.objects.filter(thing="feed:ftm").order_by("sequence").values_list("type", flat=True))
        assert told == ["feed.turned_on", "feed.turned_off"]
        assert not [body for body in EventRecord.objects.values_list("body", flat=True) if WHY in body]


@pytest.mark.parametrize("name", ROLES)
def test_nobody_else_turns_one_on(world: World, name: str) -> None:
    with pytest.raises(NotYourAct):
        turn(getattr(world, name))
    assert not is_on()


def test_without_reasons_and_when_it_stands_so_already_nothing_is_done(world: World) -> None:
    for reasons in ("", "because", "x" * 2001):
        with pytest.raises(InvalidValue):
            turn(world.administrator, reasons=reasons)
    with pytest.raises(NotPossibleNow, match="off already"):
        turn(world.administrator, on=False)
    turn(world.administrator)
    with pytest.raises(NotPossibleNow, match="on already"):
        turn(world.administrator)


def test_sent_twice_under_its_key_it_is_done_once(world: World) -> None:
    assert turn(world.administrator, key="k") == turn(world.administrator, key="k")
    with speaking_as(SYSTEM):
        assert FeedSettingRecord.objects.count() == 1


@pytest.mark.parametrize("name", ["source", "border", "carrier", "compliance"])
def test_why_a_feed_is_on_is_for_the_offices(world: World, name: str) -> None:
    turn(world.administrator)
    with pytest.raises(NotYourAct):
        feeds_as_set(by=getattr(world, name))
    for officer in (getattr(world, name), PUBLIC):
        with speaking_as(officer):
            assert FeedSettingRecord.objects.count() == 0


READS = ("find_notices", "notice_or_rest", "every_notice", "count_entities", "versions", "differences")


def test_nothing_is_read_while_it_is_off(world: World) -> None:
    a_notice(world)
    given: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
        "find_notices": (((), None), {"today": NOW.date(), "begin": 0, "most": 1}),
        "notice_or_rest": ((None, 2026, 1), {}),
        "differences": (("x",), {}),
    }
    for name in READS:
        positional, named = given.get(name, ((), {}))
        with pytest.raises(TurnedOff):
            getattr(public_feeds, name)(*positional, **named)


def changes() -> list[tuple[int, str, str, int]]:
    with speaking_as(PUBLIC):
        rows = PublicChangeRecord.objects.order_by("sequence")
        return list(rows.values_list("sequence", "happened", "reason", "entities"))


def test_each_change_is_written_with_how_many_entities_there_are(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = a_notice(world)
    kept = extracts._content
    monkeypatch.setattr(extracts, "_content", lambda row: {**kept(row), "charges": ["robbery"], "warrants": []})
    follow(notice)
    follow(notice)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert changes() == [
        (1, PublicChange.PUBLISHED, "", 2),
        (2, PublicChange.AMENDED, "", 2),
        (3, PublicChange.REMOVED, Removal.WITHDRAWN, 0),
    ]


def follow(notice: Any) -> None:
    with speaking_as(SYSTEM):
        extracts.follow_notice(NoticeRecord.objects.get(pk=notice), at=NOW)


def test_a_clock_that_goes_back_puts_no_change_before_the_one_before_it(world: World) -> None:
    a_notice(world, at=NOW)
    with speaking_as(SYSTEM):
        row = ExtractRecord.objects.get()
        row.content = {}
        row.state = NoticeState.SUSPENDED
        note_public_change(row, before={"x": 1}, at=NOW - timedelta(hours=1))
        assert set(PublicChangeRecord.objects.values_list("at", flat=True)) == {NOW}


def test_every_state_has_a_reason_and_a_pause_a_block_and_a_doubt_have_the_same() -> None:
    ends = {NoticeState.WITHDRAWN, NoticeState.CANCELLED, NoticeState.EXPIRED, NoticeState.DELETED}
    assert len({removal_of(state) for state in ends}) == len(ends)
    assert {removal_of(state) for state in set(NoticeState) - ends} == {Removal.REVOKED}
    assert all(reason.says for reason in Removal)


@pytest.mark.parametrize("statement", ["UPDATE public_change SET reason = ''", "DELETE FROM public_change"])
def test_what_was_written_is_never_changed(world: World, statement: str) -> None:
    a_notice(world)
    with pytest.raises(DatabaseError, match="permission denied"), speaking_as(SYSTEM):
        connection.cursor().execute(statement)


@pytest.mark.parametrize("name", [*ROLES, "administrator"])
def test_nobody_but_the_system_writes_a_change(world: World, name: str) -> None:
    a_notice(world)
    with speaking_as(SYSTEM):
        extract = ExtractRecord.objects.get().pk
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(getattr(world, name)):
        PublicChangeRecord.objects.create(sequence=9, extract_id=extract, happened="removed", entities=0, at=NOW)


@pytest.mark.parametrize("name", ROLES)
def test_the_database_lets_nobody_else_turn_a_feed_on(world: World, name: str) -> None:
    by = getattr(world, name)
    with pytest.raises(DatabaseError, match="row-level security"), speaking_as(by):
        FeedSettingRecord.objects.create(sequence=1, feed="ftm", turned_on=True, reasons=WHY, officer_id=by.id, at=NOW)


def test_without_a_role_no_feed_is_on(world: World) -> None:
    turn(world.administrator)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('fairnotice.role', '', true)")
        cursor.execute("SELECT fn_feed_on('ftm')")
        assert cursor.fetchone() == (False,)


def test_public_parts_that_were_there_before_have_their_changes(committed: str, installation: Any) -> None:
    from django.db import connection

    world = make_world()
    gone = a_notice(world)
    a_notice(world, at=NOW + timedelta(minutes=1))
    publication.withdraw_notice(notice=gone, reasons=WHY, by=world.source, at=NOW + timedelta(hours=1))
    written = changes()
    owner = installation.url("owner", connection.settings_dict["NAME"])
    with psycopg.connect(owner, autocommit=True) as database:
        database.execute("DELETE FROM public_change")
        database.execute(import_module("fairnotice.records.migrations.0011_public_feeds").SO_FAR)
    assert [row[:3] for row in changes()] == [row[:3] for row in written]
    assert [row[3] for row in changes()] == [0, 2, 0]  # of whoever is gone nothing is known any more
