"""Who sees which part of a review, and how far the answers are those of the law."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import base_case
from tests.conftest import World
from tests.stories import WHY, a_case, a_submitted, assess, decide

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LEANING = {"leaning", "leaning_rules", "leaning_step", "without_office"}


def shown(call: Caller, request: Any, by: Any, query: str = "") -> dict[str, Any]:
    answer: dict[str, Any] = call.ok("GET", f"/requests/{request}/review{query}", by=by)
    return answer


def withheld(answer: dict[str, Any]) -> set[str]:
    assert {name for name, part in answer["review"].items() if part is None} == set(answer["withheld"])
    assert bool(answer["why"]) == bool(answer["withheld"])
    return set(answer["withheld"])


def test_the_source_sees_neither_the_leaning_nor_the_practice(call: Caller, world: World) -> None:
    assert withheld(shown(call, a_submitted(world), world.source)) == {*LEANING, "practice", "changes_on"}


def test_a_reviewer_sees_the_findings_first_and_the_recommendation_after_the_own_worksheet(
    call: Caller, world: World
) -> None:
    request = a_submitted(world)
    before = shown(call, request, world.reviewer)
    assert withheld(before) == {*LEANING, "recommendation", "grounds", "practice", "changes_on"}
    assert before["review"]["findings"]
    assess(request, world.second_reviewer)
    assert withheld(shown(call, request, world.reviewer)) == {
        *LEANING,
        "recommendation",
        "grounds",
        "practice",
        "changes_on",
    }
    assess(request, world.reviewer)
    assert withheld(shown(call, request, world.reviewer)) == set()


@pytest.mark.parametrize("role", ["decider", "commission"])
def test_decision_makers_and_the_commission_see_the_whole_review(call: Caller, world: World, role: str) -> None:
    assert withheld(shown(call, a_submitted(world), getattr(world, role))) == set()


def protected() -> dict[str, Any]:
    """The ordinary case as reviewers know it: the person is a refugee from the requesting state."""
    case = base_case()
    case["subjects"][0]["protections"] = [
        {"kind": "refugee", "against": "PT", "granted_by": "UY", "confirmed": True, "sources": ["record"]}
    ]
    return case


def test_what_reviewers_add_never_reaches_the_source(call: Caller, world: World) -> None:
    request = a_submitted(world)
    case = call.ok("GET", f"/requests/{request}", by=world.source)["case"]
    call.ok("POST", f"/cases/{case}/facts", protected(), by=world.reviewer)
    for path in (f"/cases/{case}", f"/requests/{request}", f"/timeline/case:{case}"):
        assert "refugee" not in json.dumps(call.ok("GET", path, by=world.source)), path
    rules = {finding["rule"] for finding in shown(call, request, world.source)["review"]["findings"]}
    assert not {rule for rule in rules if rule.startswith("refugee")}
    assert "refugee" in json.dumps(call.ok("GET", f"/cases/{case}", by=world.reviewer)["dossier"])
    assert shown(call, request, world.decider)["review"]["recommendation"] == "refuse"


def test_the_source_cannot_file_what_only_reviewers_may_add(call: Caller, world: World) -> None:
    is_problem(call("POST", "/cases", protected(), by=world.source), 422, "unusable")


def test_a_review_is_given_for_the_day_and_the_instant_that_are_asked_for(call: Caller, world: World) -> None:
    answer = shown(
        call, a_submitted(world), world.decider, "?on=2024-05-01&known=2024-05-02T12:00:00Z&zone=Europe/Lisbon"
    )
    assert answer["review"]["on"] == "2024-05-01"
    assert answer["review"]["known"] == "2024-05-02T12:00:00+00:00"


def test_a_posted_case_file_is_reviewed_as_on_the_command_line(call: Caller, world: World) -> None:
    text = (EXAMPLES / "worked-case.toml").read_text(encoding="utf-8")
    answer = call.ok("POST", "/review?on=2020-06-29", text, by=world.border, form="application/toml")
    Draft202012Validator(call.ok("GET", "/schemas/review")).validate(answer)
    assert answer["on"] == "2020-06-29"
    assert answer["reviews"][0]["findings"]
    assert call.ok("GET", "/cases", by=world.reviewer)["items"] == []


def test_the_effect_of_a_posted_case_file_matches_its_schema(call: Caller, world: World) -> None:
    text = (EXAMPLES / "worked-case.toml").read_text(encoding="utf-8")
    path = "/effect?country=FR&on=2020-06-29&instrument=warrant"
    answer = call.ok("POST", path, text, by=world.border, form="application/toml; charset=utf-8")
    Draft202012Validator(call.ok("GET", "/schemas/effect")).validate(answer)
    assert (answer["country"], answer["compelled"], answer["instrument"]) == ("FR", False, "warrant")


def test_json_and_toml_are_the_same_case_file(call: Caller, world: World) -> None:
    case = call.ok("POST", "/cases", base_case(), by=world.source)["case"]
    kept = call.ok("GET", f"/cases/{case}", by=world.source)["dossier"]
    Draft202012Validator(call.ok("GET", "/schemas/case-file")).validate(kept)
    assert kept["title"] == base_case()["title"]


def test_a_refused_matter_is_remembered_when_it_comes_again(call: Caller, world: World) -> None:
    request = a_submitted(world)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by, outcome="refuse")
    decide(request, world.decider, outcome="refuse")
    again = a_submitted(world)
    items = call.ok("GET", f"/requests/{again}/remembered", by=world.reviewer)["items"]
    assert [(item["outcome"], bool(item["reasons"])) for item in items] == [("refused", True)]
    is_problem(call("GET", f"/requests/{again}/remembered", by=world.source), 403, "not-your-act")


def test_a_bare_case_file_asks_for_a_subject_when_it_names_several(call: Caller, world: World) -> None:
    text = (EXAMPLES / "copied-summary.toml").read_text(encoding="utf-8")
    response = call("POST", "/effect?country=FR", text, by=world.border, form="application/toml")
    is_problem(response, 422, "invalid-value")


def test_a_draft_for_somebody_the_dossier_does_not_name_is_refused(call: Caller, world: World) -> None:
    response = call("POST", f"/cases/{a_case(world)}/requests", {"subject": "s9"}, by=world.source)
    is_problem(response, 422, "invalid-value")


def test_a_decision_needs_reasons(call: Caller, world: World) -> None:
    request = a_submitted(world)
    body = {"outcome": "approve", "reasons": "yes"}
    is_problem(call("POST", f"/requests/{request}/decision", body, by=world.decider), 422, "invalid-value")
    body["reasons"] = WHY
    is_problem(call("POST", f"/requests/{request}/decision", body, by=world.decider), 409, "not-possible-now")


def test_the_law_of_every_country_is_read_without_an_account(call: Caller, world: World) -> None:
    table = call.ok("GET", "/effects")
    assert table["mark"] == "EXAMPLE" and table["schema"] == "fairnotice-law-map/1"
    by_code = {row["country"]: row for row in table["countries"]}
    assert (by_code["NZ"]["class"], by_code["NZ"]["status"]["standing"]) == ("C", "drafted")
    assert (by_code["MN"]["class"], by_code["MN"]["file"]) == ("unknown", False)
    one = call.ok("GET", "/effects/GB")
    assert one["power_in_the_file"] and "may_arrest" not in {line["modality"] for line in one["lines"]}
    assert one["not_established"] and one["everywhere"]


def test_the_law_of_a_country_that_does_not_exist_is_a_problem(call: Caller, world: World) -> None:
    assert call("GET", "/effects/XX").status_code in {404, 422}
