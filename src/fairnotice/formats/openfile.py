"""What goes wrong while a file is read, said as a person is told it."""

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
