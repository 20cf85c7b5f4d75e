"""The rulebook, open to everybody."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from fairnotice.api.lists import Page
from fairnotice.api.schemas.service import RuleRow
from fairnotice.domain.errors import NotFound
from fairnotice.law.model import Rule
from fairnotice.law.rulebook import RULES

router = Router(tags=["rules"])


@router.get("/rules", response=Page[RuleRow], auth=None)
def list_rules(request: HttpRequest) -> dict[str, Any]:
    """Every rule, in the order in which a review runs them."""
    return {"items": [_row(rule) for rule in RULES]}


@router.get("/rules/{code}", response=RuleRow, auth=None)
def read_rule(request: HttpRequest, code: str) -> dict[str, Any]:
    """One rule."""
    for rule in RULES:
        if rule.code == code:
            return _row(rule)
    raise NotFound("There is no rule of that code.")


def _row(rule: Rule) -> dict[str, Any]:
    cites = rule.cites
    return {
        "rule": rule.code,
        "kind": rule.kind.value,
        "question": rule.question,
        "citation": str(cites),
        "in_force": cites.in_force.isoformat(),
        "until": cites.until.isoformat() if cites.until else None,
        "edition": cites.edition.isoformat() if cites.edition else None,
        "effect": rule.effect.value,
        "strength": rule.strength.value,
        "ground": rule.ground.value if rule.ground else None,
        "audience": rule.audience.value,
        "unless": list(rule.unless),
        "carried_by": rule.carried_by,
        "why_not": rule.why_not,
    }
