"""Killed in the middle, two at the same second, sent twice: all of it or none."""

import errno
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from fairnotice.domain.errors import Conflict, NotPossibleNow, Refused
from fairnotice.domain.officer import SYSTEM
from fairnotice.records import queries
from fairnotice.records.log import checkpoint_file
from fairnotice.records.models import EventRecord, NoticeRecord, RegisterEntryRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import publication, requests
from fairnotice.services.clocks import sweep
from fairnotice.services.verifying import verify_event_log
from tests.conftest import BUREAUS, NOW, World, make_world
from tests.stories import a_draft, a_notice, an_approved, an_assessed, decide

ROOT = Path(__file__).parents[2]


def publish_and_die(url: str, request: UUID, world: World, fatal: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.services.publish_and_die", str(request), str(world.decider.id), str(fatal)],
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


def pieces(request: UUID) -> tuple[bool, int, int, int]:
    """Whether the request is published, and how many notices, events and register entries there are of it."""
    with speaking_as(SYSTEM):
        published = RequestRecord.objects.get(pk=request).state == "published"
        notices = NoticeRecord.objects.filter(request=request)
        things = [f"notice:{notice.pk}" for notice in notices]
        events = EventRecord.objects.filter(type="notice.published", thing__in=things).count()
        entries = RegisterEntryRecord.objects.filter(notice__in=notices).count()
        return published, len(notices), events, entries


ALL, NONE = (True, 1, 1, len(BUREAUS)), (False, 0, 0, 0)


def kill_at(url: str, world: World, moments: list[int]) -> None:
    request = an_approved(world)
    for fatal in moments:
        done = publish_and_die(url, request, world, fatal)
        assert done.returncode in (0, -9), done.stderr
        assert pieces(request) in (ALL, NONE)
        if pieces(request) == ALL:
            request = an_approved(world)
    assert verify_event_log().holds
    if pieces(request) == NONE:
        publication.publish_notice(request=request, by=world.decider, at=NOW)
    assert pieces(request) == ALL


def test_a_publication_killed_at_five_moments_is_there_whole_or_not_at_all(committed: str) -> None:
    world = make_world()
    request = an_approved(world)
    whole = publish_and_die(committed, request, world, 10**6)
    assert whole.returncode == 0, whole.stderr
    length = int(whole.stdout)
    kill_at(committed, world, [3, length // 3, length // 2, length - 2, length])


@pytest.mark.soak
def test_a_publication_killed_at_a_hundred_moments_is_there_whole_or_not_at_all(committed: str) -> None:
    world = make_world()
    request = an_approved(world)
    length = int(publish_and_die(committed, request, world, 10**6).stdout)
    chosen = random.Random(7)
    kill_at(committed, world, [chosen.randint(1, length) for _ in range(100)])


def test_of_two_decisions_at_the_same_second_one_wins_and_the_other_is_told(committed: str) -> None:
    world = make_world()
    request = an_assessed(world)

    def attempt(outcome: str) -> str:
        try:
            return str(decide(request, world.decider, outcome=outcome)["state"])
        except Refused as refused:
            return type(refused).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(attempt, ["approve", "refuse"]))
    assert answers in (["NotPossibleNow", "approved"], ["NotPossibleNow", "refused"])


def test_many_publications_at_once_leave_no_gap_in_any_view_and_one_chain(committed: str) -> None:
    world = make_world()
    waiting = [an_approved(world) for _ in range(6)]

    def publish(request: UUID) -> str:
        try:
            return str(publication.publish_notice(request=request, by=world.decider, at=NOW)["number"])
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        numbers = list(pool.map(publish, waiting))
    assert len(set(numbers)) == 6
    with speaking_as(world.other):
        assert [row["sequence"] for row in queries.rows("register", limit=10)] == [6, 5, 4, 3, 2, 1]
    assert verify_event_log().holds


def test_an_act_sent_twice_at_once_under_one_key_acts_once(committed: str) -> None:
    world = make_world()
    request = an_approved(world)

    def publish(_: int) -> str:
        try:
            return str(publication.publish_notice(request=request, by=world.decider, at=NOW, key="k1")["notice"])
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(publish, range(3)))) == 1
    assert pieces(request) == ALL


