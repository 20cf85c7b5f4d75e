"""Days on which an answer changes by itself: tasks of the secretariat, also for open requests, and what they tell."""

import re
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from fairnotice.domain.dates import Moment, Period
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.subject import OfficeKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.law.turning import turning_points
from fairnotice.records.models import DueRecord, NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import cases
from fairnotice.services.dossiers import read
from fairnotice.services.turning_days import note_turning_days
from fairnotice.services.worklist import read_worklist
from tests.builders import a_dossier, a_protection, a_subject, a_warrant, an_offence, an_office
from tests.conftest import NOW, World
from tests.stories import a_draft, a_notice, a_refused, a_submitted

DAY = timedelta(days=1)
BARRED = (NOW + 30 * DAY).date()

NEVER_BARRED = replace(a_warrant(), time_barred_from=UNKNOWN)


def barred_later() -> Dossier:
    return a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED),))


def noted(request: UUID) -> list[DueRecord]:
    with speaking_as(SYSTEM):
        rows = DueRecord.objects.filter(thing=f"request:{request}", code="turning-point", settled_at__isnull=True)
        return list(rows.order_by("due_at"))


def worklist(by: Officer) -> list[str]:
    return [row.what for row in read_worklist(by=by, at=NOW, whose="reviewer").rows if row.code == "turning-point"]


def test_an_open_request_has_its_day_in_the_worklist_of_the_secretariat(world: World) -> None:
    request = a_submitted(world, barred_later())
    (row,) = noted(request)
    assert (row.due_at.date(), row.owes) == (BARRED, "reviewer")
    assert worklist(world.reviewer) == [row.what]


def test_the_task_of_an_open_request_does_not_say_how_the_answer_turns(world: World) -> None:
    (row,) = noted(a_submitted(world, barred_later()))
    assert row.what.endswith("What the rules answer changes then, as the file stands")
    assert not re.search(r"refuse|no bar|judge|recommend|\d{4}-\d{2}-\d{2}|\bw1\b", row.what)


def test_the_requesting_bureau_does_not_see_it(world: World) -> None:
    request = a_submitted(world, barred_later())
    with speaking_as(world.source):
        assert not DueRecord.objects.filter(thing=f"request:{request}", code="turning-point").exists()


def test_a_day_on_which_nothing_differs_is_no_task_of_an_open_request(world: World) -> None:
    ended = an_office(OfficeKind.CANDIDATE, state="PT", ended=None, scheduled_end=BARRED)
    barred = a_dossier(warrants=(NEVER_BARRED,), subjects=(a_subject(offices=(ended,)),))
    view = View.of(barred, "s1", Moment(NOW.date(), NOW))
    assert turning_points(view), "the day is known"
    assert noted(a_submitted(world, barred)) == []


def test_a_file_without_such_days_has_no_task(world: World) -> None:
    assert noted(a_submitted(world, a_dossier(warrants=(NEVER_BARRED,)))) == []


def test_a_day_after_the_next_year_is_noted_once_the_request_is_decided(world: World) -> None:
    years_on = a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED + 400 * DAY),))
    assert noted(a_submitted(world, years_on)) == []
    assert len(noted(a_refused(world, years_on))) == 1


def test_a_draft_has_none_either(world: World) -> None:
    assert noted(a_draft(world, barred_later())) == []


def test_each_day_is_compared_with_the_one_before_it(world: World) -> None:
    """Once the time bar has come, a second one of another warrant changes nothing more."""
    later = replace(a_warrant("w2", offences=(an_offence("o2"),)), time_barred_from=BARRED + 10 * DAY)
    request = a_refused(world, a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED), later)))
    turns = ["turns from" in row.what for row in noted(request)]
    assert len(turns) == 2
    assert sum(turns) == 1


def test_noted_twice_is_noted_once(world: World) -> None:
    request = a_submitted(world, barred_later())
    before = [row.pk for row in noted(request)]
    with speaking_as(SYSTEM):
        note_turning_days(RequestRecord.objects.get(pk=request), at=NOW)
    assert [row.pk for row in noted(request)] == before


def test_a_protection_that_a_reviewer_adds_with_its_end_is_noted_for_a_live_notice(world: World) -> None:
    notice = a_notice(world, a_dossier(warrants=(NEVER_BARRED,)))
    with speaking_as(SYSTEM):
        request = NoticeRecord.objects.select_related("request").get(pk=notice).request
    assert noted(request.pk) == []
    with speaking_as(world.reviewer):
        dossier = read(request.case, world.reviewer)
    ends = date(2027, 3, 1)
    status = a_protection(holds=Period(begins=date(2021, 3, 2), ends=ends))
    subject = replace(dossier.subjects[0], protections=(status,))
    cases.add_facts(
        case=request.case_id, dossier=replace(dossier, subjects=(subject,)), by=world.reviewer, at=NOW + DAY
    )
    assert [row.due_at.date() for row in noted(request.pk)] == [ends + DAY]
