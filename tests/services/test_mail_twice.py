"""Two sweeps at once: each message is told once, each mail is sent once."""

from collections.abc import Iterator

import pytest
from django.core import mail as outbox
from django.db import connection
from django.test import override_settings

from fairnotice.domain.officer import DOOR, SYSTEM
from fairnotice.records.models import MailRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.mail import send_mail
from fairnotice.services.notifying import tell
from tests.conftest import NOW, make_world
from tests.services.test_at_the_same_time import Pause, cross
from tests.stories import an_asked

HERE = "https://notices.example.org"


@pytest.fixture(autouse=True)
def in_memory() -> Iterator[None]:
    """Mail of a test goes to a list."""
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        outbox.outbox = []
        yield


def a_waiting_message() -> None:
    world = make_world()
    with speaking_as(DOOR):
        SignInRecord.objects.filter(pk=world.source.id).update(email="duty@bureau.example.org")
    an_asked(world, at=NOW)


def test_two_sweeps_at_once_write_one_mail(committed: str) -> None:
    a_waiting_message()
    cross(Pause("UPDATE", "told"), lambda: tell(at=NOW), lambda: tell(at=NOW))
    with speaking_as(SYSTEM):
        assert MailRecord.objects.count() == 1
    connection.close()


def test_two_sweeps_at_once_send_a_mail_once(committed: str) -> None:
    a_waiting_message()
    tell(at=NOW)
    cross(
        Pause("UPDATE", '"mail"'),
        lambda: send_mail(at=NOW, address=HERE),
        lambda: send_mail(at=NOW, address=HERE),
    )
    assert len(outbox.outbox) == 1
    connection.close()


def test_two_sweeps_at_once_count_a_failure_once(committed: str) -> None:
    a_waiting_message()
    tell(at=NOW)
    with override_settings(EMAIL_BACKEND="tests.services.test_mail_twice.Away"):
        cross(
            Pause("UPDATE", '"mail"'),
            lambda: send_mail(at=NOW, address=HERE),
            lambda: send_mail(at=NOW, address=HERE),
        )
    with speaking_as(SYSTEM):
        (row,) = MailRecord.objects.all()
    assert (row.tries, row.failed) == (1, "ConnectionRefusedError")
    connection.close()


class Away:
    """A server that does not answer."""

    def __init__(self, **given: object) -> None:
        self.given = given

    def open(self) -> None:
        raise ConnectionRefusedError
