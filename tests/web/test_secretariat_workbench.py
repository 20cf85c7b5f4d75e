"""The workbench: the whole file, the findings that point into it, and nothing too early."""

import re
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import SYSTEM
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.leaning import LEANING_RULES
from fairnotice.law.review import review_subject
from fairnotice.records.models import AccessRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import reviews
from fairnotice.web.clock import now
from fairnotice.web.secretariat.casefile.whole import file_shown
from fairnotice.web.secretariat.findings import article_of, findings_shown
from tests import stories
from tests.builders import a_dossier, a_participation, a_position, a_protection, a_statement, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import EXAMPLES, bench, filed

ORDINARY, REFUGEE, COPIED = "ordinary", "refugee", "copied-summary"
FIRST_REASONS = "The first reviewer reads it in a way of their own."


def assess_apart(request: UUID, world: World) -> None:
    """A first worksheet with reasons that can be told from any other text."""
    reviews.assess_request(
        request=request,
        outcome="approve",
        grounds=[],
        reasons=FIRST_REASONS,
        factors=stories.all_weighed(request, world.second_reviewer),
        by=world.second_reviewer,
        at=NOW,
    )


def ids(page: str) -> set[str]:
    """Every id of a page."""
    return set(re.findall(r'\bid="([^"]+)"', page))


@pytest.mark.parametrize("name", [ORDINARY, REFUGEE, COPIED, "private-debt", "below-threshold"])
def test_every_fact_of_a_finding_points_to_words_that_are_on_the_page(world: World, browse: Browse, name: str) -> None:
    page = browse(world.reviewer).text(bench(filed(world, name)[0]))
    pointed = {anchor for group in re.findall(r'data-points-to="([^"]+)"', page) for anchor in group.split()}
    linked = set(re.findall(r'href="#(fact-[^"]+)"', page))
    assert linked
    assert linked | pointed <= ids(page)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_every_fact_of_every_example_has_its_place_in_the_file(path: object) -> None:
    dossier = read_dossier(path)  # type: ignore[arg-type]  # a path of the glob
    for subject in dossier.subjects:
        review = review_subject(dossier, subject.id, Moment.on_day(NOW.date(), now=NOW))
        file = file_shown(dossier.as_known(NOW), subject.id, {})
        lost = {fact.where for finding in review.findings for fact in finding.facts if not file.anchors(fact.where)}
        assert not lost


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_no_finding_is_lost_between_the_open_and_the_met(path: object) -> None:
    dossier = read_dossier(path)  # type: ignore[arg-type]  # a path of the glob
    review = review_subject(dossier, dossier.subjects[0].id, Moment.on_day(NOW.date(), now=NOW))
    shown = findings_shown(review.findings, file_shown(dossier, dossier.subjects[0].id, {}))
    rules = [finding.rule for article in (*shown.open, *shown.met) for finding in article.findings]
    assert sorted(rules) == sorted(finding.rule for finding in review.findings)


def test_a_statement_that_no_rule_read_stands_on_the_page(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, ORDINARY)[0]))
    assert "Stated and read by no rule" in page
    assert "The person may enjoy immunity under the law of the requesting state: no<" in page


def test_ids_on_the_page_are_there_once(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, REFUGEE)[0]))
    found = re.findall(r'\bid="([^"]+)"', page)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("citation", "article"),
    [
        ("RPD art. 83(1)(a)(ii)", "RPD art. 83"),
        ("RPD art. 34(3)(a)", "RPD art. 34(3)"),
        ("RPD art. 34(1)", "RPD art. 34"),
        ("RPD art. 82, 10(2)(a)", "RPD art. 82"),
        ("RoP 3.13, paras 2-3", "RoP 3.13"),
        ("RoP 1, para. 9", "RoP 1"),
        ("ICJ-2002 immunity of serving office-holders", "ICJ-2002"),
        ("GA-2017-86-RES-09 whole", "GA-2017-86-RES-09"),
    ],
)
def test_findings_stand_under_their_article(citation: str, article: str) -> None:
    assert article_of(citation) == article


def test_the_file_is_shown_whole(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, COPIED)[0]))
    for words in ("Ilena Vosk", "KT2093381", "IUE 2-11934/2023", "aggravated fraud", "Quirin Olmeda"):
        assert words in page
    assert "no role and no acts of this person" in page


