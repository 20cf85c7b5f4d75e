"""The timeline of a matter: every act in order, by whose office, on what ground, for those who may see it."""

from datetime import datetime, timedelta
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import SYSTEM
from fairnotice.law.model import Ground
from fairnotice.records.models import NoticeRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import cases, decisions, publication, requests, reviews
from tests import stories
from tests.conftest import NOW, World
from tests.web.conftest import Browse

OWN = "The second reading says that the facts are thin."


def case_of(request: UUID) -> UUID:
    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).case_id


def path(case: UUID) -> str:
    return f"/cases/{case}/timeline/"


def a_told_story(world: World) -> UUID:
    """From the draft to a decision, each act an hour after the one before, with words that can be told apart."""
    hours = iter(range(1, 20))

    def next_hour() -> datetime:
        return NOW + timedelta(hours=next(hours))

    request = stories.a_draft(world)
    requests.submit_request(request=request, by=world.source, at=next_hour())
    asked = reviews.ask_requester(
        request=request, questions=[("rpd-78-1", "Who saw it?")], by=world.reviewer, at=next_hour()
    )
    answers = {asked["questions"][0]: "Two people in the shop."}
    requests.answer_questions(request=request, answers=answers, by=world.source, at=next_hour())
    for by, why in ((world.reviewer, "The first reading finds nothing."), (world.second_reviewer, OWN)):
        reviews.assess_request(request=request, outcome="approve", grounds=[], reasons=why, by=by, at=next_hour())
    at = next_hour()
    decisions.decide_request(
        request=request, outcome="refuse", grounds=[Ground.INSUFFICIENT_FACTS],
        reasons="What the person did is not told.",
        letter="The request is refused.", moment=Moment.on_day(at.date(), now=at), by=world.decider, at=at,
    )  # fmt: skip
    return request


def test_everything_is_told_in_order_with_office_and_rule(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(path(case_of(a_told_story(world))))
    titles = [
        "The matter was taken in",
        "A warrant was taken in",
        "A request was drafted",
        "The request was submitted",
        "Questions were asked of the bureau",
        "The bureau answered",
        "A reviewer signed a worksheet",
        "The request was refused",
        "A decision was made, with reasons",
    ]
    places = [page.index(title) for title in titles]
    assert places == sorted(places)
    for words in ("Bureau PT", "Secretariat", "RPD art. 76", "RPD art. 78(1)", "RPD art. 77(2)"):
        assert words in page


def test_the_words_of_each_act_stand_with_it_for_those_who_may_read_them(world: World, browse: Browse) -> None:
    case = case_of(a_told_story(world))
    staff = browse(world.decider).text(path(case))
    for words in ("Who saw it?", "Two people in the shop.", OWN, "Too few facts"):
        assert words in staff
    source = browse(world.source).text(path(case))
    assert "Who saw it?" in source
    assert "Two people in the shop." in source
    for words in (OWN, "Too few facts", "did is not told", "A reviewer signed a worksheet", "A decision was made"):
        assert words not in source


def test_a_reviewer_who_has_not_signed_does_not_read_the_other_worksheet(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    reviews.assess_request(
        request=request, outcome="approve", grounds=[], reasons=OWN, by=world.second_reviewer, at=NOW
    )
    case = case_of(request)
    blind = browse(world.reviewer).text(path(case))
    assert "A reviewer signed a worksheet" in blind
    assert OWN not in blind
    assert "Approve" not in blind
    assert OWN in browse(world.second_reviewer).text(path(case))


def test_hits_and_measures_are_told_to_staff_and_to_the_source_only_as_far_as_it_was_told(
    world: World, browse: Browse
) -> None:
    notice, _hit, _measure = stories.a_measured(world)
    with speaking_as(SYSTEM):
        case = NoticeRecord.objects.get(pk=notice).request.case_id
    staff = browse(world.commission).text(path(case))
    assert "A possible match was raised" in staff
    assert "A measure was recorded" in staff
    source = browse(world.source).text(path(case))
    assert "The source confirmed" in source
    assert "A possible match was raised" not in source


def test_two_worksheets_of_one_instant_are_told_once_each(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(path(case_of(stories.an_assessed(world))))
    assert page.count("A reviewer signed a worksheet") == 2
    assert page.count(stories.WHY) == 2


def test_the_reasons_for_an_act_on_the_notice_stand_with_it(world: World, browse: Browse) -> None:
    notice = stories.a_notice(world)
    why = "A court of appeal has doubts about the papers."
    publication.block_notice(notice=notice, reasons=why, by=world.reviewer, at=NOW + timedelta(days=1))
    with speaking_as(SYSTEM):
        row = NoticeRecord.objects.get(pk=notice)
        case = row.request.case_id
    staff = browse(world.commission).text(path(case))
    assert why in staff
    assert "RPD art. 129" in staff
    assert row.number in staff
    source = browse(world.source).text(path(case))
    assert "The notice was blocked" in source
    assert why not in source


def test_an_ended_warrant_is_told_with_the_sources_reasons(world: World, browse: Browse) -> None:
    case = stories.a_case(world)
    why = "The court has lifted the warrant today."
    cases.end_warrant(case=case, warrant="w1", reasons=why, by=world.source, at=NOW + timedelta(hours=1))
    page = browse(world.source).text(path(case))
    assert "A warrant ended" in page
    assert why in page
    assert "w1" in page


def test_who_acts_for_an_office_is_not_named(world: World, browse: Browse) -> None:
    page = browse(world.decider).text(path(case_of(a_told_story(world))))
    story = page.partition('class="moj-timeline"')[2].partition("<footer")[0]
    for login in ("second", "reviewer</bdi>", "decider</bdi>"):
        assert f"<bdi>{login}" not in story


def test_links_lead_to_the_things_for_each_role(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    case = case_of(request)
    assert f"/secretariat/requests/{request}/" in browse(world.reviewer).text(path(case))
    assert f"/bureau/requests/{request}/" in browse(world.source).text(path(case))


def test_nobody_else_sees_that_the_matter_is_there(world: World, browse: Browse) -> None:
    case = stories.a_case(world)
    for officer in (world.other, world.locating, world.border, world.administrator, world.compliance):
        assert browse(officer).get(path(case)).status_code == 404
    assert browse(world.commission).get(path(UUID(int=3))).status_code == 404
