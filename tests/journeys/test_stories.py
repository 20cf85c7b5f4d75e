"""Six whole stories through the API, the services and the command line, each with its own ending."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from click.testing import CliRunner

from fairnotice.config.commands.table import fairnotice as command
from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import Officer
from fairnotice.formats.dossier import dossier_from, dossier_to
from fairnotice.services import keeping, reviews
from fairnotice.services.clocks import sweep
from fairnotice.services.dossiers import split
from fairnotice.services.verifying import verify_event_log
from tests.api.conftest import Caller
from tests.conftest import NOW, World
from tests.stories import WHY

EXAMPLES = Path(__file__).parents[2] / "examples"
ENTRY = {"purpose": "border check, entry"}


def example(name: str) -> dict[str, Any]:
    """An example in the form of a case file."""
    return tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))


class Story:
    """What the people of a story do, over HTTP."""

    def __init__(self, call: Caller, world: World, source: Officer | None = None) -> None:
        self.call, self.world, self.source = call, world, source or world.source

    def file(self, given: dict[str, Any], subject: str = "s1", *, simulated: bool = False) -> tuple[str, str]:
        """Take in the matter, let reviewers add their part, draft and submit the request: the case and the request."""
        whole = dossier_from(given)
        filed, ours = split(whole)
        case = self.call.ok("POST", "/cases", dossier_to(filed), by=self.source)["case"]
        if ours is not None:
            self.call.ok("POST", f"/cases/{case}/facts", dossier_to(ours), by=self.world.reviewer)
        draft = {"subject": subject, "simulated": simulated}
        request = self.call.ok("POST", f"/cases/{case}/requests", draft, by=self.source)["request"]
        self.call.ok("POST", f"/requests/{request}/submit", by=self.source)
        return case, request

    def assess(self, request: str, outcome: str, *grounds: str) -> None:
        """Two worksheets, each written without seeing the other."""
        for by in (self.world.reviewer, self.world.second_reviewer):
            sheet = {"outcome": outcome, "grounds": list(grounds), "reasons": WHY, "factors": self.factors(request, by)}
            self.call.ok("POST", f"/requests/{request}/assessments", sheet, by=by)

    def factors(self, request: str, by: Officer) -> list[dict[str, Any]]:
        """Every factor that points against the request, weighed, on the facts that the review gives."""
        found = self.call.ok("GET", f"/requests/{request}/review", by=by)["review"]["findings"]
        open_ones = [each for each in found if each["kind"] == "weighing" and each["outcome"] == "needs_judgement"]
        return [
            {"rule": each["rule"], "lean": "against", "why": WHY, "evidence": [each["facts"][0]["fact"]]}
            for each in open_ones
            if not each["lifted_by"]
        ]

    def decide(self, request: str, outcome: str, *grounds: str, letter: str = "") -> dict[str, Any]:
        """The decision."""
        body = {"outcome": outcome, "grounds": list(grounds), "reasons": WHY, "letter": letter}
        answer: dict[str, Any] = self.call.ok("POST", f"/requests/{request}/decision", body, by=self.world.decider)
        return answer

    def publish(self, request: str, *restricted: str) -> str:
        """The publication; answers the notice."""
        body = {"restricted": list(restricted)}
        notice: str = self.call.ok("POST", f"/requests/{request}/publish", body, by=self.world.decider)["notice"]
        return notice

    def check(self, **traveller: Any) -> list[dict[str, Any]]:
        """A check at the border."""
        answer = self.call.ok("POST", "/checks", {**ENTRY, **traveller}, by=self.world.border)
        matches: list[dict[str, Any]] = answer["items"]
        return matches

    def letters(self, by: Officer) -> str:
        """Everything that an office was told."""
        return str(self.call.ok("GET", "/messages", by=by))


@pytest.fixture
def story(call: Caller, world: World) -> Story:
    return Story(call, world)


def in_the_name_of(given: dict[str, Any], country: str) -> dict[str, Any]:
    """The same file, asked for by another bureau."""
    given["request"]["requester"] = {**given["request"]["requester"], "country": country}
    return given


def test_the_worked_case_is_refused_and_known_again_as_a_diffusion(story: Story, world: World) -> None:
    iran = officer_of(world, "IR")
    tehran = Story(story.call, world, iran)
    given = example("worked-case")
    given["request"]["stage"], given["request"]["filed"] = "filed", date(2020, 6, 30)
    # What a bureau files rests on its own papers, and no longer on the report of an announcement alone.
    given["sources"].append({"id": "own", "kind": "requester", "title": "the requesting bureau's own file"})
    for paper in (*given["warrants"], given["subjects"][0]["participation"]):
        paper["sources"] = [*paper["sources"], "own"]
    _case, request = tehran.file(given, simulated=True)

    moment = Moment.on_day(date(2020, 6, 29), now=NOW)
    review = reviews.review_of(request=UUID(request), by=world.decider, moment=moment, at=NOW)
    assert review.leaning == "refuse"
    assert [ground.ground for ground in review.grounds if ground.weight == "carries"] == ["political"]
    assert review.undisclosed_at_least == 30

    tehran.assess(request, "refuse", "political")
    decided = tehran.decide(request, "refuse", "political", letter="Refused under article 3 (simulated).")
    assert decided["state"] == "refused"
    assert "simulated" in tehran.letters(iran)

    again = example("worked-case")
    again["request"].update(kind="wanted_diffusion", recipients=["FR"], stage="filed", filed=date(2020, 7, 10))
    again["subjects"][0]["identities"][0]["names"][0].update(text="Donald J. Tramp")
    again["warrants"][0]["offences"] = [{"id": "o1", "charge": "conspiracy", "category": "other"}]
    _case, second = tehran.file(again, simulated=True)
    found = keeping.remembered(request=UUID(second), by=world.reviewer, at=NOW)
    assert [item.outcome for item in found] == ["refused"]
    assert found[0].likeness.reasons


def officer_of(world: World, country: str) -> Officer:
    from fairnotice.domain.officer import SYSTEM, Role
    from fairnotice.services.administration import add_officer

    return add_officer(login=f"{country}-bureau", bureau=country, role=Role.BUREAU, states=[country], by=SYSTEM, at=NOW)


def test_an_ordinary_notice_is_published_found_confirmed_measured_and_withdrawn(story: Story, world: World) -> None:
    given = in_the_name_of(example("ordinary"), "PT")
    _case, request = story.file(given)
    story.assess(request, "approve")
    assert story.decide(request, "approve")["follows"] is True
    notice = story.publish(request)
    assert story.call("GET", f"/notices/{notice}", by=world.other).status_code == 200

    identity = given["subjects"][0]["identities"][0]
    matches = story.check(names=[identity["names"][0]["text"]], births=identity["births"])
    hit = matches[0]["hit"]
    do = story.call.ok
    seen = {"photograph": "same person", "birth date": "same day"}
    do("POST", f"/hits/{hit}/verification", {"same": True, "compared": seen}, by=world.border)
    asked = do("POST", f"/hits/{hit}/confirmation", by=world.locating)["confirmation"]
    do("POST", f"/confirmations/{asked}/answer", {"stands": True, "text": "It stands."}, by=world.source)
    looked = {"protected": False, "checked": "Asylum files and court lists."}
    do("POST", f"/hits/{hit}/protection", looked, by=world.locating)
    told = {"tells": True, "text": "Located at an airport.", "reasons": WHY}
    do("POST", f"/hits/{hit}/disclosure", told, by=world.locating)
    measure = {"kind": "monitoring", "legal_basis": "Section 1 of an invented act."}
    do("POST", f"/hits/{hit}/measure", measure, by=world.locating)

    do("POST", f"/notices/{notice}/withdraw", {"reasons": WHY}, by=world.source)
    assert "Your measure rests on it" in story.letters(world.locating)
    assert story.check(names=[identity["names"][0]["text"]], births=identity["births"]) == []


def test_a_refugee_is_protected_and_the_feared_state_learns_nothing_of_it(story: Story, world: World) -> None:
    given = example("refugee")
    country = given["request"]["requester"]["country"]
    feared = world.source if country == "PT" else world.other
    told = Story(story.call, world, feared)
    _case, request = told.file(given)
    do = story.call.ok
    sheet: dict[str, Any] = {"outcome": "refuse", "grounds": ["refugee"], "reasons": WHY}
    sheet["factors"] = told.factors(request, world.reviewer)
    do("POST", f"/requests/{request}/assessments", sheet, by=world.reviewer)
    review = do("GET", f"/requests/{request}/review", by=world.reviewer)["review"]
    assert review["recommendation"] == "refuse"

    for path in (f"/requests/{request}/review", f"/requests/{request}", f"/cases/{_case}", "/messages", "/dues"):
        shown = json.dumps(do("GET", path, by=feared)).lower()
        assert "refugee" not in shown
        assert "asylum" not in shown
        assert "recognised" not in shown


def test_a_copied_account_is_asked_about_answered_and_then_approved(story: Story, world: World) -> None:
    given = in_the_name_of(example("copied-summary"), "PT")
    case, request = story.file(given)
    do = story.call.ok
    review = do("GET", f"/requests/{request}/review", by=world.reviewer)["review"]
    questions = [{"rule": q["rule"], "text": q["ask"]} for q in review["questions"]]
    assert questions
    do("POST", f"/requests/{request}/questions", {"questions": questions}, by=world.reviewer, at=NOW)
    asked = do("GET", f"/requests/{request}", by=world.source)["questions"]

    part = {
        "summary": "On 4 May 2022 in Salto the treasurer moved the funds of the cooperative to an account of her own "
        "with three forged transfer orders, and spent them on a house.",
        "role": "treasurer who forged the orders",
        "acts": ["forged three transfer orders", "moved the funds to her own account"],
        "place": "Salto",
        "when": "2022-05-04",
        "gain": "the funds",
    }
    given["subjects"][0]["participation"] = part
    do("PUT", f"/cases/{case}/dossier", dossier_to(split(dossier_from(given))[0]), by=world.source)
    answers = {question["question"]: "See the new account." for question in asked}
    do("POST", f"/requests/{request}/answers", {"answers": answers}, by=world.source)
    again = do("GET", f"/requests/{request}/review", by=world.reviewer)["review"]
    assert again["questions"] == []
    story.assess(request, "approve")
    assert story.decide(request, "approve")["state"] == "approved"


def test_the_wrong_person_is_let_go_and_leaves_only_a_count(story: Story, world: World) -> None:
    given = in_the_name_of(example("ordinary"), "PT")
    _case, request = story.file(given)
    story.assess(request, "approve")
    story.decide(request, "approve")
    story.publish(request)
    name = given["subjects"][0]["identities"][0]["names"][0]["text"]
    match = story.check(names=[name])[0]
    assert match["decision"] == "review"
    other = {"same": False, "compared": {"photograph": "another person"}}
    story.call.ok("POST", f"/hits/{match['hit']}/verification", other, by=world.border)
    kept = story.call.ok("GET", f"/hits/{match['hit']}", by=world.border)
    assert (kept["state"], kept["traveller"], kept["reasons"]) == ("dismissed", {}, [])
    assert name not in str(story.call.ok("GET", "/access", by=world.commission))


def test_the_commission_blocks_a_live_notice_and_it_is_deleted(story: Story, world: World) -> None:
    given = in_the_name_of(example("ordinary"), "PT")
    _case, request = story.file(given)
    story.assess(request, "approve")
    story.decide(request, "approve")
    notice = story.publish(request)
    do = story.call.ok
    assert do("POST", f"/notices/{notice}/block", {"reasons": WHY}, by=world.commission)["state"]
    name = given["subjects"][0]["identities"][0]["names"][0]["text"]
    assert story.check(names=[name]) == []
    deleted = do("POST", f"/notices/{notice}/delete", {"reasons": WHY, "letter": "Deleted."}, by=world.decider)
    assert deleted["state"] == "deleted"
    kinds = [entry["kind"] for entry in do("GET", "/register", by=world.other)["items"]]
    assert kinds == ["published", "blocked", "deleted"]
    assert sweep(at=NOW.replace(year=2035)).expired == 0
    # The test is never committed, so that no checkpoint is kept; the chain itself holds.
    assert [fault[:13] for fault in verify_event_log().faults] == ["no checkpoint"]


@pytest.mark.parametrize("name", ["ordinary", "below-threshold", "private-debt", "refugee"])
def test_the_command_line_and_the_api_give_the_same_answer(story: Story, world: World, name: str) -> None:
    day = "2024-05-01"
    known = "2024-05-02T00:00:00+00:00"
    said = CliRunner().invoke(
        command, ["review", str(EXAMPLES / f"{name}.toml"), "--on", day, "--known", known, "--json"]
    )
    body = (EXAMPLES / f"{name}.toml").read_text(encoding="utf-8")
    answered = story.call.ok(
        "POST", f"/review?on={day}&known=2024-05-02T00:00:00Z", body, by=world.decider, form="application/toml"
    )
    ours = json.loads(said.stdout)
    assert ours["reviews"] == answered["reviews"]
