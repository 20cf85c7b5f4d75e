"""What numba keeps of the kernels, and of which code it is.

numba looks only at the file of a kernel, not at those that it calls, nor at the tables and numbers that it was compiled
with. Kernels of two versions read each other's memory wrongly: after an update they are forgotten before any is loaded.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

FROM, WHOLE = "compiled-from", "compiled-whole"
"""Marks: the code that what is kept was compiled from, and the code of which every kernel is there."""


def code_of(engine: Path) -> str:
    """A digest of the code that kernels are compiled from: theirs and that of the folder above."""
    files = sorted((*engine.glob("*.py"), *engine.parent.glob("*.py")))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def forget_old(engine: Path) -> None:
    """Remove what was compiled from other code. Where nothing can be written, nothing is kept either."""
    kept = engine / "__pycache__"
    mark = kept / FROM
    with suppress(OSError):
        code = code_of(engine)
        if mark.is_file() and mark.read_text(encoding="utf-8") == code:
            return
        for old in (*kept.glob("*.nbi"), *kept.glob("*.nbc")):
            old.unlink(missing_ok=True)  # another process may do the same now
        kept.mkdir(exist_ok=True)
        mark.write_text(code, encoding="utf-8")


def tell_whole(engine: Path) -> None:
    """Say that every kernel of this code is kept: a start need not compile any."""
    with suppress(OSError):
        (engine / "__pycache__" / WHOLE).write_text(code_of(engine), encoding="utf-8")
