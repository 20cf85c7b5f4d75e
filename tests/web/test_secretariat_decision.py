"""Decision and publication: both worksheets in view, checked before it is sent, done once."""

from typing import Any
from uuid import UUID

from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.request import Kind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.records.models import DecisionRecord, MessageRecord, NoticeRecord, RegisterEntryRecord, RequestRecord
from fairnotice.records.session import speaking_as
from tests import stories
from tests.builders import a_dossier, a_request, a_warrant
from tests.conftest import BUREAUS, World
from tests.web.conftest import Browse, Pages, forms_of
from tests.web.secretariat_pages import bench, body, filed, press

WHY = "Both worksheets say the same, and nothing in the file speaks against it."


def state(request: UUID) -> str:
    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).state


def check(pages: Pages, request: UUID, **given: object) -> tuple[str, Any]:
    """Write the decision and go to the page on which it is checked."""
    path = bench(request) + "decision/"
    return path, pages.post_form(path, {"reasons": WHY, **given}, "Check before I send")


def test_a_decision_is_checked_and_sent_and_leads_to_publication(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world)
    pages = browse(world.decider)
    assert "The worksheets agree." in pages.text(bench(request) + "decision/")
    path, checked = check(pages, request, outcome="approve")
    assert "You are about to approve this request" in body(checked)
    assert state(request) == "in_review", "nothing is done yet"
    sent = press(pages, path, checked, "Approve the request")
    assert sent.redirect_chain == [(bench(request) + "publish/", 303)]
    assert state(request) == "approved"


def test_a_refusal_tells_the_source_with_the_letter_that_names_the_office(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world, outcome="refuse")
    pages = browse(world.decider)
    path, checked = check(pages, request, outcome="refuse", grounds=["political"])
    assert "General Secretariat" in body(checked)
    press(pages, path, checked, "Refuse the request")
    assert state(request) == "refused"
    with speaking_as(SYSTEM):
        letter = MessageRecord.objects.get(about="request.refused").text
    assert letter.replace("\r\n", "\n").rstrip().endswith("General Secretariat")
    assert "decider" not in letter
    assert "Orin Tavesk" not in letter


