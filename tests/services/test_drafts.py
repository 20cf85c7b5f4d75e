"""A case file in progress: whose it is, who changed it, and that it is filed whole or not at all."""

from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct, Unusable
from fairnotice.formats.dossier import dossier_to
from fairnotice.records.models import CaseRecord, RequestRecord
from fairnotice.services import drafts, filing, own_requests, reading, requests, reviews
from fairnotice.services.acting import act_as
from fairnotice.services.drafts import Changed, DraftChanged
from tests.builders import a_dossier, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_notice, a_submitted


def a_content(**changes: Any) -> dict[str, Any]:
    """A complete case file, ready to be filed."""
    return {**dossier_to(a_dossier()), **changes}


def begin(world: World, content: dict[str, Any] | None = None) -> UUID:
    """A draft of the source bureau."""
    return UUID(drafts.begin_draft(content=content or a_content(), by=world.source, at=NOW)["draft"])


def retitle(draft: UUID, by: Any, title: str, *, key: str | None = None) -> dict[str, Any]:
    """Change the title."""
    return drafts.change_draft(
        draft=draft,
        change=lambda content, _urgent: Changed({**content, "title": title}),
        given={"title": title},
        by=by,
        at=NOW,
        key=key,
    )


def becomes(content: dict[str, Any]) -> drafts.Change:
    """A change after which the draft holds that content."""
    return lambda _content, _urgent: Changed(content)


def look(draft: UUID, by: Any) -> drafts.Draft:
    """The draft as somebody sees it."""
    return drafts.read_draft(draft=draft, purpose="test", by=by, at=NOW)


def test_a_draft_is_its_bureaus_and_nobody_elses(world: World) -> None:
    draft = begin(world)
    for name, by in world.everybody().items():
        if name == "source":
            continue
        with pytest.raises(NotFound):
            look(draft, by)
    assert look(draft, world.source).content == a_content()


def test_only_a_bureau_begins_a_draft(world: World) -> None:
    with pytest.raises(NotYourAct, match="reviewer"):
        drafts.begin_draft(content={}, by=world.reviewer, at=NOW)


def test_each_change_counts_and_names_who_made_it(world: World) -> None:
    draft = begin(world)
    assert retitle(draft, world.source, "Another title")["version"] == 2
    seen = look(draft, world.source)
    assert (seen.title, seen.version, seen.changed_by, seen.mine) == ("Another title", 2, "source", True)
    assert retitle(draft, world.source, "Another title")["version"] == 2


def test_a_change_sent_twice_is_made_once(world: World) -> None:
    draft = begin(world)
    answers = [retitle(draft, world.source, "Once", key="k1") for _ in range(2)]
    assert answers[0] == answers[1]
    assert look(draft, world.source).version == 2


def test_a_change_that_finds_another_text_leaves_everything_as_it_is(world: World) -> None:
    draft = begin(world)

    def change(content: dict[str, Any], _urgent: str) -> Changed:
        raise DraftChanged("Somebody was first.")

    with pytest.raises(DraftChanged):
        drafts.change_draft(draft=draft, change=change, given={}, by=world.source, at=NOW)
    assert look(draft, world.source).version == 1


def test_a_draft_that_no_file_could_hold_is_refused(world: World) -> None:
    with pytest.raises(InvalidValue, match="too large"):
        begin(world, a_content(summary="x" * 2_000_001))


def test_filing_opens_the_matter_and_hands_in_a_request_for_each_person_chosen(world: World) -> None:
    dossier = a_dossier(
        subjects=(a_subject("s1"), a_subject("s2", name="Vela Tavesk"), a_subject("s3", name="Ivo Tavesk")),
        warrant=a_warrant(subjects=("s1", "s2", "s3")),
    )
    draft = begin(world, dossier_to(dossier))
    answer = filing.file_draft(draft=draft, version=1, subjects=("s1", "s3"), by=world.source, at=NOW)
    rows = reading.list_rows("requests", by=world.reviewer)
    assert {(row["subject"], row["state"]) for row in rows} == {("s1", "submitted"), ("s3", "submitted")}
    assert {row["request"] for row in rows} == set(answer["requests"])
    seen = look(draft, world.source)
    assert (seen.state, seen.content, seen.title, str(seen.case)) == ("filed", {}, "", answer["case"])
    assert drafts.open_drafts(by=world.source, at=NOW) == ()


