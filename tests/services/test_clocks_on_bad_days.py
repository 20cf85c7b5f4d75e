"""The sweep and the watch killed in the middle, late by a day, run twice: no due date is lost and none fires twice."""

import os
import random
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import (
    DueRecord,
    EventRecord,
    HitRecord,
    MessageRecord,
    NoticeRecord,
    WatchChangeRecord,
    WatchRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.clock_acts import extend_clock, start_clock, stop_clock
from fairnotice.services.clocks import sweep
from fairnotice.services.verifying import verify_event_log
from fairnotice.services.watching import review_again
from tests.builders import a_dossier, a_warrant
from tests.conftest import NOW, World, make_world
from tests.stories import WHY, a_notice, a_submitted, an_asked

ROOT = Path(__file__).parents[2]
DAY = timedelta(days=1)
LATE = NOW + 45 * DAY
BARRED = NOW + 30 * DAY


def run_and_die(url: str, which: str, at: datetime, fatal: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.services.clocks_and_die", which, at.isoformat(), str(fatal)],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "FAIRNOTICE_DATABASE": url,
            "FAIRNOTICE_FOLDER": settings.FAIRNOTICE_FOLDER,
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass(frozen=True)
class Set:
    """One clock of each kind, and the notices of the watch."""

    hit: UUID
    passed: UUID
    reminder: UUID
    paused: UUID
    extended: UUID


def set_up(world: World) -> Set:
    """A confirmation, a legal clock and a reminder that are over at LATE; one that stands still, one given longer."""
    _notice, hit, _confirmation = an_asked(world)
    thing = f"request:{a_submitted(world)}"

    def begun(code: str, *, owed_by: str = "") -> UUID:
        by = world.reviewer
        answer = start_clock(thing=thing, clock=code, began=NOW, reasons=WHY, owed_by=owed_by, by=by, at=NOW)
        return UUID(answer["due"])

    found = Set(
        hit, begun("irsd-3-2"), begun("ag2010-time", owed_by="UY"), begun("irsd-4-1"), begun("irsd-6-forward-directors")
    )
    stop_clock(due=found.paused, reasons=WHY, by=world.reviewer, at=NOW + DAY)
    extend_clock(due=found.extended, length="P60D", reasons=WHY, by=world.reviewer, at=NOW + DAY)
    for _each in range(2):
        a_notice(world, a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED.date()),)))
    return found


def fired() -> Counter[str]:
    with speaking_as(SYSTEM):
        return Counter(EventRecord.objects.filter(type="due.missed").values_list("thing", flat=True))


def all_swept(clocks: Set) -> None:
    """Everything that is over has fired once, and nothing else has."""
    with speaking_as(SYSTEM):
        over = {
            f"due:{pk}"
            for pk in DueRecord.objects.filter(due_at__lte=LATE)
            .exclude(state__in=("paused", "kept", "stopped"))
            .values_list("pk", flat=True)
        }
        states = dict(DueRecord.objects.values_list("pk", "state"))
        reminded = MessageRecord.objects.filter(about="due.missed", to_bureau="UY").count()
        hit = HitRecord.objects.get(pk=clocks.hit).state
        lapsed = EventRecord.objects.filter(type="hit.unanswered").count()
    assert fired() == Counter(over)
    assert (states[clocks.passed], states[clocks.reminder]) == ("missed", "missed")
    assert (states[clocks.paused], states[clocks.extended]) == ("paused", "open")
    assert (reminded, hit, lapsed) == (1, "unanswered", 1)


def kill_sweeps(url: str, moments: list[int]) -> None:
    clocks = set_up(make_world())
    killed = 0
    for fatal in moments:
        done = run_and_die(url, "sweep", LATE, fatal)
        assert done.returncode in (0, -9), done.stderr
        assert set(fired().values()) <= {1}
        killed += done.returncode == -9
    assert killed > 2
    sweep(at=LATE)
    all_swept(clocks)
    assert verify_event_log().holds


def test_a_sweep_that_is_killed_again_and_again_loses_no_date_and_fires_none_twice(committed: str) -> None:
    kill_sweeps(committed, [5, 20, 12, 45, 30])


@pytest.mark.soak
def test_a_sweep_that_is_killed_at_sixty_moments_loses_no_date_and_fires_none_twice(committed: str) -> None:
    chosen = random.Random(11)
    kill_sweeps(committed, [chosen.randint(1, 60) for _ in range(60)])


def test_a_day_without_sweeps_is_made_up_for_by_the_next_one(committed: str) -> None:
    clocks = set_up(make_world())
    assert sweep(at=NOW + DAY / 2).missed == 0
    first, second = sweep(at=LATE), sweep(at=LATE + DAY)
    assert (first.missed > 2, second.missed) == (True, 0)
    all_swept(clocks)


def test_a_reminder_moves_no_state_of_any_request_notice_or_hit(committed: str) -> None:
    world = make_world()
    notice = a_notice(world)
    thing = f"notice:{notice}"
    start_clock(thing=thing, clock="ag2010-time", began=NOW, reasons=WHY, owed_by="UY", by=world.reviewer, at=NOW)
    before = [type_ for type_ in event_types() if not type_.startswith("due.")]
    swept = sweep(at=LATE)
    assert swept.reminded == 1
    assert [type_ for type_ in event_types() if not type_.startswith("due.")] == before
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get(pk=notice).state == "published"
        (message,) = MessageRecord.objects.filter(about="due.missed")
    assert (message.to_bureau, message.thing) == ("UY", thing)
    assert "nothing follows by itself" in message.text


def event_types() -> list[str]:
    with speaking_as(SYSTEM):
        return list(EventRecord.objects.order_by("sequence").values_list("type", flat=True))


def all_watched() -> None:
    """Each of the two notices whose warrants are barred was reported once, and every live notice is marked."""
    with speaking_as(SYSTEM):
        reported = Counter(EventRecord.objects.filter(type="notice.reviewed_again").values_list("thing", flat=True))
        kept = Counter(f"notice:{pk}" for pk in WatchChangeRecord.objects.values_list("notice_id", flat=True))
        owed = Counter(DueRecord.objects.filter(code="watch-difference").values_list("thing", flat=True))
        marks = set(WatchRecord.objects.filter(on_day=LATE.date()).values_list("notice_id", flat=True))
        live = set(NoticeRecord.objects.values_list("pk", flat=True))
    assert len(reported) == 2
    assert reported == kept == owed
    assert set(reported.values()) == {1}
    assert marks <= live
    assert {UUID(thing.partition(":")[2]) for thing in reported} <= marks


def kill_watches(url: str, moments: list[int]) -> None:
    set_up(make_world())
    killed = 0
    for fatal in moments:
        done = run_and_die(url, "watch", LATE, fatal)
        assert done.returncode in (0, -9), done.stderr
        killed += done.returncode == -9
    assert killed > 2
    review_again(at=LATE)
    all_watched()
    assert review_again(at=LATE).reviewed == 0
    assert verify_event_log().holds


def test_a_watch_that_is_killed_again_and_again_reports_each_difference_once(committed: str) -> None:
    kill_watches(committed, [4, 9, 16, 25, 33])


@pytest.mark.soak
def test_a_watch_that_is_killed_at_sixty_moments_reports_each_difference_once(committed: str) -> None:
    chosen = random.Random(13)
    kill_watches(committed, [chosen.randint(1, 50) for _ in range(60)])
