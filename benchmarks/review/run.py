"""Measure a review against published practice, and how long it takes.

    python benchmarks/review/run.py --cases FILE [--half all|tune|report] [--json]
    python benchmarks/review/run.py --speed [--json]

FILE is shaped like the coded examples of the Repository of Practice, or the coded decisions of the Commission (then
`--findings` also feeds the facts that were coded from the Commission's own findings). `coded.py` turns the facts that a
bureau could state into a case file; codes that already judge are not fed. A published outcome counts so:

    approved                no bar
    refused, cancelled      refuse
    conditional             ask, or no bar
    unclear                 left out

An answer is definite when the leaning is not open. Open answers are counted apart and are neither right nor wrong. Rows
are parted by a digest of their id: a third is set aside (`report`) and is opened only to report; the rest is `tune`.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import sqrt
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from coded import MOMENT, dossier_of
from speed import measured

from fairnotice.law.leaning import Leaning
from fairnotice.law.review import Review, review_subject

HALVES = ("all", "tune", "report")
WANTED: Mapping[str, frozenset[Leaning]] = {
    "approved": frozenset({Leaning.NO_BAR}),
    "compliant": frozenset({Leaning.NO_BAR}),
    "refused": frozenset({Leaning.REFUSE}),
    "cancelled": frozenset({Leaning.REFUSE}),
    "not compliant": frozenset({Leaning.REFUSE}),
    "conditional": frozenset({Leaning.NO_BAR}),
}
NEVER_WITHOUT_A_BAR = ("head of state", "speech", "assembly", "membership alone", "military")


@dataclass(frozen=True, slots=True)
class Judged:
    """One example with its review."""

    id: str
    topic: str
    articles: tuple[str, ...]
    channel: str
    published: str
    review: Review
    sensitive: str

    @property
    def is_open(self) -> bool:
        """Whether no leaning was given."""
        return self.review.leaning is Leaning.OPEN

    @property
    def agrees(self) -> bool:
        """Whether the leaning is the published outcome."""
        return self.review.leaning in WANTED[self.published]


def half_of(id: str) -> str:
    """`report` for a third of the examples, by a digest of the id, else `tune`."""
    return "report" if int(sha256(id.encode()).hexdigest(), 16) % 3 == 0 else "tune"


def judged(examples: Sequence[Mapping[str, Any]], half: str, *, findings: bool) -> list[Judged]:
    """Every example of that half whose outcome is known, reviewed."""
    chosen = [e for e in examples if half in ("all", half_of(e["id"])) and e["outcome"] in WANTED]
    return [_judge(_fed(example, findings=findings)) for example in chosen]


def _fed(example: Mapping[str, Any], *, findings: bool) -> Mapping[str, Any]:
    left_out = () if findings else example.get("coded_from_findings", ())
    return {**example, "facts_coded": {k: v for k, v in example["facts_coded"].items() if k not in left_out}}


def _judge(example: Mapping[str, Any]) -> Judged:
    return Judged(
        id=example["id"],
        topic=str(example.get("topic") or ", ".join(example.get("issues", ()))),
        articles=tuple(str(example.get("article", "")).split(",")) if example.get("article") else (),
        channel=str(example.get("notice_kind") or example.get("data_type") or ""),
        published=example["outcome"],
        review=review_subject(dossier_of(example), "s1", MOMENT),
        sensitive=_sensitive(example["facts_coded"]),
    )


def _sensitive(coded: Mapping[str, Any]) -> str:
    """Which kind of case it is that must never come out without a bar when it was refused."""
    kinds = (
        ("head of state", coded.get("subject_status") == "head_of_state"),
        ("speech", coded.get("freedom_expression") is True),
        ("assembly", coded.get("freedom_assembly") is True),
        ("membership alone", coded.get("membership_only") is True),
        ("military", coded.get("pure_military_offence") is True or coded.get("offence_category") == "desertion"),
    )
    return next((name for name, there in kinds if there), "")


def figures(rows: Sequence[Judged]) -> dict[str, Any]:
    """Agreement where definite, with its interval, and the share left open."""
    definite = [row for row in rows if not row.is_open]
    agree = sum(row.agrees for row in definite)
    return {
        "cases": len(rows),
        "definite": len(definite),
        "agree": agree,
        "open": len(rows) - len(definite),
        "agreement": round(agree / len(definite), 3) if definite else None,
        "interval_95": _wilson(agree, len(definite)),
        "share_open": round(1 - len(definite) / len(rows), 3) if rows else None,
    }


def _wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float] | None:
    """The interval of Wilson (1927) for a share, at 95 %."""
    if not n:
        return None
    p, zz = hits / n, z * z
    middle = (p + zz / (2 * n)) / (1 + zz / n)
    half = z * sqrt(p * (1 - p) / n + zz / (4 * n * n)) / (1 + zz / n)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def answer(rows: Sequence[Judged]) -> dict[str, Any]:
    """Everything that is printed, as one object."""
    topics = sorted({row.topic for row in rows})
    articles = sorted({article for row in rows for article in row.articles})
    channels = sorted({row.channel for row in rows})
    wrong = [row for row in rows if not row.is_open and not row.agrees]
    return {
        **figures(rows),
        "by_topic": {topic: figures([row for row in rows if row.topic == topic]) for topic in topics},
        "by_article": {one: figures([row for row in rows if one in row.articles]) for one in articles},
        "by_channel": {channel: figures([row for row in rows if row.channel == channel]) for channel in channels},
        "baselines": _baselines(rows),
        "without_a_bar": _without_a_bar(rows),
        "disagreements": [_disagreement(row) for row in wrong],
    }


def _baselines(rows: Sequence[Judged]) -> dict[str, float]:
    """What an answer that is always the same would agree with."""
    counts = Counter(Leaning.REFUSE if Leaning.REFUSE in WANTED[row.published] else Leaning.NO_BAR for row in rows)
    return {f"always {leaning.value}": round(n / len(rows), 3) for leaning, n in counts.items()} if rows else {}


def _without_a_bar(rows: Sequence[Judged]) -> dict[str, list[str]]:
    found = [row for row in rows if row.sensitive and row.review.leaning is Leaning.NO_BAR and not row.agrees]
    return {kind: [row.id for row in found if row.sensitive == kind] for kind in NEVER_WITHOUT_A_BAR}


def _disagreement(row: Judged) -> dict[str, str]:
    step = row.review.leaning_step
    why = [step.says, *(f"{code}: {row.review.finding(code).reason}" for code in step.rules)]
    return {"id": row.id, "said": row.review.leaning.value, "published": row.published, "why": " ".join(why)}


def table(name: str, rows: Mapping[str, Mapping[str, Any]]) -> None:
    """One table on standard output."""
    width = max((len(key) for key in (*rows, name)), default=0)
    print(f"\n{name:<{width}}  cases  definite  agree  agreement  95 %            open")
    for key, each in rows.items():
        low, high = each["interval_95"] or ("-", "-")
        agreement = "-" if each["agreement"] is None else f"{each['agreement']:.1%}"
        print(
            f"{key:<{width}}  {each['cases']:>5}  {each['definite']:>8}  {each['agree']:>5}  {agreement:>9}"
            f"  {low} to {high}".ljust(width + 52)
            + f"{each['open']:>6}"
        )


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(description="Measure a review against published practice, and its time.")
    parser.add_argument("--cases", type=Path, help="coded examples or decisions, as JSON")
    parser.add_argument("--half", choices=HALVES, default="all")
    parser.add_argument("--findings", action="store_true", help="also feed what was coded from the body's findings")
    parser.add_argument("--speed", action="store_true", help="how long a review takes")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.cases is None and not given.speed:
        parser.error("give --cases FILE, --speed or both")
    found: dict[str, Any] = {}
    if given.cases is not None:
        try:
            examples = json.loads(given.cases.read_text(encoding="utf-8"))
            found = answer(judged(examples, given.half, findings=given.findings)) | {"half": given.half}
        except (OSError, ValueError, KeyError, TypeError) as error:
            print(f"{given.cases} cannot be read as coded examples: {error}", file=sys.stderr)
            return 2
    if given.speed:
        found["speed"] = measured()
    if given.json:
        print(json.dumps(found))
        return 0
    _print(found)
    return 0


def _print(found: Mapping[str, Any]) -> None:
    if "cases" in found:
        table(f"{found['half']} of the examples", {"together": found})
        table("by topic", found["by_topic"])
        table("by article", found["by_article"])
        table("by channel", found["by_channel"])
        print("\nAn answer that is always the same:", found["baselines"])
        print("Refused cases that came out without a bar:", found["without_a_bar"])
        for each in found["disagreements"]:
            print(f"\n{each['id']}: said {each['said']}, published {each['published']}. {each['why']}")
    if "speed" in found:
        print("\nreview, in milliseconds")
        for name, each in found["speed"].items():
            print(f"  {name:<62} {each}")


if __name__ == "__main__":
    sys.exit(main())
