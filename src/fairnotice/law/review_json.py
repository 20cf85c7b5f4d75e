"""A review as one JSON object: what `fairnotice review --json` prints, the API answers and the database keeps."""

from collections.abc import Sequence
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.law.findings import Finding
from fairnotice.law.grounds import GroundFound
from fairnotice.law.leaning import LEANING_RULES
from fairnotice.law.model import FactUsed, Outcome, Pointer, RuleEffect, RuleKind
from fairnotice.law.precedents import Likeness
from fairnotice.law.review import Recommendation, Review
from fairnotice.law.turning import Turning
from fairnotice.law.unread import Unread

SCHEMA = "fairnotice-review/1"
MARK = "EXAMPLE when a training installation answered; a command on files has no mode and leaves it out"


def reviews_json(case: str, moment: Moment, reviews: Sequence[Review]) -> dict[str, Any]:
    """The reviews of every named subject of one case file."""
    first = reviews[0] if reviews else None
    return {
        "schema": SCHEMA,
        "case": case,
        "on": moment.on.isoformat(),
        "known": moment.known.isoformat(),
        "zone": moment.zone,
        "rulebook": first.rulebook if first else "",
        "reviews": [review_json(review) for review in reviews],
        "undisclosed_subjects": {"at_least": first.undisclosed_at_least if first else 0},
    }


