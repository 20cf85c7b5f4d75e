"""What numba keeps of the kernels, and of which code it is.

numba looks only at the file of a kernel, not at those that it calls, nor at the tables and numbers that it was compiled
with. Kernels of two versions read each other's memory wrongly: after an update they are forgotten before any is loaded.
"""

import atexit
import logging
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

_log = logging.getLogger(__name__)

FROM, WHOLE = "compiled-from", "compiled-whole"
"""Marks: the code that what is kept was compiled from, and the code of which every kernel is there."""


def code_of(engine: Path) -> str:
    """A digest of the code that kernels are compiled from: theirs and that of the folder above."""
    files = sorted((*engine.glob("*.py"), *engine.parent.glob("*.py")))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def forget_old(engine: Path) -> None:
    """Remove what was compiled from other code. Where that may not be done, this process keeps its kernels elsewhere:
    it compiles them for itself, and says so."""
    kept = engine / "__pycache__"
    mark, code = kept / FROM, code_of(engine)
    if mark.is_file() and mark.read_text(encoding="utf-8") == code:
        return
    try:
        for old in (*kept.glob("*.nbi"), *kept.glob("*.nbc")):
            old.unlink(missing_ok=True)  # another process may do the same now
    except OSError:
        _keep_elsewhere(kept)
        return
    with suppress(OSError):  # where nothing can be written, nothing is kept either
        kept.mkdir(exist_ok=True)
        mark.write_text(code, encoding="utf-8")


def _keep_elsewhere(kept: Path) -> None:
    from numba import config

    own = tempfile.mkdtemp(prefix="fairnotice-kernels-")
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    config.CACHE_DIR = own  # type: ignore[attr-defined]
    _log.warning(
        "The kernels in %s were compiled from another version and cannot be removed by this user: whoever installs "
        "runs 'python -m fairnotice.screening.engine.warm'. Until then every process compiles its own.",
        kept,
    )


def tell_whole(engine: Path) -> None:
    """Say that every kernel of this code is kept: a start need not compile any."""
    with suppress(OSError):
        (engine / "__pycache__" / WHOLE).write_text(code_of(engine), encoding="utf-8")
