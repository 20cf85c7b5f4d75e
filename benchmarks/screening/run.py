"""Measure the screening on invented people and on data of your own.

    python3 start.py bench screening COMMAND ... [--json]

README.md beside this file says what each command measures, what is tuned on and what is reported.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.screening import (
    bodies,
    bulk,
    changes,
    checks,
    crosswords,
    http_load,
    index_size,
    korean_names,
    learn,
    learn_brahmic,
    learn_han,
    learn_han_forms,
    learn_hanja,
    lists,
    original_scripts,
    own_names,
    pairs,
    speed,
    spelt_persons,
    travellers,
    weights,
)
from benchmarks.screening.peer import PeerFailed
from fairnotice.domain.errors import Unusable

COMMANDS = {
    "speed": speed,
    "pairs": pairs,
    "words": crosswords,
    "spelt-persons": spelt_persons,
    "travellers": travellers,
    "checks": checks,
    "bodies": bodies,
    "un-scripts": original_scripts,
    "lists": lists,
    "bulk": bulk,
    "index": index_size,
    "changes": changes,
    "http": http_load,
    "weights": weights,
    "learn": learn,
    "learn-brahmic": learn_brahmic,
    "learn-han": learn_han,
    "learn-hanja": learn_hanja,
    "learn-han-forms": learn_han_forms,
    "own-names": own_names,
    "korean-names": korean_names,
}


def main(arguments: Sequence[str]) -> int:
    """Print one JSON object, or tables."""
    given = _parser().parse_args(arguments)
    read = [value for name, value in vars(given).items() if name != "out" and isinstance(value, Path)]
    missing = [value for value in read if not value.exists()]
    if missing:
        print(f"{missing[0]} is not there", file=sys.stderr)
        return 2
    try:
        answer = COMMANDS[given.command].measure(given)
    except (PeerFailed, Unusable, bulk.CommandFailed) as error:
        print(error, file=sys.stderr)
        return 2
    print(json.dumps(answer.data, ensure_ascii=False) if given.json else "\n".join(answer.lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for name, module in COMMANDS.items():
        says = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=says, description=says)
        module.arguments(command)
        command.add_argument("--peers", type=Path, help="an environment with the peers; else one is made on first use")
        command.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
