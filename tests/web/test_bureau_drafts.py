"""Bad days of a draft: two officers, two tabs, sent twice, filed meanwhile, wrong files, and nobody else sees it."""

from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.services import drafts, reading, reviews
from fairnotice.services.administration import add_officer
from tests.conftest import NOW, World
from tests.stories import a_submitted
from tests.web.conftest import Browse, Pages, forms_of
from tests.web.test_bureau_journey import begin, problems, step
from tests.web.test_bureau_steps import EXAMPLES, content_of, draft_of, example


def a_colleague() -> Officer:
    """Another officer of the source bureau."""
    return add_officer(login="colleague", bureau="PT", role=Role.BUREAU, states=("PT",), by=SYSTEM, at=NOW)


def opened(pages: Pages, address: str) -> dict[str, Any]:
    """A step as it stands in a tab."""
    return dict(pages.form(address, holding="seen").fields)


def test_of_two_officers_the_second_is_told_and_sees_both_versions(browse: Browse, world: World) -> None:
    draft = draft_of(world, example("ordinary"))
    mine, theirs = browse(world.source), browse(a_colleague())
    address = f"{draft}incident/"
    tab = opened(mine, address)
    step(theirs, address, {"what": "What the colleague wrote.", "place": "Porto"})
    response = mine.client.post(address, {**tab, "what": "What I wrote."})
    page = unescape(response.content.decode())
    assert response.status_code == 409
    for words in ("What I wrote.", "What the colleague wrote.", "Porto", "colleague changed the draft last", "Differs"):
        assert words in page
    assert content_of(world, draft)["incident"]["what"] == "What the colleague wrote."
    (again,) = [form for form in forms_of(page) if "seen" in form.names]
    assert mine.client.post(address, again.fields).status_code == 303
    assert content_of(world, draft)["incident"]["what"] == "What I wrote."
    assert content_of(world, draft)["incident"]["place"] == "Lisbon"


def test_a_third_change_is_not_overwritten_unseen_either(browse: Browse, world: World) -> None:
    draft = draft_of(world, example("ordinary"))
    mine, theirs = browse(world.source), browse(a_colleague())
    address = f"{draft}matter/"
    tab = opened(mine, address)
    step(theirs, address, {"title": "Second"})
    page = mine.client.post(address, {**tab, "title": "Mine"}).content.decode()
    step(theirs, address, {"title": "Third"})
    (again,) = [form for form in forms_of(page) if "seen" in form.names]
    assert mine.client.post(address, again.fields).status_code == 409
    assert content_of(world, draft)["title"] == "Third"


def test_two_officers_on_two_pages_do_not_meet(browse: Browse, world: World) -> None:
    draft = draft_of(world, example("ordinary"))
    mine, theirs = browse(world.source), browse(a_colleague())
    tab = opened(mine, f"{draft}matter/")
    step(theirs, f"{draft}incident/", {"place": "Porto"})
    assert mine.client.post(f"{draft}matter/", {**tab, "title": "Mine"}).status_code == 303
    content = content_of(world, draft)
    assert (content["title"], content["incident"]["place"]) == ("Mine", "Porto")


