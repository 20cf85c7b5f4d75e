"""The code of a print: what a desk scans, and what a person reads out when there is no scanner."""

import io

CODE_DIGITS = 24
"""Hexadecimal digits of the digest in a code: 96 bits. It finds the entry; the desk shows its own copy of it."""


def code_of(digest: str) -> tuple[str, ...]:
    """The code for a person: lines of three groups of four, upper case."""
    kept = digest[:CODE_DIGITS].upper()
    groups = [kept[place : place + 4] for place in range(0, CODE_DIGITS, 4)]
    return tuple(" ".join(groups[place : place + 3]) for place in range(0, len(groups), 3))


def address_of(base: str, number: str, digest: str) -> str:
    """The permanent address at which the status of a notice stands, by its number and the code of a document.

    Without the address of an installation it is a name that a desk reads (`fairnotice:`).
    """
    place = f"notices/{number.replace('/', '_')}/{digest[:CODE_DIGITS]}"
    return f"{base.rstrip('/')}/{place}/" if base else f"fairnotice:{place}"


def square_of(text: str) -> bytes:
    """The text as a QR code, as SVG: dark on white, with the quiet border that scanners need (ISO/IEC 18004)."""
    import segno

    out = io.BytesIO()
    made = segno.make(text, error="m", micro=False)
    made.save(out, kind="svg", xmldecl=False, svgns=True, light="#fff", dark="#000", border=4, scale=1, omitsize=True)
    return out.getvalue()
