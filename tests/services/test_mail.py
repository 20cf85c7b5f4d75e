"""Sending mail: what it says, once or again, and what happens when the server is away."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import override_settings

from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import DOOR, SYSTEM, Officer, Role
from fairnotice.domain.telling import Told, Waiting
from fairnotice.records.models import MailRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import add_officer
from fairnotice.services.mail import MOST_TRIES, PAUSES, MailSent, letter, mail_state, send_mail
from fairnotice.services.messages import list_messages, open_message
from fairnotice.services.notifying import tell
from tests.conftest import NOW, World
from tests.stories import an_asked

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
HERE = "https://notices.example.org"
BACKENDS = "django.core.mail.backends"


class Failing(BaseEmailBackend):
    """A way to send that fails as a test says."""

    on_open: Exception | None = None
    on_send: Exception | None = None
    tried = 0

    def open(self) -> bool:
        if Failing.on_open:
            raise Failing.on_open
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        Failing.tried += 1
        if Failing.on_send:
            raise Failing.on_send
        return len(email_messages)


@pytest.fixture(autouse=True)
def in_memory() -> Iterator[None]:
    """Mail of a test goes to a list."""
    Failing.on_open, Failing.on_send, Failing.tried = None, None, 0
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.locmem.EmailBackend", FAIRNOTICE_MODE="training"):
        outbox.outbox = []
        yield


@pytest.fixture
def failing() -> Iterator[type[Failing]]:
    """A server that fails."""
    with override_settings(EMAIL_BACKEND=f"{__name__}.Failing"):
        yield Failing


def waiting_mail(world: World) -> None:
    """One mail to the source bureau, about a confirmation that is asked of it."""
    give_address(world.source, "duty@bureau.example.org")
    an_asked(world)
    tell(at=NOW)


def two_mails(world: World) -> None:
    """The same to two officers of the bureau."""
    second = add_officer(login="source-two", bureau="PT", role=Role.BUREAU, by=SYSTEM, at=NOW)
    give_address(second, "second@bureau.example.org")
    waiting_mail(world)


def give_address(officer: Officer, email: str) -> None:
    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk=officer.id).update(email=email)


def rows() -> list[MailRecord]:
    with speaking_as(SYSTEM):
        return list(MailRecord.objects.order_by("made_at"))


def send(at: datetime = NOW) -> MailSent:
    return send_mail(at=at, address=HERE)


def test_a_mail_says_what_waits_until_when_and_where_and_names_nobody(world: World) -> None:
    waiting_mail(world)
    assert send() == MailSent(sent=1)
    (sent,) = outbox.outbox
    (message,) = list_messages(at=NOW, by=world.source, about="hit.confirmation_asked").rows
    assert sent.to == ["duty@bureau.example.org"]
    assert sent.subject == "[EXAMPLE] fairnotice: a member asks whether a notice of your bureau still stands"
    assert "Until: 3 March 2026, 09:00 UTC." in sent.body
    assert f"{HERE}/messages/{message.id}/" in sent.body
    whole = sent.message().as_string()
    for never in ("Tavesk", "EX-A-1", "XQ7714203", "New Zealand", "NZ", "robbery"):
        assert never not in whole, never


def test_a_mail_is_sent_once(world: World) -> None:
    waiting_mail(world)
    send()
    assert send(NOW + HOUR) == MailSent()
    assert len(outbox.outbox) == 1
    (row,) = rows()
    assert (row.sent_at, row.tries, row.failed) == (NOW, 1, "")


def test_a_mail_that_is_sent_again_after_a_kill_has_the_same_id(world: World) -> None:
    waiting_mail(world)
    send()
    with speaking_as(SYSTEM):
        MailRecord.objects.update(sent_at=None, tries=0, tried_at=None)  # the kill undid the mark
    send()
    first, second = outbox.outbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"] == f"<{rows()[0].pk}@notices.example.org>"


def test_what_was_opened_meanwhile_is_not_mailed_any_more(world: World) -> None:
    waiting_mail(world)
    (message,) = list_messages(at=NOW, by=world.source, about="hit.confirmation_asked").rows
    open_message(message=message.id, by=world.source, at=NOW)
    assert send() == MailSent()
    assert (outbox.outbox, rows()) == ([], [])


def test_an_account_without_an_address_any_more_is_not_mailed(world: World) -> None:
    waiting_mail(world)
    give_address(world.source, "")
    assert send() == MailSent()
    assert rows() == []


def test_a_server_that_is_away_is_tried_again_after_growing_pauses(world: World, failing: type[Failing]) -> None:
    waiting_mail(world)
    failing.on_open = ConnectionRefusedError("no")
    at = NOW
    for pause in PAUSES:
        assert send(at) == MailSent(failed=1)
        assert send(at + pause - timedelta(seconds=1)) == MailSent(), "it rests"
        at += pause
    assert send(at) == MailSent(failed=1)
    assert send(at + timedelta(days=30)) == MailSent(), "given up"
    (row,) = rows()
    assert (row.tries, row.failed, row.sent_at) == (MOST_TRIES, "ConnectionRefusedError", None)
    state = mail_state(by=world.administrator)
    assert (state.waiting, state.failing, state.given_up) == (0, 0, 1)


def test_the_pauses_grow_and_end_after_some_days() -> None:
    assert list(PAUSES) == sorted(PAUSES)
    assert timedelta(days=2) < sum(PAUSES, timedelta()) < timedelta(days=7)


def test_only_the_kind_of_a_failure_is_kept(world: World, failing: type[Failing]) -> None:
    waiting_mail(world)
    failing.on_send = SMTPRecipientsRefused({"duty@bureau.example.org": (550, b"Orin Tavesk is unknown here")})
    assert send() == MailSent(failed=1)
    (row,) = rows()
    assert row.failed == "SMTPRecipientsRefused"
    failing.on_send = None
    assert send(NOW + PAUSES[0]) == MailSent(sent=1)
    (row,) = rows()
    assert (row.failed, row.tries) == ("", 2)


def test_a_mail_that_one_office_cannot_get_does_not_hold_up_the_others(world: World, failing: type[Failing]) -> None:
    two_mails(world)
    failing.on_send = SMTPRecipientsRefused({})
    assert send() == MailSent(failed=2)


def test_a_server_that_goes_away_in_the_middle_is_not_asked_for_the_rest(world: World, failing: type[Failing]) -> None:
    two_mails(world)
    failing.on_send = SMTPServerDisconnected("gone")
    assert send() == MailSent(failed=1)
    assert failing.tried == 1
    assert sorted(row.tries for row in rows()) == [0, 1]


def test_an_address_that_cannot_be_written_stops_nothing(world: World) -> None:
    waiting_mail(world)
    give_address(world.source, "duty@example.org\nBcc: everybody@example.org")
    assert send() == MailSent(failed=1)
    assert outbox.outbox == []
    assert rows()[0].failed == "BadHeaderError"


def test_without_a_way_to_send_mail_waits(world: World) -> None:
    waiting_mail(world)
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.dummy.EmailBackend"):
        assert send() == MailSent()
        state = mail_state(by=world.administrator)
    assert (state.way, state.waiting, state.last_sent) == (False, 1, None)


def test_in_training_mail_is_written_to_a_file(world: World, tmp_path: Path) -> None:
    waiting_mail(world)
    folder = tmp_path / "mail"
    with override_settings(EMAIL_BACKEND=f"{BACKENDS}.filebased.EmailBackend", EMAIL_FILE_PATH=str(folder)):
        assert send() == MailSent(sent=1)
        assert send(NOW + HOUR) == MailSent()
    (file,) = folder.iterdir()
    assert "a member asks whether a notice of your bureau still stands" in file.read_text(encoding="utf-8").lower()


def test_the_administrator_is_told_how_the_mail_stands(world: World, failing: type[Failing]) -> None:
    waiting_mail(world)
    state = mail_state(by=world.administrator)
    assert (state.way, state.waiting, state.failing, state.failures) == (True, 1, 0, {})
    failing.on_open = TimeoutError()
    send()
    state = mail_state(by=world.administrator)
    assert (state.waiting, state.failing, state.failures) == (0, 1, {"TimeoutError": 1})
    for name in ("source", "reviewer", "border", "commission"):
        with pytest.raises(NotYourAct):
            mail_state(by=getattr(world, name))


@pytest.mark.parametrize("waiting", list(Waiting))
@pytest.mark.parametrize("step", [Told.FIRST, Told.AGAIN, Told.EVERYBODY])
def test_every_mail_says_what_waits_and_where(waiting: Waiting, step: Told) -> None:
    given: dict[str, Any] = {"waiting": waiting, "step": step, "link": "https://x.example/messages/1/"}
    said = letter(**given, due=None, mark="")
    assert said.subject.startswith("fairnotice: ")
    assert "\n" not in said.subject
    assert "https://x.example/messages/1/" in said.body
    assert ("Nobody in your office has opened it yet" in said.body) == (step is not Told.FIRST)
    assert "EXAMPLE" not in said.subject
    assert letter(**given, due=NOW, mark="EXAMPLE").subject.startswith("[EXAMPLE] ")
