"""Printing a notice: the one place that a signed document passes on its way to paper."""

from collections.abc import Mapping
from typing import Any

from fairnotice.formats.letter import Language
from fairnotice.formats.printed import Printing, notice_pdf


def print_notice(
    document: Mapping[str, Any],
    block: Mapping[str, Any],
    photos: Mapping[str, bytes],
    language: Language,
    printing: Printing,
    *,
    unsigned: bool = False,
) -> bytes:
    """The notice as PDF.

    `document` is what a register signs (`fairnotice-notice/1`), `block` the entry that signs it and the key
    (`{"entry": {"recipient", "sequence", "digest", "entered_at"}, "key", "signed"}`), `photos` the files of its
    photographs by their SHA-256.

    The register joins here: before the last line the signature of the block is verified with the pinned keys, and the
    digest of the entry is computed again from the document and its salt. Until then `signed` is taken from the block,
    `unsigned` prints what no entry signs, and such a print says so.

    Raises Unusable, InvalidValue and NotPossibleNow as `notice_pdf` does.
    """
    return notice_pdf(document, block, photos, language, printing, unsigned=unsigned)
