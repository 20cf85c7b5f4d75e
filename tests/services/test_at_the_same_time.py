"""Acts that cross each other: each waits its turn, none brings another down."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.records.models import EventRecord, HitRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import administration, hits, keeping, publication, screening
from fairnotice.services.clocks import sweep
from tests.conftest import NOW, make_world
from tests.stories import WHY, a_notice, a_query, a_refused, an_approved, an_asked

PATIENCE = 5.0


class Pause:
    """Holds a thread just before one of its statements until another thread has had its turn."""

    def __init__(self, *words: str) -> None:
        self.words, self.reached, self.go = words, Event(), Event()

    @contextmanager
    def here(self) -> Iterator[None]:
        def wait(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            if not self.reached.is_set() and all(word in sql for word in self.words):
                self.reached.set()
                self.go.wait(1.0)  # no longer: the other thread may be waiting for a lock that we hold
            return execute(sql, params, many, context)

        with connection.execute_wrapper(wait):
            yield


def cross(pause: Pause, first: Callable[[], object], second: Callable[[], object]) -> None:
    """Run the first up to its pause, then the second. Raises what either raises."""

    def paused() -> None:
        try:
            with pause.here():
                first()
        finally:
            pause.reached.set()
            connection.close()

    def other() -> None:
        try:
            pause.reached.wait(PATIENCE)
            second()
        finally:
            pause.go.set()
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(paused), pool.submit(other)]:
            done.result(timeout=4 * PATIENCE)


def test_a_publication_and_a_hit_at_a_border(committed: str) -> None:
    world = make_world()
    a_notice(world)
    request = an_approved(world)

    def check() -> None:
        screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=world.border, at=NOW)

    def publish() -> None:
        publication.publish_notice(request=request, by=world.decider, at=NOW)

    # The hit is there, and its bureau's row with it; the event is not written yet.
    cross(Pause("fn_append"), check, publish)
    with speaking_as(SYSTEM):
        assert (NoticeRecord.objects.count(), HitRecord.objects.count()) == (2, 1)


def test_a_publication_and_a_new_account_of_a_recipient(committed: str) -> None:
    world = make_world()
    request = an_approved(world)

    def add() -> None:
        administration.add_officer(login="new", bureau="NZ", role=Role.BORDER, by=world.administrator, at=NOW)

    cross(Pause("fn_append"), add, lambda: publication.publish_notice(request=request, by=world.decider, at=NOW))


@pytest.mark.parametrize("words", [("hit", "FOR"), ("due", "FOR"), ("fn_append",), ("UPDATE", "due")])
def test_a_sweep_and_the_answer_that_comes_at_the_last_moment(committed: str, words: tuple[str, ...]) -> None:
    world = make_world()
    _notice, hit, confirmation = an_asked(world)

    def answer() -> None:
        hits.answer_confirmation(confirmation=confirmation, stands=True, text="", by=world.source, at=NOW)

    cross(Pause(*words), lambda: sweep(at=NOW + timedelta(days=30)), answer)
    with speaking_as(SYSTEM):
        assert HitRecord.objects.get(pk=hit).state == "confirmed"


@pytest.mark.parametrize("words", [("notice", "FOR"), ("due", "FOR"), ("fn_append",), ("UPDATE", "due")])
def test_a_sweep_and_a_withdrawal(committed: str, words: tuple[str, ...]) -> None:
    world = make_world()
    notice = a_notice(world)
    later = NOW.replace(year=2032)

    def withdraw() -> None:
        try:
            publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=later)
        except Exception as error:
            assert "expired" in str(error)  # the sweep was first

    cross(Pause(*words), lambda: sweep(at=later), withdraw)
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get(pk=notice).state in {"withdrawn", "expired"}


def test_two_sweeps_purge_a_record_once(committed: str) -> None:
    world = make_world()
    a_refused(world)
    later = NOW.replace(year=2060)

    def purge() -> None:
        keeping.purge_compliance_records(at=later)

    cross(Pause("DELETE", "compliance"), purge, purge)
    with speaking_as(SYSTEM):
        assert EventRecord.objects.filter(type="compliance.purged").count() == 1


def test_the_same_login_and_the_same_bureau_added_at_once(committed: str) -> None:
    world = make_world()

    def officer() -> None:
        administration.add_officer(login="new", bureau="NZ", role=Role.BORDER, by=world.administrator, at=NOW)

    def bureau() -> None:
        administration.add_bureau(
            code="BR", name="Bureau BR", kind="bureau", country="BR", by=world.administrator, at=NOW
        )

    for table, add in (("officer", officer), ("bureau", bureau)):
        with pytest.raises(InvalidValue, match="already"):
            cross(Pause("INSERT", table), add, add)
