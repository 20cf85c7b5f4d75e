"""Make the data of `src/fairnotice/law/published/` out of the coded, paraphrased texts of published practice.

    python tools/compact_precedents.py FOLDER [--all]

FOLDER holds `cases.json` (the examples of the Repository of Practice) and `commission_decisions.json` (decisions of the
Commission). Empty codes are dropped. A fixed third of the examples (by a digest of the id) is left out, so that the
benchmark of the review can measure on examples that the product has never seen; the two that the documents discuss are
kept. `--all` keeps every one. Nothing of an entry is printed: only how many were written.
"""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parents[1] / "src" / "fairnotice" / "law" / "published"
KEPT = (
    *("id", "chapter", "chapter_version", "article", "topic", "example_kind", "notice_kind", "facts"),
    *("facts_coded", "outcome", "decisive_factors", "principle", "where", "same_case_as"),
)
DISCUSSED = frozenset({"rop-035", "rop-041"})
SHORT = {"Constitution": "Const", "Statute": "CCF"}
PLAIN = {" of INTERPOL's Constitution": "", "INTERPOL's channels": "the channels", "NCB": "the bureau"}
KINDS = {"travel document record (SLTD)": "travel_document_record"}


def is_kept(case_id: str) -> bool:
    """Whether the example goes into the product rather than into the evaluation."""
    return case_id in DISCUSSED or int(sha256(case_id.encode()).hexdigest(), 16) % 3 != 0


def example(case: dict[str, Any]) -> dict[str, Any]:
    """An example of the Repository without empty fields and empty codes."""
    kept = {key: case[key] for key in KEPT if case.get(key) not in (None, "", [])}
    kept["facts_coded"] = _known(case["facts_coded"])
    return kept


def decision(found: dict[str, Any]) -> dict[str, Any]:
    """A decision of the Commission in the same shape. What it found on each issue stands in the place of the factors.

    `found_codes` are the codes that the Commission concluded rather than was told.
    """
    reasons = found["reasons"]
    factors = [{"factor": _plain(r["issue"]), "note": r["finding"], "rule": _rule(r["rule"])} for r in reasons]
    if not reasons or found["text_completeness"] == "header-only":
        factors += [{"factor": _plain(tag)} for tag in found["tags"]]
    made = {
        "id": found["id"],
        "chapter": f"Decisions of {found['year']}",
        "chapter_version": str(found["year"]),
        "article": ",".join(sorted(_articles(found))),
        "topic": _plain(found["decisive_issue"] or found["tags"][0]),
        "issues": found["issues"],
        "example_kind": "decision",
        "notice_kind": "+".join(_kind(part) for part in found["data_type"].split("; ")),
        "facts": found["facts"],
        "facts_coded": _known({k: v for k, v in found["facts_coded"].items() if k != "notice_kind"}),
        "found_codes": found["coded_from_findings"],
        "outcome": found["outcome"].replace(" ", "_"),
        "condition": found["outcome_condition"],
        "decisive_factors": factors,
        "principle": found["outcome_detail"],
        "where": f"Decision {found['number']} of {found['year']}"
        if found["number"]
        else f"A decision of {found['year']}",
        "session": found["session"],
        "url": _readable([found["source_url"], *found["other_urls"]]),
        "read": found["source_kind"],
        "completeness": found["text_completeness"],
    }
    return {key: value for key, value in made.items() if value not in (None, "", [])}


def _known(codes: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in codes.items() if value is not None}


def _plain(words: str) -> str:
    """A published tag, or an issue, in plain words."""
    for long, short in PLAIN.items():
        words = words.replace(long, short)
    return words if words.startswith("Article") else words[0].lower() + words[1:]


def _rule(rule: str) -> str:
    for long, short in SHORT.items():
        rule = rule.replace(long, short)
    return rule.replace("Articles ", "art. ").replace("Article ", "art. ")


def _articles(found: dict[str, Any]) -> set[str]:
    """The articles of the Constitution that the decision speaks of: 2 (rights), 3 (political and alike)."""
    rules = " ".join(reason["rule"] for reason in found["reasons"])
    two = "human_rights" in found["issues"] or "due_process" in found["issues"] or "Constitution Article 2" in rules
    three = "political_character" in found["issues"] or "Constitution Article 3" in rules
    return {number for number, told in (("2", two), ("3", three)) if told}


def _kind(data_type: str) -> str:
    return KINDS.get(data_type, data_type.replace(" ", "_"))


def _readable(urls: Iterable[str]) -> str:
    """The first address that shows a page or a document to a person, not the data behind a page."""
    return next(url for url in urls if "/wp-json/" not in url)


def write(target: Path, entries: Iterable[dict[str, Any]]) -> int:
    """Write one entry a line, and answer how many."""
    lines = [json.dumps(entry, ensure_ascii=False) for entry in entries]
    target.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return len(lines)


def main(arguments: list[str], target: Path = TARGET) -> None:
    """Read the folder, write the two files."""
    parser = ArgumentParser(description="Make the data of law/published/.")
    parser.add_argument("folder", type=Path, help="holds cases.json and commission_decisions.json")
    parser.add_argument("--all", action="store_true", help="also the third that is set aside for the evaluation")
    given = parser.parse_args(arguments)
    cases = json.loads((given.folder / "cases.json").read_text(encoding="utf-8"))
    decisions = json.loads((given.folder / "commission_decisions.json").read_text(encoding="utf-8"))
    examples = write(target / "repository.json", (example(case) for case in cases if given.all or is_kept(case["id"])))
    decided = write(target / "commission.json", (decision(found) for found in decisions))
    sys.stdout.write(f"{examples} examples, {decided} decisions\n")


if __name__ == "__main__":
    main(sys.argv[1:])
