"""Printed notices and the paper kit: PDF for officers, and for posts without a computer.

`notice_pdf` prints a document that an entry of a register signs. The pages are typst sources beside this file, which
take data and no markup.
"""

from fairnotice.formats.printed.code import CODE_DIGITS
from fairnotice.formats.printed.content import Call, Here, Printing, Verdict
from fairnotice.formats.printed.document import Entry, Notice, Translation, entry_from, notice_from
from fairnotice.formats.printed.kit import Kit, kit_pdf
from fairnotice.formats.printed.labels import reviewed
from fairnotice.formats.printed.printing import PRINTED, notice_pdf

__all__ = [
    "CODE_DIGITS",
    "PRINTED",
    "Call",
    "Entry",
    "Here",
    "Kit",
    "Notice",
    "Printing",
    "Translation",
    "Verdict",
    "entry_from",
    "kit_pdf",
    "notice_from",
    "notice_pdf",
    "reviewed",
]
