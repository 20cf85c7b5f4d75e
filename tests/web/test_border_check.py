"""The check at the border: one box, an answer, one card; nothing about a traveller in an address."""

import re
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import HitRecord, IdempotencyRecord, TravellerCountRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.administration import update_bureau
from fairnotice.services.cases import add_facts, draft_request
from fairnotice.services.hits import verify_hit
from fairnotice.services.publication import block_notice, publish_notice
from fairnotice.services.requests import submit_request
from tests.builders import a_dossier, a_protection, a_subject
from tests.conftest import NOW, World
from tests.formats.test_mrz import a_passport
from tests.stories import WHY, a_case, a_notice, assess, decide, invented
from tests.web.border_pages import words
from tests.web.conftest import Browse, Pages

LINE = "Orin Tavesk, 1986-09-17, UY"


def ask(pages: Pages, line: str = LINE, **more: str) -> Any:
    """Fill in the box and send it. The answer comes on the same address."""
    return pages.post_form("/border/", {"line": line, **more})


def hits() -> int:
    """How many hits there are."""
    with speaking_as(SYSTEM):
        return HitRecord.objects.count()


def test_the_page_has_one_box_that_takes_the_focus_and_says_how_fresh_the_list_is(browse: Browse, world: World) -> None:
    a_notice(world)
    text = browse(world.border).text("/border/")
    assert text.count("autofocus") == 1
    assert "Looks through 1 notice in force" in text
    assert "entry 1 of the register" in text


def test_a_zone_pasted_into_the_box_for_a_name_is_read_as_one(browse: Browse, world: World) -> None:
    a_notice(world)
    response = browse(world.border).post_form("/border/", {"line": "", "name": a_passport().replace("\n", " ")})
    assert "1 possible match" in words(response)
    half = a_passport().split("\n")[0]
    refused = browse(world.border).post_form("/border/", {"line": "", "name": half})
    assert refused.status_code == 422
    assert "two lines of 44 or of 36 characters" in words(refused)


def test_an_uncertain_age_is_said_to_be_possibly_that_of_a_minor(browse: Browse, world: World) -> None:
    a_notice(world)
    pages = browse(world.border)
    assert "Possibly a minor: no birth date was given" in words(ask(pages, "Orin Tavesk"))
    assert "Possibly a minor" not in words(ask(pages, "Orin Tavesk, 1986-09-17"))
    assert "Possibly a minor" not in words(ask(pages, "Milo Hartwin"))


@pytest.mark.parametrize("box", ["line", "name"])
def test_a_name_that_is_shown_in_another_order_is_found_and_that_is_said(
    browse: Browse, world: World, box: str
) -> None:
    a_notice(world)
    response = browse(world.border).post_form("/border/", {"line": "", box: "\u202eksevaT nirO\u202c"})
    assert "1 possible match" in words(response)
    assert "invisible characters that turn the direction of writing" in words(response)


def test_a_name_that_is_too_long_is_refused_and_the_browser_cuts_nothing_off(browse: Browse, world: World) -> None:
    pages = browse(world.border)
    assert 'maxlength="' not in pages.text("/border/").partition('name="purpose"')[0]
    response = pages.post_form("/border/", {"line": "", "name": "Orin " * 70})
    assert response.status_code == 422
    assert "At most 300 characters, and this has 349" in words(response)


@pytest.mark.parametrize("given", [{"line": "A"}, {"line": "", "name": "A"}, {"line": "", "name": "\u0e34"}])
def test_a_name_of_one_letter_is_said_to_be_too_short(browse: Browse, world: World, given: dict[str, str]) -> None:
    response = browse(world.border).post_form("/border/", given)
    assert response.status_code == 422
    assert "too short to be compared with any name" in words(response)


@pytest.mark.parametrize("who", ["reviewer", "decider", "commission", "compliance", "administrator"])
def test_the_check_is_for_bureaus_and_borders(browse: Browse, world: World, who: str) -> None:
    assert browse(getattr(world, who)).get("/border/").status_code == 404


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Orin Tavesk, 17-09-86", "The year has two digits only"),
        ("Orin Tavesk, 860917", "can be a document number or a birth date"),
        ("Orin Tavesk, September 17, 1986", "17 September 1986"),
        ("Orin Tavesk, 2529-09-17", "another calendar is looked for"),
        ("Orin Tavesk, 1365-06-26", "more than one calendar"),
    ],
)
def test_a_birth_date_is_understood_in_every_way_that_it_can_be_and_that_is_said(
    browse: Browse, world: World, line: str, says: str
) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), line))
    assert "1 possible match" in text and says in text
    assert "The birth dates are the same day" in text