def review_json(review: Review) -> dict[str, Any]:
    """The review of one subject."""
    return {
        "subject": review.subject,
        "on": review.moment.on.isoformat(),
        "known": review.moment.known.isoformat(),
        "rulebook": review.rulebook,
        "recommendation": review.recommendation.value,
        "leaning": review.leaning.value,
        "leaning_rules": [
            *({"rule": rule.code, "says": rule.says, "leaning": rule.leaning.value} for rule in LEANING_RULES)
        ],
        "leaning_step": {
            "rule": review.leaning_step.code,
            "says": review.leaning_step.says,
            "findings": list(review.leaning_step.rules),
        },
        "without_office": review.without_office.says,
        "findings": [finding_json(finding) for finding in review.findings],
        "grounds": [_ground(ground) for ground in review.grounds],
        "questions": [{"rule": q.rule, "ask": q.ask, "citation": q.citation} for q in review.questions],
        "read_by_no_rule": [_unread(each) for each in review.unread],
        "practice": [_likeness(likeness) for likeness in review.practice],
        "changes_on": [_turning(turning) for turning in review.turning_points],
    }


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding with everything that it rests on."""
    return {
        "rule": finding.rule,
        "question": finding.question,
        "kind": finding.kind.value,
        "outcome": finding.outcome.value,
        "effect": finding.effect.value,
        "strength": finding.strength.value,
        "citation": finding.citation,
        "edition": finding.edition.isoformat() if finding.edition else None,
        "ground": finding.ground.value if finding.ground else None,
        "reason": finding.reason,
        "caution": finding.caution,
        "is_bar": finding.is_bar,
        "lifted_by": finding.lifted_by,
        "until": finding.until.isoformat() if finding.until else None,
        "audience": finding.audience.value,
        "failed": finding.failed,
        "ask": list(finding.ask),
        "facts": [_fact(fact) for fact in finding.facts],
        "pointers": [_pointer(pointer) for pointer in finding.pointers],
    }


def _fact(fact: FactUsed) -> dict[str, Any]:
    return {
        "fact": fact.where,
        "says": fact.says,
        "by": fact.by,
        "firmness": fact.firmness.value,
        "standing": fact.standing.value,
        "sources": list(fact.sources),
    }


def _turning(turning: Turning) -> dict[str, Any]:
    change = turning.change
    return {
        "on": turning.on.isoformat(),
        "why": turning.why,
        "answer_changes": change.turns if change else None,
        "recommendation": list(change.recommendation) if change else None,
        "leaning": list(change.leaning) if change else None,
        "findings": [
            {"rule": f.rule, "citation": f.citation, "before": f.before, "after": f.after}
            for f in (change.findings if change else ())
        ],
        "says": turning.says,
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {**_fact(unread.fact), "about": unread.about, "value": unread.value, "why": unread.why}


def _pointer(pointer: Pointer) -> dict[str, Any]:
    return {"says": pointer.says, "lean": pointer.lean.value, "facts": [fact.where for fact in pointer.facts]}


def _ground(ground: GroundFound) -> dict[str, Any]:
    return {
        "ground": ground.ground.value,
        "weight": ground.weight,
        "rules": list(ground.rules),
        "citations": list(ground.citations),
        "reasons": list(ground.reasons),
        "until": ground.until.isoformat() if ground.until else None,
    }


def _likeness(likeness: Likeness) -> dict[str, Any]:
    return {
        "id": likeness.id,
        "similarity": round(likeness.similarity, 3),
        "outcome": likeness.outcome,
        "principle": likeness.principle,
        "where": likeness.where,
        "edition": likeness.edition,
        "shared": list(likeness.shared),
        "differing": list(likeness.differing),
        "decisive": list(likeness.decisive),
        "near": likeness.near,
        "other_way": likeness.other_way,
    }


def review_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `fairnotice review --json` prints."""
    text, texts = {"type": "string"}, {"type": "array", "items": {"type": "string"}}
    maybe_text = {"type": ["string", "null"]}
    before_after = {"type": ["array", "null"], "items": text, "minItems": 2, "maxItems": 2}

    def words(*values: str) -> dict[str, Any]:
        return {"type": "string", "enum": list(values)}

    def closed(**properties: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    fact = closed(fact=text, says=text, by=text, firmness=text, standing=text, sources=texts)
    finding = closed(
        rule=text,
        question=text,
        kind=words(*(kind.value for kind in RuleKind)),
        outcome=words(*(outcome.value for outcome in Outcome)),
        effect=words(*(effect.value for effect in RuleEffect)),
        strength=text,
        citation=text,
        edition=maybe_text,
        ground=maybe_text,
        reason=text,
        caution=text,
        is_bar={"type": "boolean"},
        lifted_by=maybe_text,
        until=maybe_text,
        audience=words("all", "reviewers"),
        failed={"type": "boolean"},
        ask=texts,
        facts={"type": "array", "items": fact},
        pointers={"type": "array", "items": closed(says=text, lean=text, facts=texts)},
    )
    review = closed(
        subject=text,
        on=text,
        known=text,
        rulebook=text,
        recommendation=words(*(recommendation.value for recommendation in Recommendation)),
        leaning=words("refuse", "no_bar", "open"),
        leaning_rules={"type": "array", "items": closed(rule=text, says=text, leaning=text)},
        leaning_step=closed(rule=text, says=text, findings=texts),
        without_office=text,
        findings={"type": "array", "items": finding},
        grounds={
            "type": "array",
            "items": closed(
                ground=text,
                weight=words("carries", "supports"),
                rules=texts,
                citations=texts,
                reasons=texts,
                until=maybe_text,
            ),
        },
        questions={"type": "array", "items": closed(rule=text, ask=text, citation=text)},
        read_by_no_rule={
            "type": "array",
            "items": closed(**fact["properties"], about=text, value={"type": ["boolean", "string"]}, why=text),
        },
        practice={
            "type": "array",
            "items": closed(
                id=text,
                similarity={"type": "number"},
                outcome=text,
                principle=text,
                where=text,
                edition=text,
                shared=texts,
                differing=texts,
                decisive=texts,
                near={"type": "boolean"},
                other_way={"type": "boolean"},
            ),
        },
        changes_on={
            "type": "array",
            "items": closed(
                on=text,
                why=text,
                answer_changes={"type": ["boolean", "null"]},
                recommendation=before_after,
                leaning=before_after,
                findings={
                    "type": "array",
                    "items": closed(rule=text, citation=text, before=maybe_text, after=maybe_text),
                },
                says=text,
            ),
        },
    )
    answer = closed(
        schema={"const": SCHEMA},
        case=text,
        on=text,
        known=text,
        zone=text,
        rulebook=text,
        reviews={"type": "array", "items": review},
        undisclosed_subjects=closed(at_least={"type": "integer", "minimum": 0}),
    )
    answer["properties"]["mark"] = {**text, "description": MARK}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "fairnotice review", **answer}