def test_the_letter_is_drafted_from_what_the_source_may_know(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    for reviewer in (world.reviewer, world.second_reviewer):
        stories.assess(request, reviewer, outcome="refuse")
    page = browse(world.decider).text(bench(request) + "decision/")
    letter = forms_of(page)[-1].fields["letter"][0] if "letter" in forms_of(page)[-1].fields else ""
    letter = letter or next(form.fields["letter"][0] for form in forms_of(page) if "letter" in form.fields)
    assert "General Secretariat" in letter
    for told in ("refugee", "Refugee", "GA-2017", "protect", "asylum"):
        assert told not in letter


def test_sent_twice_it_is_decided_once(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world)
    pages = browse(world.decider)
    path, checked = check(pages, request, outcome="approve")
    answers = [press(pages, path, checked, "Approve the request") for _each in range(2)]
    assert [answer.redirect_chain[0][1] for answer in answers] == [303, 303]
    with speaking_as(SYSTEM):
        assert DecisionRecord.objects.filter(request=request).count() == 1


def test_from_the_check_one_can_go_back_with_everything_still_typed(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world)
    pages = browse(world.decider)
    path, checked = check(pages, request, outcome="approve")
    back = press(pages, path, checked, "Change something")
    assert back.status_code == 200
    assert WHY in body(back)
    assert "Check before I send" in body(back)
    assert state(request) == "in_review"


def test_a_difference_between_the_worksheets_and_a_departure_are_said(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    stories.assess(request, world.reviewer)
    stories.assess(request, world.second_reviewer, outcome="refuse")
    pages = browse(world.decider)
    page = pages.text(bench(request) + "decision/")
    assert "The worksheets differ" in page
    assert page.count("Worksheet of a reviewer") == 2
    _path, checked = check(pages, request, outcome="refuse", grounds=["political"])
    assert "Your decision departs from it." in body(checked)


def test_the_same_outcome_on_other_grounds_is_said(world: World, browse: Browse) -> None:
    from fairnotice.law.model import Ground
    from fairnotice.services.reviews import assess_request
    from tests.conftest import NOW

    request = stories.a_submitted(world)
    stories.assess(request, world.reviewer, outcome="refuse")
    assess_request(
        request=request, outcome="refuse", grounds=[Ground.MILITARY], reasons=WHY, by=world.second_reviewer, at=NOW
    )
    page = browse(world.decider).text(bench(request) + "decision/")
    assert "Both worksheets say the same, on different grounds." in page


def test_what_is_decided_is_not_decided_again(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(bench(stories.a_refused(world)) + "decision/")
    assert "There is nothing to decide" in page


def test_bad_input_is_told(world: World, browse: Browse) -> None:
    request = stories.an_assessed(world)
    pages = browse(world.decider)
    _path, no_ground = check(pages, request, outcome="refuse")
    assert "Choose at least one ground of the refusal." in body(no_ground)
    _path, no_letter = check(pages, request, outcome="refuse", grounds=["political"], letter=" ")
    assert "Tell the bureau why in a letter." in body(no_letter)
    assert state(request) == "in_review"


def test_a_bar_of_the_rules_stops_an_approval_in_the_form(world: World, browse: Browse) -> None:
    request = filed(world, "below-threshold")[0]
    for reviewer in (world.reviewer, world.second_reviewer):
        stories.assess(request, reviewer)
    pages = browse(world.decider)
    assert "Bars: while one stands, nothing can be approved" in pages.text(bench(request) + "decision/")
    _path, refused = check(pages, request, outcome="approve")
    assert refused.status_code == 422
    assert "You are about to approve this request" not in body(refused)
    assert "A bar of the rules stands" in body(refused)
    assert WHY in body(refused)


RULE = "rpd-83-2-b-v"
OPEN = "The court register among the papers has the number of the warrant."


def test_an_open_condition_is_settled_with_reasons_and_evidence_before_an_approval(
    world: World, browse: Browse
) -> None:
    request = stories.an_assessed(world, a_dossier(warrants=(a_warrant(reference=UNKNOWN),)))
    pages = browse(world.decider)
    path, left_out = check(pages, request, outcome="approve")
    assert left_out.status_code == 422
    assert "Say why this condition does not stop the approval, or ask the bureau." in body(left_out)
    _path, no_evidence = check(pages, request, outcome="approve", **{f"how_{RULE}": "answered", f"why_{RULE}": OPEN})
    assert "Name what in the file answers it." in body(no_evidence)
    said = {f"how_{RULE}": "answered", f"why_{RULE}": OPEN, f"evidence_{RULE}": ["file:papers"]}
    _path, checked = check(pages, request, outcome="approve", **said)
    assert "Conditions that were open" in body(checked)
    assert "One condition could not be read from the file by rule" in body(checked), "the letter says so"
    press(pages, path, checked, "Approve the request")
    assert state(request) == "approved"
    published = pages.post_form(bench(request) + "publish/", {}, "Check before I publish")
    assert "Conditions that were open, as the decision settled them" in body(published)
    assert OPEN in body(published)
    with speaking_as(SYSTEM):
        letter = MessageRecord.objects.get(about="request.approved").text
    assert OPEN in letter


def test_a_criterion_that_the_text_does_not_let_waive_is_not_offered_as_waived(world: World, browse: Browse) -> None:
    pages = browse(world.decider)
    reference = stories.an_assessed(world, a_dossier(warrants=(a_warrant(reference=UNKNOWN),)))
    assert "Waived under RPD" not in pages.text(bench(reference) + "decision/")
    penalty = stories.an_assessed(world, a_dossier(warrants=(a_warrant(max_penalty=UNKNOWN),)))
    assert pages.text(bench(penalty) + "decision/").count("Waived under RPD") == 1


def test_a_refusal_settles_nothing_and_its_letter_says_what_it_rests_on(world: World, browse: Browse) -> None:
    request = filed(world, "below-threshold")[0]
    for reviewer in (world.reviewer, world.second_reviewer):
        stories.assess(request, reviewer, outcome="refuse")
    pages = browse(world.decider)
    path, checked = check(pages, request, outcome="refuse", grounds=["minor_offence"])
    assert "Offence below the threshold (RPD art. 83(1)(a)(ii))" in body(checked)
    press(pages, path, checked, "Refuse the request")
    with speaking_as(SYSTEM):
        letter = MessageRecord.objects.get(about="request.refused").text
    assert "This rests on the following" in letter
    assert "1 year" in letter, "the penalty that it compares"
    assert "IRSD art. 3, 6" in letter


def test_nobody_decides_before_two_have_signed(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    stories.assess(request, world.reviewer)
    page = browse(world.decider).text(bench(request) + "decision/")
    assert "Nobody decides alone." in page
    assert "Check before I send" not in page


# Publication


def test_an_approved_notice_is_published_to_every_bureau_after_a_check(world: World, browse: Browse) -> None:
    request = stories.an_approved(world)
    pages, path = browse(world.decider), bench(request) + "publish/"
    checked = pages.post_form(path, {}, "Check before I publish")
    assert "You are about to publish this" in body(checked)
    assert state(request) == "approved"
    answers = [press(pages, path, checked, "Publish it") for _each in range(2)]
    with speaking_as(SYSTEM):
        notice = NoticeRecord.objects.get(request=request)
        assert RegisterEntryRecord.objects.filter(notice=notice).count() == len(BUREAUS)
    assert [answer.redirect_chain for answer in answers] == [[(f"/secretariat/notices/{notice.pk}/", 303)]] * 2
    assert notice.number in body(answers[0])


def test_bureaus_can_be_left_out_of_a_diffusion_only(world: World, browse: Browse) -> None:
    notice = stories.an_approved(world)
    diffusion = stories.an_approved(
        world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=("UY", "NZ", "GB")))
    )
    pages = browse(world.decider)
    assert 'name="restricted"' not in pages.text(bench(notice) + "publish/")
    path = bench(diffusion) + "publish/"
    checked = pages.post_form(path, {"restricted": ["NZ"]}, "Check before I publish")
    press(pages, path, checked, "Publish it")
    with speaking_as(SYSTEM):
        entries = RegisterEntryRecord.objects.filter(notice__request=diffusion)
        assert set(entries.values_list("recipient_id", flat=True)) == {"PT", "UY", "GB"}


def test_what_is_not_approved_is_not_offered_for_publication(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(bench(stories.an_assessed(world)) + "publish/")
    assert "Only an approved request is published." in page
    assert "Check before I publish" not in page


def test_the_reviewer_neither_decides_nor_publishes(world: World, browse: Browse) -> None:
    request = stories.an_approved(world)
    for page in ("decision/", "publish/"):
        assert browse(world.reviewer).get(bench(request) + page).status_code == 404
