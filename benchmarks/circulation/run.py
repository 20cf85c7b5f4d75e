"""Measure what circulates.

    python3 start.py bench circulation COMMAND ... [--json]

Everything is made here, about invented people. Figures are the wall clock of this machine; say with them what else ran.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.circulation import cost, desks, printing

COMMANDS = {"desks": desks, "cost": cost, "print": printing}


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object, or tables. Without a command, the one of the desks."""
    if not arguments or (arguments[0].startswith("--") and arguments[0] != "--help"):
        arguments = ["desks", *arguments]
    given = _parser().parse_args(arguments)
    answer = COMMANDS[given.command].measure(given)
    print(json.dumps(answer.data, ensure_ascii=False) if given.json else "\n".join(answer.lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        says = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=says, description=says)
        module.arguments(command)
        command.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