def test_a_key_used_for_something_else_is_refused(world: World) -> None:
    first, second = a_draft(world), a_draft(world)
    answer = requests.submit_request(request=first, by=world.source, at=NOW, key="k")
    assert requests.submit_request(request=first, by=world.source, at=NOW, key="k") == answer
    with pytest.raises(Conflict, match="other contents"):
        requests.submit_request(request=second, by=world.source, at=NOW, key="k")


def test_a_key_belongs_to_who_used_it(world: World) -> None:
    request = a_draft(world)
    requests.submit_request(request=request, by=world.source, at=NOW, key="k")
    with pytest.raises(NotPossibleNow):
        requests.submit_request(request=request, by=world.source, at=NOW)


def test_an_act_that_fails_uses_up_no_key(world: World) -> None:
    request = an_assessed(world)
    with pytest.raises(NotPossibleNow):
        publication.publish_notice(request=request, by=world.decider, at=NOW, key="k")
    decide(request, world.decider)
    assert publication.publish_notice(request=request, by=world.decider, at=NOW, key="k")["state"] == "published"


def test_a_cut_tail_is_found_by_the_checkpoints_outside_the_database(committed: str, installation: object) -> None:
    import psycopg

    a_notice(make_world())
    assert verify_event_log().holds
    name = connection.settings_dict["NAME"]
    with psycopg.connect(installation.url("superuser", name)) as superuser:  # type: ignore[attr-defined]
        superuser.execute("ALTER TABLE event DISABLE TRIGGER ALL")
        superuser.execute("DELETE FROM event WHERE sequence > (SELECT max(sequence) - 2 FROM event)")
    faults = verify_event_log().faults
    assert any("the log was cut" in fault for fault in faults)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be written any more."""

    def no_space(*_args: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("fairnotice.records.log.os.write", no_space)


def test_an_act_that_is_committed_is_answered_although_its_checkpoint_cannot_be_kept(
    committed: str, full_disk: None, caplog: pytest.LogCaptureFixture
) -> None:
    world = make_world()
    request = an_approved(world)
    assert publication.publish_notice(request=request, by=world.decider, at=NOW)["state"] == "published"
    assert pieces(request) == ALL
    assert "checkpoint" in caplog.text
    assert "No space left" in caplog.text


def test_the_next_checkpoint_vouches_for_the_events_whose_own_could_not_be_kept(
    committed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = make_world()
    with monkeypatch.context() as patch:
        patch.setattr("fairnotice.records.log.checkpoint_file", lambda: Path("/proc/no/such/folder/file"))
        request = an_approved(world)
    without = verify_event_log().unvouched
    publication.publish_notice(request=request, by=world.decider, at=NOW)
    verdict = verify_event_log()
    assert without
    assert (verdict.holds, verdict.unvouched) == (True, without)


def test_a_checkpoint_cut_off_by_a_kill_does_not_spoil_the_next_one(committed: str) -> None:
    world = make_world()
    file = checkpoint_file()
    with file.open("ab") as torn:
        torn.write(file.read_bytes().splitlines()[-1][:50])
    a_notice(world)
    verdict = verify_event_log()
    assert (verdict.faults, verdict.unvouched) == ((), ())


def test_a_checkpoint_file_that_was_deleted_is_told(committed: str) -> None:
    a_notice(make_world())
    checkpoint_file().unlink()
    assert any("no checkpoint" in fault for fault in verify_event_log().faults)


def test_a_checkpoint_file_of_bytes_that_are_no_text_is_told(committed: str) -> None:
    make_world()
    file = checkpoint_file()
    file.write_bytes(b"\xff\xfe\n" + file.read_bytes())
    assert verify_event_log().faults == ("checkpoint 1 cannot be read.",)


def test_a_sweep_run_twice_does_everything_once(committed: str) -> None:
    world = make_world()
    notice = a_notice(world)
    later = NOW.replace(year=2032)
    first, second = sweep(at=later), sweep(at=later)
    assert (first.expired, second.expired) == (1, 0)
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get(pk=notice).state == "expired"
        assert EventRecord.objects.filter(type="notice.expired").count() == 1