def test_a_sentence_and_a_warrant_that_has_ended_are_shown(world: World, browse: Browse) -> None:
    from fairnotice.domain.warrant import Penalty, Sentence
    from fairnotice.services.cases import end_warrant

    warrant = a_warrant(sentence=Sentence(imposed=Penalty(months=60), remaining=Penalty(months=14), in_absentia=True))
    request = stories.a_submitted(world, a_dossier(warrant=warrant))
    why = "The court has lifted the warrant today."
    end_warrant(case=_case(request), warrant="w1", reasons=why, by=world.source, at=NOW)
    papers = browse(world.reviewer).text(bench(request)).partition('id="file-papers"')[2]
    for words in ("5 years", "1 year 2 months", "In the person", "Ended"):
        assert words in papers.partition('id="file-accounts"')[0]


def test_accounts_of_one_fact_stand_side_by_side_with_whose_they_are(world: World, browse: Browse) -> None:
    dossier = a_dossier(
        statements=(
            a_statement("act.political_life", True, id="one", by="Bureau PT", words="It was about an election."),
            a_statement("act.political_life", False, id="two", by="counsel", words="It was a robbery."),
        )
    )
    page = browse(world.reviewer).text(bench(stories.a_submitted(world, dossier)))
    fact = page.partition("The act is connected with political life.")[2].partition('class="fn-file__block"')[0]
    assert "Accounts differ" in fact
    assert fact.index("It was about an election.") < fact.index("It was a robbery.")
    assert "counsel" in fact


def test_what_reviewers_hold_is_marked_as_never_reaching_the_requester(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, REFUGEE)[0]))
    kept = page.partition('id="file-kept"')[2].partition('id="file-request"')[0]
    assert "Never reaches the requester." in kept
    assert "Refugee" in kept


# Neither too early nor to the wrong reader


def advice_words() -> list[str]:
    """Every phrase by which a recommendation or a leaning could be told."""
    return [
        "What the rules recommend</h2>",
        "Leans to refusal",
        "No bar found",
        "Nearest published practice",
        'id="advice"',
        *(rule.says for rule in LEANING_RULES),
        "It does not rest on the office alone",
        "carries a refusal by itself",
    ]


@pytest.mark.parametrize("name", [ORDINARY, REFUGEE, COPIED])
@pytest.mark.parametrize("page", ["", "worksheet/", "questions/", "facts/?add=statement"])
def test_before_signing_neither_recommendation_nor_leaning_nor_the_other_worksheet_is_in_the_page(
    world: World, browse: Browse, name: str, page: str
) -> None:
    request = filed(world, name)[0]
    assess_apart(request, world)
    html = browse(world.reviewer).text(bench(request) + page)
    assert FIRST_REASONS not in html
    found = [words for words in advice_words() if words in html]
    assert not found


def test_after_signing_both_worksheets_the_recommendation_the_leaning_and_practice_are_there(
    world: World, browse: Browse
) -> None:
    request = filed(world, REFUGEE)[0]
    assess_apart(request, world)
    stories.assess(request, world.reviewer, outcome="refuse")
    html = browse(world.reviewer).text(bench(request))
    assert FIRST_REASONS in html
    assert "Leans to refusal" in html
    assert "Nearest published practice" in html
    assert all(rule.says in html for rule in LEANING_RULES)


@pytest.mark.parametrize(
    ("second", "says"), [("approve", "The worksheets agree."), ("refuse", "The worksheets differ: one says refuse")]
)
def test_whether_the_worksheets_agree_is_said_after_both_are_signed_and_not_before(
    world: World, browse: Browse, second: str, says: str
) -> None:
    request = stories.a_submitted(world)
    assess_apart(request, world)
    pages = browse(world.reviewer)
    for part in ("", "worksheet/"):
        assert not re.search("The worksheets (agree|differ)", pages.text(bench(request) + part))
    stories.assess(request, world.reviewer, outcome=second)
    for officer in (world.reviewer, world.second_reviewer):
        assert says in browse(officer).text(bench(request))


def test_when_the_file_changes_the_reviewer_is_as_blind_as_before(world: World, browse: Browse) -> None:
    from fairnotice.services.cases import add_facts

    request = stories.a_submitted(world)
    assess_apart(request, world)
    stories.assess(request, world.reviewer)
    changed = stories.invented(a_dossier(subject=a_subject(protections=(a_protection(),))))
    case = _case(request)
    add_facts(case=case, dossier=changed, by=world.reviewer, at=NOW)
    html = browse(world.reviewer).text(bench(request))
    assert "On an older file" in html
    assert FIRST_REASONS in html, "what was open on the old file stays open"
    assert not [words for words in advice_words() if words in html]


def _case(request: UUID) -> UUID:
    from fairnotice.records.models import RequestRecord

    with speaking_as(SYSTEM):
        return RequestRecord.objects.get(pk=request).case_id


