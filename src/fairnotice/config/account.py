"""The account PostgreSQL runs as: our own, or an unprivileged one when we are root (it refuses to run as root)."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from fairnotice.config.errors import EmbeddedDatabaseError

if sys.platform != "win32":
    import pwd


@dataclass(frozen=True, slots=True)
class Account:
    """An account of the operating system that is not ours."""

    name: str
    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Give a file or folder we have just made to this account."""
        os.chown(path, self.uid, self.gid, follow_symlinks=False)


def unprivileged_account() -> Account | None:
    """Name the account to run PostgreSQL as; None when it is our own.

    Raises EmbeddedDatabaseError when we are root and the system has neither `postgres` nor `nobody`.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise EmbeddedDatabaseError(
        "PostgreSQL refuses to run as root, and there is no account postgres or nobody: "
        "start as an ordinary user, or set DATABASE_URL to a server."
    )