def test_the_day_of_filing_is_written_where_the_file_says_none(world: World) -> None:
    content = a_content()
    content["request"] = {**content["request"], "filed": "unknown"}
    answer = filing.file_draft(draft=begin(world, content), version=1, subjects=("s1",), by=world.source, at=NOW)
    dossier, _facts = reading.read_case(case=UUID(answer["case"]), purpose="test", by=world.source, at=NOW)
    assert dossier.request.filed == NOW.date()


def test_the_reason_for_urgency_goes_with_the_request(world: World) -> None:
    draft = begin(world)
    drafts.change_draft(
        draft=draft,
        change=lambda content, _urgent: Changed(content, urgent="He boards a ship tonight."),
        given={},
        by=world.source,
        at=NOW,
    )
    filing.file_draft(draft=draft, version=2, subjects=("s1",), by=world.source, at=NOW)
    assert [row["urgent"] for row in reading.list_rows("requests", by=world.reviewer)] == ["He boards a ship tonight."]


def test_what_was_not_checked_is_not_filed(world: World) -> None:
    draft = begin(world)
    retitle(draft, world.source, "Changed after it was checked")
    with pytest.raises(DraftChanged, match="changed after you checked"):
        filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)


def test_an_incomplete_file_is_refused_whole_with_every_problem(world: World) -> None:
    draft = begin(world, {"schema": "fairnotice-case/1", "id": "x", "title": "Only a title"})
    with pytest.raises(Unusable) as refused:
        filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)
    assert {problem.where for problem in refused.value.problems} == {"request", "subjects"}
    with act_as(world.source):
        assert not CaseRecord.objects.exists()
    assert look(draft, world.source).is_open


def test_when_one_request_cannot_be_handed_in_nothing_is_filed(world: World) -> None:
    draft = begin(world)
    with pytest.raises(InvalidValue, match="no subject 's9'"):
        filing.file_draft(draft=draft, version=1, subjects=("s1", "s9"), by=world.source, at=NOW)
    with act_as(world.source):
        assert not CaseRecord.objects.exists()
        assert not RequestRecord.objects.exists()
    assert look(draft, world.source).is_open


def test_nobody_chosen_is_nothing_asked(world: World) -> None:
    with pytest.raises(InvalidValue, match="at least one person"):
        filing.file_draft(draft=begin(world), version=1, subjects=(), by=world.source, at=NOW)


def test_sent_twice_a_draft_is_filed_once(world: World) -> None:
    draft = begin(world)
    answers = [
        filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW, key="k") for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert len(reading.list_rows("requests", by=world.source)) == 1
    with pytest.raises(NotPossibleNow, match="was filed"):
        retitle(draft, world.source, "Too late")


def test_a_draft_given_up_leaves_nothing(world: World) -> None:
    draft = begin(world)
    filing.drop_draft(draft=draft, by=world.source, at=NOW)
    assert look(draft, world.source).content == {}
    with pytest.raises(NotPossibleNow, match="given up"):
        retitle(draft, world.source, "Too late")


def test_an_amendment_begins_with_what_was_filed_and_becomes_its_next_version(world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r", "Who was hurt?")], by=world.reviewer, at=NOW)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    draft = UUID(drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"])
    assert drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"] == str(draft)
    assert look(draft, world.source).content["title"] == a_dossier().title
    retitle(draft, world.source, "A clearer title")
    answer = filing.file_draft(draft=draft, version=2, subjects=(), by=world.source, at=NOW)
    assert (answer["case"], answer["requests"]) == (str(case), [])
    dossier, _facts = reading.read_case(case=case, purpose="test", by=world.reviewer, at=NOW)
    assert dossier.title == "A clearer title"
    row = reading.read_request(request=request, purpose="test", by=world.source, at=NOW)
    assert row["state"] == "info_requested"