def test_a_question_that_the_source_must_not_be_asked_is_nowhere(world: World, browse: Browse) -> None:
    request = filed(world, REFUGEE)[0]
    page = browse(world.reviewer).text(bench(request) + "questions/")
    offered = " ".join(re.findall(r'<textarea[^>]*name="text_\d+"[^>]*>(.*?)</textarea>', page, re.DOTALL))
    assert not re.search("refugee|asylum|protect", offered, re.IGNORECASE)


def test_earlier_matters_that_look_alike_are_shown_with_why(world: World, browse: Browse) -> None:
    stories.a_refused(world)
    page = browse(world.reviewer).text(bench(stories.a_submitted(world)))
    alike = page.partition('id="alike"')[2]
    assert "Refused before" in alike
    assert "The same person and the same incident." in alike


def test_another_day_gives_the_review_of_that_day(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    page = browse(world.reviewer).text(bench(request) + "?on_day=2&on_month=5&on_year=2024")
    assert "2 May 2024" in page.partition('id="day"')[2]
    wrong = browse(world.reviewer).text(bench(request) + "?on_day=31&on_month=2&on_year=2024")
    assert "There is no such day in that month." in wrong


def test_positions_of_others_are_for_this_person_or_all(world: World, browse: Browse) -> None:
    from fairnotice.services.cases import add_facts

    request = stories.a_submitted(world)
    with_position = stories.invented(a_dossier(positions=(a_position(by="UY", words="Uruguay protests."),)))
    add_facts(case=_case(request), dossier=with_position, by=world.reviewer, at=NOW)
    kept = browse(world.reviewer).text(bench(request)).partition('id="file-kept"')[2]
    assert "Uruguay" in kept
    assert "Protests" in kept


def test_each_version_of_the_file_says_what_changed_in_it(world: World, browse: Browse) -> None:
    from fairnotice.services.cases import amend_case
    from fairnotice.services.reviews import ask_requester

    request = stories.a_submitted(world)
    ask_requester(request=request, questions=[("rpd-78-1", "What did he do?")], by=world.reviewer, at=NOW)
    person = a_subject(participation=a_participation(role="drove the car"))
    amend_case(case=_case(request), dossier=stories.invented(a_dossier(subject=person)), by=world.source, at=NOW)
    versions = browse(world.reviewer).text(bench(request)).partition('id="file-versions"')[2]
    assert "Filed by the bureau, version 2" in versions
    assert "carried out the robbery and fired the shot" in versions.partition("<del>")[2].partition("</del>")[0]
    assert "drove the car" in versions.partition("<ins>")[2].partition("</ins>")[0]


def test_the_read_is_logged_with_its_purpose(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    browse(world.reviewer).text(bench(request))
    with speaking_as(SYSTEM):
        read = AccessRecord.objects.filter(officer_id=world.reviewer.id, thing=f"request:{request}")
        assert "workbench" in read.values_list("purpose", flat=True)


def test_the_workbench_is_not_there_for_other_roles_nor_for_an_id_that_is_not(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    for officer in (world.source, world.other, world.border, world.commission, world.administrator):
        for page in ("", "worksheet/", "questions/", "facts/", "decision/", "publish/"):
            assert browse(officer).get(bench(request) + page).status_code == 404
    assert browse(world.reviewer).get(bench(UUID(int=7))).status_code == 404
    assert browse(world.reviewer).get(bench(request) + "decision/").status_code == 404
    assert browse(world.decider).get(bench(request) + "worksheet/").status_code == 404


def test_who_is_tied_reads_and_is_offered_nothing_to_do(world: World, browse: Browse) -> None:
    from fairnotice.domain.officer import Role
    from fairnotice.services.administration import add_officer

    tied = add_officer(login="tied", bureau="secretariat", role=Role.REVIEWER, states=("PT",), by=SYSTEM, at=NOW)
    request = stories.a_submitted(world)
    page = re.sub(r"<dialog.*?</dialog>", "", browse(tied).text(bench(request)), flags=re.DOTALL)  # the list of keys
    assert "You cannot take part in this matter" in page
    assert "Start a clock" not in page
    assert "Write my worksheet" not in page
    assert "Ask the bureau" not in page


def test_the_urgent_reason_is_shown_with_the_same_gates(world: World, browse: Browse) -> None:
    from tests.web.test_secretariat_queue import an_urgent

    page = browse(world.reviewer).text(bench(an_urgent(world, "The trial begins on Monday.")))
    assert "The trial begins on Monday." in page
    assert "It passes the same gates as every request" in page


def test_the_page_is_light(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, ORDINARY, at=now())[0]))
    assert len(page) < 250_000