def test_of_a_birth_date_that_can_be_read_two_ways_the_officer_is_asked_which_is_meant(
    browse: Browse, world: World
) -> None:
    a_notice(world)
    pages = browse(world.border)
    text = words(ask(pages, "Orin Tavesk, 09/10/1986"))
    _before, decides = text.split("What would decide it")
    asked = decides.index("Which birth date is meant: 9 October or 10 September 1986?")
    assert asked < decides.index("A document number")
    assert "Which birth date is meant" not in words(ask(pages, "Orin Tavesk, 1986-10-09"))


def test_the_birth_date_in_its_own_field_may_be_of_another_calendar_and_not_to_come(
    browse: Browse, world: World
) -> None:
    a_notice(world)
    pages = browse(world.border)
    found = words(ask(pages, "", name="Orin Tavesk", born_day="26", born_month="6", born_year="1365"))
    assert "The birth dates are the same day" in found and "more than one calendar" in found
    refused = ask(pages, "", name="Orin Tavesk", born_day="17", born_month="9", born_year="2999")
    assert refused.status_code == 422
    assert "The day has not come, in any calendar." in words(refused)


def test_nothing_found_says_so_and_keeps_only_a_count(browse: Browse, world: World) -> None:
    a_notice(world)
    response = ask(browse(world.border), "Maja Lindqvist, 1971-02-03, SE")
    text = words(response)
    assert response.status_code == 200
    assert "Nothing found" in text
    assert "No record of the person was kept" in text
    assert "Looks through 1 notice in force" in text
    assert hits() == 0
    with speaking_as(SYSTEM):
        count = TravellerCountRecord.objects.get(bureau_id="NZ")
        assert (count.checked, count.matched) == (1, 0)


def test_a_match_shows_the_comparison_and_one_card_for_this_country(browse: Browse, world: World) -> None:
    a_notice(world)
    update_bureau(code="NZ", name="Bureau NZ", telephone="+999 64 1000", by=SYSTEM, at=NOW)
    text = words(ask(browse(world.border)))
    assert "1 possible match: compare" in text
    assert "Strong match" in text
    assert "The birth dates are the same day." in text
    assert text.count('<section class="fn-card ') == 1
    assert "autofocus" not in text  # the answer is read first
    assert "No power to arrest is established here" in text
    assert "Nobody is compelled by a notice." in text
    assert "Do not arrest on this alone." in text
    assert "New Zealand court" in text
    assert 'href="tel:+999641000"' in text
    assert "/verify/" in text
    assert hits() == 1


def test_a_name_alone_is_a_possible_match(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), "Orin Tavesk"))
    assert "Possible match" in text
    assert "Strong match" not in text


def test_a_machine_readable_zone_in_one_line_is_understood(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), a_passport().replace("\n", "")))
    assert "ORIN TAVESK" in text
    assert "XQ7714203" in text
    assert "It is the same document" in text


def test_half_a_zone_is_refused_and_stays_in_the_box(browse: Browse, world: World) -> None:
    half = a_passport().split("\n")[0]
    response = ask(browse(world.border), half)
    assert response.status_code == 422
    assert "two lines of 44" in words(response)
    assert half.replace("<", "&lt;") in words(response)


def test_a_refugee_s_document_warns_before_the_card(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), a_passport(code="PR").replace("\n", "")))
    assert text.index("holder is a refugee") < text.index('<section class="fn-card ')
    assert "tell no other state that the person is here" in text


def test_a_diplomat_s_passport_warns_even_when_nothing_is_found(browse: Browse, world: World) -> None:
    text = words(ask(browse(world.border), a_passport(code="PD").replace("\n", "")))
    assert "diplomatic passport" in text
    assert "foreign ministry" in text


