"""Copies that are late: the state that the sweep opens and ends, and the letter that a person sends once a day."""

from datetime import datetime, timedelta

import pytest

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.formats.letter import Language
from fairnotice.records.models import LetterRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.clocks import sweep
from fairnotice.services.incidents import LATE, list_incidents
from fairnotice.services.letters import letter_of_message, print_letter
from fairnotice.services.messages import list_messages
from fairnotice.services.overdue import draft_reminder, list_overdue, send_reminder, sweep_overdue
from fairnotice.services.publication import withdraw_notice
from tests.conftest import NOW, World
from tests.services.test_board import applied
from tests.services.test_circulation import WHY, ADesk, a_desk
from tests.stories import a_notice

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATER = NOW + 2 * HOUR


@pytest.fixture
def late(world: World) -> ADesk:
    """A desk of New Zealand that has not heard of a withdrawal."""
    desk = a_desk(world)
    notice = a_notice(world)
    applied(desk)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    return desk


def told(about: str) -> int:
    with speaking_as(SYSTEM):
        return MessageRecord.objects.filter(about=about).count()


def late_messages(at: datetime) -> int:
    sweep_overdue(at=at)
    return told("incident.opened")


def test_the_list_names_the_desk_and_since_when(world: World, late: ADesk) -> None:
    (one,) = list_overdue(by=world.reviewer, at=LATER)
    assert (one.desk.id, one.desk.late_since, one.written_at) == (late.enrolled.desk, NOW + HOUR, None)


def test_another_bureau_does_not_see_that_it_is_late(world: World, late: ADesk) -> None:
    assert list_overdue(by=world.other, at=LATER) == ()


def test_the_sweep_of_the_clocks_opens_the_state_once_and_ends_it_when_the_desk_is_in_line(
    world: World, late: ADesk
) -> None:
    assert [sweep(at=LATER).late, sweep(at=LATER + HOUR).late] == [1, 0]
    (incident,) = list_incidents(by=world.locating)
    assert (incident.kind, incident.closed_at) == (LATE, None)
    applied(late, LATER + 2 * HOUR)
    sweep(at=LATER + 3 * HOUR)
    (incident,) = list_incidents(by=world.locating)
    assert incident.closed_at == LATER + 3 * HOUR


def test_a_desk_that_comes_and_goes_fills_nobodys_inbox(world: World, late: ADesk) -> None:
    counts = [late_messages(LATER), late_messages(LATER + HOUR)]
    applied(late, LATER + HOUR)
    counts.append(late_messages(LATER + 2 * HOUR))
    withdraw_notice(notice=a_notice(world), reasons=WHY, by=world.source, at=LATER + 2 * HOUR)
    counts.append(late_messages(LATER + 4 * HOUR))
    assert counts == [1, 1, 1, 1]
    assert told("desk.late") == 1


def test_many_late_desks_are_one_message_to_the_secretariat(world: World, late: ADesk) -> None:
    for number in range(3):
        a_desk(world, bureau="FR", name=f"Pier {number}")
    assert sweep_overdue(at=NOW + 2 * DAY) == 4
    assert told("desk.late") == 1


def test_the_letter_is_drafted_sent_by_a_person_and_kept_in_both_versions(world: World, late: ADesk) -> None:
    drafted = draft_reminder(desk=late.enrolled.desk, by=world.reviewer, at=LATER)
    assert "North pier" in drafted
    assert "notices that have ended" in drafted
    send_reminder(desk=late.enrolled.desk, letter=drafted + "\n\nCall us.", by=world.reviewer, at=LATER)
    (message,) = list_messages(by=world.locating, at=LATER, about="desk.reminded").rows
    assert message.text.endswith("Call us.")
    with speaking_as(SYSTEM):
        assert [one.text for one in LetterRecord.objects.order_by("version")] == [drafted, message.text]


def test_a_letter_is_sent_once_for_a_desk_and_day(world: World, late: ADesk) -> None:
    send_reminder(desk=late.enrolled.desk, letter=WHY, by=world.reviewer, at=LATER)
    with pytest.raises(NotPossibleNow, match="within the last day"):
        send_reminder(desk=late.enrolled.desk, letter=WHY, by=world.decider, at=LATER + HOUR)
    send_reminder(desk=late.enrolled.desk, letter=WHY, by=world.decider, at=LATER + DAY)


def test_the_same_letter_sent_twice_under_one_key_is_sent_once(world: World, late: ADesk) -> None:
    for _ in range(2):
        send_reminder(desk=late.enrolled.desk, letter=WHY, by=world.reviewer, at=LATER, key="k")
    assert told("desk.reminded") == 1


def test_no_letter_goes_to_a_desk_that_is_not_late_and_none_is_empty(world: World, late: ADesk) -> None:
    with pytest.raises(NotPossibleNow, match="not late"):
        send_reminder(desk=late.enrolled.desk, letter=WHY, by=world.reviewer, at=NOW)
    with pytest.raises(InvalidValue):
        send_reminder(desk=late.enrolled.desk, letter="Hurry.", by=world.reviewer, at=LATER)


@pytest.mark.parametrize("who", ["locating", "commission", "administrator"])
def test_letters_are_the_secretariats(world: World, late: ADesk, who: str) -> None:
    with pytest.raises(NotYourAct):
        send_reminder(desk=late.enrolled.desk, letter=WHY, by=getattr(world, who), at=LATER)


def test_the_bureau_prints_its_letter_in_another_language(world: World, late: ADesk) -> None:
    letter = draft_reminder(desk=late.enrolled.desk, by=world.reviewer, at=LATER)
    send_reminder(desk=late.enrolled.desk, letter=letter, by=world.reviewer, at=LATER)
    thing = f"desk:{late.enrolled.desk}"
    kept = letter_of_message(thing=thing, about="desk.reminded", sent_at=LATER, by=world.locating)
    assert kept is not None
    assert print_letter(letter=kept, language=Language.FRENCH, by=world.locating, at=LATER).startswith(b"%PDF")
    assert letter_of_message(thing=thing, about="desk.reminded", sent_at=LATER, by=world.other) is None