def test_the_same_officer_in_another_tab_is_told_so(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    tab = opened(pages, f"{draft}matter/")
    step(pages, f"{draft}matter/", {"title": "From the other tab"})
    response = pages.client.post(f"{draft}matter/", {**tab, "title": "From this tab"})
    assert response.status_code == 409
    assert "You changed this page in another window" in response.content.decode()


def test_lists_are_compared_entry_by_entry(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    address = f"{draft}persons/s1/1/names/"
    tab = opened(pages, address)
    step(pages, address, {"1-remove": "on"})
    page = pages.client.post(address, {**tab, "0-text": "Orin Taveskh"}).content.decode()
    assert "Name 1: Full name" in page
    assert "Name 2: Full name" in page


def test_sent_twice_a_step_is_saved_once_and_a_person_added_once(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    tab = {**opened(pages, f"{draft}matter/"), "title": "Once"}
    assert [pages.client.post(f"{draft}matter/", tab).status_code for _ in range(2)] == [303, 303]
    form = pages.form(f"{draft}persons/", holding="key")
    places = [pages.client.post(f"{draft}persons/", form.fields)["Location"] for _ in range(2)]
    assert places[0] == places[1]
    assert len(content_of(world, draft)["subjects"]) == 2


def test_what_was_written_about_a_person_taken_out_meanwhile_is_shown_again(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    address = f"{draft}persons/s1/participation/"
    tab = opened(pages, address)
    step(pages, f"{draft}persons/s1/remove/", {}, "Take out")
    response = pages.client.post(address, {**tab, "summary": "Not to be lost."})
    assert response.status_code == 409
    assert "Not to be lost." in response.content.decode()
    assert pages.get(address).status_code == 404


def test_a_step_of_a_filed_draft_says_so_leads_to_the_request_and_shows_what_was_typed(
    browse: Browse, world: World
) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    tab = opened(pages, f"{draft}matter/")
    step(pages, f"{draft}check/", {"stands": "on"}, "Send to the secretariat")
    (row,) = reading.list_rows("requests", by=world.source)
    response = pages.client.post(f"{draft}matter/", {**tab, "title": "Too late"})
    page = response.content.decode()
    assert response.status_code == 409
    assert "can no longer be changed" in page
    assert "Too late" in page
    assert f"/bureau/requests/{row['request']}/" in page
    assert pages.get(f"{draft}check/").status_code == 409


def test_the_request_is_sent_once_however_often_the_button_is_pressed(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    form = pages.form(f"{draft}check/", holding="stands")
    sent = {**form.fields, "stands": "on"}
    assert pages.client.post(f"{draft}check/", sent).status_code == 303
    again = pages.client.post(f"{draft}check/", sent)
    assert (again.status_code, again["Location"]) == (303, draft)
    assert "It is with the secretariat" in pages.text(draft)
    assert len(reading.list_rows("requests", by=world.source)) == 1


def test_what_was_changed_after_it_was_checked_is_not_sent(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    form = pages.form(f"{draft}check/", holding="stands")
    step(pages, f"{draft}matter/", {"title": "Changed meanwhile"})
    response = pages.client.post(f"{draft}check/", {**form.fields, "stands": "on"})
    assert response.status_code == 422
    assert "was changed after you checked it" in response.content.decode()
    assert reading.list_rows("requests", by=world.source) == []
    (shown,) = [each for each in forms_of(response.content.decode()) if "stands" in each.names]
    assert pages.client.post(f"{draft}check/", {**shown.fields, "stands": "on"}).status_code == 303


def test_nothing_is_sent_that_the_bureau_does_not_stand_for(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    response = pages.post_form(f"{draft}check/", {}, "Send to the secretariat", holding="stands")
    assert response.status_code == 422
    assert reading.list_rows("requests", by=world.source) == []


def test_what_is_missing_is_listed_with_the_page_that_mends_it(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    draft = begin(pages)
    step(pages, f"{draft}persons/", {}, "Add a person")
    step(pages, f"{draft}warrants/", {}, "Add a warrant or judgment")
    page = pages.text(f"{draft}check/")
    for address in ("kind/", "matter/", "persons/s1/1/names/", "warrants/w1/authority/"):
        assert f'href="{draft}{address}"' in page
    assert "Send to the secretariat" not in page


def test_what_the_rules_will_ask_is_told_before_it_is_sent(browse: Browse, world: World) -> None:
    draft = draft_of(world, example("below-threshold"))
    page = unescape(browse(world.source).text(f"{draft}check/"))
    assert "rules bar it" in page or "One rule bars it" in page
    assert "RPD art. 83" in page


def test_nobody_but_its_bureau_sees_a_draft(browse: Browse, world: World) -> None:
    draft = draft_of(world, example("ordinary"))
    paths = [
        draft,
        f"{draft}matter/",
        f"{draft}check/",
        f"{draft}file/",
        f"{draft}persons/s1/1/names/",
        f"{draft}papers/",
    ]
    for name, officer in world.people().items():
        if name != "source":
            pages = browse(officer)
            assert {pages.get(path).status_code for path in paths} == {404}, name
    assert browse().get(draft).status_code == 302


def test_a_draft_is_downloaded_and_taken_in_again(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    response = pages.get(f"{draft}file/")
    assert response["Content-Disposition"].startswith("attachment")
    again = bring(pages, "again.json", response.content)
    assert again.status_code == 303
    assert content_of(world, again["Location"]) == content_of(world, draft)


def bring(pages: Pages, name: str, content: bytes) -> Any:
    """Take a case file in as a draft."""
    form = pages.form("/bureau/new/", holding="file-file")
    return pages.client.post("/bureau/new/", {**form.fields, "file-file": SimpleUploadedFile(name, content)})


def test_a_case_file_that_lacks_parts_is_taken_in_and_says_what_is_missing(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    answer = bring(
        pages, "part.toml", b'schema = "fairnotice-case/1"\ntitle = "Half a file"\n[incident]\nwhen = "2023"\n'
    )
    assert answer.status_code == 303
    page = pages.text(f"{answer['Location']}check/")
    assert "Half a file" in page
    assert f'href="{answer["Location"]}incident/"' in page


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"schema = fairnotice", "line 1, column 10"),
        (b'{"schema": "fairnotice-case/1", "titel": "x"}', "Did you mean 'title'?"),
        ((EXAMPLES / "refugee.toml").read_bytes(), "reviewers add it"),
        ((EXAMPLES / "copied-summary.toml").read_bytes(), "you act for PT"),
        (b"", "The file is empty."),
        (b"#" + b"x" * 2_000_000, "larger than 2 MB"),
    ],
)
def test_a_case_file_that_cannot_be_used_says_why(browse: Browse, world: World, content: bytes, says: str) -> None:
    response = bring(browse(world.source), "case.toml", content)
    assert response.status_code == 422
    assert says in unescape(" ".join(problems(response)))
    assert drafts.open_drafts(by=world.source, at=NOW) == ()


def test_a_draft_given_up_is_empty_for_everybody(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    assert step(pages, f"{draft}give-up/", {}, "Give it up") == "/bureau/"
    assert "This draft was given up" in pages.text(draft)
    assert content_of(world, draft) == {}


def test_an_amendment_begins_at_the_request_and_ends_as_the_next_version(browse: Browse, world: World) -> None:
    request = a_submitted(world)
    reviews.ask_requester(request=request, questions=[("r", "Who was hurt?")], by=world.reviewer, at=NOW)
    pages = browse(world.source)
    draft = step(pages, f"/bureau/requests/{request}/", {}, "Change the file")
    step(pages, f"{draft}incident/", {"what": "A clearer account."})
    assert "The new version of the file is taken in." in pages.text(f"{draft}check/")
    step(pages, f"{draft}check/", {"stands": "on"}, "File the new version")
    (row,) = reading.list_rows("requests", by=world.source)
    dossier, _facts = reading.read_case(case=UUID(row["case"]), purpose="test", by=world.reviewer, at=NOW)
    assert dossier.incident is not None
    assert dossier.incident.what == "A clearer account."
    assert row["state"] == "info_requested"


def test_a_matter_under_review_cannot_be_changed_and_says_why(browse: Browse, world: World) -> None:
    request = a_submitted(world)
    pages = browse(world.source)
    assert "Change the file</button>" not in pages.text(f"/bureau/requests/{request}/")
    (row,) = reading.list_rows("requests", by=world.source)
    token = pages.form(f"/bureau/requests/{request}/take-back/").fields["csrfmiddlewaretoken"][0]
    answer = pages.client.post(
        f"/bureau/matters/{row['case']}/amend/", {"csrfmiddlewaretoken": token, "key": str(uuid4())}
    )
    assert answer.status_code == 409


def test_two_sets_of_particulars_do_not_mix_and_the_last_one_stays(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    there = step(pages, f"{draft}persons/s1/", {}, "Add another set of particulars")
    assert there == f"{draft}persons/s1/3/names/"
    step(pages, there, {"0-text": "Third Name"})
    step(pages, f"{draft}persons/s1/2/remove/", {}, "Take out")
    identities = content_of(world, draft)["subjects"][0]["identities"]
    assert [each["names"][0]["text"] for each in identities] == ["Orin Tavesk", "Third Name"]
    step(pages, f"{draft}persons/s1/1/remove/", {}, "Take out")
    assert pages.get(f"{draft}persons/s1/1/remove/").status_code == 404


def test_several_persons_are_chosen_one_request_each(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("copied-summary")), browse(world.source)
    form = pages.form(f"{draft}check/", holding="stands")
    everybody = form.fields["subjects"]
    assert len(everybody) > 1
    step(pages, f"{draft}check/", {"stands": "on", "subjects": everybody[:1]}, "Send to the secretariat")
    assert [row["subject"] for row in reading.list_rows("requests", by=world.source)] == everybody[:1]


def test_saved_for_later_it_stands_in_the_list(browse: Browse, world: World) -> None:
    pages = browse(world.source)
    draft = begin(pages)
    assert step(pages, f"{draft}matter/", {"title": "Later"}, "Save and come back later") == draft
    assert "Later" in pages.text("/bureau/")