def test_a_specimen_is_not_looked_for_in_earnest(browse: Browse, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    specimen = a_passport(issuer="UTO", nationality="UTO").replace("\n", "")
    pages = browse(world.border)
    assert ask(pages, specimen).status_code == 200
    monkeypatch.setattr(settings, "FAIRNOTICE_MODE", "live")
    response = ask(pages, specimen)
    assert response.status_code == 422
    assert "specimen" in words(response)


def test_what_was_not_understood_is_said(browse: Browse, world: World) -> None:
    text = words(ask(browse(world.border), "Maja Lindqvist, 31.02.1980"))
    assert "Not understood, and not looked for: <bdi>31.02.1980</bdi>" in text


@pytest.mark.parametrize("line", ["", "   ", "1986-09-17", "\u200b"])
def test_without_a_name_nothing_is_looked_for(browse: Browse, world: World, line: str) -> None:
    response = ask(browse(world.border), line)
    assert response.status_code == 422
    with speaking_as(SYSTEM):
        assert not TravellerCountRecord.objects.exists()


def test_the_parts_can_be_given_apart(browse: Browse, world: World) -> None:
    a_notice(world)
    response = ask(browse(world.border), "", name="Orin Tavesk", born_year="1986", nationality="UY", sex="male")
    text = words(response)
    assert "The birth years agree" in text
    assert "A nationality is the same" in text


def test_a_wrong_part_is_told_at_its_field(browse: Browse, world: World) -> None:
    response = ask(browse(world.border), LINE, born_day="31", born_month="2", born_year="1980")
    assert response.status_code == 422
    assert "There is no such day in that month" in words(response)


def test_the_answer_loaded_again_raises_and_counts_nothing(browse: Browse, world: World) -> None:
    a_notice(world)
    pages = browse(world.border)
    form = pages.form("/border/", holding="line")
    sent = {**form.fields, "line": LINE}
    first = words(pages.client.post("/border/", sent))
    second = words(pages.client.post("/border/", sent))
    assert hits() == 1
    assert "1 possible match" in first
    assert "1 possible match" in second
    assert "Strong match" in second
    with speaking_as(SYSTEM):
        assert TravellerCountRecord.objects.get(bureau_id="NZ").checked == 1


def test_another_traveller_on_the_same_form_is_another_check(browse: Browse, world: World) -> None:
    a_notice(world)
    pages = browse(world.border)
    form = pages.form("/border/", holding="line")
    assert "Nothing found" in words(pages.client.post("/border/", {**form.fields, "line": "Maja Lindqvist, 1971"}))
    assert "1 possible match" in words(pages.client.post("/border/", {**form.fields, "line": LINE}))


def test_the_form_of_another_account_is_another_check(browse: Browse, world: World) -> None:
    a_notice(world)
    key = str(uuid4())
    for officer in (world.border, world.locating):
        pages = browse(officer)
        form = pages.form("/border/", holding="line")
        pages.client.post("/border/", {**form.fields, "key": key, "line": LINE})
    assert hits() == 2


def test_what_is_kept_of_a_key_names_nobody(browse: Browse, world: World) -> None:
    a_notice(world)
    ask(browse(world.border))
    with speaking_as(world.border):
        (kept,) = IdempotencyRecord.objects.filter(act="check_traveller")
    assert "Tavesk" not in f"{kept.key}{kept.answer}"
    assert set(kept.answer or {}) == {"hits"}


def test_after_a_no_the_same_answer_shows_no_particulars(browse: Browse, world: World) -> None:
    a_notice(world)
    pages = browse(world.border)
    form = pages.form("/border/", holding="line")
    sent = {**form.fields, "line": LINE}
    pages.client.post("/border/", sent)
    with speaking_as(SYSTEM):
        hit = HitRecord.objects.get()
    verify_hit(hit=hit.pk, same=False, compared={"photograph": "another person"}, by=world.border, at=NOW)
    text = words(pages.client.post("/border/", sent))
    assert "This was compared already: Not the person" in text
    assert "The birth dates are the same day." not in text


def test_a_notice_that_left_the_list_gives_no_card(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    pages = browse(world.border)
    form = pages.form("/border/", holding="line")
    sent = {**form.fields, "line": LINE}
    pages.client.post("/border/", sent)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    text = words(pages.client.post("/border/", sent))
    assert "no longer in your list" in text
    assert '<section class="fn-card ' not in text


def test_nothing_about_a_traveller_is_in_an_address(browse: Browse, world: World) -> None:
    a_notice(world)
    response = ask(browse(world.border))
    assert response.redirect_chain == []
    assert response.request["PATH_INFO"] == "/border/"
    assert response.request["QUERY_STRING"] == ""
    assert 'method="post"' in words(response)


def test_protection_that_reviewers_hold_is_not_in_what_a_border_reads(browse: Browse, world: World) -> None:
    case = a_case(world)
    more = invented(a_dossier(subject=a_subject(protections=(a_protection(confirmed=False),))))
    add_facts(case=case, dossier=more, by=world.reviewer, at=NOW)
    request = UUID(draft_request(case=case, subject="s1", by=world.source, at=NOW)["request"])
    submit_request(request=request, by=world.source, at=NOW)
    for by in (world.reviewer, world.second_reviewer):
        assess(request, by)
    decide(request, world.decider)
    publish_notice(request=request, by=world.decider, at=NOW)
    assert "No protection is shown here" in words(ask(browse(world.border)))


def test_at_most_five_candidates_are_shown_and_the_rest_is_said(browse: Browse, world: World) -> None:
    for number in range(6):
        a_notice(world, replace(a_dossier(), id=f"case-{number}"))
    response = ask(browse(world.border))
    text = words(response)
    assert text.count('<article class="fn-candidate"') == 5
    assert "1 more is in the list of hits" in text
    assert hits() == 6


def test_a_source_sees_its_own_notice_as_its_own(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.source)))
    assert "Portugal" in text
    assert "this country" in text


