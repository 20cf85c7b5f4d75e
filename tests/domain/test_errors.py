"""What the system said of a file, told to a person."""

import errno

import pytest

from fairnotice.domain.errors import said_by_system


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EACCES, "Permission denied"), "permission denied"),
        (OSError(errno.EROFS, "Read-only file system"), "read-only file system"),
        (OSError("16 requested and 0 written"), "not all of it found room, the disk may be full"),
        (OSError(), "no access"),
    ],
)
def test_a_full_disk_is_called_that_and_everything_else_as_the_system_calls_it(error: OSError, says: str) -> None:
    assert said_by_system(error) == says
