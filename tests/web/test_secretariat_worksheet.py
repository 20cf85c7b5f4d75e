"""A reviewer's worksheet and questions, through their forms: once, with bad input, on a file that has changed."""

import re
from uuid import UUID

from fairnotice.domain.officer import SYSTEM
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.records.models import AssessmentRecord, QuestionRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.cases import add_facts
from fairnotice.services.requests import answer_questions
from fairnotice.web.clock import now
from tests import stories
from tests.builders import a_dossier, a_protection, a_subject, a_warrant
from tests.conftest import NOW, World
from tests.web.conftest import Browse, forms_of
from tests.web.secretariat_pages import bench, body, filed

WHY = "Everything that the rules ask for stands in the file."
SIGN = "Sign my worksheet"


def signed(request: UUID) -> list[AssessmentRecord]:
    with speaking_as(SYSTEM):
        return list(AssessmentRecord.objects.filter(request=request))


def test_a_worksheet_is_signed_and_the_recommendation_is_seen(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    response = browse(world.reviewer).post_form(
        bench(request) + "worksheet/", {"outcome": "approve", "reasons": WHY}, SIGN
    )
    assert response.redirect_chain == [(bench(request), 303)]
    assert "Your worksheet is signed." in body(response)
    assert "What the rules recommend" in body(response)
    (sheet,) = signed(request)
    assert (sheet.outcome, sheet.reasons, sheet.officer_id) == ("approve", WHY, world.reviewer.id)


def test_sent_twice_it_is_signed_once(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.reviewer)
    path = bench(request) + "worksheet/"
    form = pages.form(path, holding="outcome")
    sent = {**form.fields, "outcome": "refuse", "grounds": ["political"], "reasons": WHY}
    answers = [pages.client.post(path, sent) for _each in range(2)]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(signed(request)) == 1


def test_a_refusal_without_a_ground_an_approval_with_one_and_no_reasons_are_told_and_nothing_typed_is_lost(
    world: World, browse: Browse
) -> None:
    request = stories.a_submitted(world)
    pages, path = browse(world.reviewer), bench(request) + "worksheet/"
    refused = pages.post_form(path, {"outcome": "refuse", "reasons": WHY})
    assert refused.status_code == 422
    assert "Choose at least one ground of the refusal." in body(refused)
    assert WHY in body(refused)
    approved = pages.post_form(path, {"outcome": "approve", "grounds": ["military"], "reasons": WHY})
    assert "An approval has no grounds of a refusal" in body(approved)
    short = pages.post_form(path, {"outcome": "approve", "reasons": "Too short."})
    assert "at least 20 letters" in body(short)
    assert "Choose refuse or approve." in body(pages.post_form(path, {"reasons": WHY}))
    assert not signed(request)


def test_a_file_that_changed_meanwhile_is_not_signed_and_the_text_stays(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages, path = browse(world.reviewer), bench(request) + "worksheet/"
    form = pages.form(path, holding="outcome")
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
    changed = stories.invented(a_dossier(subject=a_subject(protections=(a_protection(),))))
    add_facts(case=case, dossier=changed, by=world.second_reviewer, at=NOW)
    sent = {**form.fields, "outcome": "approve", "reasons": WHY}
    response = pages.client.post(path, sent)
    assert response.status_code == 422
    assert "The file has changed since you opened it." in body(response)
    assert WHY in body(response)
    new = body(response).partition("New in the file since you opened it")[2]
    assert "Added by reviewers, version 1" in new
    assert "subjects/s1/protections/0/kind" in new
    assert not signed(request)
    newest = {**sent, "revision": body(response).partition('name="revision" value="')[2][0]}
    unweighed = pages.client.post(path, newest)
    assert "Say which way this goes." in body(unweighed), "what was added points against the request"
    weighed = {name: "neither" for name in forms_of(body(response))[-1].names if name.startswith("lean_")}
    again = pages.client.post(path, {**newest, **weighed})
    assert again.status_code == 303, "read again and weighed, it can be signed"


def test_nobody_signs_twice_on_the_same_file(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    stories.assess(request, world.reviewer)
    page = browse(world.reviewer).text(bench(request) + "worksheet/")
    assert "You have signed your worksheet on this file." in page
    assert SIGN not in page


def test_the_factors_are_in_view_while_it_is_written(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    page = browse(world.reviewer).text(bench(request) + "worksheet/")
    assert "fn-factor--against" in page
    assert "GA-2017-86-RES-09" in page


def test_each_factor_is_weighed_with_a_reason_and_the_facts_it_rests_on(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    pages, path = browse(world.reviewer), bench(request) + "worksheet/"
    form = pages.form(path, holding="outcome")
    needed = [one.rule for one in stories.all_weighed(request, world.reviewer)]
    assert {f"lean_{rule}" for rule in needed} <= form.names
    sent = {**form.fields, "outcome": "refuse", "grounds": ["refugee"], "reasons": WHY}
    without = pages.client.post(path, sent)
    assert body(without).count("Say which way this goes.") == 2 * len(needed), "at the top and at its factor"
    sent |= {f"lean_{rule}": "against" for rule in needed}
    no_reason = pages.client.post(path, sent)
    assert "Say why it goes that way." in body(no_reason)
    assert not signed(request)
    facts = {one.rule: one.evidence for one in stories.all_weighed(request, world.reviewer)}
    sent |= {f"why_{rule}": f"Because of {rule}." for rule in needed}
    sent |= {f"facts_{rule}": list(facts[rule]) for rule in needed}
    assert pages.client.post(path, sent).status_code == 303
    with speaking_as(SYSTEM):
        kept = AssessmentRecord.objects.get(request=request).factors
    assert [(one["rule"], one["why"]) for one in kept] == [(rule, f"Because of {rule}.") for rule in needed]
    assert all(one["evidence"] for one in kept)


def test_both_see_factor_by_factor_where_they_differ_once_both_have_signed(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    stories.assess(request, world.second_reviewer, outcome="approve")
    assert "Factor by factor" not in browse(world.reviewer).text(bench(request))
    stories.assess(request, world.reviewer, outcome="refuse")
    for by in (world.reviewer, world.second_reviewer):
        page = browse(by).text(bench(request))
        assert "Factor by factor" in page
        assert page.count("fn-compared__differs") == len(stories.all_weighed(request, by))
    assert "Factor by factor: " in browse(world.decider).text(bench(request) + "decision/")


# Questions


def asked(request: UUID) -> list[tuple[str, str]]:
    with speaking_as(SYSTEM):
        return list(QuestionRecord.objects.filter(request=request).order_by("pk").values_list("rule", "text"))


def test_questions_are_reworded_left_out_and_sent(world: World, browse: Browse) -> None:
    request = filed(world, "copied-summary")[0]
    pages, path = browse(world.reviewer), bench(request) + "questions/"
    form = pages.form(path, holding="own")
    assert {"ask_0", "ask_1", "ask_2"} <= set(form.fields)
    sent = {**form.fields, "text_0": "What did she do herself?", "own": "Who is still sought?"}
    del sent["ask_1"]
    response = pages.client.post(path, sent, follow=True)
    assert response.redirect_chain == [(bench(request), 303)]
    assert "3 questions are sent." in body(response)
    found = asked(request)
    assert {text for _rule, text in found} >= {"What did she do herself?", "Who is still sought?"}
    assert len(found) == 3
    assert ("rpd-78-1", "Who is still sought?") in found
    assert "Not answered yet." in body(response)


def test_questions_sent_twice_are_asked_once(world: World, browse: Browse) -> None:
    request = filed(world, "copied-summary")[0]
    pages, path = browse(world.reviewer), bench(request) + "questions/"
    sent = pages.form(path, holding="own").fields
    assert [pages.client.post(path, sent).status_code for _each in range(2)] == [303, 303]
    assert len(asked(request)) == 3


def test_no_question_an_empty_one_and_one_of_no_rule_are_refused(world: World, browse: Browse) -> None:
    request = filed(world, "copied-summary")[0]
    pages, path = browse(world.reviewer), bench(request) + "questions/"
    fields = pages.form(path, holding="own").fields
    none = {name: value for name, value in fields.items() if not name.startswith("ask_")}
    assert "Ask at least one question." in body(pages.client.post(path, none))
    assert "Write the question, or leave it out." in body(pages.client.post(path, {**fields, "text_0": " "}))
    strange = pages.client.post(path, {**fields, "rule_0": "no-such-rule"})
    assert "A question names a rule that there is not." in body(strange)
    assert not asked(request)


def test_a_question_that_waits_for_its_answer_is_not_offered_a_second_time_by_itself(
    world: World, browse: Browse
) -> None:
    request = filed(world, "copied-summary")[0]
    pages, path = browse(world.reviewer), bench(request) + "questions/"
    pages.client.post(path, pages.form(path, holding="own").fields)
    assert "No question can be asked now." in pages.text(path)
    with speaking_as(SYSTEM):
        answers = {str(pk): "See the file." for pk in QuestionRecord.objects.values_list("pk", flat=True)}
    answer_questions(request=request, answers=answers, by=world.other, at=NOW)
    page = pages.text(bench(request))
    assert "See the file." in page
    assert "ask_0" in pages.form(path, holding="own").fields, "an answer that settles nothing may be asked about again"


def test_practice_on_a_factor_is_beside_it_in_a_tab_of_its_own_so_that_nothing_written_is_lost(
    world: World, browse: Browse
) -> None:
    page = browse(world.reviewer).text(bench(filed(world, "refugee")[0]) + "worksheet/")
    links = re.findall(r'<a class="govuk-link fn-practice-link" href="/practice/\?article=[^"]+"([^>]*)>', page)
    assert links
    assert all('target="_blank"' in rest for rest in links)


def test_questions_let_the_clock_stand_still_and_an_answer_stands_by_its_question_and_its_finding(
    world: World, browse: Browse
) -> None:
    request = stories.a_submitted(world, a_dossier(warrant=a_warrant(max_penalty=UNKNOWN)), at=now())
    pages = browse(world.reviewer)
    response = pages.post_form(bench(request) + "questions/", {}, holding="ask_0")
    assert "stands still" in body(response).partition('id="next"')[2].partition("</section>")[0]
    with speaking_as(SYSTEM):
        asked = list(QuestionRecord.objects.filter(request=request))
    assert asked
    answers = {str(one.pk): f"Eight years, says article {number}." for number, one in enumerate(asked)}
    answer_questions(request=request, answers=answers, by=world.source, at=now())
    page = pages.text(bench(request))
    todo = page.partition('id="next"')[2].partition("</section>")[0]
    assert "stands still" not in todo
    assert "The bureau has answered." in todo
    section = page.partition('id="questions"')[2].partition("</section>")[0]
    for number, one in enumerate(asked):
        after = section.partition(f"<bdi>{one.text}</bdi>")[2]
        assert f"Eight years, says article {number}." in after.partition("</li>")[0]
        assert f'href="#finding-{one.rule}"' in after.partition("</li>")[0]
