"""From a publication to the receipts of desks: enrolment, views, documents, checkpoints, receipts, incidents."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import transaction
from django.test import TestCase

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import CopyRecord, DocumentRecord, RegisterEntryRecord, RequestRecord
from fairnotice.records.register_key import register_key
from fairnotice.records.session import speaking_as
from fairnotice.register.canonical import FIRST
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from, judge, sign_checkpoint
from fairnotice.register.document import decrypt, unseal
from fairnotice.register.entry import Entry, EntryKind
from fairnotice.register.errors import NotGenuine
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.keys import pinned, rotated
from fairnotice.register.pack import open_pack
from fairnotice.register.receipt import Receipt, sign_receipt
from fairnotice.register.ring import KeyRing
from fairnotice.services.administration import officer_of_token
from fairnotice.services.attachments import Belongs, add_file
from fairnotice.services.desks import Enrolled, about_register, end_desk, enrol_desk, make_desk_code
from fairnotice.services.incidents import close_incident, list_incidents, read_incident
from fairnotice.services.notices import read_notice_file
from fairnotice.services.publication import delete_notice, publish_notice, renew_notice, suspend_notice, withdraw_notice
from fairnotice.services.receipts import heads_of_bureau, take_receipt
from fairnotice.services.rotation import rotate_register_key
from fairnotice.services.views import ciphertext, export_pack, read_view
from tests.conftest import NOW, World
from tests.stories import a_notice, an_approved

captured_commits = TestCase.captureOnCommitCallbacks
WHY = "The purpose was reached: told on the telephone today."


@dataclass
class ADesk:
    """A desk as a test plays it: its keys, its account, and what it holds."""

    enrolled: Enrolled
    account: Officer
    ring: KeyRing
    key: Ed25519PrivateKey
    wrap: X25519PrivateKey
    held: Checkpoint
    copy: str = EMPTY
    holdings: dict[str, Holding] = field(default_factory=dict)

    def pull(self, at: datetime) -> Sequence[Entry]:
        """Read what is new, check it, and hold it."""
        part = read_view(after=self.held.sequence, limit=1000, inline=True, by=self.account, at=at)
        new = checkpoint_from(part.checkpoint, self.ring)
        judge(new, part.entries, held=self.held, now=at)
        for entry in part.entries:
            if entry.key:
                unseal(part.documents[entry.cipher], entry.key, expected=entry.digest, ring=self.ring)
            before = self.holdings.get(entry.notice)
            after = held_after(before, entry)
            self.copy, self.holdings[entry.notice] = copy_after(self.copy, before, after), after
        self.held = new
        return part.entries

    def receipt(self, at: datetime, **other: object) -> str:
        """What it signs now; with something else in it where a test says so."""
        said = {
            "desk": str(self.enrolled.desk),
            "register": self.held.register,
            "recipient": self.held.recipient,
            "sequence": self.held.sequence,
            "head": self.held.head,
            "copy": self.copy,
            "applied_at": at,
            **other,
        }
        return sign_receipt(Receipt(**said), self.key)  # type: ignore[arg-type]


def a_desk(world: World, bureau: str = "NZ", name: str = "North pier", at: datetime = NOW) -> ADesk:
    code = make_desk_code(bureau=bureau, name=name, by=world.administrator, at=at)
    key, wrap = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    enrolled = enrol_desk(code=code, key=public(key), wrap=public(wrap), at=at)
    account = officer_of_token(enrolled.token, at=at)
    assert account is not None
    ring = pinned(about_register(at=at).keys[0], mode="training", fingerprint=code.rpartition("-")[2])
    held = checkpoint_from(enrolled.checkpoint, ring)
    return ADesk(enrolled, account, ring, key, wrap, held)


def public(key: Ed25519PrivateKey | X25519PrivateKey) -> str:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def test_a_notice_notice_is_held_by_a_desk_whose_receipt_agrees(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    (entry,) = desk.pull(NOW)
    assert (entry.kind, entry.notice, entry.state) == (EntryKind.PUBLISH, str(notice), "published")
    assert take_receipt(statement=desk.receipt(NOW), by=desk.account, at=NOW).agrees


def test_what_circulates_is_what_the_notice_says_with_its_handling(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    part = read_view(after=0, limit=10, inline=True, by=desk.account, at=NOW)
    (entry,) = part.entries
    document = unseal(part.documents[entry.cipher], entry.key, expected=entry.digest, ring=desk.ring)
    shown = read_notice_file(notice=notice, by=world.decider, at=NOW)
    assert (document["number"], document["source"]["code"], document["mark"]) == (shown.number, shown.source, "EXAMPLE")
    assert document["expires_on"] == shown.expires_on.isoformat()
    assert document["confidentiality"]
    assert [subject["id"] for subject in document["case"]["subjects"]] == [shown.dossier.subjects[0].id]  # type: ignore[union-attr]


@pytest.mark.parametrize("act", [withdraw_notice, suspend_notice])
def test_a_notice_that_is_not_in_force_is_handed_out_with_its_key_only_while_suspended(
    world: World, act: object
) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    act(notice=notice, reasons=WHY, by=world.source, at=NOW)  # type: ignore[operator]
    entries = desk.pull(NOW)
    assert bool(entries[0].key) is (act is suspend_notice)
    held = desk.holdings[str(notice)]
    assert bool(held.digest) is (act is suspend_notice)
    assert take_receipt(statement=desk.receipt(NOW), by=desk.account, at=NOW).agrees


def test_deletion_destroys_keys_and_ciphertext_and_the_chain_still_holds(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    (entry,) = desk.pull(NOW)
    assert ciphertext(cipher=entry.cipher)
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    with pytest.raises(NotPossibleNow, match="destroyed"):
        ciphertext(cipher=entry.cipher)
    with speaking_as(SYSTEM):
        assert [(one.key, one.data) for one in DocumentRecord.objects.filter(notice=notice)] == [("", None)]
    later = a_desk(world, name="South pier")
    assert [(one.kind, one.key) for one in later.pull(NOW)] == [(EntryKind.PUBLISH, ""), (EntryKind.DELETE, "")]
    desk.pull(NOW)
    assert desk.copy == later.copy


def test_a_renewal_brings_a_new_version_with_the_new_end(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    desk.pull(NOW)
    at = NOW + timedelta(days=365 * 4)
    renew_notice(notice=notice, reasons=WHY, by=world.source, at=at)
    part = read_view(after=1, limit=10, inline=True, by=desk.account, at=NOW)
    (entry,) = part.entries
    assert (entry.kind, entry.version) == (EntryKind.RENEW, 2)
    document = unseal(part.documents[entry.cipher], entry.key, expected=entry.digest, ring=desk.ring)
    assert document["expires_on"] > (NOW + timedelta(days=365 * 8)).date().isoformat()


def test_a_copy_that_lost_a_notice_is_told_and_opens_an_incident(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    desk.pull(NOW)
    taken = take_receipt(statement=desk.receipt(NOW, copy=EMPTY), by=desk.account, at=NOW)
    assert not taken.agrees
    (incident,) = list_incidents(by=world.reviewer)
    assert (incident.kind, incident.bureau) == ("copy_disagrees", "NZ")
    assert read_incident(incident=incident.id, by=world.reviewer, at=NOW).agreed_at is None
    later = NOW + timedelta(minutes=5)
    assert take_receipt(statement=desk.receipt(later), by=desk.account, at=later).agrees
    shown = read_incident(incident=incident.id, by=world.reviewer, at=later)
    assert (shown.agreed_at, shown.agreed_to, shown.closed_at) == (later, 1, None)
    close_incident(incident=incident.id, reasons=WHY, by=world.reviewer, at=NOW)
    assert list_incidents(by=world.reviewer)[0].closed_at == NOW


def test_a_desk_that_was_shown_another_past_opens_an_incident(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    desk.pull(NOW)
    take_receipt(statement=desk.receipt(NOW, head="f" * 64), by=desk.account, at=NOW)
    assert [incident.kind for incident in list_incidents(by=world.decider)] == ["other_past"]


def test_a_desk_ahead_of_its_register_opens_one_incident_and_whoever_only_asks_opens_none(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    read_view(after=7, limit=10, inline=True, by=world.locating, at=NOW)
    read_view(after=1, limit=10, inline=True, by=desk.account, at=NOW)
    assert list_incidents(by=world.decider) == []
    for _again in range(2):
        read_view(after=7, limit=10, inline=True, by=desk.account, at=NOW)
    (incident,) = list_incidents(by=world.decider)
    assert (incident.kind, incident.bureau, incident.thing) == ("other_past", "NZ", f"desk:{desk.enrolled.desk}")
    assert "has seen entry 7, and this register has 1" in incident.text


def test_a_receipt_signed_by_another_desk_is_refused_and_opens_an_incident(world: World) -> None:
    desk, other = a_desk(world), a_desk(world, name="South pier")
    a_notice(world)
    desk.pull(NOW)
    other.pull(NOW)
    forged = other.receipt(NOW, desk=str(desk.enrolled.desk))
    with pytest.raises(InvalidValue, match="refused"):
        take_receipt(statement=forged, by=desk.account, at=NOW)
    assert [incident.kind for incident in list_incidents(by=world.reviewer)] == ["forged_receipt"]
    assert heads_of_bureau(by=other.account, at=NOW) == []


def test_desks_of_one_bureau_read_what_the_others_signed(world: World) -> None:
    desk, other = a_desk(world), a_desk(world, name="South pier")
    a_notice(world)
    desk.pull(NOW)
    statement = desk.receipt(NOW)
    take_receipt(statement=statement, by=desk.account, at=NOW)
    assert [head["receipt"] for head in heads_of_bureau(by=other.account, at=NOW)] == [statement]


def test_a_code_enrols_one_desk_and_not_after_its_week(world: World) -> None:
    code = make_desk_code(bureau="NZ", name="North pier", by=world.locating, at=NOW)
    key, wrap = public(Ed25519PrivateKey.generate()), public(X25519PrivateKey.generate())
    with pytest.raises(NotFound, match="over"):
        enrol_desk(code=code, key=key, wrap=wrap, at=NOW + timedelta(days=8))
    enrol_desk(code=code, key=key, wrap=wrap, at=NOW)
    with pytest.raises(NotFound, match="used"):
        enrol_desk(code=code, key=key, wrap=wrap, at=NOW)


def test_a_desk_is_enrolled_by_its_own_bureau_or_the_administrator(world: World) -> None:
    for by in (world.other, world.border, world.reviewer):
        with pytest.raises(NotYourAct):
            make_desk_code(bureau="NZ", name="North pier", by=by, at=NOW)


def test_an_ended_desk_reads_nothing_more(world: World) -> None:
    desk = a_desk(world)
    end_desk(desk=desk.enrolled.desk, reasons=WHY, by=world.locating, at=NOW)
    assert officer_of_token(desk.enrolled.token, at=NOW) is None


def test_a_pack_is_opened_by_its_desk_alone_and_holds_the_whole_view(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    pack = export_pack(days=7, by=desk.account, at=NOW)
    opened = open_pack(pack, desk=str(desk.enrolled.desk), wrap=desk.wrap, ring=desk.ring, now=NOW)
    judge(opened.checkpoint, opened.entries, held=desk.held, now=NOW)
    assert set(opened.documents) == {entry.cipher for entry in opened.entries}
    with pytest.raises(NotPossibleNow, match="7 days"):
        export_pack(days=8, by=desk.account, at=NOW)


def test_every_view_is_a_chain_from_its_first_entry_on(world: World) -> None:
    notice = a_notice(world)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    with speaking_as(SYSTEM):
        rows = list(RegisterEntryRecord.objects.order_by("recipient_id", "sequence"))
    heads = {row.recipient_id: FIRST for row in rows}
    for row in rows:
        assert row.previous == heads[row.recipient_id]
        heads[row.recipient_id] = row.head
    assert len(set(heads.values())) == len(heads) > 2


def test_the_fingerprint_in_a_code_is_the_registers(world: World) -> None:
    code = make_desk_code(bureau="NZ", name="North pier", by=world.administrator, at=NOW)
    desk = a_desk(world)
    assert desk.ring.keys[0].fingerprint.startswith(code.rpartition("-")[2])
    assert desk.ring.keys[0].fingerprint == sha256(bytes.fromhex(desk.ring.keys[0].hex)).hexdigest()


def test_a_new_key_is_taken_by_a_desk_that_was_away_and_signs_from_then_on(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    desk.pull(NOW)
    with captured_commits(execute=True):
        new = rotate_register_key(by=world.administrator, at=NOW + timedelta(hours=1))
    a_notice(world, at=NOW + timedelta(hours=2))
    later = NOW + timedelta(days=20)
    part = read_view(after=1, limit=10, inline=True, by=desk.account, at=later)
    with pytest.raises(NotGenuine, match="not pinned"):
        checkpoint_from(part.checkpoint, desk.ring)
    desk.ring = rotated(desk.ring, part.keys)
    assert [key.id for key in desk.ring.keys][1:] == [new]
    desk.pull(later)
    assert take_receipt(statement=desk.receipt(later), by=desk.account, at=later).agrees


def test_what_the_old_key_signs_after_its_overlap_is_refused(world: World) -> None:
    desk = a_desk(world)
    with speaking_as(SYSTEM):
        old = register_key(NOW)
    with captured_commits(execute=True):
        rotate_register_key(by=world.administrator, at=NOW, overlap=timedelta(days=2))
    ring = rotated(desk.ring, about_register(at=NOW).keys)
    point = Checkpoint(desk.held.register, "training", "NZ", 0, FIRST, 0, NOW + timedelta(days=3))
    with pytest.raises(NotGenuine, match="did not count"):
        checkpoint_from(sign_checkpoint(point, old), ring)


def test_a_rotation_that_is_undone_leaves_the_old_key_in_force(world: World) -> None:
    with speaking_as(SYSTEM):
        old = register_key(NOW)
    with pytest.raises(RuntimeError), transaction.atomic():
        rotate_register_key(by=world.administrator, at=NOW)
        raise RuntimeError("the power fails")
    with speaking_as(SYSTEM):
        assert register_key(NOW) is old


def test_only_the_administrator_replaces_the_key(world: World) -> None:
    for by in (world.decider, world.locating, world.commission):
        with pytest.raises(NotYourAct):
            rotate_register_key(by=by, at=NOW)


def test_a_photograph_of_the_one_person_goes_along_and_is_destroyed_with_the_notice(world: World) -> None:
    desk = a_desk(world)
    request = an_approved(world)
    picture = a_picture()
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
    add_file(to=Belongs(case=case), kind="photo", title="", name="face.jpg", content=picture, by=world.source, at=NOW)
    notice = UUID(publish_notice(request=request, by=world.decider, at=NOW)["notice"])
    part = read_view(after=0, limit=10, inline=True, by=desk.account, at=NOW)
    (entry,) = part.entries
    document = unseal(part.documents[entry.cipher], entry.key, expected=entry.digest, ring=desk.ring)
    (photo,) = document["attachments"]
    assert photo["sha256"] == sha256(picture).hexdigest()
    assert decrypt(ciphertext(cipher=photo["cipher"]), photo["key"]) == picture
    delete_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    with pytest.raises(NotPossibleNow, match="destroyed"):
        ciphertext(cipher=photo["cipher"])


def a_picture() -> bytes:
    """The smallest picture: one grey point (PNG)."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\x00\x80")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


def test_a_pack_is_made_by_the_bureau_of_the_desk_and_kept_as_a_copy_with_an_end(world: World) -> None:
    desk = a_desk(world)
    a_notice(world)
    pack = export_pack(desk=desk.enrolled.desk, days=3, by=world.locating, at=NOW)
    assert open_pack(pack, desk=str(desk.enrolled.desk), wrap=desk.wrap, ring=desk.ring, now=NOW).entries
    with speaking_as(world.reviewer):
        (copy,) = CopyRecord.objects.all()
    assert (copy.kind, copy.sequence, copy.ends_at) == ("pack", 1, NOW + timedelta(days=3))
    with pytest.raises(NotFound):
        export_pack(desk=desk.enrolled.desk, days=3, by=world.other, at=NOW)
    with pytest.raises(NotYourAct):
        export_pack(desk=desk.enrolled.desk, days=3, by=world.reviewer, at=NOW)
