"""What an upload is, by its bytes."""

import struct
import zlib

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.papers import JPEG, LARGEST, PDF, PNG, clean_name, media_type_of


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


A_PNG = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\0\0\0"))
    + _chunk(b"IEND", b"")
)
A_PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
_JFIF = bytes.fromhex("ffd8ffe000104a46494600010100000100010000")
A_JPEG = _JFIF + bytes.fromhex("ffdb004300") + bytes(64) + bytes.fromhex("ffda0008010100003f00") + b"\x11\xff\xd9"
HTML = b"<!DOCTYPE html><script>alert(1)</script>"


@pytest.mark.parametrize(("content", "kind"), [(A_PDF, PDF), (A_PNG, PNG), (A_JPEG, JPEG)])
def test_the_three_kinds_are_known_by_their_bytes(content: bytes, kind: str) -> None:
    assert media_type_of(content) == kind


@pytest.mark.parametrize("content", [A_PDF, A_PNG, A_JPEG])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_file_that_was_cut_off_is_refused(content: bytes, share: float) -> None:
    with pytest.raises(InvalidValue):
        media_type_of(content[: int(len(content) * share)])


@pytest.mark.parametrize(
    "content",
    [
        HTML,
        b"%PDF-1.4\n" + HTML + b"\nstartxref\n9\n%%EOF\n",
        A_PDF + HTML,
        A_PNG + HTML,
        A_JPEG + HTML,
        A_PNG + A_PDF,
        _JFIF + b"\xff\xfe" + struct.pack(">H", len(HTML) + 2) + HTML + A_JPEG[len(_JFIF) :],
        b"MZ" + A_PDF,
        b"GIF89a" + bytes(40),
        b"PK\x03\x04" + bytes(40),
        b"a text",
        b"",
    ],
)
def test_what_is_something_else_or_two_things_at_once_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidValue):
        media_type_of(content)


@pytest.mark.parametrize(
    "content",
    [
        A_PNG[:8] + _chunk(b"IDAT", b"") + _chunk(b"IEND", b""),
        A_PNG[:8] + b"\xff\xff\xff\xff" + A_PNG[12:],
        _JFIF[:2] + b"\xff\xe0\x00\x01" + A_JPEG[6:],
        _JFIF + b"\x00\x00\xff\xd9",
    ],
)
def test_a_structure_that_does_not_hold_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidValue):
        media_type_of(content)


def test_a_changed_byte_in_a_picture_is_noticed() -> None:
    with pytest.raises(InvalidValue, match="cut off, damaged"):
        media_type_of(A_PNG[:40] + b"\x7f" + A_PNG[41:])


def test_a_paper_over_the_limit_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidValue, match="lower resolution"):
        media_type_of(A_PDF + bytes(LARGEST))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("warrant.pdf", "warrant"),
        ("C:\\files\\warrant 417.PDF", "warrant 417"),
        ("../../etc/passwd", "passwd"),
        ("a\u202egnp.exe", "a gnp"),
        ('x"; filename="y.html', "x filename= y"),
        ("ордер.pdf", "ордер"),
        ("\x00\n", ""),
        ("n" * 300 + ".pdf", "n" * 120),
    ],
)
def test_a_name_keeps_what_can_be_read_and_nothing_that_acts(given: str, kept: str) -> None:
    assert clean_name(given) == kept
