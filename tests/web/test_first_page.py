"""The first page: the story in seven steps while training, a plain page on a live installation."""

import re
from pathlib import Path
from uuid import UUID

import pytest
from django.test import override_settings

from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.formats.dossier import read_dossier
from fairnotice.services import seeding
from fairnotice.services.reading import list_rows
from fairnotice.services.story import Standing, where_it_stands
from fairnotice.web.navigation import HOME
from fairnotice.web.training import story
from fairnotice.web.training.people import people
from tests import stories
from tests.conftest import NOW, World
from tests.stories import assess
from tests.web.conftest import Browse, Form, forms_of

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))
ROOT = Path(__file__).resolve().parents[2] / "src" / "fairnotice" / "web"


@pytest.fixture
def seeded(db: None) -> None:
    """The training world, as a first start makes it."""
    assert seeding.seed_training(dossiers=[read_dossier(path) for path in EXAMPLES], at=NOW)


def buttons(text: str) -> list[Form]:
    return [form for form in forms_of(text) if form.action == "/training/stand-in/"]


def test_a_stranger_reads_seven_steps_in_order(seeded: None, browse: Browse) -> None:
    text = browse().text("/")
    who = re.findall(r'fn-step__who">([^<]+?)\s*<', text)
    assert who == [
        "The prosecutor&#x27;s bureau", "A reviewer", "A second reviewer", "A decision-maker", "A duty officer abroad",
        "A border officer", "Anybody",
    ]  # fmt: skip
    assert "Not INTERPOL, and not affiliated with it." in text
    assert "exercise" in text


STEPS = ("bureau-ir", "reviewer-one", "reviewer-two", "decider", "bureau-gb", "border-gb")


@pytest.mark.parametrize("number", range(len(STEPS)), ids=STEPS)
def test_each_button_stands_in_those_shoes_and_opens_their_page(seeded: None, browse: Browse, number: int) -> None:
    pages = browse()
    form = buttons(pages.text("/"))[number]
    assert form.fields["login"] == [STEPS[number]]
    response = pages.client.post(form.action, form.fields, follow=True)
    assert response.status_code == 200, response.request["PATH_INFO"]
    assert response.request["PATH_INFO"] == form.fields["next"][0].partition("?")[0]
    assert STEPS[number] in response.content.decode()


def test_the_story_leads_to_the_worked_case_and_not_to_another(seeded: None, browse: Browse) -> None:
    request = str(where_it_stands().request)
    forms = buttons(browse().text("/"))
    assert all(request in form.fields["next"][0] for form in forms[:4])


def test_the_story_says_how_far_the_visitor_has_come(seeded: None, browse: Browse) -> None:
    def tags() -> list[str]:
        return [tag.split(">")[1].split("<")[0] for tag in browse().text("/").split('class="govuk-tag')[1:]]

    waits = "Waits for a worksheet"
    assert tags() == ["Submitted", waits, waits, "Needs two worksheets first"]
    refuse_the_worked_case(reviewers=1)
    assert tags() == ["Submitted", "Worksheet signed", waits, "Needs two worksheets first"]
    refuse_the_worked_case(reviewers=2, only="reviewer-two")
    assert tags() == ["Submitted", "Worksheet signed", "Worksheet signed", "Waits for a decision"]
    refuse_the_worked_case(reviewers=0, decide=True)
    assert tags()[-1] == "Refused, as an exercise"


def refuse_the_worked_case(*, reviewers: int, only: str = "", decide: bool = False) -> None:
    """What a visitor does in the shoes of the reviewers and the decision-maker."""
    request = where_it_stands().request
    assert request is not None
    for login in STEPS[1 : 1 + reviewers]:
        if only in ("", login):
            assess(request, officer(login), outcome="refuse", at=NOW)
    if decide:
        stories.decide(request, officer("decider"), outcome="refuse", at=NOW)


def officer(login: str) -> Officer:
    """An account of the training world."""
    account = next(each for each in seeding.ACCOUNTS if each.login == login)
    row = next(row for row in list_rows("officers", by=SYSTEM, limit=500) if row["login"] == login)
    return Officer(id=UUID(row["officer"]), role=account.role, bureau=account.bureau, states=account.states)


def test_an_approval_or_a_page_that_is_not_there_does_not_break_the_story() -> None:
    assert str(story.worked_steps(Standing(state="approved"))[3].state) == "Approved, as an exercise"
    assert story.address("no:such_page") == "/my-work/"


def test_the_borders_box_holds_the_invented_traveller(seeded: None, browse: Browse) -> None:
    pages = browse()
    form = buttons(pages.text("/"))[5]
    text = pages.client.post(form.action, form.fields, follow=True).content.decode()
    assert "Orhyn Tavesc, 1986-09-17, UY" in text
    assert "Tavesc" not in form.fields["next"][0]


def test_the_last_step_is_everybodys(seeded: None, browse: Browse) -> None:
    pages = browse()
    assert 'href="/register/"' in pages.text("/")
    assert "Orin Tavesk" in pages.text("/register/")


def test_the_person_of_the_worked_case_is_not_named(seeded: None, browse: Browse) -> None:
    worked = read_dossier(next(path for path in EXAMPLES if path.stem == "worked-case"))
    text = browse().text("/")
    assert worked.title in text
    for word in worked.subjects[0].label.split():
        assert word not in text
        sources = [*ROOT.rglob("*.py"), *ROOT.rglob("*.html")]
        assert not [path for path in sources if re.search(rf"\b{word}\b", path.read_text(encoding="utf-8"))]


def test_every_account_can_be_stood_in_for_from_here(seeded: None, browse: Browse) -> None:
    offered = {form.fields["login"][0] for form in buttons(browse().text("/"))}
    assert offered == {account.login for account in seeding.ACCOUNTS}
    assert {group.role for group in people()} == {account.role.value for account in seeding.ACCOUNTS}


def test_before_anything_is_there_the_page_still_answers(db: None, browse: Browse) -> None:
    text = browse().text("/")
    assert all(form.fields["next"][0].startswith("/") for form in buttons(text))


def test_a_live_installation_has_a_plain_page_and_no_way_to_stand_in(world: World, browse: Browse) -> None:
    with override_settings(FAIRNOTICE_MODE="live"):
        pages = browse()
        text = pages.text("/")
        assert buttons(text) == []
        assert "EXAMPLE" not in text
        for href in ("/account/", "/register/", "/where-to-complain/", "/figures/", "/what-a-notice-is/"):
            assert f'href="{href}' in text
        assert not pages.client.cookies


@pytest.mark.parametrize("role", list(HOME), ids=str)
def test_work_leads_each_role_to_its_first_page(world: World, browse: Browse, role: Role) -> None:
    officer = next((each for each in world.everybody().values() if each.role is role), None)
    if officer is None:  # nobody is the public, the clocks or the door
        return
    pages = browse(officer)
    response = pages.get("/my-work/")
    assert response.status_code == 303
    assert pages.get(response["Location"]).status_code == 200


def test_work_asks_who_has_not_signed_in_to_do_so(world: World, browse: Browse) -> None:
    response = browse().get("/my-work/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/")
