"""One whole story over HTTP: from the case file to the end of the measure, each act by its own people."""

from typing import Any

from tests.api.conftest import Caller
from tests.api.problems import is_problem
from tests.builders import base_case
from tests.conftest import World
from tests.stories import WHY

TRAVELLER = {
    "names": ["TAVESK ORIN"],
    "births": ["1986-09-17"],
    "nationalities": ["UY"],
    "documents": [{"kind": "passport", "number": "XQ7714203", "country": "UY"}],
    "purpose": "border check, entry",
}


def to_a_notice(call: Caller, world: World) -> str:
    """File, ask, answer, assess, decide and publish. Answers the notice's id."""
    case = call.ok("POST", "/cases", base_case(), by=world.source)["case"]
    request = call.ok("POST", f"/cases/{case}/requests", {"subject": "s1"}, by=world.source)["request"]
    at = f"/requests/{request}"
    call.ok("POST", f"{at}/submit", by=world.source)
    questions = {"questions": [{"rule": "rpd-83-2-b-i", "text": "Where is the shopkeeper's statement?"}]}
    asked = call.ok("POST", f"{at}/questions", questions, by=world.reviewer)["questions"]
    call.ok("PUT", f"/cases/{case}/dossier", base_case() | {"summary": "With the statement."}, by=world.source)
    call.ok("POST", f"{at}/answers", {"answers": {asked[0]: "Attached."}}, by=world.source)
    for reviewer in (world.reviewer, world.second_reviewer):
        call.ok("POST", f"{at}/assessments", {"outcome": "approve", "reasons": WHY}, by=reviewer)
    file = call.ok("GET", at, by=world.decider)
    assert "approve" in file["open_acts"]
    assert [sheet["outcome"] for sheet in file["assessments"]] == ["approve", "approve"]
    decided = call.ok("POST", f"{at}/decision", {"outcome": "approve", "reasons": WHY}, by=world.decider)
    assert decided["state"] == "approved"
    published = call("POST", f"{at}/publish", {}, by=world.decider)
    assert published.status_code == 201
    assert published.json()["number"].startswith("EX-A-1/")
    assert published["Location"] == f"/api/notices/{published.json()['notice']}"
    return str(published.json()["notice"])


def to_a_confirmed_hit(call: Caller, world: World, notice: str) -> str:
    """Check at the border, verify, ask and confirm. Answers the hit's id."""
    matches = call.ok("POST", "/checks", TRAVELLER, by=world.border)["items"]
    assert [match["notice"] for match in matches] == [notice]
    assert {reason["feature"] for reason in matches[0]["reasons"]} >= {"name", "birth", "document"}
    effect = matches[0]["effect"]
    assert (effect["country"], effect["arrest_power"], effect["compelled"]) == ("NZ", False, False)
    hit = str(matches[0]["hit"])
    compared = {"photograph": "same person", "passport": "same number"}
    call.ok("POST", f"/hits/{hit}/verification", {"same": True, "compared": compared}, by=world.border)
    asked = call.ok("POST", f"/hits/{hit}/confirmation", by=world.locating)
    row = call.ok("GET", "/confirmations", by=world.source)["items"][0]
    assert row["confirmation"] == asked["confirmation"]
    assert "NZ" not in str(row)
    answer = {"stands": True, "text": "It stands."}
    call.ok("POST", f"/confirmations/{row['confirmation']}/answer", answer, by=world.source)
    assert "NZ" not in str(call.ok("GET", f"/timeline/confirmation:{row['confirmation']}", by=world.source))
    return hit


def test_a_matter_from_its_case_file_to_the_end_of_the_measure(call: Caller, world: World) -> None:
    notice = to_a_notice(call, world)
    hit = to_a_confirmed_hit(call, world, notice)
    assert call.ok("GET", "/disclosures", by=world.source)["items"] == []
    call.ok("POST", f"/hits/{hit}/protection", {"protected": False, "checked": WHY}, by=world.locating)
    told = {"tells": True, "text": "Located in New Zealand.", "reasons": WHY}
    call.ok("POST", f"/hits/{hit}/disclosure", told, by=world.locating)
    assert call.ok("GET", "/disclosures", by=world.source)["items"][0]["text"] == "Located in New Zealand."
    taken = {"kind": "monitoring", "legal_basis": "Section 1 of an invented act."}
    measure = call.ok("POST", f"/hits/{hit}/measure", taken, by=world.locating)["measure"]
    assert call.ok("GET", "/measures", by=world.source)["items"][0]["measure"] == measure
    withdrawn = call.ok("POST", f"/notices/{notice}/withdraw", {"reasons": WHY}, by=world.source)
    assert withdrawn["state"] == "withdrawn"
    ended = call.ok("POST", f"/measures/{measure}/end", {"reasons": WHY}, by=world.locating)
    assert ended["state"] == "ended"
    steps: dict[str, Any] = call.ok("GET", f"/hits/{hit}", by=world.locating)["steps"]
    assert steps["measures"][0]["ended_at"]
    types = [event["type"] for event in call.ok("GET", f"/timeline/hit:{hit}", by=world.locating)["items"]]
    assert types[0] == "hit.raised"
    assert types[-1] == "hit.measured"
    is_problem(call("GET", f"/notices/{notice}", by=world.border), 404, "not-found")


def test_a_traveller_who_is_nobody_on_the_list_leaves_nothing(call: Caller, world: World) -> None:
    to_a_notice(call, world)
    nobody = {"names": ["Brynja Holtegaard"], "births": ["1999-01-02"], "purpose": "border check, entry"}
    assert call.ok("POST", "/checks", nobody, by=world.border) == {
        "mark": "EXAMPLE",
        "items": [],
        "gone": [],
        "set_aside": [],
        "notes": [],
        "possibly_minor": False,
        "cut": "",
    }
    assert call.ok("GET", "/hits", by=world.border)["items"] == []


def test_a_deleted_notice_has_no_effect_any_more(call: Caller, world: World) -> None:
    notice = to_a_notice(call, world)
    call.ok("POST", f"/notices/{notice}/delete", {"reasons": WHY, "letter": "Deleted."}, by=world.decider)
    assert call.ok("GET", f"/notices/{notice}", by=world.source)["document"] == {}
    response = call("GET", f"/notices/{notice}/effect", by=world.source)
    is_problem(response, 409, "not-possible-now")