def test_a_request_that_runs_is_not_handed_in_a_second_time(world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r", "Who was hurt?")], by=world.reviewer, at=NOW)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    draft = UUID(drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"])
    with pytest.raises(InvalidValue, match="running already"):
        filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)


def test_a_request_taken_back_comes_again_with_an_amended_file(world: World) -> None:
    request = a_submitted(world)
    requests.drop_request(request=request, reasons=WHY, by=world.source, at=NOW)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    draft = UUID(drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"])
    filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)
    assert sorted(row["state"] for row in reading.list_rows("requests", by=world.source)) == ["dropped", "submitted"]


def test_a_matter_in_review_is_not_amended_and_anothers_is_not_there(world: World) -> None:
    a_submitted(world)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    with pytest.raises(NotPossibleNow, match="amended while"):
        drafts.begin_amendment(case=case, by=world.source, at=NOW)
    with pytest.raises(NotFound):
        drafts.begin_amendment(case=case, by=world.other, at=NOW)
    with pytest.raises(NotYourAct):
        drafts.begin_amendment(case=case, by=world.reviewer, at=NOW)


def test_a_request_that_was_only_drafted_is_handed_in_with_the_amended_file(world: World) -> None:
    request = a_draft(world)
    case = UUID(reading.list_rows("requests", by=world.source)[0]["case"])
    draft = UUID(drafts.begin_amendment(case=case, by=world.source, at=NOW)["draft"])
    answer = filing.file_draft(draft=draft, version=1, subjects=("s1",), by=world.source, at=NOW)
    assert answer["requests"] == [str(request)]
    assert [row["state"] for row in reading.list_rows("requests", by=world.source)] == ["submitted"]


def test_own_requests_and_notices_are_ones_own(world: World) -> None:
    notice = a_notice(world)
    (row,) = own_requests.own_requests(by=world.source, at=NOW)
    assert (row.name, row.number != "", row.notice) == ("Orin Tavesk", True, notice)
    assert own_requests.own_requests(by=world.other, at=NOW) == []
    assert own_requests.own_notices(by=world.other, at=NOW) == []
    for by in (world.other, world.reviewer):
        with pytest.raises(NotFound):
            own_requests.read_own_request(request=UUID(row.request), purpose="test", by=by, at=NOW)
        with pytest.raises(NotFound):
            own_requests.read_own_notice(notice=notice, purpose="test", by=by, at=NOW)


def test_the_names_in_the_list_are_those_of_the_newest_file(world: World) -> None:
    first, second = a_submitted(world), a_submitted(world)
    for _ in range(2):
        reviews.ask_requester(request=first, questions=[("r", "Who?")], by=world.reviewer, at=NOW)
        case = reading.read_request(request=first, purpose="test", by=world.source, at=NOW)["case"]
        draft = UUID(drafts.begin_amendment(case=UUID(case), by=world.source, at=NOW)["draft"])
        content = a_content()
        content["subjects"][0]["identities"][0]["names"][0]["text"] = "Orin Tavesk the Younger"
        drafts.change_draft(draft=draft, change=becomes(content), given={}, by=world.source, at=NOW)
        version = look(draft, world.source).version
        filing.file_draft(draft=draft, version=version, subjects=(), by=world.source, at=NOW)
        answers = {
            each["question"]: "Nobody."
            for each in reading.read_request(request=first, purpose="test", by=world.source, at=NOW)["questions"]
            if each["answer"] is None
        }
        requests.answer_questions(request=first, answers=answers, by=world.source, at=NOW)
    names = {row.request: row.name for row in own_requests.own_requests(by=world.source, at=NOW)}
    assert names == {str(first): "Orin Tavesk the Younger", str(second): "Orin Tavesk"}
