"""What circulates is taken as it was signed or not at all: every part, altered, cut, repeated, old, or of another."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.register.canonical import FIRST, canonical
from fairnotice.register.checkpoint import Checkpoint, checkpoint_from, judge, same_past, sign_checkpoint, start
from fairnotice.register.document import Sealed, seal, unseal
from fairnotice.register.entry import Entry, EntryKind, entry_from, follow
from fairnotice.register.errors import Fault, NotGenuine
from fairnotice.register.holding import EMPTY, Holding, copy_after, held_after
from fairnotice.register.instants import text_of
from fairnotice.register.keys import first_statement, next_statement, pinned, rotated
from fairnotice.register.pack import LONGEST, make_pack, open_pack
from fairnotice.register.receipt import Receipt, receipt_from, sign_receipt
from fairnotice.register.ring import KeyRing, raw
from fairnotice.register.signing import sign
from fairnotice.register.webhook import headers_of, verify

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(b"1" * 32)
OTHER = Ed25519PrivateKey.from_private_bytes(b"2" * 32)
PRINT = sha256(raw(KEY.public_key())).hexdigest()
RING = pinned(first_statement(KEY, mode="training", at=AT), mode="training", fingerprint=PRINT[:16])
DOCUMENT = {
    "notice": "n1",
    "number": "EX-A-1/3-2026",
    "kind": "red",
    "version": 1,
    "issued_at": text_of(AT),
    "expires_on": "2031-03-02",
    "case": {"subjects": [{"label": "Orin Tavesk"}]},
}
START = start("r", "training", "NZ", AT)


def faulty(fault: Fault) -> pytest.RaisesExc[NotGenuine]:
    """Refused for this reason."""
    return pytest.raises(NotGenuine, check=lambda error: error.fault is fault)


def sealed() -> Sealed:
    return seal(DOCUMENT, KEY, mode="training")


def an_entry(sequence: int = 1, previous: str = FIRST, **more: object) -> Entry:
    given: dict[str, object] = {"kind": EntryKind.PUBLISH, "notice": "n1", "number": "EX-A-1/3-2026", "version": 1}
    given |= {"state": "published", "entered_at": text_of(AT), "digest": "d" * 64, **more}
    return Entry(recipient="NZ", sequence=sequence, previous=previous, **given)  # type: ignore[arg-type]


def a_chain(count: int) -> list[Entry]:
    entries: list[Entry] = []
    for number in range(count):
        entries.append(an_entry(number + 1, entries[-1].head if entries else FIRST, notice=f"n{number}"))
    return entries


def a_point(entries: list[Entry], at: datetime = AT, **more: object) -> Checkpoint:
    point = Checkpoint("r", "training", "NZ", len(entries), entries[-1].head if entries else FIRST, len(entries), at)
    return replace(point, **more)  # type: ignore[arg-type]


def test_a_document_opens_with_its_key_and_says_what_it_said() -> None:
    one = sealed()
    opened = unseal(one.data, one.key, expected=one.digest, ring=RING)
    assert {name: opened[name] for name in DOCUMENT} == DOCUMENT
    assert len(opened["salt"]) == 32


def test_the_same_document_never_has_the_same_digest_or_bytes() -> None:
    one, two = sealed(), sealed()
    assert one.digest != two.digest and one.data != two.data and one.key != two.key


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_bit_of_a_ciphertext_that_is_another_is_refused(place: int, bit: int) -> None:
    one = sealed()
    data = bytearray(one.data)
    data[place % len(data)] ^= 1 << bit
    with faulty(Fault.ALTERED):
        unseal(bytes(data), one.key, expected=one.digest, ring=RING)


def test_a_document_under_the_key_or_the_entry_of_another_is_refused() -> None:
    one, two = sealed(), sealed()
    for data, key, digest in ((one.data, two.key, one.digest), (one.data, one.key, two.digest), (b"", "", one.digest)):
        with faulty(Fault.ALTERED):
            unseal(data, key, expected=digest, ring=RING)


def test_a_document_of_another_key_is_refused() -> None:
    one = seal(DOCUMENT, OTHER, mode="training")
    with faulty(Fault.WRONG_KEY):
        unseal(one.data, one.key, expected=one.digest, ring=RING)


def test_a_training_copy_and_a_live_one_take_nothing_of_each_other() -> None:
    live = first_statement(KEY, mode="live", at=AT)
    with faulty(Fault.TRAINING_KEY):
        pinned(live, mode="training", fingerprint=PRINT)
    one = seal(DOCUMENT, KEY, mode="live")
    with faulty(Fault.TRAINING_KEY):
        unseal(one.data, one.key, expected=one.digest, ring=RING)


def test_a_key_is_pinned_by_its_fingerprint_alone() -> None:
    statement = first_statement(OTHER, mode="training", at=AT)
    with faulty(Fault.WRONG_KEY):
        pinned(statement, mode="training", fingerprint=PRINT[:16])
    with faulty(Fault.WRONG_KEY):
        pinned(first_statement(KEY, mode="training", at=AT), mode="training", fingerprint=PRINT[:8])


def test_an_answer_that_goes_on_is_taken() -> None:
    chain = a_chain(3)
    judge(a_point(chain), chain, held=START, now=AT)
    judge(a_point(chain, AT + timedelta(hours=1)), chain[1:], held=a_point(chain[:1]), now=AT + timedelta(hours=1))


def test_entries_left_out_repeated_or_in_another_order_are_refused() -> None:
    chain = a_chain(3)
    for wrong in ([chain[0], chain[2]], [chain[0], chain[0], chain[1]], [chain[1], chain[0], chain[2]], chain[1:]):
        with faulty(Fault.GAP):
            judge(a_point(chain), wrong, held=START, now=AT)


def test_an_answer_that_was_cut_off_is_refused() -> None:
    chain = a_chain(3)
    with faulty(Fault.GAP):
        judge(a_point(chain), chain[:2], held=START, now=AT)


@pytest.mark.parametrize(
    "change", [{"state": "withdrawn"}, {"number": "EX-A-2/3-2026"}, {"digest": "e" * 64}, {"version": 2}]
)
def test_an_entry_that_was_altered_does_not_give_the_head(change: dict[str, object]) -> None:
    chain = a_chain(2)
    with faulty(Fault.ALTERED):
        judge(a_point(chain), [chain[0], replace(chain[1], **change)], held=START, now=AT)  # type: ignore[arg-type]
    with faulty(Fault.FORKED):
        judge(a_point(chain), [replace(chain[0], **change), chain[1]], held=START, now=AT)  # type: ignore[arg-type]


def test_a_destroyed_key_leaves_the_chain_as_it_was() -> None:
    chain = [replace(entry, key="secret") for entry in a_chain(2)]
    assert follow([entry.without_key for entry in chain], recipient="NZ", sequence=0, head=FIRST) == chain[-1].head


def test_an_older_answer_than_was_seen_is_refused() -> None:
    chain = a_chain(3)
    held = a_point(chain, AT + timedelta(hours=1))
    for old in (a_point(chain[:2]), a_point(chain[:2], AT + timedelta(hours=2)), a_point(chain)):
        with faulty(Fault.ROLLED_BACK):
            judge(old, [], held=held, now=AT + timedelta(hours=2))


def test_another_past_than_was_seen_is_refused() -> None:
    chain, other = a_chain(2), [replace(a_chain(1)[0], notice="another")]
    with faulty(Fault.FORKED):
        judge(a_point(chain), chain[1:], held=a_point(other), now=AT)
    with faulty(Fault.FORKED):
        judge(a_point(chain[:1]), [], held=a_point(other), now=AT)
    with faulty(Fault.FORKED):
        same_past(a_point(chain[:1]), a_point(other))
    same_past(a_point(chain), a_point(chain))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"register": "another"}, Fault.WRONG_REGISTER),
        ({"mode": "live"}, Fault.TRAINING_KEY),
        ({"recipient": "UY"}, Fault.WRONG_RECIPIENT),
        ({"at": AT + timedelta(hours=1)}, Fault.CLOCK),
    ],
)
def test_an_answer_for_somebody_else_or_another_time_is_refused(change: dict[str, object], fault: Fault) -> None:
    chain = a_chain(1)
    with faulty(fault):
        judge(a_point(chain, **change), chain, held=START, now=AT)  # type: ignore[arg-type]


@given(st.integers(min_value=0), st.characters(codec="ascii"))
def test_one_letter_of_a_checkpoint_that_is_another_is_refused(place: int, letter: str) -> None:
    statement = sign_checkpoint(a_point(a_chain(1)), KEY)
    at = place % len(statement)
    changed = statement[:at] + letter + statement[at + 1 :]
    try:
        assert checkpoint_from(changed, RING) == a_point(
            a_chain(1)
        )  # base64url has letters whose last bits say nothing
    except NotGenuine:
        assert changed != statement


@given(st.text(max_size=200) | st.binary(max_size=200).map(lambda data: data.decode("latin-1")))
def test_what_is_no_statement_is_refused_in_words(text: str) -> None:
    for read in (lambda: checkpoint_from(text, RING), lambda: receipt_from(text, KEY.public_key())):
        with pytest.raises(NotGenuine):
            read()


def test_a_receipt_is_of_the_desk_that_signed_it() -> None:
    receipt = Receipt("d1", "r", "NZ", 1, "b" * 64, EMPTY, AT, ("c" * 64,))
    assert receipt_from(sign_receipt(receipt, KEY), KEY.public_key()) == receipt
    with faulty(Fault.WRONG_KEY):
        receipt_from(sign_receipt(receipt, OTHER), KEY.public_key())


@pytest.mark.parametrize(
    "other",
    [{"head": "\x00" * 64}, {"head": ""}, {"copy": "a"}, {"destroyed": ("\x00",)}],
)
def test_a_receipt_with_what_is_no_digest_or_number_is_none(other: dict[str, Any]) -> None:
    receipt = replace(Receipt("d1", "r", "NZ", 1, "b" * 64, EMPTY, AT), **other)
    with faulty(Fault.UNREADABLE):
        receipt_from(sign_receipt(receipt, KEY), KEY.public_key())


def test_no_statement_passes_for_one_of_another_kind() -> None:
    with faulty(Fault.UNSIGNED):
        checkpoint_from(sign({"at": text_of(AT)}, KEY, id=RING.keys[0].id, type="fairnotice-receipt+jws"), RING)


def test_keys_follow_each_other_and_a_stranger_vouches_for_none() -> None:
    statement = next_statement(KEY, OTHER.public_key(), mode="training", at=AT, until=AT + timedelta(days=2))
    ring = rotated(RING, [statement, statement])
    assert len(ring.keys) == 2
    point = a_point(a_chain(1), AT + timedelta(days=3))
    checkpoint_from(sign_checkpoint(point, OTHER), ring)
    with faulty(Fault.OLD_KEY):
        checkpoint_from(sign_checkpoint(point, KEY), ring)
    with faulty(Fault.WRONG_KEY):
        rotated(KeyRing("training", ring.keys[1:]), [_third(KEY)])


def _third(by: Ed25519PrivateKey) -> str:
    third = Ed25519PrivateKey.from_private_bytes(b"3" * 32).public_key()
    return next_statement(by, third, mode="training", at=AT, until=AT + timedelta(days=1))


KINDS = st.sampled_from(list(EntryKind))


@given(st.lists(st.tuples(st.sampled_from("abc"), KINDS), max_size=30))
def test_the_digest_of_a_copy_is_that_of_what_it_holds_whatever_the_way(acts: list[tuple[str, EntryKind]]) -> None:
    copy, held = EMPTY, dict[str, Holding]()
    for number, (notice, kind) in enumerate(acts):
        entry = an_entry(number + 1, notice=notice, kind=kind, state=kind.value)
        after = held_after(held.get(notice), entry)
        copy, held[notice] = copy_after(copy, held.get(notice), after), after
    anew = EMPTY
    for one in held.values():
        anew = copy_after(anew, None, one)
    assert copy == anew


WRAP = X25519PrivateKey.from_private_bytes(b"4" * 32)


def a_pack(at: datetime = AT, until: datetime = AT + LONGEST) -> bytes:
    one = sealed()
    entry = an_entry(digest=one.digest, cipher=one.cipher, size=len(one.data), key=one.key)
    return make_pack(
        checkpoint=sign_checkpoint(a_point([entry]), KEY),
        keys=[],
        entries=[entry],
        documents={one.cipher: one.data},
        desks={"d1": WRAP.public_key()},
        key=KEY,
        mode="training",
        at=at,
        until=until,
    )


def test_a_pack_is_used_until_its_minute_and_not_one_later() -> None:
    pack = a_pack()
    assert open_pack(pack, desk="d1", wrap=WRAP, ring=RING, now=AT + LONGEST - timedelta(minutes=1)).entries
    with faulty(Fault.OVER):
        open_pack(pack, desk="d1", wrap=WRAP, ring=RING, now=AT + LONGEST + timedelta(minutes=1))
    with pytest.raises(ValueError, match="seven days"):
        a_pack(until=AT + LONGEST + timedelta(seconds=1))


def test_a_pack_of_another_desk_or_key_is_not_opened() -> None:
    with faulty(Fault.WRONG_RECIPIENT):
        open_pack(a_pack(), desk="d2", wrap=WRAP, ring=RING, now=AT)
    with faulty(Fault.WRONG_RECIPIENT):
        open_pack(a_pack(), desk="d1", wrap=X25519PrivateKey.generate(), ring=RING, now=AT)


@given(st.integers(min_value=0), st.integers(0, 7))
def test_one_bit_of_a_pack_that_is_another_changes_nothing_or_is_refused(place: int, bit: int) -> None:
    pack = a_pack()
    data = bytearray(pack)
    data[place % len(data)] ^= 1 << bit
    try:
        opened = open_pack(bytes(data), desk="d1", wrap=WRAP, ring=RING, now=AT)
    except NotGenuine:
        return
    assert [entry.number for entry in opened.entries] == ["EX-A-1/3-2026"]


@given(st.binary(max_size=300))
def test_what_is_no_pack_is_refused_in_words(data: bytes) -> None:
    with faulty(Fault.UNREADABLE):
        open_pack(data, desk="d1", wrap=WRAP, ring=RING, now=AT)


def test_an_entry_travels_and_comes_back_the_same() -> None:
    entry = an_entry(key="k", cipher="c" * 64, size=3)
    assert entry_from(json.loads(json.dumps(entry.to_json()))) == entry
    for wrong in ({"sequence": "1"}, {"sequence": True}, {"kind": "other"}, {"schema": "x"}, {"number": 3}):
        with faulty(Fault.UNREADABLE):
            entry_from({**entry.to_json(), **wrong})


def test_canonical_text_is_that_of_the_standard() -> None:
    # RFC 8785, section 3.2.3: the order of names, the form of numbers and of escapes.
    value = {"\u20ac": "Euro Sign", "\r": "Carriage Return", "1": "One", "numbers": [333333333.33333329, 1e30, 4.5]}
    assert canonical(value) == (
        '{"\\r":"Carriage Return","1":"One","numbers":[333333333.3333333,1e+30,4.5],"\u20ac":"Euro Sign"}'.encode()
    )


def test_webhooks_are_signed_as_the_standard_says() -> None:
    body = b'{"type":"notice.withdrawn","timestamp":"2026-03-12T09:00:00Z","data":{"id":"2026/00001"}}'
    secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    at = datetime.fromtimestamp(1773306000, UTC)
    headers = headers_of(body, id="msg_2026_000001", secret=secret, at=at)
    assert headers["webhook-signature"] == "v1,hNGu4+Udctki0ksXGcclme4nnBfap5m4jSU9m3Mhnxg="
    verify(body, headers, secret=secret, now=at)
    with faulty(Fault.UNSIGNED):
        verify(body + b" ", headers, secret=secret, now=at)
    with faulty(Fault.CLOCK):
        verify(body, headers, secret=secret, now=at + timedelta(minutes=6))
