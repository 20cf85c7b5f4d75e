"""Pages on who receives a notice and on what it says: shut out, let in, send further, add, amend, decide."""

from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.records.models import ChangeRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.changes import propose_addendum
from fairnotice.services.circulating import restrict_diffusion
from tests.builders import a_dossier, a_request
from tests.conftest import NOW, World
from tests.services.test_affected import PAST_IT
from tests.services.test_changes import NEW_NAME, accept, propose
from tests.services.test_restrictions import A_DIFFUSION, kinds
from tests.stories import a_notice, an_approved
from tests.web.conftest import Browse
from tests.web.secretariat_pages import body, press

WHY = "The reasons are told in words that somebody can read."
OURS, THEIRS = "/bureau/notices/", "/secretariat/notices/"


def changes() -> list[ChangeRecord]:
    with speaking_as(SYSTEM):
        return list(ChangeRecord.objects.order_by("proposed_at"))


def test_a_source_shuts_a_country_out_and_lets_it_in_again(world: World, browse: Browse) -> None:
    notice = a_notice(world, A_DIFFUSION)
    pages = browse(world.source)
    assert "Shut a country out" in pages.text(f"{OURS}{notice}/")
    done = pages.post_form(f"{OURS}{notice}/circulation/shut-out/", {"chosen": ["NZ"], "reasons": WHY})
    assert "It is gone from their view" in body(done)
    assert "Shut out" in body(done)
    assert kinds(notice, "NZ") == ["published", "restricted"]
    pages.post_form(f"{OURS}{notice}/circulation/let-in/", {"chosen": ["NZ"], "reasons": WHY})
    assert kinds(notice, "NZ") == ["published", "restricted", "published"]


def test_the_choice_says_which_recipient_the_matter_concerns(world: World, browse: Browse) -> None:
    page = browse(world.source).text(f"{OURS}{a_notice(world, A_DIFFUSION)}/circulation/shut-out/")
    assert "Bureau UY</bdi> — nationality" in page


@pytest.mark.parametrize(
    ("given", "says"),
    [({"chosen": [], "reasons": WHY}, "Choose at least one"), ({"chosen": ["NZ"], "reasons": "No."}, "at least 20")],
)
def test_what_is_missing_is_said_and_what_was_chosen_stays(
    world: World, browse: Browse, given: dict[str, object], says: str
) -> None:
    notice = a_notice(world, A_DIFFUSION)
    answer = browse(world.source).post_form(f"{OURS}{notice}/circulation/shut-out/", given)
    assert answer.status_code == 422
    assert says in body(answer)
    assert kinds(notice, "NZ") == ["published"]


def test_of_a_notice_nobody_is_shut_out_and_the_page_says_why(world: World, browse: Browse) -> None:
    notice = a_notice(world)
    pages = browse(world.source)
    assert "Shut a country out" not in pages.text(f"{OURS}{notice}/")
    assert "A notice goes to every bureau" in pages.text(f"{OURS}{notice}/circulation/shut-out/")


def test_the_secretariat_shuts_out_by_a_decider_and_adds_by_a_reviewer(world: World, browse: Browse) -> None:
    notice = a_notice(world, A_DIFFUSION)
    decider, reviewer = browse(world.decider), browse(world.reviewer)
    assert "Shut a country out" in decider.text(f"{THEIRS}{notice}/")
    assert "Add an addendum" not in decider.text(f"{THEIRS}{notice}/")
    assert "Shut a country out" not in reviewer.text(f"{THEIRS}{notice}/")
    assert reviewer.get(f"{THEIRS}{notice}/circulation/shut-out/").status_code == 404
    done = decider.post_form(f"{THEIRS}{notice}/circulation/shut-out/", {"chosen": ["GB"], "reasons": WHY})
    assert f"GB: {WHY}" in body(done)
    assert "Left out" in body(done)
    reviewer.post_form(f"{THEIRS}{notice}/circulation/addendum/", {"text": "One state refused.", "reasons": WHY})
    assert [(one.kind, one.office) for one in changes()] == [("addendum", "secretariat")]


