"""A peer in a process of its own: JSON lines in, JSON lines out. Imports nothing of the product.

    {"do": "list", "tool": TOOL, "file": FILE}            {"persons", "seconds"}
    {"do": "ask", "file": FILE, "least": SCORE}           {"seconds": [...], "before", "found": [[[id, score]...]...]}
    {"do": "compare", "algorithm": NAME, "pairs": [...]}  {"scores": [...]}

FILE holds one record a line (id, names, births, nationalities, sex, documents). TOOL is nomenklatura+logic-v2,
nomenklatura+logic-v1, tantivy+logic-v2 or tantivy+rapidfuzz. What a tool does once for all queries is `before`.
"""

import argparse
import json
import logging
import os
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parent))


def main() -> None:
    """Answer until the input ends."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--core", type=int)
    given = parser.parse_args()
    if given.core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {given.core})  # before anything counts the cores
    logging.disable(logging.WARNING)
    answers, sys.stdout = sys.stdout, sys.stderr  # so that a library that prints does not answer
    tool = None
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["do"] == "list":
            tool, answer = listed(asked["tool"], lines(asked["file"]))
        elif asked["do"] == "ask":
            answer = answered(tool, lines(asked["file"]), asked.get("least", 0.0))
        else:
            from matching import compared

            answer = {"scores": compared(asked["algorithm"], asked["pairs"])}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def lines(file: str) -> list[dict]:
    """The records of a file."""
    with Path(file).open(encoding="utf-8") as opened:
        return [json.loads(line) for line in opened]


def listed(name: str, persons: list[dict]) -> tuple[object, dict]:
    """The tool over a list, and how long it took to make ready."""
    began = perf_counter()
    blocker, scorer = name.split("+")
    if blocker == "nomenklatura":
        from blocking import Blocked

        tool = Blocked(persons, scorer)
    else:
        from fuzzy import Fuzzy

        tool = Fuzzy(persons, scorer)
    return tool, {"persons": len(persons), "seconds": perf_counter() - began}


def answered(tool: object, travellers: list[dict], least: float) -> dict:
    """What it finds for each traveller, and how long each took. A few are asked before, without the clock."""
    prepare, ask = tool.prepare, tool.ask
    before = prepare(travellers)
    for traveller in travellers[:5]:
        ask({**traveller, "id": f"warm-{traveller['id']}", "as": traveller["id"]})
    seconds, found = [], []
    for traveller in travellers:
        began = perf_counter()
        answer = ask(traveller)
        seconds.append(perf_counter() - began)
        found.append(sorted(([id, score] for id, score in answer if score >= least), key=lambda one: -one[1])[:20])
    return {"seconds": seconds, "before": before, "found": found}


if __name__ == "__main__":
    main()
