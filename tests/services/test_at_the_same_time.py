"""Acts that cross each other: each waits its turn, none brings another down."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.records.models import EventRecord, HitRecord, NoticeRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import administration, hits, keeping, publication, screening
from fairnotice.services.clocks import sweep
from fairnotice.services.misused import misused_by
from tests.builders import a_dossier, a_subject
from tests.conftest import NOW, World, make_world
from tests.stories import WHY, a_misused, a_notice, a_query, a_refused, an_approved, an_asked

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


OTHER = a_dossier(subjects=(a_subject(name="Milo Hartwin"),))


def withdrawal(world: World, notice: UUID) -> Callable[[], object]:
    return lambda: publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)


@pytest.mark.parametrize("first", [0, 1], ids=["the first of the batch", "the last of the batch"])
def test_a_withdrawal_while_a_batch_is_checked_takes_away_its_own_match_alone(committed: str, first: int) -> None:
    world = make_world()
    notices = [a_notice(world), a_notice(world, OTHER)]
    questions = [screening.Question(query, {}) for query in (a_query(), a_query(OTHER))]
    answers: list[tuple[screening.Raised, ...]] = []

    def check() -> None:
        asked = questions if first == 0 else questions[::-1]
        answers.append(screening.check_travellers(questions=asked, purpose="entry", by=world.border, at=NOW))

    # What is on the list has been read, and no hit is raised yet.
    cross(Pause("INSERT INTO", '"hit"'), check, withdrawal(world, notices[0]))
    assert [[one.notice for one in hits] for hits in answers[0]][:: 1 if first == 0 else -1] == [[], [str(notices[1])]]
    with speaking_as(SYSTEM):
        assert [hit.notice_id for hit in HitRecord.objects.all()] == [notices[1]]
        assert EventRecord.objects.filter(type="hit.raised").count() == 1
        (count,) = TravellerCountRecord.objects.all()
    assert (count.checked, count.matched) == (2, 1)


def test_a_withdrawal_while_it_is_looked_up_whose_paper_is_misused(committed: str) -> None:
    world = make_world()
    notice = a_notice(world)
    a_misused(world, notice)
    told: list[object] = []
    query = replace(a_query(), documents=a_dossier().subjects[0].identities[0].documents)

    def look() -> None:
        told.append(misused_by(query=query, notice=notice, by=world.locating, at=NOW))

    # The records have been read, the notice beside them has not.
    cross(Pause('FROM "notice"', "WHERE"), look, withdrawal(world, notice))
    assert told == [()]


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
