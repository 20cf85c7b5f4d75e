"""The bureau's own requests and notices: what each waits for, answers, letters, and what a source may do."""

import csv
import io
from dataclasses import replace
from html import unescape
from uuid import UUID

import pytest

from fairnotice.domain.subject import Identity, Name, Subject
from fairnotice.services import cases, reading, reviews
from fairnotice.web.bureau.requests_page import may_amend
from tests.builders import a_dossier, a_subject
from tests.conftest import NOW, World
from tests.stories import WHY, a_draft, a_notice, a_refused, a_submitted
from tests.web.conftest import Browse
from tests.web.test_bureau_journey import problems, step


def asked(world: World, *texts: str) -> UUID:
    """A request about which questions are open."""
    request = a_submitted(world)
    questions = [(f"rule-{number}", text) for number, text in enumerate(texts)]
    reviews.ask_requester(request=request, questions=questions, by=world.reviewer, at=NOW)
    return request


def state_of(world: World, request: UUID) -> str:
    """The state of a request."""
    return str(reading.read_request(request=request, purpose="test", by=world.source, at=NOW)["state"])


def test_the_list_says_what_each_waits_for_ours_first(browse: Browse, world: World) -> None:
    a_submitted(world)
    asked(world, "Who was hurt?")
    page = browse(world.source).text("/bureau/")
    assert page.index("Questions to answer.") < page.index("Two reviewers assess it")
    assert "Orin Tavesk" in page


def test_the_list_is_narrowed_by_state_kind_and_on_whom_it_waits(browse: Browse, world: World) -> None:
    sent, open_one = a_submitted(world), asked(world, "Who was hurt?")
    pages = browse(world.source)
    for query, there, not_there in (
        ("state=submitted", sent, open_one),
        ("waits=us", open_one, sent),
        ("waits=secretariat&kind=red", sent, open_one),
    ):
        page = pages.text(f"/bureau/?{query}")
        assert f"/bureau/requests/{there}/" in page, query
        assert f"/bureau/requests/{not_there}/" not in page, query
    assert "No request is like that." in pages.text("/bureau/?kind=black")
    assert pages.get("/bureau/?state=nonsense&page=-3").status_code == 200


def test_the_file_of_the_list_holds_no_formula(browse: Browse, world: World) -> None:
    a_submitted(world, a_dossier(title="=HYPERLINK(1)", subject=a_subject(name="+Orin")))
    response = browse(world.source).get("/bureau/requests.csv?state=submitted")
    rows = list(csv.reader(io.StringIO(response.content.decode().removeprefix("\ufeff"))))
    assert rows[1][1:3] == ["'+Orin", "'=HYPERLINK(1)"]
    assert response["Content-Disposition"].startswith("attachment")