def test_more_countries_are_proposed_and_go_out_when_they_are_accepted(world: World, browse: Browse) -> None:
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=("UY", "GB"))))
    pages = browse(world.source)
    done = pages.post_form(f"{OURS}{notice}/circulation/send-further/", {"chosen": ["NZ"], "reasons": WHY})
    assert "More recipients" in body(done)
    (change,) = changes()
    path = f"/secretariat/changes/{change.pk}/"
    browse(world.decider).post_form(path, {"accept": "yes", "reasons": WHY}, "Decide")
    assert kinds(notice, "NZ") == ["published"]


def test_particulars_are_changed_in_the_forms_of_a_draft_and_proposed(world: World, browse: Browse) -> None:
    notice = a_notice(world)
    pages = browse(world.source)
    begun = pages.post_form(f"{OURS}{notice}/", {}, "Correct or add particulars", follow=False)
    draft = begun["Location"]
    pages.post_form(f"{draft}matter/", {"title": "The robbery of another shop"}, follow=False)
    assert "Propose the change" in pages.text(f"{draft}check/")
    done = pages.post_form(f"{draft}check/", {"stands": "on", "reasons": WHY}, "Propose the change")
    assert "Other particulars" in body(done)
    assert [one.kind for one in changes()] == ["amendment"]
    assert kinds(notice, "NZ") == ["published"]


def test_a_change_is_read_with_what_differs_and_what_the_rules_answer(world: World, browse: Browse) -> None:
    notice = a_notice(world)
    change = propose(world, notice)
    assert "Other particulars" in browse(world.decider).text("/secretariat/changes/")
    for by in (world.reviewer, world.decider):
        page = browse(by).text(f"/secretariat/changes/{change}/")
        assert NEW_NAME in page
        assert "No bar of the rules stands" in page
    assert "Your decision" not in browse(world.reviewer).text(f"/secretariat/changes/{change}/")
    answer = browse(world.decider).post_form(
        f"/secretariat/changes/{change}/", {"accept": "no", "reasons": WHY}, "Decide"
    )
    assert "Not accepted" in body(answer)


def test_a_proposal_is_taken_back_by_who_made_it(world: World, browse: Browse) -> None:
    notice = a_notice(world)
    propose(world, notice)
    answer = browse(world.source).post_form(f"{OURS}{notice}/", {}, "Take it back")
    assert "Taken back" in body(answer)
    assert [one.state for one in changes()] == ["taken_back"]


def test_an_addendum_is_read_first_by_its_source_the_secretariat_and_the_recipients(
    world: World, browse: Browse
) -> None:
    notice = a_notice(world)
    text = "One state has refused to extradite on its own time bar."
    made = propose_addendum(notice=notice, text=text, reasons=WHY, by=world.source, at=NOW)
    accept(UUID(made["change"]), world.decider)
    for by, path in (
        (world.source, f"{OURS}{notice}/"),
        (world.reviewer, f"{THEIRS}{notice}/"),
        (world.locating, f"/duty/notices/{notice}/"),
    ):
        assert text in browse(by).text(path)


def test_a_tombstone_says_nothing_but_that_it_is_no_longer_for_the_country(world: World, browse: Browse) -> None:
    notice = a_notice(world, A_DIFFUSION)
    restrict_diffusion(notice=notice, bureaus=["NZ"], reasons=WHY, by=world.source, at=NOW)
    page = browse(world.locating).text(f"/duty/notices/{notice}/")
    assert "No longer for your country" in page
    assert "Tavesk" not in page


def test_publication_asks_why_a_country_concerned_does_not_receive_it(world: World, browse: Browse) -> None:
    request = an_approved(world, PAST_IT)
    pages, path = browse(world.decider), f"/secretariat/requests/{request}/publish/"
    page = pages.text(path)
    assert "It seeks an arrest: nothing is sent before a person has approved it" in page
    assert "Not among the recipients" in page
    refused = press(pages, path, pages.post_form(path, {}, "Check before I publish"), "Publish it")
    assert refused.status_code == 422
    assert "The diffusion concerns countries" in body(refused)
    checked = pages.post_form(path, {"why_UY": WHY}, "Check before I publish")
    assert WHY in body(checked)
    press(pages, path, checked, "Publish it")
    with speaking_as(SYSTEM):
        assert NoticeRecord.objects.get().kind == "wanted_diffusion"
