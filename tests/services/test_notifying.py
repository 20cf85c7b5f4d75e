"""Who is told that something waits, and who is told while nobody opens it."""

from datetime import datetime, timedelta

import pytest
from django.db import connection

from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.domain.telling import Told, Waiting
from fairnotice.records.models import EventRecord, MailRecord, MessageRecord, OfficerRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits, publication, reviews
from fairnotice.services.administration import add_officer, remove_officer
from fairnotice.services.messages import list_messages, open_message
from fairnotice.services.notifying import PATIENT, SAYS, patience, tell
from fairnotice.services.roster import add_turn
from tests.conftest import NOW, World
from tests.stories import WHY, a_hit, a_measured, a_notice, a_submitted, an_asked

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ASKED = "hit.confirmation_asked"


def with_mail(world: World, **more: Officer) -> dict[str, Officer]:
    """Everybody of the world, and a second officer of the source bureau, with an address."""
    second = add_officer(login="source-two", bureau="PT", role=Role.BUREAU, by=SYSTEM, at=NOW)
    people = {**world.everybody(), "source_two": second, **more}
    for name, officer in people.items():
        give_address(officer, f"{name}@example.org")
    return people


def give_address(officer: Officer, email: str) -> None:
    from fairnotice.domain.officer import DOOR
    from fairnotice.records.models import SignInRecord

    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk=officer.id).update(email=email)


def mail(about: str, step: Told | None = None) -> set[str]:
    """Logins to which mail about that kind of message was written."""
    with speaking_as(SYSTEM):
        rows = MailRecord.objects.filter(message__about=about)
        rows = rows if step is None else rows.filter(step=step)
        pks = list(rows.values_list("officer_id", flat=True))
        return set(OfficerRecord.objects.filter(pk__in=pks).values_list("login", flat=True))


def on_call(officer: Officer, begins: datetime = NOW, ends: datetime = NOW + 8 * HOUR) -> None:
    add_turn(officer=officer.id, begins=begins, ends=ends, telephone="+351 1", by=officer, at=begins)


def test_where_nobody_is_on_call_the_whole_office_gets_the_mail(world: World) -> None:
    with_mail(world)
    an_asked(world)
    assert tell(at=NOW)
    assert mail(ASKED) == {"source", "source-two"}


def test_whoever_is_on_call_gets_it_first_and_alone(world: World) -> None:
    people = with_mail(world)
    on_call(people["source_two"])
    an_asked(world)
    tell(at=NOW)
    assert mail(ASKED) == {"source-two"}


def test_on_call_without_an_address_is_nobody_on_call(world: World) -> None:
    people = with_mail(world)
    give_address(people["source_two"], "")
    on_call(people["source_two"])
    an_asked(world)
    tell(at=NOW)
    assert mail(ASKED) == {"source"}


def test_unopened_after_an_hour_those_on_call_are_told_again_and_then_everybody(world: World) -> None:
    people = with_mail(world)
    on_call(people["source_two"])
    an_asked(world)
    tell(at=NOW)
    assert tell(at=NOW + 59 * MINUTE) == 0
    tell(at=NOW + HOUR)
    assert mail(ASKED, Told.AGAIN) == {"source-two"}
    assert tell(at=NOW + 119 * MINUTE) == 0
    tell(at=NOW + 2 * HOUR)
    assert mail(ASKED, Told.EVERYBODY) == {"source", "source-two"}
    (told,) = list_messages(at=NOW, by=world.reviewer, about="message.escalated").rows
    assert told.text.startswith("Bureau PT has not opened a message that waits on it.")
    assert told.waiting is Waiting.UNOPENED


def test_the_reviewers_get_the_mail_of_what_an_office_does_not_open(world: World) -> None:
    with_mail(world)
    an_asked(world)
    for hours in (0, 1, 2, 2):
        tell(at=NOW + hours * HOUR)
    assert mail("message.escalated") == {"reviewer", "second"}
    tell(at=NOW + 100 * HOUR)
    assert mail("message.escalated") == {"reviewer", "second"}
    assert mail("message.escalated", Told.AGAIN) == set(), "that an office does not open its messages is told once"


def test_the_telling_is_done_once_however_often_the_sweep_runs(world: World) -> None:
    with_mail(world)
    an_asked(world)
    for hours in (0, 0, 1, 1, 2, 2, 3, 50):
        tell(at=NOW + hours * HOUR)
    with speaking_as(SYSTEM):
        assert MailRecord.objects.filter(message__about=ASKED).count() == 6
        (message,) = MessageRecord.objects.filter(about=ASKED)
        assert EventRecord.objects.filter(type="message.escalated", thing=f"message:{message.pk}").count() == 2
        assert MessageRecord.objects.filter(about="message.escalated", thing=f"message:{message.pk}").count() == 1


