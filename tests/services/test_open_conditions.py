"""An approval does not leave a condition open: it is answered, waived where the text allows that, or it stops."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.request import Assurances
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.law.conditions import Settled, SettledHow
from fairnotice.records.models import DecisionRecord, EventRecord
from fairnotice.services import publication, reading
from fairnotice.services.acting import act_as
from tests.builders import a_dossier, a_request, a_warrant
from tests.conftest import NOW, World
from tests.stories import WHY, an_assessed, decide

EVIDENCE = ("file:papers",)
BY_LAW = "The court's own letter, which is among the papers, says that it had the power."


def silent_on_the_issuer() -> Dossier:
    silent = Assurances(issuer_competent=UNKNOWN, extradition_will_be_sought=True, extradition_countries=("BR",))
    return a_dossier(request=a_request(assurances=silent))


def without_a_penalty() -> Dossier:
    return a_dossier(warrant=a_warrant(max_penalty=UNKNOWN))


def answered(rule: str = "rpd-84-a", **changes: Any) -> Settled:
    return replace(Settled(rule, SettledHow.ANSWERED, BY_LAW, EVIDENCE), **changes)


def test_an_approval_stops_at_a_condition_about_which_nothing_is_known(world: World) -> None:
    request = an_assessed(world, silent_on_the_issuer())
    with pytest.raises(NotPossibleNow, match=r"A condition is open.*RPD art\. 84\(a\)"):
        decide(request, world.decider)
    assert reading.read_request(request=request, purpose="look", by=world.decider, at=NOW)["decision"] is None


def test_a_refusal_needs_nothing_settled(world: World) -> None:
    request = an_assessed(world, silent_on_the_issuer(), outcome="refuse")
    assert decide(request, world.decider, outcome="refuse")["state"] == "refused"


def test_what_answers_it_is_kept_with_the_decision_and_named_in_the_log_by_its_code(world: World) -> None:
    request = an_assessed(world, silent_on_the_issuer())
    assert decide(request, world.decider, settled=[answered()])["state"] == "approved"
    kept = reading.read_request(request=request, purpose="look", by=world.decider, at=NOW)["decision"]["settled"]
    assert kept == [{"rule": "rpd-84-a", "how": "answered", "why": BY_LAW, "evidence": ["file:papers"]}]
    with act_as(world.decider):
        body = EventRecord.objects.get(type="decision.made", thing=f"request:{request}").body
    assert json.loads(body)["payload"]["settled"] == ["rpd-84-a:answered"]
    assert BY_LAW not in body


@pytest.mark.parametrize(
    ("settled", "match"),
    [
        ([answered(why="short")], "Give your reasons"),
        ([answered(evidence=())], "name what in the file answers it"),
        ([answered(), answered()], "settled once"),
        ([answered("rpd-84-b")], "is not open"),
        ([answered(how=SettledHow.WAIVED)], "cannot be waived"),
    ],
)
def test_a_condition_is_settled_once_with_reasons_and_evidence_and_only_if_it_is_open(
    world: World, settled: list[Settled], match: str
) -> None:
    request = an_assessed(world, silent_on_the_issuer())
    with pytest.raises(InvalidValue, match=match):
        decide(request, world.decider, settled=settled)


def test_the_penalty_may_be_waived_but_its_place_in_the_file_has_to_be_answered(world: World) -> None:
    request = an_assessed(world, without_a_penalty())
    waived = answered("rpd-83-1-a-ii-pros", how=SettledHow.WAIVED, evidence=())
    with pytest.raises(NotPossibleNow) as stopped:
        decide(request, world.decider, settled=[waived])
    assert "83(1)(a)(ii)" not in str(stopped.value)
    assert "83(2)(b)(iv)" in str(stopped.value)


def published(world: World, request: UUID) -> str:
    return str(publication.publish_notice(request=request, by=world.decider, at=NOW)["state"])


def test_what_was_settled_is_published(world: World) -> None:
    request = an_assessed(world, silent_on_the_issuer())
    decide(request, world.decider, settled=[answered()])
    assert published(world, request) == "published"


def test_publication_asks_again_and_stops_at_what_the_decision_left_open(world: World) -> None:
    request = an_assessed(world, silent_on_the_issuer())
    decide(request, world.decider, settled=[answered()])
    with act_as(world.decider):
        kept = DecisionRecord.objects.get(request=request)
        DecisionRecord.objects.create(
            request_id=request,
            source_code=kept.source_code,
            revision=kept.revision,
            outcome="approve",
            reasons=WHY,
            recommended="no_bar",
            follows=True,
            simulated=False,
            decided_at=NOW.replace(hour=10),
        )
    with pytest.raises(NotPossibleNow, match="A condition is open"):
        published(world, request)


def test_publication_stops_at_a_bar_that_came_after_the_approval(world: World) -> None:
    ends = a_dossier(warrant=a_warrant(time_barred_from="2026-03-20"))
    request = an_assessed(world, ends)
    decide(request, world.decider)
    with pytest.raises(NotPossibleNow, match="A bar of the rules stands"):
        publication.publish_notice(request=request, by=world.decider, at=NOW.replace(day=21))