def test_other_bureaus_and_roles_find_neither_list_nor_pages(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    (row,) = reading.list_rows("requests", by=world.source)
    request = f"/bureau/requests/{row['request']}/"
    own = [request, f"{request}answers/", f"{request}take-back/", f"/bureau/notices/{notice}/"]
    for officer in (world.other, world.locating):
        assert {browse(officer).get(path).status_code for path in own} == {404}
        assert browse(officer).get(f"/bureau/notices/{notice}/withdraw/").status_code == 404
    for officer in (world.reviewer, world.decider, world.commission, world.border, world.administrator):
        paths = [*own, "/bureau/", "/bureau/new/", "/bureau/requests.csv", "/bureau/notices.csv"]
        assert {browse(officer).get(path).status_code for path in paths} == {404}


def test_every_open_question_is_answered_and_all_are_sent_together(browse: Browse, world: World) -> None:
    request = asked(world, "Who was hurt?", "Where is he now?")
    pages = browse(world.source)
    address = f"/bureau/requests/{request}/answers/"
    form = pages.form(address, holding="key", number=1)
    boxes = sorted(name for name in form.names if name not in ("key", "csrfmiddlewaretoken"))
    assert len(boxes) == 2
    half = pages.client.post(address, {**form.fields, boxes[0]: "The shopkeeper."})
    assert half.status_code == 422
    assert "The shopkeeper." in half.content.decode()
    assert any("is an answer" in each for each in problems(half))
    sent = {**form.fields, boxes[0]: "The shopkeeper.", boxes[1]: "We do not know."}
    assert [pages.client.post(address, sent).status_code for _ in range(2)] == [303, 422]
    assert state_of(world, request) == "submitted"
    page = pages.text(f"/bureau/requests/{request}/")
    assert "The shopkeeper." in page
    assert "On the secretariat" in page
    assert "No question is open." in pages.text(address)


def test_the_file_is_offered_for_a_change_only_when_every_request_in_the_matter_allows_it(
    browse: Browse, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = browse(world.source)
    address = f"/bureau/requests/{asked(world, 'Who was hurt?')}/answers/"
    assert "Change the file first" in pages.text(address)
    assert not may_amend({"requests": [{"state": "info_requested"}, {"state": "submitted"}]})
    monkeypatch.setattr("fairnotice.web.bureau.answering.may_amend", lambda facts: False)
    page = pages.text(address)
    assert "Change the file first" not in page
    assert "another request rests on it" in page


def test_the_letter_of_a_refusal_is_there_to_read(browse: Browse, world: World) -> None:
    request = a_refused(world)
    page = browse(world.source).text(f"/bureau/requests/{request}/")
    assert "The request is refused under article 3." in page
    assert "The letter says why" in page
    assert WHY not in page


def test_a_request_is_taken_back_with_reasons_and_not_without(browse: Browse, world: World) -> None:
    request = a_submitted(world)
    pages = browse(world.source)
    address = f"/bureau/requests/{request}/take-back/"
    short = pages.post_form(address, {"reasons": "No."}, "Take it back")
    assert short.status_code == 422
    step(pages, address, {"reasons": WHY}, "Take it back")
    assert state_of(world, request) == "dropped"
    assert WHY in pages.text(f"/bureau/requests/{request}/")
    again = pages.post_form(address, {"reasons": WHY}, "Take it back")
    assert again.status_code == 422


def test_a_request_that_was_only_drafted_is_sent_from_its_page(browse: Browse, world: World) -> None:
    request = a_draft(world)
    pages = browse(world.source)
    assert "On us" in pages.text(f"/bureau/requests/{request}/")
    step(pages, f"/bureau/requests/{request}/submit/", {}, "Send to the secretariat")
    assert state_of(world, request) == "submitted"


def test_the_urgent_lane_is_shown_to_the_bureau_with_its_reason(browse: Browse, world: World) -> None:
    case = UUID(cases.open_case(dossier=a_dossier(), by=world.source, at=NOW)["case"])
    answer = cases.draft_request(case=case, subject="s1", urgent="He sails tonight.", by=world.source, at=NOW)
    pages = browse(world.source)
    assert "He sails tonight." in pages.text(f"/bureau/requests/{answer['request']}/")
    assert "Urgent" in pages.text("/bureau/")


def test_the_end_of_a_warrant_asks_for_the_withdrawal_of_what_rests_on_it(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    (row,) = reading.list_rows("requests", by=world.source)
    pages = browse(world.source)
    there = f"/bureau/matters/{row['case']}/warrants/w1/end/"
    assert there in pages.text(f"/bureau/requests/{row['request']}/")
    step(pages, there, {"reasons": WHY}, "It has ended")
    assert "withdraw it at once" in pages.text(f"/bureau/notices/{notice}/")
    assert "withdraw it at once" in pages.text("/bureau/")
    assert browse(world.other).get(there).status_code == 404


def test_a_source_suspends_resumes_renews_and_withdraws_its_notice_each_with_reasons(
    browse: Browse, world: World
) -> None:
    notice = a_notice(world)
    pages = browse(world.source)
    here = f"/bureau/notices/{notice}/"
    assert "Orin Tavesk" in pages.text(here)
    for act, button, words in (
        ("suspend", "Suspend it", "You have suspended it"),
        ("resume", "Resume it", "It is in force"),
        ("renew", "Renew it", "It is in force"),
        ("withdraw", "Withdraw it for good", "It is over"),
    ):
        assert pages.post_form(f"{here}{act}/", {"reasons": ""}, button).status_code == 422
        step(pages, f"{here}{act}/", {"reasons": WHY}, button)
        assert words in pages.text(here)
    assert "not possible" in pages.text(f"{here}resume/")
    assert pages.get(f"{here}cancel/").status_code == 404


def test_a_notice_that_was_renewed_is_not_offered_for_another_renewal(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    pages = browse(world.source)
    here = f"/bureau/notices/{notice}/"
    assert "Renew the notice" in pages.text(here)
    step(pages, f"{here}renew/", {"reasons": WHY}, "Renew it")
    assert "Renew the notice" not in pages.text(here)
    assert "not possible" in pages.text(f"{here}renew/")


def test_withdrawing_is_interrupted_and_says_what_follows(browse: Browse, world: World) -> None:
    page = unescape(browse(world.source).text(f"/bureau/notices/{a_notice(world)}/withdraw/"))
    assert "cannot be undone" in page
    assert "Who decides" in page
    assert "Commission" in page


@pytest.mark.parametrize("path", ["requests/{0}/", "requests/{0}/answers/", "notices/{0}/", "drafts/{0}/"])
def test_what_is_not_there_is_a_page_that_says_so(browse: Browse, world: World, path: str) -> None:
    nobody = "00000000-0000-0000-0000-000000000001"
    assert browse(world.source).get(f"/bureau/{path.format(nobody)}").status_code == 404


def test_the_pages_of_a_matter_with_little_known_are_shown_too(browse: Browse, world: World) -> None:
    bare = Subject(id="s1", identities=(Identity(names=(Name("Ivo"),)),))
    request = a_submitted(world, replace(a_dossier(), subjects=(bare,), incident=None))
    assert "Ivo" in browse(world.source).text(f"/bureau/requests/{request}/")


def test_the_notices_are_a_file_too(browse: Browse, world: World) -> None:
    a_notice(world)
    rows = list(csv.reader(io.StringIO(browse(world.source).get("/bureau/notices.csv").content.decode())))
    assert rows[1][1:4] == ["Orin Tavesk", "Red notice", "In force"]
