"""A worksheet weighs every factor on which something points against the request, with reasons and evidence."""

from dataclasses import replace
from uuid import UUID

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.factors import Weighed
from fairnotice.law.model import Lean
from fairnotice.services import reading, reviews
from tests.builders import a_dossier, a_statement, ordinary_statements
from tests.conftest import NOW, World
from tests.stories import WHY, a_submitted, all_weighed, assess


def of_political_life() -> Dossier:
    said = tuple(s for s in ordinary_statements() if s.about != "act.political_life")
    return a_dossier(statements=(*said, a_statement("act.political_life", words="The shop was a party's.")))


def signed(world: World, request: UUID, factors: list[Weighed]) -> None:
    reviews.assess_request(
        request=request, outcome="approve", grounds=[], reasons=WHY, factors=factors, by=world.reviewer, at=NOW
    )


def test_no_worksheet_is_signed_while_a_factor_that_points_against_it_is_left_out(world: World) -> None:
    request = a_submitted(world, of_political_life())
    with pytest.raises(InvalidValue, match=r"Say which way each factor goes.*34\(3\)\(a\)"):
        signed(world, request, [])


def test_the_direction_the_reason_and_the_evidence_are_kept_and_the_second_reviewer_stays_blind(world: World) -> None:
    request = a_submitted(world, of_political_life())
    assess(request, world.reviewer)
    mine = reading.read_request(request=request, purpose="look", by=world.reviewer, at=NOW)["assessments"]
    factors = mine[0]["factors"]
    assert [each["lean"] for each in factors] == ["for"] * len(factors)
    assert all(each["why"] and each["evidence"] for each in factors)
    theirs = reading.read_request(request=request, purpose="look", by=world.second_reviewer, at=NOW)
    assert theirs["assessments"] == []


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"rule": "rpd-84-a"}, "is no factor"),
        ({"why": " "}, "say why it goes that way"),
        ({"evidence": ("warrants/other",)}, "does not rest on warrants/other"),
    ],
)
def test_a_factor_is_one_of_this_review_with_a_reason_and_its_own_facts(
    world: World, changes: dict[str, object], match: str
) -> None:
    request = a_submitted(world, of_political_life())
    first, *rest = all_weighed(request, world.reviewer)
    with pytest.raises(InvalidValue, match=match):
        signed(world, request, [replace(first, **changes), *rest])  # type: ignore[arg-type]  # one field each


def test_a_factor_is_weighed_once(world: World) -> None:
    request = a_submitted(world, of_political_life())
    factors = all_weighed(request, world.reviewer)
    with pytest.raises(InvalidValue, match="once"):
        signed(world, request, [*factors, factors[0]])


def test_what_goes_neither_way_needs_no_reason(world: World) -> None:
    request = a_submitted(world, of_political_life())
    signed(world, request, [Weighed(one.rule, Lean.NEITHER) for one in all_weighed(request, world.reviewer)])
