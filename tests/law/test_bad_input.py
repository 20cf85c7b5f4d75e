"""Files that contradict themselves: refused where the reader sees it in one entry, else a finding on the fact.

In either case nothing is passed over, the other findings still come, and such a file never comes out as no bar found.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import Unusable
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.file.rules import FILE_RULES
from fairnotice.law.model import Outcome
from fairnotice.law.review import Recommendation, Review, for_requester, review_subject
from tests.builders import a_day, base_case

Change = Callable[[dict[str, Any]], None]
ON = "2024-05-01"
LATER = datetime(2100, 1, 1, tzinfo=UTC)


def reviewed(change: Change) -> Review:
    """The review of the ordinary case with something in it that cannot be true."""
    case = base_case()
    change(case)
    return review_subject(dossier_from(case), "s1", Moment(on=a_day(ON), known=LATER))


def two_births(case: dict[str, Any]) -> None:
    case["subjects"][0]["identities"][0]["births"] = ["1986-09-17", "1987-09-17"]


def born_after_the_act(case: dict[str, Any]) -> None:
    case["subjects"][0]["identities"][0]["births"] = ["2024-01-01"]


def dead_before_the_act(case: dict[str, Any]) -> None:
    said = {
        "id": "d",
        "about": "person.deceased",
        "value": True,
        "by": "a registry",
        "words": "Died.",
        "source": "record",
    }
    case["statements"].append({**said, "holds": {"begins": "2023-01-01", "ends": "2024-12-31"}})


def act_after_the_warrant(case: dict[str, Any]) -> None:
    case["subjects"][0]["participation"]["when"] = "2024-03-01"


def act_after_the_request(case: dict[str, Any]) -> None:
    case["subjects"][0]["participation"]["when"] = "2024-04-20"


def warrant_after_the_request(case: dict[str, Any]) -> None:
    case["warrants"][0]["issued"] = "2024-04-20"


def more_remains_than_was_imposed(case: dict[str, Any]) -> None:
    case["request"]["sought_for"] = "sentence"
    case["warrants"][0]["sentence"] = {"imposed": "4 years", "remaining": "5 years", "in_absentia": False}


def says_yes_and_no(case: dict[str, Any]) -> None:
    case["statements"].append({**case["statements"][-1], "id": "again", "value": True})


def tells_nobody_apart(case: dict[str, Any]) -> None:
    for identity in case["subjects"][0]["identities"]:
        for part in ("names", "documents", "photo", "biometrics", "description"):
            identity.pop(part, None)


CONTRADICTIONS: dict[str, Change] = {
    "file-births": two_births,
    "file-act-before-birth": born_after_the_act,
    "file-dead-before-act": dead_before_the_act,
    "file-act-after-warrant": act_after_the_warrant,
    "file-act-after-request": act_after_the_request,
    "file-warrant-after-request": warrant_after_the_request,
    "file-sentence-remainder": more_remains_than_was_imposed,
    "file-own-account": says_yes_and_no,
    "file-nobody": tells_nobody_apart,
}


def test_every_rule_on_the_file_has_its_contradiction_here() -> None:
    assert {rule.code for rule in FILE_RULES} == set(CONTRADICTIONS)


@pytest.mark.parametrize(("code", "change"), CONTRADICTIONS.items(), ids=CONTRADICTIONS)
def test_a_contradiction_is_named_asked_about_and_never_no_bar(code: str, change: Change) -> None:
    found, ordinary = reviewed(change), reviewed(lambda _case: None)
    assert ordinary.recommendation is Recommendation.NO_BAR
    assert found.recommendation is not Recommendation.NO_BAR
    finding = found.finding(code)
    assert finding.outcome is Outcome.UNDETERMINED
    assert finding.facts
    assert code in {question.rule for question in for_requester(found).questions}


@pytest.mark.parametrize("change", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_the_other_findings_still_come(change: Change) -> None:
    found, ordinary = reviewed(change), reviewed(lambda _case: None)
    sentenced = {"rpd-83-1-a-ii-pros"}  # of the one case that is about a sentence
    assert {f.rule for f in ordinary.findings} - {f.rule for f in found.findings} <= sentenced
    assert not [finding.rule for finding in found.findings if finding.failed]


def test_a_contradiction_that_another_told_in_confidence_asks_the_requester_nothing() -> None:
    def told_by_counsel(case: dict[str, Any]) -> None:
        dead_before_the_act(case)
        case["sources"].append({"id": "counsel", "kind": "person", "title": "letter of counsel"})
        case["statements"][-1]["source"] = "counsel"

    found = reviewed(told_by_counsel)
    assert found.finding("file-dead-before-act").outcome is Outcome.UNDETERMINED
    assert "file-dead-before-act" not in {finding.rule for finding in for_requester(found).findings}
    assert "file-dead-before-act" not in {question.rule for question in for_requester(found).questions}


def test_accounts_that_differ_are_shown_as_a_dispute_in_every_finding_that_rests_on_them() -> None:
    def disputed(case: dict[str, Any]) -> None:
        said = {
            "id": "x",
            "about": "act.private_gain",
            "value": False,
            "by": "a court",
            "words": "No.",
            "source": "record",
        }
        case["statements"].append(said)

    resting = [
        finding
        for finding in reviewed(disputed).findings
        if any(fact.where.endswith("says-act-private-gain") for fact in finding.facts)
    ]
    assert resting
    assert all("Accounts differ." in finding.caution for finding in resting)


def office(case: dict[str, Any], **days: str) -> None:
    case["subjects"][0]["offices"] = [{"kind": "minister", "title": "Minister", "state": "UY", **days}]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda case: office(case, began="2022-01-01", ended="2021-01-01"), "the office ends before it begins"),
        (lambda case: office(case, began="2022-01-01", scheduled_end="2021-01-01"), "the office ends before it begins"),
        (
            lambda case: case["subjects"][0].update(
                protections=[{"kind": "refugee", "holds": {"begins": "2022-01-01", "ends": "2021-01-01"}}]
            ),
            "ends before it begins",
        ),
        (lambda case: case["statements"][0].update(about="act.unheard_of"), "act.unheard_of"),
        (lambda case: case["statements"][0].update(source="nowhere"), "is not a source of this file"),
        (lambda case: case["request"].update(kind="crimson"), "crimson"),
        (lambda case: case["warrants"][0].update(at_least=0), "at_least"),
        (lambda case: case["subjects"][0].update(status="villain"), "villain"),
        (lambda case: case["request"].update(purpose="revenge"), "revenge"),
    ],
)
def test_the_reader_refuses_what_one_entry_shows_to_be_wrong(change: Change, says: str) -> None:
    case = base_case()
    change(case)
    with pytest.raises(Unusable) as refused:
        dossier_from(case)
    assert says in " ".join(map(str, refused.value.problems))
