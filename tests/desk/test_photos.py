"""Photographs come after the documents, are verified, and go with them."""

import pytest

from fairnotice.desk.packs import import_pack
from fairnotice.desk.photos import fetch_photos, photo, photos_here
from fairnotice.domain.errors import NotFound
from fairnotice.register.entry import EntryKind
from fairnotice.register.errors import NotGenuine
from tests.desk.a_register import ARegister
from tests.desk.conftest import ADesk

FACE = b"\x89PNG invented"


@pytest.fixture
def notice(register: ARegister) -> str:
    register.photo = FACE
    return register.publish()


def fetched(desk: ADesk) -> int:
    desk.pull()
    return fetch_photos(desk.store, desk.line, now=desk.clock())


def test_a_photograph_comes_after_its_document_and_is_shown(register: ARegister, desk: ADesk, notice: str) -> None:
    assert fetched(desk) == 1
    (cipher,) = photos_here(desk.store.db, notice)
    assert photo(desk.store, cipher) == ("image/png", FACE)
    assert not any(FACE in path.read_bytes() for path in desk.folder.glob("desk.sqlite*")), "it is kept encrypted"
    assert fetched(desk) == 0


def test_another_file_under_its_name_is_refused(register: ARegister, desk: ADesk, notice: str) -> None:
    (cipher,) = [cipher for cipher in register.documents if cipher != register.entries[0].cipher]
    good, register.documents[cipher] = register.documents[cipher], b"something else"
    assert fetched(desk) == 0
    assert desk.faults() == ["altered"]
    assert photos_here(desk.store.db, notice) == ()
    register.documents[cipher] = good
    assert fetched(desk) == 1


def test_it_goes_with_its_notice_and_the_receipt_names_it(register: ARegister, desk: ADesk, notice: str) -> None:
    fetched(desk)
    (cipher,) = photos_here(desk.store.db, notice)
    register.end(notice, EntryKind.WITHDRAW)
    desk.pull()
    assert set(register.receipts[-1].destroyed) == {cipher, register.entries[0].cipher}
    with pytest.raises(NotFound):
        photo(desk.store, cipher)


def test_an_amended_notice_keeps_only_what_its_document_names_now(
    register: ARegister, desk: ADesk, notice: str
) -> None:
    fetched(desk)
    (before,) = photos_here(desk.store.db, notice)
    register.photo = b"\x89PNG another"
    register.amend(notice, "Orin Tavesk")
    fetched(desk)
    (after,) = photos_here(desk.store.db, notice)
    assert after != before
    assert before in register.receipts[-1].destroyed


def test_a_pack_brings_photographs(register: ARegister, desk: ADesk, notice: str) -> None:
    register.also_in_packs = set(register.documents)
    import_pack(desk.store, register.pack(), now=desk.clock())
    (cipher,) = photos_here(desk.store.db, notice)
    assert photo(desk.store, cipher)[1] == FACE


def test_one_that_was_altered_on_this_disk_is_not_shown(register: ARegister, desk: ADesk, notice: str) -> None:
    fetched(desk)
    (cipher,) = photos_here(desk.store.db, notice)
    with desk.store.writing() as db:
        db.execute("UPDATE photo SET data = ?", (b"something else",))
    with pytest.raises(NotGenuine):
        photo(desk.store, cipher)
