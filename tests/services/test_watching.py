"""The watch: what makes it review again and what does not, what it tells whom, and how far it gets in one go."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.lifecycle import ClockState
from fairnotice.domain.officer import SYSTEM
from fairnotice.formats.dossier import dossier_to
from fairnotice.law.rulebook import EDITION
from fairnotice.records.models import (
    DossierRecord,
    DueRecord,
    EventRecord,
    NoticeRecord,
    WatchChangeRecord,
    WatchRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services import cases, looking, publication, watching
from fairnotice.services.clock_acts import end_clock
from fairnotice.services.clocks import sweep
from fairnotice.services.differences import differences_of
from fairnotice.services.dossiers import read
from fairnotice.services.looking import Look, look
from fairnotice.services.watching import Reviewed, review_again
from tests.builders import a_dossier, a_protection, a_warrant, an_offence
from tests.conftest import NOW, World, make_world
from tests.stories import WHY, a_notice

DAY = timedelta(days=1)
BARRED = NOW + 30 * DAY


def marks(notice: UUID) -> WatchRecord:
    with speaking_as(SYSTEM):
        return WatchRecord.objects.get(pk=notice)


def differences(notice: UUID) -> list[WatchChangeRecord]:
    with speaking_as(SYSTEM):
        return list(WatchChangeRecord.objects.filter(notice=notice).order_by("found_at"))


def owed(notice: UUID) -> list[DueRecord]:
    with speaking_as(SYSTEM):
        return list(DueRecord.objects.filter(thing=f"notice:{notice}", code="watch-difference").order_by("begins_at"))


def barred_later() -> Dossier:
    return a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED.date()),))


def add_protection(world: World, notice: UUID, *, at: Any = NOW + DAY) -> None:
    """A reviewer learns that the person is a refugee from the state that asks."""
    with speaking_as(world.reviewer):
        row = NoticeRecord.objects.get(pk=notice)
        dossier = read(row.request.case, world.reviewer)
    subjects = tuple(replace(each, protections=(a_protection(),)) for each in dossier.subjects)
    cases.add_facts(case=row.request.case_id, dossier=replace(dossier, subjects=subjects), by=world.reviewer, at=at)


def test_a_notice_is_marked_as_it_is_published_and_not_reviewed_again_without_cause(world: World) -> None:
    notice = a_notice(world)
    mark = marks(notice)
    assert (mark.edition, mark.on_day, mark.standing["recommendation"]) == (EDITION, NOW.date(), "no_bar")
    assert review_again(at=NOW + DAY) == Reviewed(0, 0, 0)


def test_a_fact_that_bars_it_is_told_to_the_secretariat_once(world: World) -> None:
    notice = a_notice(world)
    add_protection(world, notice)
    assert review_again(at=NOW + 2 * DAY) == Reviewed(1, 1, 0)
    assert review_again(at=NOW + 2 * DAY) == Reviewed(0, 0, 0)
    (difference,) = differences(notice)
    assert difference.because == ["file"]
    assert (difference.before["recommendation"], difference.after["recommendation"]) == ("no_bar", "refuse")
    (due,) = owed(notice)
    assert (due.owes, due.state, due.due_at) == ("reviewer", "open", (NOW + 33 * DAY).replace(hour=0))


def test_a_fact_that_changes_nothing_is_reviewed_and_not_told(world: World) -> None:
    notice = a_notice(world)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case
        filed = DossierRecord.objects.get(case=case, part="filed")
    with speaking_as(world.source):
        DossierRecord.objects.create(
            case=case, source_code="PT", version=2, part="filed", content=filed.content, filed_at=NOW
        )
    assert review_again(at=NOW + DAY) == Reviewed(1, 0, 0)
    assert marks(notice).revision == 2
    assert (differences(notice), owed(notice)) == ([], [])


def test_on_the_day_on_which_a_warrant_is_barred_it_is_told_and_the_noted_day_is_kept(world: World) -> None:
    notice = a_notice(world, barred_later())
    assert marks(notice).next_on == BARRED.date()
    assert review_again(at=BARRED - DAY) == Reviewed(0, 0, 0)
    sweep(at=BARRED)
    assert review_again(at=BARRED) == Reviewed(1, 1, 0)
    (difference,) = differences(notice)
    assert difference.because == ["day"]
    with speaking_as(SYSTEM):
        request = NoticeRecord.objects.get(pk=notice).request_id
        states = DueRecord.objects.filter(thing=f"request:{request}", code="turning-point", due_at__lte=BARRED)
        noted = states.exclude(state="stopped")  # what was noted while the request was open has given way to it
        assert set(noted.values_list("state", flat=True)) == {"kept"}


def test_a_noted_day_that_changes_nothing_is_kept_as_well(world: World) -> None:
    warrants = (replace(a_warrant(), time_barred_from=BARRED.date()), a_warrant("w2", offences=(an_offence("o2"),)))
    notice = a_notice(world, a_dossier(warrants=warrants))
    found = review_again(at=BARRED)
    assert (found.reviewed, found.changed) == (1, len(differences(notice)))
    with speaking_as(SYSTEM):
        noted = DueRecord.objects.filter(code="turning-point", due_at__lte=BARRED).exclude(state="stopped")
        assert set(noted.values_list("state", flat=True)) == {"kept"}


def new_edition(monkeypatch: pytest.MonkeyPatch, name: str = "2099-01") -> None:
    monkeypatch.setattr(watching, "EDITION", name)
    monkeypatch.setattr(looking, "EDITION", name)


def test_a_new_edition_of_the_rules_reviews_every_live_notice_and_tells_only_what_differs(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = a_notice(world), a_notice(world)
    over = a_notice(world)
    publication.withdraw_notice(notice=over, reasons=WHY, by=world.source, at=NOW)
    with speaking_as(SYSTEM):
        mark = WatchRecord.objects.get(pk=second)  # as if another edition had found something against it
        mark.standing["recommendation"], mark.digest = "refuse", "0" * 64
        mark.save()
    new_edition(monkeypatch)
    assert review_again(at=NOW + DAY) == Reviewed(2, 1, 0)
    assert [marks(notice).edition for notice in (first, second, over)] == ["2099-01", "2099-01", EDITION]
    assert (differences(first), [each.because for each in differences(second)]) == ([], [["rules"]])


def test_it_goes_on_where_it_ended(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for _each in range(3):
        a_notice(world)
    new_edition(monkeypatch)
    assert review_again(at=NOW + DAY, limit=2) == Reviewed(2, 0, 1)
    assert review_again(at=NOW + DAY, limit=2) == Reviewed(1, 0, 0)


def test_all_of_them_are_reviewed_when_that_is_asked_for(world: World) -> None:
    for _each in range(3):
        a_notice(world)
    assert review_again(at=NOW + DAY, every=True, limit=None) == Reviewed(3, 0, 0)
    assert review_again(at=NOW + DAY, every=True, limit=None) == Reviewed(0, 0, 0)


def test_a_rule_that_answers_otherwise_without_an_edition_is_put_down_to_the_rules(world: World) -> None:
    notice = a_notice(world)
    with speaking_as(SYSTEM):
        WatchRecord.objects.filter(pk=notice).update(digest="0" * 64)
    assert review_again(at=NOW + DAY, every=True) == Reviewed(1, 1, 0)
    assert [each.because for each in differences(notice)] == [["rules"]]


def test_two_differences_that_nobody_has_read_are_one_due_date_and_later_ones_another(world: World) -> None:
    notice = a_notice(world, barred_later())
    add_protection(world, notice)
    review_again(at=NOW + 2 * DAY)
    review_again(at=BARRED)
    assert len(differences(notice)) == 2
    (due,) = owed(notice)
    end_clock(due=due.pk, fulfilled=WHY, by=world.reviewer, at=BARRED)
    with speaking_as(SYSTEM):
        WatchRecord.objects.filter(pk=notice).update(digest="0" * 64)
    review_again(at=BARRED + DAY, every=True)
    assert [each.state for each in owed(notice)] == ["kept", "open"]


def test_a_notice_that_has_ended_is_watched_no_more_and_its_due_date_goes(world: World) -> None:
    notice = a_notice(world)
    add_protection(world, notice)
    review_again(at=NOW + 2 * DAY)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + 3 * DAY)
    assert [each.state for each in owed(notice)] == [ClockState.STOPPED]
    assert review_again(at=NOW + 4 * DAY, every=True) == Reviewed(0, 0, 0)


def test_the_source_learns_nothing_of_a_difference_and_the_log_holds_codes_alone(world: World) -> None:
    notice = a_notice(world)
    add_protection(world, notice)
    review_again(at=NOW + 2 * DAY)
    for who in (world.source, world.other, world.locating, world.border, world.administrator, world.compliance):
        with speaking_as(who):
            assert not WatchRecord.objects.exists()
            assert not WatchChangeRecord.objects.exists()
            assert not DueRecord.objects.filter(code="watch-difference").exists()
    for who in (world.source, world.other, world.locating):
        with speaking_as(who):
            assert not EventRecord.objects.filter(type="notice.reviewed_again").exists()
    with speaking_as(world.reviewer):
        (event,) = EventRecord.objects.filter(type="notice.reviewed_again")
    assert '"because":["file"]' in event.body
    assert "refugee" not in event.body.lower()


def test_a_file_that_cannot_be_read_is_named_and_hides_no_other(world: World) -> None:
    first, second = a_notice(world), a_notice(world)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=first).request.case
    with speaking_as(world.source):
        DossierRecord.objects.create(
            case=case, source_code="PT", version=2, part="filed", content={"odd": 1}, filed_at=NOW
        )
    add_protection(world, second)
    assert review_again(at=NOW + 2 * DAY) == Reviewed(2, 2, 0)
    (difference,) = differences(first)
    assert [each["failed"] for each in difference.after["against"]] == [True]
    assert "could not be reviewed" in difference.after["against"][0]["says"]
    assert differences(second)[0].after["recommendation"] == "refuse"


def test_other_processes_find_the_same(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = a_notice(world)
    add_protection(world, notice)
    monkeypatch.setattr(watching, "POOL_FROM", 1)
    assert review_again(at=NOW + 2 * DAY) == Reviewed(1, 1, 0)
    assert differences(notice)[0].after["recommendation"] == "refuse"


def test_a_look_takes_both_parts_of_the_file(world: World) -> None:
    filed = a_dossier()
    whole = replace(filed, subjects=tuple(replace(each, protections=(a_protection(),)) for each in filed.subjects))
    texts = [json.dumps(dossier_to(each)) for each in (filed, whole)]
    alone, both = (look(Look("n", "s1", texts[0], added, date(2026, 3, 2), NOW)).standing for added in ("", texts[1]))
    assert (alone.recommendation, both.recommendation) == ("no_bar", "refuse")


def test_one_watch_is_at_work_at_a_time(committed: str) -> None:
    notice = a_notice(make_world())
    with psycopg.connect(committed, autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(7260004)")
        assert review_again(at=NOW + DAY, every=True) == Reviewed(0, 0, 1, elsewhere=True)
        other.execute("SELECT pg_advisory_unlock(7260004)")  # a closed connection's locks may outlive it for a moment
    assert review_again(at=NOW + DAY, every=True) == Reviewed(1, 0, 0)
    assert marks(notice).reviewed_at == NOW + DAY
    with psycopg.connect(committed, autocommit=True) as other:  # and it lets go when it is done
        assert other.execute("SELECT pg_try_advisory_lock(7260004)").fetchone() == (True,)
    connection.close()


def test_what_was_told_meanwhile_is_not_told_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    notice = a_notice(world)
    add_protection(world, notice)

    def late(given: Look) -> looking.Looked:
        found = look(given)
        with speaking_as(SYSTEM):
            WatchRecord.objects.filter(pk=notice).update(digest=found.standing.digest)
        return found

    monkeypatch.setattr(watching, "look", late)
    assert review_again(at=NOW + 2 * DAY) == Reviewed(1, 0, 0)
    assert differences(notice) == []


POOL = """
import sys, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import getpid
from fairnotice.services.looking import end_with_parent
if __name__ == "__main__":
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=end_with_parent) as pool:
        print(pool.submit(getpid).result(), flush=True)
        time.sleep(60)
