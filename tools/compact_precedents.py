"""Make `law/precedents.json` out of the coded, paraphrased examples of published practice.

    python tools/compact_precedents.py CASES.json src/fairnotice/law/precedents.json

Empty codes are dropped. A fixed third of the examples (by a digest of the id) is left out, so that the benchmark of
the review can measure on examples that the product has never seen; the two that the documents discuss are kept.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

KEPT = (
    *("id", "chapter", "chapter_version", "article", "topic", "example_kind", "notice_kind", "facts"),
    *("facts_coded", "outcome", "decisive_factors", "principle", "where", "same_case_as"),
)
DISCUSSED = frozenset({"rop-035", "rop-041"})


def is_kept(case_id: str) -> bool:
    """Whether the example goes into the product rather than into the evaluation."""
    return case_id in DISCUSSED or int(sha256(case_id.encode()).hexdigest(), 16) % 3 != 0


def compact(case: dict[str, Any]) -> dict[str, Any]:
    """The example without empty fields and empty codes."""
    kept = {key: case[key] for key in KEPT if case.get(key) not in (None, "", [])}
    kept["facts_coded"] = {key: value for key, value in case["facts_coded"].items() if value is not None}
    return kept


def main(source: Path, target: Path) -> None:
    """Read the examples, keep ours, write one example a line."""
    cases = json.loads(source.read_text(encoding="utf-8"))
    lines = [json.dumps(compact(case), ensure_ascii=False) for case in cases if is_kept(case["id"])]
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