def test_a_restricted_bureau_finds_nothing(browse: Browse, world: World) -> None:
    a_notice(world, restricted=("NZ",))
    assert "Nothing found" in words(ask(browse(world.border)))


@pytest.mark.parametrize(
    "line",
    ["x" * 600, "a " * 299, "\u0000Orin", "\ud83d", "<script>alert(1)</script>", "'; DROP TABLE hit; --"],
)
def test_odd_input_is_answered_in_words(browse: Browse, world: World, line: str) -> None:
    a_notice(world)
    response = ask(browse(world.border), line.encode("utf-8", "replace").decode())
    assert response.status_code in {200, 422}
    assert "<script>alert" not in words(response)


def test_what_speaks_against_is_said_in_a_word(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), "Orin Tavesk, 1986-09-17, f"))
    assert '<strong class="fn-compare__word">Differs</strong>' in text
    assert "The sex as stated differs." in text


def test_how_much_each_comparison_is_worth_is_drawn_and_said(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), "Orin Tavesk, 1986-09-17, f"))
    assert "speaks for it: 14 bits" in text, "the same day"
    assert "speaks against it: 4 bits" in text, "another sex"
    drawn = re.findall(r'fill" x="([\d.]+)" width="([\d.]+)"', text)
    assert all(float(begins) == 50.0 or float(begins) + float(wide) == pytest.approx(50.0) for begins, wide in drawn)
    assert len(drawn) == 3


def test_one_bit_is_not_counted_as_several(browse: Browse, world: World) -> None:
    a_notice(world)
    text = words(ask(browse(world.border), "Orin Tavesk, 1986-09-17, UY, m"))
    assert "speaks for it: 1 bit<" in text
    assert "1 bits" not in text


def test_one_word_of_a_longer_name_is_said_to_be_too_little(browse: Browse, world: World) -> None:
    a_notice(world)
    pages = browse(world.border)
    alone = words(ask(pages, "Tavesk"))
    assert "one word of a longer name is too little to show anybody" in alone
    assert "is like what you typed" not in alone
    for line in ("Milo Hartwin", "Hartwin, 1986-09-17"):
        answer = words(ask(pages, line))
        assert "is like what you typed" in answer
        assert "one word of a longer name" not in answer


@pytest.mark.parametrize("page", ["answer", "hit", "verify"])
def test_what_would_decide_and_what_would_rule_out_stand_where_a_match_is_looked_at(
    browse: Browse, world: World, page: str
) -> None:
    a_notice(world)
    pages = browse(world.border)
    text = words(ask(pages))
    if page != "answer":
        with speaking_as(SYSTEM):
            hit = HitRecord.objects.get().pk
        text = " ".join(pages.text(f"/border/hits/{hit}/{'verify/' if page == 'verify' else ''}").split())
    assert text.count("What would decide it</h") == 1
    assert "A document number, with its kind and issuing country, seen on both sides." in text
    assert text.count("What would show that it is somebody else</h") == 1
    assert "A proven birth date other than 17 September 1986." in text
