"""A recipient's doubt about a notice, and who is told of it."""

from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import EventRecord, MessageRecord, NoticeRecord, ReasonRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import publication
from fairnotice.services.doubts import tell_doubt
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice

DOUBT = "Our register gives this passport to somebody born in 1951."


def told(by: Officer) -> list[tuple[str, str]]:
    """To whom the doubt went, and in which words, as this officer may see it."""
    with speaking_as(by):
        rows = MessageRecord.objects.filter(about="notice.doubted").order_by("to_role")
        return [(row.to_bureau or row.to_role, row.text) for row in rows]


def test_the_source_and_the_secretariat_are_told_whose_doubt_it_is(world: World) -> None:
    notice = a_notice(world)
    answer = tell_doubt(notice=notice, words=DOUBT, by=world.other, at=NOW)
    says = f"Bureau UY doubts the data of notice {answer['number']}: {DOUBT}"
    assert told(SYSTEM) == [("PT", says), ("reviewer", says)]
    assert told(world.source) == [("PT", says)]
    assert told(world.locating) == []


def test_the_notice_stands_where_it_stood(world: World) -> None:
    notice = a_notice(world)
    tell_doubt(notice=notice, words=DOUBT, by=world.other, at=NOW)
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get(pk=notice).state == "published"


def test_the_event_says_nothing_of_what_is_doubted_and_a_third_bureau_does_not_see_it(world: World) -> None:
    notice = a_notice(world)
    tell_doubt(notice=notice, words=DOUBT, by=world.other, at=NOW)
    for by, seen in ((world.other, 1), (world.source, 1), (world.locating, 0)):
        with speaking_as(by):
            events = list(EventRecord.objects.filter(type="notice.doubted"))
            assert len(events) == seen
            assert not [event for event in events if "passport" in str(vars(event))]


def test_why_is_kept_and_the_same_key_tells_once(world: World) -> None:
    notice = a_notice(world)
    for _time in (1, 2):
        tell_doubt(notice=notice, words=DOUBT, by=world.other, at=NOW, key="once")
    assert len(told(SYSTEM)) == 2
    with speaking_as(SYSTEM):
        assert [row.text for row in ReasonRecord.objects.filter(act="tell_doubt")] == [DOUBT]


def test_a_source_a_reviewer_and_a_border_post_tell_no_doubt(world: World) -> None:
    notice = a_notice(world)
    for by in (world.source, world.reviewer, world.border):
        with pytest.raises(NotYourAct, match="received the notice"):
            tell_doubt(notice=notice, words=DOUBT, by=by, at=NOW)


def test_a_doubt_needs_words(world: World) -> None:
    with pytest.raises(InvalidValue, match="at least"):
        tell_doubt(notice=a_notice(world), words="wrong", by=world.other, at=NOW)


def test_of_a_notice_that_is_not_in_the_view_nothing_is_told(world: World) -> None:
    kept_from_it = a_notice(world, restricted=("UY",))
    with pytest.raises(NotFound):
        tell_doubt(notice=kept_from_it, words=DOUBT, by=world.other, at=NOW)
    over: UUID = a_notice(world, at=NOW + timedelta(minutes=1))
    publication.withdraw_notice(notice=over, reasons=WHY, by=world.source, at=NOW + timedelta(days=1))
    with pytest.raises(NotFound):
        tell_doubt(notice=over, words=DOUBT, by=world.other, at=NOW + timedelta(days=1))