def test_an_opened_message_is_told_to_nobody_any_more(world: World) -> None:
    with_mail(world)
    an_asked(world)
    tell(at=NOW)
    (message,) = list_messages(at=NOW, by=world.source, about=ASKED).rows
    open_message(message=message.id, by=world.source, at=NOW + 30 * MINUTE)
    tell(at=NOW + 50 * HOUR)
    assert mail(ASKED, Told.AGAIN) == set()
    told = list_messages(at=NOW, by=world.reviewer, about="message.escalated").rows
    assert not [message for message in told if "Bureau PT" in message.text]


def test_what_does_not_wait_any_more_is_told_to_nobody(world: World) -> None:
    with_mail(world)
    _notice, _hit, confirmation = an_asked(world)
    hits.answer_confirmation(confirmation=confirmation, stands=True, text="", by=world.source, at=NOW)
    tell(at=NOW)
    assert mail(ASKED) == set()


def test_a_hit_waits_for_its_bureau_and_only_informs_the_secretariat(world: World) -> None:
    with_mail(world)
    a_hit(world)
    tell(at=NOW)
    assert mail("hit.raised") == {"locating"}


def test_a_request_waits_for_the_reviewers_and_is_told_to_all_of_them_after_four_days(world: World) -> None:
    people = with_mail(world)
    on_call(people["reviewer"], NOW, NOW + 24 * 7 * HOUR)
    a_submitted(world)
    tell(at=NOW)
    assert mail("request.submitted") == {"reviewer"}
    tell(at=NOW + 48 * HOUR)
    assert mail("request.submitted", Told.AGAIN) == {"reviewer"}
    tell(at=NOW + 96 * HOUR)
    assert mail("request.submitted", Told.EVERYBODY) == {"reviewer", "second"}
    assert list_messages(at=NOW, by=world.reviewer, about="message.escalated").total == 0


def test_a_release_prompt_is_mailed_until_the_person_is_released(world: World) -> None:
    with_mail(world)
    notice, _hit, measure = a_measured(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    tell(at=NOW)
    with speaking_as(SYSTEM):
        prompts = MailRecord.objects.filter(message__thing=f"measure:{measure}")
        assert prompts.count() == 1
    hits.end_measure(measure=measure, reasons=WHY, by=world.locating, at=NOW)
    tell(at=NOW + HOUR)
    with speaking_as(SYSTEM):
        assert MailRecord.objects.filter(message__thing=f"measure:{measure}").count() == 1


def test_the_end_of_a_notice_is_mailed_to_its_recipients_once(world: World) -> None:
    with_mail(world)
    notice = a_notice(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    for hours in (0, 5, 50):
        tell(at=NOW + hours * HOUR)
    assert mail("notice.withdrawn") == {"other", "locating"}
    with speaking_as(SYSTEM):
        assert MailRecord.objects.filter(message__about="notice.withdrawn").count() == 2


def test_a_leaver_gets_no_mail(world: World) -> None:
    people = with_mail(world)
    remove_officer(officer=people["source_two"].id, by=SYSTEM, at=NOW)
    an_asked(world)
    tell(at=NOW)
    assert mail(ASKED) == {"source"}


def test_questions_are_mailed_until_they_are_answered(world: World) -> None:
    with_mail(world)
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r1", "Who saw it?")], by=world.reviewer, at=NOW)
    tell(at=NOW)
    assert mail("request.questions_asked") == {"source", "source-two"}
    tell(at=NOW + 72 * HOUR)
    assert mail("request.questions_asked", Told.AGAIN) == {"source", "source-two"}


def test_without_any_address_the_secretariat_still_learns_that_nobody_opens_it(world: World) -> None:
    an_asked(world)
    for hours in (0, 1, 2):
        tell(at=NOW + hours * HOUR)
    with speaking_as(SYSTEM):
        assert MailRecord.objects.count() == 0
    assert "Bureau PT" in list_messages(at=NOW, by=world.reviewer, about="message.escalated").rows[0].text


@pytest.mark.parametrize("waiting", list(Waiting))
def test_every_kind_of_waiting_has_its_words_and_its_patience(waiting: Waiting) -> None:
    assert SAYS[waiting][0].isupper()
    assert (patience(waiting, NOW) is not None) == (waiting in PATIENT)


@pytest.mark.parametrize(
    ("waiting", "hours"),
    [(Waiting.CONFIRMATION, 1), (Waiting.HIT, 1), (Waiting.RELEASE, 1), (Waiting.QUESTIONS, 72), (Waiting.REQUEST, 48)],
)
def test_how_long_a_message_may_lie_unopened(waiting: Waiting, hours: int) -> None:
    assert patience(waiting, NOW) == hours * HOUR


def test_where_mail_goes_is_read_by_the_clocks_alone(world: World) -> None:
    with_mail(world)
    for name, officer in world.everybody().items():
        with speaking_as(officer), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM fn_addresses()")
            assert cursor.fetchone() == (0,), name
    with speaking_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM fn_addresses()")
        assert cursor.fetchone() == (len(world.people()) + 1,)
