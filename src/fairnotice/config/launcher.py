"""Become PostgreSQL: run as a script, in a process of its own, with the standard library alone.

    launcher.py PARENT UID GID PROGRAM [ARGUMENT...]        - for UID and GID: stay who we are; PARENT 0: outlive it

Takes on the account first and asks to be told of the parent's death second, as a change of account forgets that
wish. A new program instead of a hook between fork and exec: such a hook may hang where the parent has threads.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> None:
    """Drop privileges, tie our life to the parent's where Linux allows, and become the program.

    Raises OSError when the account cannot be taken on or the program cannot be run.
    """
    parent, uid, gid, *command = arguments
    kernel = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    if uid != "-":
        os.setgroups([])
        os.setgid(int(gid))
        os.setuid(int(uid))
    if kernel is not None and parent != "0":
        # SIGINT is PostgreSQL's fast shutdown: sessions are ended, the data is left clean.
        kernel.prctl(PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != int(parent):  # the parent died before we asked
            sys.exit(1)
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
