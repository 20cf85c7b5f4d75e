"""What `log verify` finds: a changed, missing, reordered, cut or rewritten event, each named."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from fairnotice.domain.events import FIRST, digest_of
from fairnotice.records.checkpoints import LogRow, checkpoint_line, verify_log

KEY = Ed25519PrivateKey.generate()
AT = datetime(2026, 1, 1, tzinfo=UTC)


def a_log(length: int = 6, *, mark: str = "") -> list[LogRow]:
    rows: list[LogRow] = []
    previous = FIRST
    for sequence in range(1, length + 1):
        body = json.dumps({"type": "case.opened", "thing": f"case:{sequence}{mark}", "bureaus": ["PT"]})
        digest = digest_of(previous, sequence, body)
        rows.append(LogRow(sequence, body, previous, digest, "case.opened", f"case:{sequence}{mark}", ("PT",)))
        previous = digest
    return rows


def checkpoints(rows: list[LogRow], *, key: Ed25519PrivateKey = KEY) -> list[str]:
    return [
        json.dumps(checkpoint_line(count=row.sequence, head=row.digest, at=AT, mode="training", key=key))
        for row in rows
    ]


def faults(rows: list[LogRow], lines: list[str]) -> str:
    return "\n".join(verify_log(rows, lines, KEY.public_key()).faults)


def test_a_log_that_nobody_touched_holds() -> None:
    rows = a_log()
    verdict = verify_log(rows, checkpoints(rows), KEY.public_key())
    assert verdict.holds
    assert (verdict.events, verdict.checkpoints, verdict.head) == (6, 6, rows[-1].digest)


def test_an_empty_log_holds() -> None:
    assert verify_log([], [], KEY.public_key()).holds


def changed(rows: list[LogRow]) -> list[LogRow]:
    return [*rows[:2], replace(rows[2], body=rows[2].body.replace("PT", "UY"), bureaus=("UY",)), *rows[3:]]


def missing(rows: list[LogRow]) -> list[LogRow]:
    return [*rows[:2], *rows[3:]]


def reordered(rows: list[LogRow]) -> list[LogRow]:
    third = replace(rows[3], sequence=3)
    fourth = replace(rows[2], sequence=4)
    return [*rows[:2], third, fourth, *rows[4:]]


def column(rows: list[LogRow]) -> list[LogRow]:
    return [*rows[:2], replace(rows[2], bureaus=()), *rows[3:]]


def cut(rows: list[LogRow]) -> list[LogRow]:
    return rows[:4]


def rewritten(_rows: list[LogRow]) -> list[LogRow]:
    return a_log(6, mark="x")


@pytest.mark.parametrize(
    ("tamper", "says"),
    [
        (changed, "event 3 (case.opened) was changed"),
        (missing, "event 3 missing"),
        (reordered, "event 3 (case.opened) does not follow"),
        (column, "event 3 (case.opened): its columns do not say"),
        (cut, "the log was cut: checkpoint 5 names event 5, the log ends at 4"),
        (rewritten, "the log was rewritten: event 1 is not the one"),
    ],
)
def test_a_tampered_log_is_found_and_the_event_is_named(
    tamper: Callable[[list[LogRow]], list[LogRow]], says: str
) -> None:
    rows = a_log()
    assert says in faults(tamper(rows), checkpoints(rows))


def test_several_missing_events_are_named_from_first_to_last() -> None:
    rows = a_log()
    assert "events 2 to 4 missing" in faults([rows[0], *rows[4:]], [])


def test_a_checkpoint_signed_by_another_key_is_false() -> None:
    rows = a_log()
    assert "checkpoint 1 has a false signature" in faults(rows, checkpoints(rows, key=Ed25519PrivateKey.generate()))


def test_a_half_written_last_checkpoint_is_no_fault_but_one_in_the_middle_is() -> None:
    rows = a_log()
    lines = checkpoints(rows)
    assert faults(rows, [*lines, lines[0][:40]]) == ""
    assert "checkpoint 2 cannot be read" in faults(rows, [lines[0], lines[1][:40], *lines[2:]])


@pytest.mark.parametrize(
    "line",
    [
        '{"signature": "00", "count": 1e999, "head": ""}',
        '{"signature": "00", "count": true, "head": ""}',
        '{"signature": "00", "count": ' + "9" * 5000 + "}",
        "[" * 100_000,
        "[]",
        "null",
        '{"signature": "\ud800"}',
        "\ufffd",
    ],
)
def test_a_line_made_to_break_the_reader_is_named_like_any_other(line: str) -> None:
    rows = a_log()
    lines = checkpoints(rows)
    assert "checkpoint 1 " in faults(rows, [line, *lines])


def test_a_log_without_any_checkpoint_is_vouched_for_by_nothing() -> None:
    assert "no checkpoint" in faults(a_log(), [])
    assert "no checkpoint" in faults(a_log(), ["half a li"])


def test_an_event_written_past_the_service_has_no_checkpoint_of_its_own() -> None:
    rows = a_log()
    lines = checkpoints(rows)
    assert verify_log(rows, lines, KEY.public_key()).unvouched == ()
    forged = verify_log(rows, [*lines[:3], *lines[4:5]], KEY.public_key())
    assert (forged.holds, forged.unvouched) == (True, (4, 6))
