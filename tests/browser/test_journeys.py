"""Whole days of work in a real browser, each as the person who does it."""

import re
from typing import TYPE_CHECKING

from tests.browser.conftest import Site, stand_in
from tests.browser.walking import a_draft, choose, go_on, heading, said, to_words, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

TRAVELLER = "Orhyn Tavesc, 1986-09-17, UY"
WHY = "The file was read twice, and the reasons stand in it."
NAME = "Ruy Castelmar"
"""Somebody invented, of whom nothing is filed before these tests."""


def test_from_a_check_by_keyboard_alone_to_a_measure(site: Site) -> None:
    """A border officer finds, the bureau asks, the source confirms, and only then is a measure recorded."""
    with site.visit("border-gb") as page:
        page.goto("/border/")
        page.locator("input:focus").wait_for()  # the box has it as soon as the page is drawn
        page.keyboard.type(TRAVELLER)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "possible match" in heading(page)
        card = page.locator("main").inner_text()
        assert "EX-A-1" in card
        assert re.search(r"(?i)must not", card)
        to_words(page, "Compare")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        to_words(page, "photograph")
        page.keyboard.type("the same person")
        to_words(page, "Birth date")
        page.keyboard.type("the same day")
        to_words(page, "Yes, it is")
        page.keyboard.press("Space")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "Verified" in said(page)
        hit = page.url
        ask_the_source(page, hit)
        the_source_confirms(page)
        a_measure_is_taken(page, hit)
        assert "Monitoring" in said(page)
        stand_in(page, "bureau-pt")
        page.goto("/duty/")
        told = page.locator('main a[href*="/duty/disclosures/"]').first.get_attribute("href")
        page.goto(told or "")
        assert "Found in the United Kingdom." in said(page)


def ask_the_source(page: "Page", hit: str) -> None:
    """The bureau of that border asks."""
    stand_in(page, "bureau-gb")
    page.goto(hit)
    go_on(page, "Ask the source")
    go_on(page, "Ask the source now")
    assert "Source asked" in said(page)


def the_source_confirms(page: "Page") -> None:
    """The bureau whose notice it is answers, and does not learn who asks or where."""
    stand_in(page, "bureau-pt")
    page.goto("/duty/")
    assert "United Kingdom" not in said(page)
    asked = page.locator('main a[href*="/duty/confirmations/"]')
    for href in dict.fromkeys(link.get_attribute("href") or "" for link in asked.all()):
        page.goto(href)
        choose(page, "Yes: it stands")
        go_on(page, "Send the answer")


def a_measure_is_taken(page: "Page", hit: str) -> None:
    """Protection is checked, what the source learns decided, and a measure recorded."""
    stand_in(page, "bureau-gb")
    page.goto(hit)
    go_on(page, "Check protection")
    choose(page, "No protection was found")
    write(page, "Where you looked", "The asylum authority's register and the person's own account.")
    go_on(page, "Record what was found")
    go_on(page, "Decide what the source learns")
    choose(page, "Where the person was found")
    write(page, "Words for the source", "Found in the United Kingdom.")
    write(page, "Reasons", "No protection was found, and national law allows it.")
    go_on(page, "Record the decision")
    go_on(page, "Record what was done")
    choose(page, "Monitoring")
    write(page, "Under which law", "An invented act, section 1; decided by the duty judge.")
    go_on(page, "Record the measure")


def test_from_a_case_file_to_the_public_register_without_scripts(site: Site) -> None:
    """A bureau sends a request, two reviewers and a third person decide, the public reads, the Commission blocks."""
    with site.visit("bureau-pt", java_script_enabled=False) as page:
        request = a_request_is_sent(page)
        for login in ("reviewer-one", "reviewer-two"):
            a_worksheet_is_signed(page, login, request)
        notice = it_is_decided_and_published(page, request)
        page.goto("/register/")
        assert NAME in said(page)
        the_commission_blocks(page, notice)
        page.goto("/register/")
        assert NAME not in said(page)


def a_request_is_sent(page: "Page") -> str:
    """By the bureau, from a case file of its own. Answers its id."""
    a_draft(page, NAME)
    go_on(page, "Check your answers")
    assert NAME in said(page)
    for box in page.locator('main input[type="checkbox"]').all():
        box.check()
    go_on(page, "Send to the secretariat")
    page.goto("/bureau/")
    go_on(page, NAME)
    return page.url.rstrip("/").rpartition("/")[2]


def a_worksheet_is_signed(page: "Page", login: str, request: str) -> None:
    """Blind: what the rules recommend is not in the page before."""
    stand_in(page, login)
    page.goto(f"/secretariat/requests/{request}/")
    assert "No bar found" not in page.content()
    go_on(page, "Write my worksheet")
    choose(page, "Approve")
    write(page, "Reasons", WHY)
    go_on(page, "Sign my worksheet")
    assert "No bar found" in said(page)


