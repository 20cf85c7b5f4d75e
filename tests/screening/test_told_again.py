"""A hit told again from what was kept of it says what it said."""

import pytest

from fairnotice.domain.hit import Comparison, HitDecision
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.hit import told_again
from tests.builders import a_subject

_OWN = a_subject().identities[0]
FULL = Query(names=tuple(name.text for name in _OWN.names), births=_OWN.births, nationalities=_OWN.nationalities)
LIST = Watchlist([Entry("n1", a_subject().identities)])


@pytest.mark.parametrize("query", [FULL, Query(names=("Orin Tavesk",)), Query(names=("Orhyn Tavesc",))])
def test_from_score_and_comparisons_the_same_hit_comes_again(query: Query) -> None:
    (hit,) = LIST.screen(query)
    kept = [Comparison.from_json(reason.as_json()) for reason in hit.reasons]
    again = told_again(hit.entry, hit.score, kept)
    assert (again.decision, again.missing, again.would_rule_out) == (hit.decision, hit.missing, hit.would_rule_out)


def test_the_proposal_that_was_kept_counts() -> None:
    (hit,) = LIST.screen(FULL)
    assert told_again("n1", hit.score, hit.reasons, HitDecision.REVIEW).decision is HitDecision.REVIEW


def test_of_an_erased_hit_nothing_else_is_said() -> None:
    again = told_again("n1", 0.9, [])
    assert (again.reasons, again.missing, again.would_rule_out) == ((), (), ())
