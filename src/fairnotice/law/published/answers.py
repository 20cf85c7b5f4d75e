"""What is answered to a search of published practice, as one JSON object, and its published schema."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from fairnotice.law.precedents import Likeness, nearness_told
from fairnotice.law.published.entries import Precedent, PublishedKind, PublishedOutcome, published_entry
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.search import FoundPractice, Sought
from fairnotice.law.published.words import fact_words

SCHEMA = "fairnotice-practice/1"
TEACHING = (
    "Published examples in our own words. They teach and were chosen by who published them: they are no sample, and "
    "how many ended one way says nothing about requests. They decide nothing."
)
"""Said with every answer."""


def practice_json(
    sought: Sought,
    found: Sequence[FoundPractice],
    *,
    nearest: Sequence[Likeness] | None = None,
    beside: str = "",
) -> dict[str, Any]:
    """The answer to a search. `nearest` are the entries most like `beside`, a case or an entry that is named there."""
    told = nearness_told(tuple(nearest)) if nearest is not None else f"{len(found)} found."
    return {
        "schema": SCHEMA,
        "note": TEACHING,
        "sought": {**asdict(sought), "like": beside},
        "says": told,
        "items": [{**entry_json(each.entry), "score": each.score, "words": list(each.words)} for each in found],
        "nearest": [{**entry_json(published_entry(like.id)), **likeness_json(like)} for like in nearest or ()],
    }


def entry_json(entry: Precedent) -> dict[str, Any]:
    """One published example or decision."""
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "form": entry.form,
        "chapter": entry.chapter,
        "edition": entry.edition,
        "where": entry.where,
        "url": entry.url,
        "read": entry.read,
        "articles": list(entry.articles),
        "topic": entry.topic,
        "grounds": [ground.value for ground in grounds_told(entry.id)],
        "notice_kinds": list(entry.notice_kinds),
        "facts": entry.facts,
        "coded": _codes(entry.coded),
        "judged": _codes(entry.judged),
        "outcome": entry.outcome.value,
        "condition": entry.condition,
        "principle": entry.principle,
        "factors": [asdict(factor) for factor in entry.factors],
        "affair": entry.affair,
    }


def _codes(codes: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"code": key, "value": value, "says": fact_words(key, value)} for key, value in codes.items()]


def likeness_json(like: Likeness) -> dict[str, Any]:
    """How like one entry is, without what the entry itself says."""
    return {
        "similarity": like.similarity,
        "near": like.near,
        "other_way": like.other_way,
        "shared": list(like.shared),
        "differing": list(like.differing),
        "decisive": list(like.decisive),
    }


def practice_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `fairnotice practice --json` prints."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    value = {"type": ["boolean", "integer", "string"]}
    codes = {"type": "array", "items": _closed(code=text, value=value, says=text)}
    entry = {
        **dict.fromkeys(("id", "form", "chapter", "edition", "where", "url", "read", "topic", "facts"), text),
        **dict.fromkeys(("condition", "principle", "affair"), text),
        "kind": {"type": "string", "enum": [kind.value for kind in PublishedKind]},
        "outcome": {"type": "string", "enum": [outcome.value for outcome in PublishedOutcome]},
        "articles": texts,
        "grounds": texts,
        "notice_kinds": texts,
        "coded": codes,
        "judged": codes,
        "factors": {"type": "array", "items": _closed(name=text, direction=text, note=text, rule=text)},
    }
    truth = {"type": "boolean"}
    likeness = {
        "similarity": {"type": "number", "minimum": 0, "maximum": 1},
        "near": truth,
        "other_way": truth,
        **dict.fromkeys(("shared", "differing", "decisive"), texts),
    }
    asked = _closed(**dict.fromkeys(("text", "article", "ground", "factor", "outcome", "kind", "like"), text))
    answer = _closed(
        schema={"const": SCHEMA},
        note=text,
        sought=asked,
        says=text,
        items={"type": "array", "items": _closed(**entry, score={"type": "number"}, words=texts)},
        nearest={"type": "array", "items": _closed(**entry, **likeness)},
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "fairnotice practice", **answer}


def _closed(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
