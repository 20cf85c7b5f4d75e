"""What administrators may, what nobody may, and what they are told to look at first."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import override_settings

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import EventRecord, MailRecord, ManifestRecord, MessageRecord, SignInRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services import administration, people
from fairnotice.services.concerns import CODES, concerns
from fairnotice.services.health import made_at, measure
from fairnotice.services.keys import list_keys, signing_fingerprint
from fairnotice.services.manifests import Submitted, submit_travellers
from fairnotice.services.notes import read_note, write_note
from fairnotice.services.verifying import verify_at_a_page
from tests.conftest import NOW, World
from tests.stories import a_case, a_submitted

Act = Callable[[Officer, World], Any]
ACTS: dict[str, Act] = {
    "add_bureau": lambda by, world: administration.add_bureau(
        code="BR", name="BR", kind="bureau", country="BR", by=by, at=NOW
    ),
    "update_bureau": lambda by, world: administration.update_bureau(code="PT", name="x", telephone="", by=by, at=NOW),
    "revoke_token": lambda by, world: administration.revoke_token(officer=world.border.id, mark="", by=by, at=NOW),
    "list_people": lambda by, world: people.list_people(by=by, at=NOW),
    "read_person": lambda by, world: people.read_person(officer=world.border.id, by=by, at=NOW),
    "email_of": lambda by, world: people.email_of(officer=world.border.id, by=by),
    "set_email": lambda by, world: people.set_email(officer=world.border.id, email="a@example.org", by=by, at=NOW),
    "leaving": lambda by, world: people.leaving(officer=world.border.id, by=by, at=NOW),
    "replace_officer": lambda by, world: people.replace_officer(
        officer=world.border.id, login="x", bureau="NZ", role=Role.BUREAU, by=by, at=NOW
    ),
    "measure": lambda by, world: measure(by=by, at=NOW),
    "concerns": lambda by, world: concerns(by=by, at=NOW),
    "verify": lambda by, world: verify_at_a_page(by=by, at=NOW, most=1000),
}


@pytest.mark.parametrize("name", list(ACTS))
def test_what_is_the_administrators_is_refused_to_everybody_else(world: World, name: str) -> None:
    for role, officer in world.everybody().items():
        if role != "administrator":
            with pytest.raises(NotYourAct):
                ACTS[name](officer, world)


def test_a_bureau_keeps_a_name_and_a_change_of_nothing_leaves_no_event(world: World) -> None:
    with pytest.raises(InvalidValue, match="has a name"):
        administration.update_bureau(code="PT", name="  ", telephone="", by=world.administrator, at=NOW)
    with pytest.raises(NotFound):
        administration.update_bureau(code="ZZ", name="x", telephone="", by=world.administrator, at=NOW)
    given: dict[str, Any] = {
        "code": "PT",
        "name": "Bureau PT",
        "telephone": "+351 1",
        "by": world.administrator,
        "at": NOW,
    }
    assert administration.update_bureau(**given) == ("telephone",)
    assert administration.update_bureau(**given) == ()
    with speaking_as(world.administrator):
        assert EventRecord.objects.filter(type="bureau.changed").count() == 1


def test_a_closed_account_gets_no_token_and_an_unknown_one_is_not_ended(world: World) -> None:
    by = world.administrator
    with pytest.raises(NotFound, match="no such token"):
        administration.revoke_token(officer=world.border.id, mark="0123456789abcdef", by=by, at=NOW)
    administration.remove_officer(officer=world.border.id, by=by, at=NOW)
    with pytest.raises(NotPossibleNow, match="closed"):
        administration.make_token(officer=world.border.id, name="late", by=by, at=NOW)


def test_a_token_ended_twice_leaves_one_event(world: World) -> None:
    by = world.administrator
    administration.make_token(officer=world.border.id, name="gate", by=by, at=NOW)
    [token] = people.read_person(officer=world.border.id, by=by, at=NOW).tokens
    for _time in range(2):
        administration.revoke_token(officer=world.border.id, mark=token.mark, by=by, at=NOW)
    with speaking_as(by):
        assert EventRecord.objects.filter(type="token.revoked").count() == 1


def test_an_account_that_is_not_there_has_neither_page_nor_address(world: World) -> None:
    for read in (people.read_person, people.leaving):
        with pytest.raises(NotFound):
            read(officer=uuid4(), by=world.administrator, at=NOW)
    with pytest.raises(NotFound):
        people.email_of(officer=uuid4(), by=world.administrator)
    with pytest.raises(NotFound):
        people.set_email(officer=uuid4(), email="", by=world.administrator, at=NOW)


def test_the_address_of_an_account_is_in_no_event(world: World) -> None:
    for _time in range(2):
        people.set_email(officer=world.border.id, email="b@example.org", by=world.administrator, at=NOW)
    with speaking_as(world.administrator):
        [event] = EventRecord.objects.filter(type="officer.changed")
    assert "example.org" not in event.body
    with speaking_as(world.administrator):
        assert not SignInRecord.objects.exists()  # the administrator reads no row of what people sign in with


def test_a_reviewer_who_leaves_is_told_by_numbers_and_no_request(world: World) -> None:
    a_submitted(world)
    a_case(world)
    left = people.leaving(officer=world.reviewer.id, by=world.administrator, at=NOW)
    assert (left.worksheets, left.drafts, left.turns, left.others) == (1, 0, (), 1)


def codes(world: World) -> set[str]:
    _health, told = concerns(by=world.administrator, at=NOW)
    assert {concern.code for concern in told} <= set(CODES)
    return {concern.code for concern in told}


def test_a_missing_reviewer_or_decision_maker_is_told(world: World) -> None:
    assert "reviewers_missing" not in codes(world)
    administration.remove_officer(officer=world.decider.id, by=world.administrator, at=NOW)
    assert "reviewers_missing" in codes(world)


def test_a_second_administrator_is_enough(world: World) -> None:
    assert "one_administrator" in codes(world)
    administration.add_officer(
        login="another", bureau="secretariat", role=Role.ADMINISTRATOR, by=world.administrator, at=NOW
    )
    assert "one_administrator" not in codes(world)


def test_in_live_work_people_without_a_second_factor_are_told_and_in_training_not(world: World) -> None:
    assert "second_factor_missing" not in codes(world)
    with override_settings(FAIRNOTICE_MODE="live"):
        assert "second_factor_missing" in codes(world)


def test_mail_that_failed_is_told(world: World) -> None:
    assert "mail_failed" not in codes(world)
    with speaking_as(SYSTEM):
        message = MessageRecord.objects.create(to_bureau="PT", about="x", thing="x", text="x", sent_at=NOW)
        MailRecord.objects.create(message=message, officer_id=world.source.id, made_at=NOW, tries=3, failed="refused")
    assert "mail_failed" in codes(world)


def test_travellers_of_a_carrier_that_nobody_screens_are_told(world: World) -> None:
    submit_travellers(travellers=[Submitted(Query(names=("x",)))], journey="ZZ 123", by=world.carrier, at=NOW)
    assert "travellers_waiting" not in codes(world)
    with speaking_as(SYSTEM):
        ManifestRecord.objects.update(tries=9, tried_at=NOW)
    later = NOW + timedelta(minutes=6)
    _health, found = concerns(by=world.administrator, at=later)
    (told,) = [concern for concern in found if concern.code == "travellers_waiting"]
    assert (told.count, told.since) == (1, NOW)


def test_the_clocks_are_behind_when_nobody_swept_for_a_while(world: World, tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    with override_settings(FAIRNOTICE_FOLDER=str(tmp_path)):
        write_note(tmp_path, "sweep", at=NOW - timedelta(minutes=4))
        assert not measure(by=world.administrator, at=NOW).clocks.behind(NOW)
        write_note(tmp_path, "sweep", at=NOW - timedelta(minutes=6))
        assert measure(by=world.administrator, at=NOW).clocks.behind(NOW)


def test_a_note_that_cannot_be_kept_stops_nothing(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    write_note(tmp_path / "gone", "backup", at=NOW)
    assert "cannot be kept" in caplog.text
    assert read_note(tmp_path / "gone", "backup") is None


def test_notes_are_read_by_their_owner_only(tmp_path: Path) -> None:
    write_note(tmp_path, "backup", at=NOW, facts={"bytes": 5})
    [file] = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    note = read_note(tmp_path, "backup")
    assert note is not None
    assert (note.at, note.facts) == (NOW, {"bytes": 5})


def test_two_administrators_who_close_each_other_at_once_leave_one(committed: str) -> None:
    from tests.conftest import make_world

    world = make_world()
    second = administration.add_officer(
        login="second-administrator", bureau="secretariat", role=Role.ADMINISTRATOR, by=SYSTEM, at=NOW
    )
    gate, refused = threading.Barrier(2), []

    def close(who: Officer, by: Officer) -> None:
        gate.wait(10)
        try:
            administration.remove_officer(officer=who.id, by=by, at=NOW)
        except NotPossibleNow as error:
            refused.append(str(error))
        finally:
            connection.close()

    pairs = [(world.administrator, second), (second, world.administrator)]
    threads = [threading.Thread(target=close, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(refused) == 1
    open_ones = [person for person in people.list_people(by=SYSTEM, at=NOW) if person.active]
    assert sum(person.role == Role.ADMINISTRATOR for person in open_ones) == 1


@pytest.mark.parametrize("content", [None, b"", b"no key", b"rsa"])
def test_a_signing_key_that_cannot_be_read_has_no_fingerprint(tmp_path: Path, content: bytes | None) -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    (tmp_path / "secrets").mkdir()
    if content == b"rsa":  # a key, but of another kind
        key = generate_private_key(SECP256R1())
        content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    if content is not None:
        (tmp_path / "secrets" / "signing_key").write_bytes(content)
    with override_settings(FAIRNOTICE_FOLDER=str(tmp_path)):
        assert signing_fingerprint() is None


def test_a_secret_that_is_gone_and_one_put_there_by_hand_are_listed(tmp_path: Path) -> None:
    with override_settings(FAIRNOTICE_FOLDER=str(tmp_path)):
        assert [key.there for key in list_keys()] == [False] * 7
        (tmp_path / "secrets").mkdir(mode=0o700)
        (tmp_path / "secrets" / "justice").touch(mode=0o600)
        [hand] = [key for key in list_keys() if key.there]
        assert (hand.path, hand.private) == ("secrets/justice", True)
        (tmp_path / "secrets").chmod(0o770)  # others could put another file in its place
        assert [key.private for key in list_keys() if key.there] == [False]


def test_a_folder_that_does_not_say_when_it_was_made_has_no_day(tmp_path: Path) -> None:
    with override_settings(FAIRNOTICE_FOLDER=str(tmp_path)):
        assert made_at() is None


def test_an_account_is_closed_once(world: World) -> None:
    for _time in range(2):
        administration.remove_officer(officer=world.reviewer.id, by=world.administrator, at=NOW)
    with speaking_as(SYSTEM):
        assert EventRecord.objects.filter(type="officer.left", thing=f"officer:{world.reviewer.id}").count() == 1
