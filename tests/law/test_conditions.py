"""What counts as an open condition, and which of them the text lets the secretariat waive."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.request import Assurances
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.law.conditions import (
    WAIVABLE,
    Settled,
    SettledHow,
    may_be_waived,
    open_conditions,
    settled_from,
    unsettled,
)
from fairnotice.law.model import RuleEffect
from fairnotice.law.review import review_subject
from fairnotice.law.rulebook import RULES
from tests.builders import a_dossier, a_request, a_warrant

MOMENT = Moment.on_day(date(2026, 3, 2), now=datetime(2026, 3, 2, tzinfo=UTC))


def found(**changes: Any) -> tuple[str, ...]:
    findings = review_subject(a_dossier(**changes), "s1", MOMENT).findings
    return tuple(finding.rule for finding in open_conditions(findings))


def test_an_ordinary_complete_file_leaves_nothing_open() -> None:
    assert found() == ()


def test_what_is_not_known_of_a_condition_leaves_it_open() -> None:
    silent = Assurances(issuer_competent=UNKNOWN, extradition_will_be_sought=True, extradition_countries=("BR",))
    assert found(request=a_request(assurances=silent)) == ("rpd-84-a",)


def test_a_bar_is_no_open_condition() -> None:
    assert "rpd-83-1-a-ii-pros" not in found(warrant=a_warrant(max_penalty="12 months"))


def test_a_permission_that_is_not_known_stops_nothing() -> None:
    permits = {rule.code for rule in RULES if rule.effect is RuleEffect.PERMIT}
    assert not permits & set(found(warrant=a_warrant(max_penalty=UNKNOWN)))


def test_seriousness_and_penalty_may_be_waived_and_nothing_else() -> None:
    assert {"rpd-83-1-a-i", "rpd-83-1-a-ii-pros", "rpd-83-1-a-ii-sent"} == WAIVABLE
    assert not may_be_waived("rpd-84-a")


@pytest.mark.parametrize("how", list(SettledHow))
def test_what_was_settled_is_read_again_as_it_was_kept(how: SettledHow) -> None:
    one = Settled("rpd-84-a", how, "The court's own letter says so.", ("file:papers",))
    assert settled_from([one.to_json()]) == (one,)


def test_what_was_settled_is_not_left() -> None:
    findings = review_subject(a_dossier(warrant=a_warrant(max_penalty=UNKNOWN)), "s1", MOMENT).findings
    rules = [finding.rule for finding in open_conditions(findings)]
    assert len(rules) > 1
    said = [Settled(rules[0], SettledHow.ANSWERED, "The judgment states it.", ("file:papers",))]
    assert [finding.rule for finding in unsettled(findings, said)] == rules[1:]
