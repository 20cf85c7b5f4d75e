"""Compile the kernels, once on a machine: numba keeps them beside the code, and every later process loads them.

    python -m fairnotice.screening.engine.warm

The set-up runs this under its lock, so that no two processes compile at once and no officer waits for it.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Identity, Name, Sex
from fairnotice.screening.engine.build import build
from fairnotice.screening.engine.candidates import Candidates
from fairnotice.screening.entry import Entry
from fairnotice.screening.query import Query
from fairnotice.screening.similarity import likeness

BORN = PartialDate(1986, 9, 17)


def warm() -> None:
    """Compile whatever is not compiled yet, by searching a list of two."""
    _forget_old(Path(__file__).parent)
    identity = Identity(names=(Name("Orin Tavesk"),), births=(BORN,), nationalities=("UY",), sex=Sex.MALE)
    index = build([Entry("e1", (identity,)), Entry("e2", (Identity(names=(Name("Lena Marov"), Name("Лена"))),))])
    for name in ("Orin Tavesk", "Orintavesk"):
        query = Query((name,), births=(BORN,), nationalities=("UY",), sex=Sex.MALE)
        Candidates(index).candidates((query,))
        Candidates(index).align(name, "Orin Tavesk")
        index.search_all(query)
    likeness("тавеск", "tavesk")


def _forget_old(engine: Path) -> None:
    """Remove what was compiled from other code: numba looks only at the file of a kernel, not at those it calls.

    Nor at those whose tables and numbers it was compiled with, which stand in the folder above.
    """
    kept = engine / "__pycache__"
    mark = kept / "compiled-from"
    code = sha256(
        b"".join(file.read_bytes() for file in sorted((*engine.glob("*.py"), *engine.parent.glob("*.py"))))
    ).hexdigest()
    with suppress(OSError):  # where nothing can be written, nothing is kept either
        if mark.is_file() and mark.read_text(encoding="utf-8") == code:
            return
        for old in (*kept.glob("*.nbi"), *kept.glob("*.nbc")):
            old.unlink()
        kept.mkdir(exist_ok=True)
        mark.write_text(code, encoding="utf-8")


if __name__ == "__main__":
    warm()
