"""What goes wrong while a file is read, said as a person is told it."""

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fairnotice.domain.errors import Unusable, said_by_system


@contextmanager
def being_read(path: Path) -> Iterator[None]:
    """Within it a file that cannot be read, or is not UTF-8, raises Unusable."""
    try:
        yield
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {said_by_system(error)}.") from error
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not UTF-8: save it as UTF-8.") from None


def check_is_file(path: Path) -> None:
    """Raise Unusable for a pipe or a device: it can be read once alone, and opening it may wait for ever.

    What is not there, or cannot be looked at, is told where it is opened.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise Unusable(f"{path} is a pipe or a device, and what is read here is read more than once: name a file.")
