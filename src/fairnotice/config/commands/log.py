"""`fairnotice log`: the event log."""

from datetime import UTC, datetime
from pathlib import Path

import click

from fairnotice.cli.options import JSON
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.running import DONE, FOUND
from fairnotice.cli.text import counted, wrapped
from fairnotice.config.commands.options import DATA
from fairnotice.config.installation import installation
from fairnotice.records.checkpoints import Verdict

SCHEMA = "fairnotice-log/1"


@click.group()
def log() -> None:
    """The event log."""


@log.command()
@DATA
@JSON
def verify(data: Path | None, as_json: bool) -> int:
    """Verify the chain of events against itself and against the signed checkpoints outside the database.

    Exit status: 0 nothing wrong, 1 a fault was found; each fault names its event.
    """
    with installation(data, up_to_date=False):
        # Its tables can be imported only when Django has been started.
        from fairnotice.services.verifying import note_verdict, verify_event_log

        verdict = verify_event_log()
        note_verdict(verdict, at=datetime.now(UTC))
    if as_json:
        print_json(verdict_json(verdict))
    else:
        print_text(verdict_text(verdict))
    return DONE if verdict.holds else FOUND


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """The verdict as one JSON object."""
    return {
        "schema": SCHEMA,
        "events": verdict.events,
        "checkpoints": verdict.checkpoints,
        "head": verdict.head,
        "holds": verdict.holds,
        "faults": list(verdict.faults),
    }


def verdict_text(verdict: Verdict) -> str:
    """The verdict as text."""
    read = f"{counted(verdict.events, 'event')} and {counted(verdict.checkpoints, 'signed checkpoint')} read."
    if verdict.holds:
        held = wrapped(f"{read} Nothing changed, missing, reordered, cut or rewritten.")
        return "\n".join([held, *_unvouched(verdict)])
    faults = (wrapped(fault, indent=4, first="  - ") for fault in verdict.faults)
    return "\n".join([wrapped(f"{read} {counted(len(verdict.faults), 'fault')}:"), *faults, *_unvouched(verdict)])


def _unvouched(verdict: Verdict) -> list[str]:
    """Events without a checkpoint of their own: a kill or a full disk leaves one, and so does a forger."""
    if not verdict.unvouched:
        return []
    numbers = ", ".join(str(number) for number in verdict.unvouched[:10])
    more = f" and {len(verdict.unvouched) - 10} more" if len(verdict.unvouched) > 10 else ""
    return [wrapped(f"Without a checkpoint of their own (a kill, a full disk, or a forger): events {numbers}{more}.")]
