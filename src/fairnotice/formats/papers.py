"""What an uploaded paper is, by its bytes: PDF, JPEG or PNG, whole from its first byte to its last, and nothing else.

The name of a file says nothing. A file that is two things at once (a page of HTML that begins like a PDF) or that was
cut off is refused, because its structure does not run from the beginning to the end.
"""

import re
import struct
import zlib

import puremagic

from fairnotice.domain.errors import InvalidValue

PDF, JPEG, PNG = "application/pdf", "image/jpeg", "image/png"
ENDINGS = {PDF: "pdf", JPEG: "jpg", PNG: "png"}
"""The kinds that are taken, with the ending that each is given when it is handed out."""

LARGEST = 8 * 1024 * 1024
"""Bytes of one paper."""

_PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
_PDF_ENDS = re.compile(rb"startxref\s+\d+\s+%%EOF\s*\Z")
_NOT_A_PAPER = "The file is not a PDF, JPEG or PNG. Scan the paper, or save it as one of these."
_BROKEN = "The file is cut off, damaged, or holds something else besides. Save it again and send that."
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|script|svg|body)\b", re.IGNORECASE)


def media_type_of(content: bytes) -> str:
    """The media type of a paper. Raises InvalidValue with what is wrong and what is possible."""
    if not content:
        raise InvalidValue("The file is empty.")
    if len(content) > LARGEST:
        raise InvalidValue(
            f"The file is larger than {LARGEST // 1024 // 1024} MB. Scan it at a lower resolution, or send it in parts."
        )
    found = next((kind for kind, begins in _BEGINNINGS.items() if content.startswith(begins)), None)
    if found is None or found not in _named(content):
        raise InvalidValue(_NOT_A_PAPER)
    if not _WHOLE[found](content):
        raise InvalidValue(_BROKEN)
    return found


def clean_name(name: str) -> str:
    """A file's name as a title: no folders, no ending, no character that is not seen, at most 120 letters."""
    last = re.split(r"[\\/]", name)[-1]
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", last)
    seen = "".join(letter if letter.isprintable() else " " for letter in stem)
    return " ".join(re.sub(r"[<>:\"|?*;]", " ", seen).split())[:120].strip(" .")


def _named(content: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(content)}
    except (puremagic.PureError, ValueError):
        return set()


def _is_pdf(content: bytes) -> bool:
    """It says its version first and ends with its table of contents, and does not begin like a page of HTML as well."""
    begins = re.match(rb"%PDF-[12]\.\d[\r\n ]", content)
    return bool(begins and _PDF_ENDS.search(content[-2048:]) and not _MARKUP.search(content[:1024]))


def _is_png(content: bytes) -> bool:
    """Every chunk, with its checksum, from the header to the end; nothing after it."""
    position, first = len(_PNG_BEGINS), True
    while position + 12 <= len(content):
        (length,) = struct.unpack(">I", content[position : position + 4])
        end = position + 12 + length
        body = content[position + 4 : end - 4]
        if end > len(content) or zlib.crc32(body) != struct.unpack(">I", content[end - 4 : end])[0]:
            return False
        kind = body[:4]
        if first and kind != b"IHDR":
            return False
        if kind == b"IEND":
            return bool(end == len(content))
        position, first = end, False
    return False


def _is_jpeg(content: bytes) -> bool:
    """Every segment up to the first scan has the length that it says; the last bytes are the end of the image."""
    if not content.endswith(b"\xff\xd9"):
        return False
    position = 2
    while position + 4 <= len(content) and content[position] == 0xFF:
        marker = content[position + 1]
        (length,) = struct.unpack(">H", content[position + 2 : position + 4])
        if length < 2 or position + 2 + length > len(content):
            return False
        if marker == 0xDA:  # start of scan: picture data follow to the end
            return True
        if marker in {0xFE} | set(range(0xE0, 0xF0)) and _MARKUP.search(content[position : position + 2 + length]):
            return False
        position += 2 + length
    return False


_BEGINNINGS = {PDF: b"%PDF-", JPEG: b"\xff\xd8\xff", PNG: _PNG_BEGINS}
_WHOLE = {PDF: _is_pdf, JPEG: _is_jpeg, PNG: _is_png}