"""


def test_a_process_that_helps_ends_with_the_one_that_started_it_even_when_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "pool.py"
    script.write_text(POOL)
    parent = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    helper = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    for _each in range(100):
        if not Path(f"/proc/{helper}").exists() or "Z" in Path(f"/proc/{helper}/stat").read_text().split(")")[1][:3]:
            return
        time.sleep(0.1)
    pytest.fail("the helper is still there")


def test_a_process_that_nobody_started_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    looking.end_with_parent()
    waited: list[str] = []

    class Gone:
        def join(self) -> None:
            waited.append("parent")

    monkeypatch.setattr(looking, "parent_process", Gone)
    ended = threading.Event()
    monkeypatch.setattr(os, "_exit", lambda _status: ended.set())
    looking.end_with_parent()
    assert ended.wait(5)
    assert waited == ["parent"]


def test_what_changed_about_a_notice_is_for_those_who_review(world: World) -> None:
    notice = a_notice(world)
    with pytest.raises(NotYourAct):
        differences_of(notice=notice, by=world.source, at=NOW)
    with pytest.raises(NotFound):
        differences_of(notice=UUID(int=9), by=world.reviewer, at=NOW)
    found = differences_of(notice=notice, by=world.commission, at=NOW)
    assert (found.found, found.edition, found.due) == ((), EDITION, None)


def test_a_noted_day_says_how_the_recommendation_turns_then(world: World) -> None:
    notice = a_notice(world, barred_later())
    with speaking_as(SYSTEM):
        request = NoticeRecord.objects.get(pk=notice).request_id
        open_ones = DueRecord.objects.filter(settled_at__isnull=True)
        (noted,) = open_ones.filter(thing=f"request:{request}", code="turning-point")
    assert noted.what.endswith("The recommendation then turns from no bar to refuse, as the file stands")
