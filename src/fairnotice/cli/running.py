"""Run a command and turn whatever happens into an exit status and, where it helps, one sentence.

0 done · 1 a bar or a hit was found · 2 the input cannot be used, or the act is refused · 70 our fault · 130 stopped
"""

import errno
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click
from click.exceptions import Exit

from fairnotice.cli.text import folded
from fairnotice.domain.errors import FairnoticeError, said_by_system

DONE, FOUND, UNUSABLE, OUR_FAULT, STOPPED, PIPE_CLOSED = 0, 1, 2, 70, 130, 141
_DISK = frozenset({errno.ENOSPC, errno.EROFS, errno.EFBIG, *([errno.EDQUOT] if hasattr(errno, "EDQUOT") else [])})
REPORT = "https://github.com/fairnotice/fairnotice/issues"


def run(group: click.Group, arguments: Sequence[str], *, name: str, refusals: tuple[type[Exception], ...] = ()) -> int:
    """Run the command that the arguments name, and answer the exit status.

    `refusals` are errors besides our own whose message is already a sentence for the person at the terminal.
    """
    try:
        return _status(group, arguments, name, (FairnoticeError, *refusals))
    finally:
        _forget_interruption()


def _status(group: click.Group, arguments: Sequence[str], name: str, told: tuple[type[Exception], ...]) -> int:
    try:
        with group.make_context(name, list(arguments)) as context:
            status = group.invoke(context)
        sys.stdout.flush()
        return status if isinstance(status, int) else DONE
    except Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped.", err=True)
        return STOPPED
    except BrokenPipeError:
        _close_quietly()
        return PIPE_CLOSED
    except told as error:
        if os.environ.get("FAIRNOTICE_DEBUG"):
            traceback.print_exc()
        click.echo(folded(str(error)), err=True)
        return UNUSABLE
    except OSError as error:
        if error.errno not in _DISK:
            click.echo(_our_fault(error), err=True)
            return OUR_FAULT
        click.echo(
            f"The disk does not take it: {said_by_system(error)}. What was to be written is not whole.", err=True
        )
        return UNUSABLE
    except Exception as error:
        click.echo(_our_fault(error), err=True)
        return OUR_FAULT


def _our_fault(error: Exception) -> str:
    if os.environ.get("FAIRNOTICE_DEBUG"):
        return "".join(traceback.format_exception(error)).rstrip()
    # The message of the error itself may repeat what was in a file about a person; its place does not.
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "an unknown place"
    return (
        f"This is a fault of fairnotice, not yours: {type(error).__name__} in {place}. Please report it at {REPORT}; "
        "FAIRNOTICE_DEBUG=1 shows where it comes from."
    )


def _forget_interruption() -> None:
    """Let the process end with our status.

    Where Ctrl-C comes while a library runs code that it has written itself (`exec` of a string), the interpreter
    remembers an interruption that nobody caught, and ends by the signal although somebody did. Running any such code
    to its end makes it forget (CPython, `run_eval_code_obj`).
    """
    exec("")  # noqa: S102


def _close_quietly() -> None:
    """Whoever read our output has gone; without this the interpreter complains once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
