"""Whole-record checks (checks.yml): which are told right, and which of the peer's passes are lost."""

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.peer import Peer, python_of
from benchmarks.screening.records import Record
from benchmarks.screening.shares import share, with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import last_core
from fairnotice.domain.body import Body
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.lists.ftm import BODIES, body_of
from fairnotice.formats.lists.model import Notes
from fairnotice.screening import Watchlist
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.bodies.query import BodyQuery

Check = dict[str, Any]
_PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
TODAY = date(2026, 1, 1)
PEER_THRESHOLD = 0.7
"""What nomenklatura counts as a match unless told otherwise."""


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("file", type=Path)
    command.add_argument("--half", type=half_named, default="all")
    command.add_argument("--without-peer", action="store_true", help="measure ours alone")
    command.add_argument("--algorithm", default="logic-v2", help="of the peer")
    command.add_argument("--peer-threshold", type=float, default=PEER_THRESHOLD)


def measure(given: argparse.Namespace) -> Answer:
    """Ours at the shipped thresholds; the peer at its own."""
    every = yaml.safe_load(given.file.read_text(encoding="utf-8"))["checks"]
    numbered = [(number, one) for number, one in enumerate(every, start=1) if given.half in ("all", _half(one))]
    checks = [one for _, one in numbered]
    ours = [_answers(one) == one["match"] for one in checks]
    theirs = None if given.without_peer else _peer(given, checks)
    kinds = ["all", *sorted({one["schema"] for one in checks})]
    rows = [
        _row(kind, [at for at, one in enumerate(checks) if kind in ("all", one["schema"])], ours, theirs)
        for kind in kinds
    ]
    lost = [at for at in range(len(checks)) if theirs and theirs[at] and not ours[at]]
    won = [at for at in range(len(checks)) if theirs and ours[at] and not theirs[at]]
    data: dict[str, object] = {"checks": len(checks), "passed": sum(ours), "half": given.half}
    data["persons"] = _persons(checks, ours)
    if theirs:
        data |= {"peer_passed": sum(theirs), "peer_persons": _persons(checks, theirs), "won": len(won)}
        data["lost"] = [_said(*numbered[at]) for at in lost]
    lines = list(table(("schema", "ours passed (95 %)", "peer passed (95 %)", "lost", "won"), rows))
    lines += ["", "Lost: passed by the peer, not by ours (number in the file):"] if lost else []
    lines += [f"  {_line(*numbered[at])}" for at in lost]
    return Answer(data, lines)


def _half(check: Check) -> str:
    return half_of(repr((check["schema"], sorted(check["query"].items()), sorted(check["candidate"].items()))))


def _persons(checks: list[Check], told: list[bool]) -> dict[str, object]:
    mine = [yes for one, yes in zip(checks, told, strict=True) if one["schema"] == "Person"]
    return {"checks": len(mine), "passed": sum(mine), "share": share(sum(mine), len(mine))}


def _row(kind: str, places: list[int], ours: list[bool], theirs: list[bool] | None) -> list[object]:
    mine = with_interval(sum(ours[at] for at in places), len(places))
    if theirs is None:
        return [kind, mine, "", "", ""]
    lost = sum(theirs[at] and not ours[at] for at in places)
    won = sum(ours[at] and not theirs[at] for at in places)
    return [kind, mine, with_interval(sum(theirs[at] for at in places), len(places)), lost, won]


def _peer(given: argparse.Namespace, checks: list[Check]) -> list[bool]:
    pairs = [
        [{"schema": one["schema"], "properties": _listed(one[side])} for side in ("query", "candidate")]
        for one in checks
    ]
    with Peer(python_of(given.peers), core=last_core()) as peer:
        scores = peer.compared(given.algorithm, pairs)
    return [(score >= given.peer_threshold) == one["match"] for score, one in zip(scores, checks, strict=True)]


def _answers(check: Check) -> bool:
    """Whether a list of the candidate alone answers when asked for the other, as a hit or a review."""
    try:
        if check["schema"] in BODIES:
            bodies = Bodies.of([_body(check["schema"], check["candidate"])])
            return bool(bodies.screen(BodyQuery.of(_body(check["schema"], check["query"]))))
        watchlist = Watchlist([_record(check["candidate"]).entry()])
        return bool(watchlist.screen(_record(check["query"]).query()))
    except InvalidValue:
        return False


def _record(side: dict[str, Any]) -> Record:
    """One side of a check of persons."""
    texts = _listed(side)
    parts = [texts[part][0] for part in _PARTS if texts.get(part)]
    names = texts.get("name", []) + texts.get("alias", []) or ([" ".join(parts)] if parts else [])
    countries = texts.get("nationality", []) + texts.get("country", [])
    return Record(
        id="1",
        names=names,
        births=texts.get("birthDate", []),
        nationalities=[code.upper() for code in countries],
        sex=next(iter(texts.get("gender", [])), ""),
        documents=texts.get("passportNumber", []) + texts.get("idNumber", []),
    )


def _body(schema: str, side: dict[str, Any]) -> Body:
    """One side of a check of bodies or craft, read as a list in FollowTheMoney's shape is."""
    return body_of({"id": "1", "schema": schema, "properties": _listed(side)}, 1, Notes(TODAY))


def _listed(side: dict[str, Any]) -> dict[str, list[str]]:
    return {key: [str(one) for one in (value if isinstance(value, list) else [value])] for key, value in side.items()}


def _said(number: int, check: Check) -> dict[str, object]:
    return {"number": number, "schema": check["schema"], "match": check["match"], "label": check.get("label", "")}


def _line(number: int, check: Check) -> str:
    wanted = "is a match" if check["match"] else "is none"
    return f"{number:>4}  {check['schema']:<12}  {wanted:<10}  {check.get('label', '')}".rstrip()
