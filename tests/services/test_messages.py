"""What an office was told, and which of it was opened."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.telling import Waiting
from fairnotice.records.models import MessageRecord, OpenedRecord, WarrantRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import publication
from fairnotice.services.message_things import About, Place, place_of
from fairnotice.services.messages import count_unopened, list_messages, open_message, read_message
from fairnotice.services.notifying import tell
from tests.conftest import NOW, World
from tests.stories import WHY, a_case, a_measured, a_notice, a_submitted, an_asked, assess

HOUR = timedelta(hours=1)
ASKED = "hit.confirmation_asked"


def test_messages_come_newest_first_with_what_they_are_about(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW + HOUR)
    found = list_messages(at=NOW, by=world.source)
    assert found.rows[0].about == "notice.blocked"
    assert found.rows[0].subject.number.startswith("EX-A-1/")
    assert (found.rows[0].subject.kind, found.rows[0].subject.source) == ("red", "PT")
    assert found.total == len(found.rows) == found.unopened
    assert "notice.blocked" in found.kinds


def test_what_waits_is_told_from_what_only_informs(world: World) -> None:
    an_asked(world)
    waiting = {row.about: row.waiting for row in list_messages(at=NOW, by=world.source).rows}
    assert (waiting[ASKED], waiting["notice.published"]) == (Waiting.CONFIRMATION, None)


def test_a_page_of_messages_and_one_kind_of_them(world: World) -> None:
    an_asked(world)
    every = list_messages(at=NOW, by=world.source).rows
    assert list_messages(at=NOW, by=world.source, first=1, limit=1).rows == every[1:2]
    assert {row.about for row in list_messages(at=NOW, by=world.source, about=ASKED).rows} == {ASKED}


def test_the_first_who_opens_a_message_is_kept(world: World) -> None:
    an_asked(world)
    (message,) = list_messages(at=NOW, by=world.source, about=ASKED).rows
    before = count_unopened(by=world.source)
    open_message(message=message.id, by=world.source, at=NOW)
    again = open_message(message=message.id, by=world.source, at=NOW + HOUR)
    assert (again.opened_at, again.waits) == (NOW, False)
    assert count_unopened(by=world.source) == before - 1
    with speaking_as(SYSTEM):
        assert OpenedRecord.objects.get(pk=message.id).officer_id == world.source.id


def test_what_was_dealt_with_does_not_wait_any_more(world: World) -> None:
    request = a_submitted(world)
    (message,) = list_messages(at=NOW, by=world.reviewer, about="request.submitted").rows
    assert message.waits
    assess(request, world.second_reviewer)
    tell(at=NOW)
    assert not list_messages(at=NOW, by=world.reviewer, about="request.submitted").rows[0].waits


def test_a_message_of_another_office_is_neither_read_nor_opened(world: World) -> None:
    an_asked(world)
    (message,) = list_messages(at=NOW, by=world.source, about=ASKED).rows
    for by in (world.locating, world.reviewer, world.border):
        with pytest.raises(NotFound):
            read_message(at=NOW, message=message.id, by=by)
        with pytest.raises(NotFound):
            open_message(message=message.id, by=by, at=NOW)


def test_roles_that_are_told_nothing_have_nothing_to_count(world: World) -> None:
    an_asked(world)
    assert count_unopened(by=world.border) == count_unopened(by=world.administrator) == 0


def test_a_message_of_a_notice_that_left_the_view_still_has_its_number(world: World) -> None:
    notice = a_notice(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    (message,) = list_messages(at=NOW, by=world.other, about="notice.withdrawn").rows
    assert message.subject.number.startswith("EX-A-1/")
    assert place_of(thing=message.thing, by=world.other) == Place("notice", str(notice), ours=False)


def test_a_message_about_what_nothing_is_known_of_says_nothing(world: World) -> None:
    with speaking_as(SYSTEM):
        for thing in ("folder:training", f"notice:{uuid4()}", f"draft:{uuid4()}"):
            MessageRecord.objects.create(to_bureau="PT", about="x", thing=thing, text="x", sent_at=NOW)
    assert {row.subject for row in list_messages(at=NOW, by=world.source).rows} == {About()}


def test_each_thing_is_what_its_reader_may_see_of_it(world: World) -> None:
    notice, hit, measure = a_measured(world)
    case = a_case(world)
    request = a_submitted(world)
    with speaking_as(SYSTEM):
        warrant = WarrantRecord.objects.filter(case=case).values_list("pk", flat=True)[0]
    expected = [
        (f"notice:{notice}", world.source, Place("notice", str(notice), ours=True)),
        (f"notice:{notice}", world.other, Place("notice", str(notice), ours=False)),
        (f"notice:{notice}", world.reviewer, Place("notice", str(notice), ours=False)),
        (f"notice:{uuid4()}", world.other, None),
        (f"hit:{hit}", world.locating, Place("hit", str(hit), ours=True)),
        (f"hit:{hit}", world.source, None),
        (f"measure:{measure}", world.locating, Place("hit", str(hit), ours=True)),
        (f"measure:{measure}", world.other, None),
        (f"disclosure:{hit}", world.source, Place("disclosure", str(hit), ours=True)),
        (f"disclosure:{hit}", world.other, None),
        (f"request:{request}", world.source, Place("request", str(request), ours=True)),
        (f"request:{request}", world.other, None),
        (f"matter:{case}", world.source, Place("case", str(case), ours=True)),
        (f"matter:{case}", world.other, None),
        (f"warrant:{warrant}", world.source, Place("case", str(case), ours=True)),
        (f"warrant:{warrant}", world.other, None),
        (f"confirmation:{uuid4()}", world.source, None),
        (f"message:{uuid4()}", world.reviewer, None),
        ("folder:training", world.source, None),
        (f"draft:{uuid4()}", world.source, None),
        ("notice:nonsense", world.source, None),
    ]
    for thing, by, place in expected:
        assert place_of(thing=thing, by=by) == place, (thing, by.bureau)


def test_a_message_that_an_office_does_not_open_leads_the_reviewer_to_its_thing(world: World) -> None:
    _notice, _hit, confirmation = an_asked(world)
    for hours in (0, 1, 2):
        tell(at=NOW + hours * HOUR)
    told = next(row for row in list_messages(at=NOW, by=world.reviewer).rows if row.about == "message.escalated")
    assert place_of(thing=told.thing, by=world.reviewer) == Place("confirmation", str(confirmation), ours=False)
    assert UUID(told.thing.partition(":")[2])
