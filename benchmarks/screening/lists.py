"""The UN's and the US Treasury's lists: recall at 1, 4, 25 and 300 false alerts in 100,000, beside LogicV1 and V2."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.screening import ofac_list, un_list
from benchmarks.screening.alerts import LEVELS, Scores, by_group, scores
from benchmarks.screening.fixtures import INVENTED, RECOMBINED, made
from benchmarks.screening.halves import half_named, half_of
from benchmarks.screening.measured import NAMES, Scored, prepared
from benchmarks.screening.peer import SAID, TOOLS, Peer, python_of
from benchmarks.screening.records import Record
from benchmarks.screening.shares import share, wilson, with_interval
from benchmarks.screening.tables import Answer, table
from benchmarks.screening.timing import last_core, pin, say
from benchmarks.screening.travellers import entries, everybody

PEERS = ("nomenklatura-v1", "nomenklatura")


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("--un", type=Path, required=True, help="the consolidated list, XML")
    command.add_argument("--ofac", type=Path, required=True, help="the folder with sdn.csv and alt.csv")
    command.add_argument("--half", type=half_named, default="report")
    command.add_argument("--negatives", type=int, default=202_000, help="of both halves together")
    command.add_argument("--strangers", choices=["all", RECOMBINED, INVENTED], default="all")
    command.add_argument("--of", choices=NAMES, default="watchlist", help="what of ours is measured")
    command.add_argument("--against", choices=["none", *PEERS, "both"], default="both")
    command.add_argument("--peer-negatives", type=int, default=20_000, help="unlisted travellers a peer is asked for")


def measure(given: argparse.Namespace) -> Answer:
    """Ours on all travellers of the half, and each peer beside ours on those that the peer was asked for."""
    core = last_core()
    pin(core)
    listed, positives, negatives = made(
        [*un_list.individuals(given.un), *ofac_list.individuals(given.ofac)], given.negatives
    )
    positives, negatives = (_half(each, given.half) for each in (positives, negatives))
    negatives = [one for one in negatives if given.strangers in ("all", one.kind)]
    say(f"{len(listed):,} listed; {len(positives):,} travellers who are and {len(negatives):,} who are not")
    ours = prepared(given.of, entries(listed))
    found, alerted = everybody(ours, positives), everybody(ours, negatives)
    fewer = negatives[: given.peer_negatives]
    rows: dict[str, tuple[Scores, int]] = {f"ours ({given.of})": _told(positives, negatives, found, alerted)}
    chosen = {"none": (), "both": PEERS}.get(given.against, (given.against,))
    if chosen and len(fewer) < len(negatives):
        rows["ours, the peers' travellers"] = _told(positives, fewer, found, alerted[: len(fewer)])
    for name in chosen:
        with Peer(python_of(given.peers), core=core) as peer:
            peer.listed(TOOLS[name], listed)
            say(f"{SAID[name]}: {len(positives) + len(fewer):,} travellers are asked for")
            asked = peer.asked([*positives, *fewer], least=0.3).found
            rows[SAID[name]] = _told(positives, fewer, asked[: len(positives)], asked[len(positives) :])
    return _answer(rows, positives, given.half)


def _half(records: Sequence[Record], half: str) -> list[Record]:
    return [one for one in records if half in ("all", half_of(one.id))]


def _told(
    positives: list[Record], negatives: list[Record], found: Sequence[Scored], alerted: Sequence[Scored]
) -> tuple[Scores, int]:
    return scores(positives, negatives, found, alerted), len(negatives)


def _answer(rows: dict[str, tuple[Scores, int]], positives: list[Record], half: str) -> Answer:
    n = len(positives)
    data: dict[str, object] = {
        "half": half,
        "positives": n,
        "rows": {name: _data(each, n) for name, each in rows.items()},
    }
    heading = ("recall at so many in 100,000", "others", *(f"{level}" for level in LEVELS))
    body = [
        [name, others, *(_cell(told, level, others, n) for level in LEVELS)] for name, (told, others) in rows.items()
    ]
    ours = next(iter(rows.values()))[0]
    above = [score > ours.threshold(300) for score in ours.right]
    lines = [
        f"The {half} half: {n:,} travellers who are on the list. `-`: too few unlisted ones to see so rare an alert.",
        *table(heading, body),
        "",
        "Ours at 300 in 100,000:",
        *table(("of the listed", "group", "found (95 %)"), by_group(positives, above)),
    ]
    return Answer(data, lines)


def _seen(level: int, others: int) -> bool:
    """Whether so many travellers can show so rare an alert at all: at least one is allowed among them."""
    return level * others >= 100_000


def _cell(told: Scores, level: int, others: int, n: int) -> str:
    return with_interval(told.found(level), n).rsplit(" of ", 1)[0] if _seen(level, others) else "-"


def _data(each: tuple[Scores, int], n: int) -> dict[str, object]:
    told, others = each
    seen = [level for level in LEVELS if _seen(level, others)]
    recall = {str(level): share(told.found(level), n) for level in seen}
    intervals = {str(level): wilson(told.found(level), n) for level in seen}
    return {"negatives": others, "recall": recall, "interval": intervals}
