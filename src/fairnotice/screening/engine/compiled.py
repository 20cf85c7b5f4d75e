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

from numba import config
from numba.misc.appdirs import AppDirs

_log = logging.getLogger(__name__)

FROM, WHOLE = "compiled-from", "compiled-whole"
"""Marks: the code that what is kept was compiled from, and the code of which every kernel is there."""


def code_of(engine: Path) -> str:
    """A digest of the code that kernels are compiled from: theirs and that of the folder above."""
    files = sorted((*engine.glob("*.py"), *engine.parent.glob("*.py")))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def forget_old(engine: Path) -> None:
    """Remove what was compiled from other code, and keep what is compiled apart from it.

    It lies beside the code; where that may not be written, or numba was told another folder, in a folder of this code's
    own: in the user's cache, or in that one. Where neither may be written, this process compiles for itself, and says
    so.
    """
    kept = engine / "__pycache__"
    mark, code = kept / FROM, code_of(engine)
    if config.CACHE_DIR:  # type: ignore[attr-defined]
        _keep_in(Path(config.CACHE_DIR), code)  # type: ignore[attr-defined]
        return
    if mark.is_file() and mark.read_text(encoding="utf-8") == code:
        return
    try:
        kept.mkdir(exist_ok=True)
        for old in (*kept.glob("*.nbi"), *kept.glob("*.nbc")):
            old.unlink(missing_ok=True)  # another process may do the same now
        mark.write_text(code, encoding="utf-8")
    except OSError:
        _keep_in(_users_cache(), code)


def _users_cache() -> Path:
    return Path(AppDirs(appname="fairnotice", appauthor=False).user_cache_dir)  # type: ignore[no-untyped-call]


def _keep_in(folder: Path, code: str) -> None:
    own = folder if folder.name == _named(code) else folder / _named(code)
    try:
        own.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=own).close()
    except OSError:
        own = Path(tempfile.mkdtemp(prefix="fairnotice-kernels-"))
        atexit.register(shutil.rmtree, own, ignore_errors=True)
        _log.warning(
            "No kernels can be kept in %s: whoever installs runs 'python -m fairnotice.screening.engine.warm'. Until "
            "then every process compiles its own.",
            folder,
        )
    config.CACHE_DIR = str(own)  # type: ignore[attr-defined]


def _named(code: str) -> str:
    return f"fairnotice-{code[:16]}"


def tell_whole(engine: Path) -> None:
    """Say that every kernel of this code is kept: a start need not compile any."""
    with suppress(OSError):
        (engine / "__pycache__" / WHOLE).write_text(code_of(engine), encoding="utf-8")