def it_is_decided_and_published(page: "Page", request: str) -> str:
    """By a third person. Answers the notice's number."""
    stand_in(page, "decider")
    page.goto(f"/secretariat/requests/{request}/decision/")
    choose(page, "Approve")
    write(page, "Reasons", WHY)
    go_on(page, "Check before I send")
    go_on(page, "Approve the request")
    page.goto(f"/secretariat/requests/{request}/publish/")
    go_on(page, "Check before I publish")
    go_on(page, "Publish")
    return re.search(r"EX-A-\d+/\d\d-\d{4}", said(page))[0]  # type: ignore[index]  # without it the test fails


def the_commission_blocks(page: "Page", notice: str) -> None:
    """In one step: a reason and a button on the notice's own page."""
    stand_in(page, "commission")
    page.goto("/commission/")
    go_on(page, notice)
    write(page, "Reason", "A complaint makes the facts doubtful; the notice must not be acted on meanwhile.")
    go_on(page, "Block the notice")
    assert "Blocked by the Commission" in said(page)


def test_a_draft_in_steps_kept_and_changed_in_two_tabs(site: Site) -> None:
    """Nothing typed is lost, and of two who change the same step the second sees both versions."""
    with site.visit("bureau-uy") as page:
        page.goto("/bureau/new/")
        go_on(page, "Start")
        draft = page.url
        go_on(page, "Title and summary")
        write(page, "Title", "A lost caravel")
        go_on(page, "Save and come back later")
        page.goto(draft)
        go_on(page, "Title and summary")
        other = page.context.new_page()
        other.goto(page.url)
        write(other, "Title", "A caravel that was sunk")
        go_on(other, "Save and come back later")
        write(page, "Title", "A stolen caravel")
        go_on(page, "Save and continue")
        assert "A caravel that was sunk" in said(page)
        assert "A stolen caravel" in page.content()


def test_pointing_at_a_finding_lights_up_the_words_that_it_rests_on(site: Site) -> None:
    with site.visit("reviewer-one") as page:
        page.goto("/secretariat/")
        go_on(page, "Missing funds")
        pointer = page.locator("[data-points-to]").first
        words = (pointer.get_attribute("data-points-to") or "").split()[0]
        assert not page.locator(f'[id="{words}"].fn-lit').count()
        pointer.hover()
        page.locator(f'[id="{words}"].fn-lit').wait_for()


def test_what_was_typed_in_a_session_that_ended_comes_back_after_signing_in(site: Site) -> None:
    with site.visit("reviewer-one") as page:
        page.goto("/secretariat/")
        go_on(page, "Missing funds")
        go_on(page, "Write my worksheet")
        choose(page, "Approve")
        write(page, "Reasons", "Nine long sentences that nobody wants to write again.")
        page.context.clear_cookies(name="fairnotice_session")
        go_on(page, "Sign my worksheet")
        assert heading(page) == "Your session has ended"
        stand_in(page, "reviewer-one")
        page.goto("/kept/")
        page.get_by_text("Show what you typed").click()
        assert "Nine long sentences" in said(page)
        go_on(page, "Send it again")
        assert "signed" in said(page)


def test_a_new_colleague_comes_in_by_a_link_and_a_leaver_is_out_at_once(site: Site) -> None:
    with site.visit("administrator") as page, site.visit() as hers:
        page.goto("/administration/people/new/")
        write(page, "Sign-in name", "ada.quist")
        page.get_by_label("Office", exact=True).select_option("secretariat")
        choose(page, "Reviewer")
        go_on(page, "Add")
        person = page.url
        go_on(page, "Make the invitation link")
        go_on(page, "Make the link")
        link = re.search(r"http://\S+/account/welcome/\S+", page.locator("main").inner_text() + page.content())
        assert link
        hers.goto(re.sub(r'["<].*', "", link[0]))
        for box in hers.locator('main input[type="password"]').all():
            box.fill("a caravel, two oars and no sail")
        hers.locator("main form button[type=submit]").first.click()
        hers.wait_for_load_state()
        hers.goto("/secretariat/")
        assert heading(hers) == "Requests"
        page.goto(person)
        go_on(page, "Close the account")
        for box in page.locator('main input[type="checkbox"]').all():
            box.check()
        go_on(page, "Close the account")
        hers.goto("/secretariat/")
        assert "sign-in" in hers.url


def test_each_step_of_the_story_opens_that_persons_page(site: Site) -> None:
    with site.visit() as page:
        page.goto("/")
        steps = page.locator(".fn-steps > li")
        assert steps.count() == 7
        for number in range(7):
            page.goto("/")
            step = page.locator(".fn-steps > li").nth(number)
            with page.expect_navigation():
                step.locator("button, a.govuk-button").first.click()
            assert page.locator("h1").count() == 1
            assert "not affiliated" in page.content()
            assert "EXAMPLE" in page.content()
