"""The page of the machines of state: a drawing and a table of each, and the table of consequences."""

import sys
from collections.abc import Iterator
from typing import Any

from fairnotice.domain.lifecycle import CONSEQUENCES, MACHINES, Machine

_TOP = """# Lifecycle

Every act is a move in one of these tables, or it is refused with a sentence that says what is possible. Who acts is
said by a role towards the thing: the **source** is the bureau that asked, **locating** the bureau of the country where
the person was found, **border** a post of that bureau, **system** the clocks. The tables are in
`src/fairnotice/domain/lifecycle/`.
"""


def lifecycle_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_TOP, *(part for machine in MACHINES for part in _machine(machine)), *_consequences()])


def _machine(machine: Machine[Any, Any]) -> Iterator[str]:
    yield f"## {machine.thing.capitalize()}\n"
    module = sys.modules[type(machine.first).__module__]
    yield f"{(module.__doc__ or '').strip()}\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {machine.first}"
    for (state, target), acts in _arrows(machine).items():
        yield f"    {state} --> {target}: {', '.join(acts)}"
    yield "```\n"
    yield "| state | act | leads to | by | event | cites |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for move in machine.moves:
        by = ", ".join(sorted(actor.value for actor in move.by))
        yield f"| {move.state} | {move.act} | {move.target} | {by} | `{move.event}` | {move.cites} |"
    yield ""


def _arrows(machine: Machine[Any, Any]) -> dict[tuple[str, str], list[str]]:
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in machine.moves:
        acts = arrows.setdefault((move.state.value, move.target.value), [])
        if move.act.value not in acts:
            acts.append(move.act.value)
    return arrows


def _consequences() -> Iterator[str]:
    yield "## What follows from what\n"
    yield "The system does these things by itself, in the same transaction as the act.\n"
    yield "| event | what follows |"
    yield "| --- | --- |"
    for event, consequences in CONSEQUENCES.items():
        yield f"| `{event}` | {', '.join(one.replace('_', ' ') for one in consequences)} |"
    yield ""
