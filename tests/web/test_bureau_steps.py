"""Each step on its own: what a form shows is what it saves, and what it does not show it leaves alone."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.facts import FACTS
from fairnotice.domain.mode import Mode
from fairnotice.formats.dossier import dossier_from, dossier_to, read_dossier
from fairnotice.formats.dossier.progress import parse_progress
from fairnotice.services import drafts
from fairnotice.web.bureau.content import Place, entries
from fairnotice.web.bureau.flow import ACCOUNT, IDENTITY, PERSON, WARRANT, WHOLE
from fairnotice.web.bureau.tasks import Progress, counted, sections
from tests.conftest import NOW, World
from tests.web.conftest import Browse, forms_of
from tests.web.test_bureau_journey import problems, step

EXAMPLES = Path(__file__).parents[2] / "examples"
BASE = "/bureau/drafts"


def draft_of(world: World, content: dict[str, Any]) -> str:
    """A draft of the source bureau with that content. Answers its address."""
    return f"{BASE}/{drafts.begin_draft(content=content, by=world.source, at=NOW)['draft']}/"


def content_of(world: World, address: str) -> dict[str, Any]:
    """What the draft holds."""
    draft = UUID(address.split("/")[3])
    return drafts.read_draft(draft=draft, purpose="test", by=world.source, at=NOW).content


def example(name: str) -> dict[str, Any]:
    """An example as a draft would take it in: with what its file says and nothing more."""
    text = (EXAMPLES / f"{name}.toml").read_bytes()
    content = parse_progress(text, form="toml")
    request = content["request"]
    request["requester"] = {"name": "National Central Bureau of Portugal", "kind": "bureau", "country": "PT"}
    return content


def addresses(content: dict[str, Any]) -> list[str]:
    """Every step of a draft, from its own address."""
    found = [f"{slug}/" for slug in WHOLE]
    for person in entries(content, "subjects"):
        found += [f"persons/{person['id']}/{slug}/" for slug in PERSON]
        for number in range(len(person["identities"])):
            found += [f"persons/{person['id']}/{number + 1}/{slug}/" for slug in IDENTITY]
    for warrant in entries(content, "warrants"):
        found += [f"warrants/{warrant['id']}/{slug}/" for slug in WARRANT]
    return found


@pytest.mark.parametrize("name", ["ordinary", "copied-summary", "private-debt"])
def test_saving_what_a_step_shows_changes_nothing(browse: Browse, world: World, name: str) -> None:
    content = example(name)
    draft, pages = draft_of(world, content), browse(world.source)
    before = dossier_from(content)
    for address in addresses(content):
        form = pages.form(f"{draft}{address}", holding="seen")
        response = pages.client.post(f"{draft}{address}", form.fields)
        if response.status_code == 422:  # what must be given and the file does not give
            assert "govuk-error-summary" in response.content.decode()
            continue
        assert response.status_code == 303, (address, problems(response))
        assert dossier_from(content_of(world, draft)) == before, address


def test_a_whole_file_as_it_was_filed_passes_through_every_step(browse: Browse, world: World) -> None:
    content = dossier_to(read_dossier(EXAMPLES / "ordinary.toml"))
    draft, pages = draft_of(world, content), browse(world.source)
    for address in addresses(content):
        form = pages.form(f"{draft}{address}", holding="seen")
        response = pages.client.post(f"{draft}{address}", form.fields)
        assert response.status_code in (303, 422), (address, problems(response))
    assert dossier_from(content_of(world, draft)) == dossier_from(content)


def test_an_emptied_field_takes_its_key_away_and_its_table_with_it(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    step(pages, f"{draft}interest/", {"interest": "", "relevance": "", "linked_event": ""})
    request = content_of(world, draft)["request"]
    assert "interest" not in request
    assert "relevance" not in request["metadata"]


def test_not_known_is_kept_as_an_answer_and_nothing_is_a_default(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    step(pages, f"{draft}attestations/", {"checked_article_3": "unknown"})
    step(pages, f"{draft}setting/", {"context-act-abroad": "unknown"})
    content = content_of(world, draft)
    assert content["request"]["attestations"]["checked_article_3"] == "unknown"
    (said,) = [each for each in content["statements"] if each["about"] == "context.act_abroad"]
    assert "value" not in said
    assert pages.form(f"{draft}setting/", holding="seen").fields["context-act-abroad"] == ["unknown"]


def test_what_others_say_of_a_fact_stays_when_the_bureau_answers_it(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    words = {"act-violence-or-serious-harm": "yes", "act-violence-or-serious-harm-words": "One leg is lost."}
    step(pages, f"{draft}harm/", words)
    said = [each for each in content_of(world, draft)["statements"] if each["about"] == "act.violence_or_serious_harm"]
    assert {each["source"] for each in said} == {"hospital", "file"}


def test_yes_needs_words_and_words_need_an_answer(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    response = pages.post_form(
        f"{draft}politics/", {"act-expression": "yes", "act-assembly-words": "A march."}, "Save and continue"
    )
    assert "Say in your words what was so." in problems(response)
    assert "Choose an answer to go with your words." in problems(response)
    assert "A march." in response.content.decode()


@pytest.mark.parametrize(
    ("address", "data", "says"),
    [
        ("matter/", {"title": ""}, "Write a title."),
        ("incident/", {"when_day": "31", "when_month": "2", "when_year": "2023"}, "There is no such day in that month"),
        ("persons/s1/1/names/", {"0-text": ""}, "Write the name as it stands in the paper."),
        ("persons/s1/1/particulars/", {"nationalities": "Uruguay\nAtlantis"}, "Line 2 is not a country"),
        ("persons/s1/1/births/", {"0-date_year": "86"}, "four digits"),
        ("warrants/w1/offences/", {"0-max_penalty": "long"}, "Write it as: 24 months"),
        ("warrants/w1/covers/", {"subjects": []}, "Choose at least one person."),
        ("undisclosed/", {"at-least-w1": "0"}, "greater than or equal to 1"),
        ("conditions/", {"access": "some"}, "Name the countries that may not see it."),
        ("conditions/", {"retention_months": "five"}, "whole number"),
        ("urgent/", {"urgent": "yes"}, "Say why it cannot wait."),
    ],
)
def test_what_is_wrong_is_said_in_the_step_and_nothing_is_saved(
    browse: Browse, world: World, address: str, data: dict[str, Any], says: str
) -> None:
    content = example("ordinary")
    draft, pages = draft_of(world, content), browse(world.source)
    response = pages.post_form(f"{draft}{address}", data, "Save and continue")
    assert response.status_code == 422
    assert any(says in each for each in problems(response)), problems(response)
    assert content_of(world, draft) == content


def test_dates_of_birth_keep_their_calendar(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    births = f"{draft}persons/s1/1/births/"
    data = {"0-date_day": "31", "0-date_month": "2", "0-date_year": "1365", "0-calendar": "solar_hijri"}
    step(pages, births, data)
    identity = content_of(world, draft)["subjects"][0]["identities"][0]
    assert identity["births"] == [{"date": "1365-02-31", "calendar": "solar_hijri"}]
    response = pages.post_form(births, {"0-calendar": "hijri"}, "Save and continue")
    assert response.status_code == 422
    thirteenth = {"0-date_day": "5", "0-date_month": "13", "0-date_year": "1978"}
    assert pages.post_form(births, thirteenth | {"0-calendar": ""}, "Save and continue").status_code == 422
    step(pages, births, thirteenth | {"0-calendar": "ethiopian"})
    identity = content_of(world, draft)["subjects"][0]["identities"][0]
    assert identity["births"] == [{"date": "1978-13-05", "calendar": "ethiopian"}]


def test_countries_are_understood_by_name_and_by_letters(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    step(pages, f"{draft}assurances/", {"extradition_countries": "brazil\nES\nURY\nES"})
    assert content_of(world, draft)["request"]["assurances"]["extradition_countries"] == ["BR", "ES", "UY"]


def test_everybody_may_see_it_is_a_statement_and_not_decided_is_none(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    metadata = content_of(world, draft)["request"]["metadata"]
    assert metadata["access_limits"] == []
    step(pages, f"{draft}conditions/", {"access": "some", "access_limits": "Fiji"})
    assert content_of(world, draft)["request"]["metadata"]["access_limits"] == ["FJ"]
    step(pages, f"{draft}conditions/", {"access": "unknown"})
    assert content_of(world, draft)["request"]["metadata"]["access_limits"] == "unknown"
    step(pages, f"{draft}conditions/", {"access": "all"})
    assert content_of(world, draft)["request"]["metadata"]["access_limits"] == []


def test_another_entry_is_offered_without_saving_and_what_was_typed_stays(browse: Browse, world: World) -> None:
    content = example("ordinary")
    draft, pages = draft_of(world, content), browse(world.source)
    response = pages.post_form(f"{draft}persons/s1/1/names/", {"0-text": "Typed, not saved"}, "Add another name")
    (form,) = [each for each in forms_of(response.content.decode()) if "seen" in each.names]
    assert form.fields["0-text"] == ["Typed, not saved"]
    assert "2-text" in form.names
    assert content_of(world, draft) == content
    sent = {**form.fields, "2-text": "Orin T."}
    assert pages.client.post(f"{draft}persons/s1/1/names/", sent).status_code == 303
    names = content_of(world, draft)["subjects"][0]["identities"][0]["names"]
    assert [name["text"] for name in names] == ["Typed, not saved", "Орин Тавеск", "Orin T."]
    assert names[1]["script"] == "Cyrl"


def test_an_entry_is_removed_by_its_box(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    step(pages, f"{draft}warrants/w1/offences/", {"0-remove": "on"})
    (left,) = content_of(world, draft)["warrants"][0]["offences"]
    assert (left["id"], left["charge"]) == ("o2", "carrying a prohibited weapon")


def test_an_account_of_somebody_else_is_added_with_its_source_changed_and_taken_out(
    browse: Browse, world: World
) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    given = {
        "about": "act.property_damage",
        "by": "the insurer",
        "words": "The window was broken.",
        "value": "yes",
        "source_kind": "record",
        "source_title": "report of the insurer",
    }
    step(pages, f"{draft}accounts/new/", given)
    content = content_of(world, draft)
    account = content["statements"][-1]
    assert (account["value"], content["sources"][-1]["title"]) == (True, "report of the insurer")
    address = f"{draft}accounts/{account['id']}/"
    step(pages, address, {"value": "words"})
    assert "value" not in content_of(world, draft)["statements"][-1]
    wrong = pages.post_form(address, {"value": "universal"}, "Save and continue")
    assert "This answer does not fit the fact. Choose another." in problems(wrong)
    step(pages, f"{address}remove/", {}, "Take out")
    assert len(content_of(world, draft)["statements"]) == len(content["statements"]) - 1


def test_an_id_that_could_name_a_person_is_not_in_an_address(browse: Browse, world: World) -> None:
    content = example("ordinary")
    content["subjects"][0]["id"] = "orin-tavesk"
    content["warrants"][0]["subjects"] = ["orin-tavesk"]
    draft, pages = draft_of(world, content), browse(world.source)
    listed = pages.text(f"{draft}persons/")
    assert "/orin-tavesk/" not in listed
    assert pages.get(f"{draft}persons/orin-tavesk/").status_code == 404


def test_a_live_installation_does_not_ask_whether_the_person_exists() -> None:
    step_ = PERSON["status"]
    content: dict[str, Any] = {"subjects": [{"id": "s1", "identities": [{}]}]}
    form: Any = step_.form(content=content, place=Place("subjects", "s1"), mode=Mode.LIVE)
    assert form.initial["reality"] == "actual"
    assert [field.name for field in form.visible_fields()] == ["status"]


def test_the_task_list_counts_what_must_be_done() -> None:
    nothing = Progress(UUID(int=0), {}, "", Mode.TRAINING)
    assert counted(sections(nothing)) == (0, 13)
    whole = Progress(UUID(int=0), example("ordinary"), "", Mode.TRAINING, papers=1)
    done, all_of_them = counted(sections(whole))
    assert 0 < done < all_of_them
    assert {task.status for section in sections(whole) for task in section.tasks}


def test_an_account_can_give_every_value_that_a_fact_takes() -> None:
    form: Any = ACCOUNT.form(content={})
    offered = {value for value, _label in form.fields["value"].choices}
    assert offered == {"yes", "no", "words", *(word for fact in FACTS.values() if fact.ask for word in fact.values)}


def test_a_warrant_is_added_named_and_taken_out_again(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    there = step(pages, f"{draft}warrants/", {}, "Add another one")
    assert there == f"{draft}warrants/w2/authority/"
    step(pages, there, {"name": "Court of Appeal of Porto", "kind": "court"})
    assert "Court of Appeal of Porto" in pages.text(f"{draft}warrants/w2/")
    step(pages, f"{draft}warrants/w2/sentence/", {"imposed": "5 years", "in_absentia": "no"})
    assert "Judgment: Court of Appeal of Porto" in pages.text(f"{draft}check/")
    step(pages, f"{draft}warrants/w2/remove/", {}, "Take out")
    assert [each["id"] for each in content_of(world, draft)["warrants"]] == ["w1"]
    assert pages.get(f"{draft}warrants/w2/").status_code == 404


def test_a_bound_below_those_who_are_named_is_refused_and_an_empty_one_taken_away(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("copied-summary")), browse(world.source)
    named = len(content_of(world, draft)["warrants"][0]["subjects"])
    wrong = pages.post_form(f"{draft}undisclosed/", {"at-least-w1": str(named - 1)}, "Save and continue")
    assert wrong.status_code == 422
    step(pages, f"{draft}undisclosed/", {"at-least-w1": str(named + 4)})
    assert content_of(world, draft)["warrants"][0]["at_least"] == named + 4
    step(pages, f"{draft}undisclosed/", {"at-least-w1": ""})
    assert "at_least" not in content_of(world, draft)["warrants"][0]


def test_what_makes_it_urgent_is_kept_beside_the_file(browse: Browse, world: World) -> None:
    draft, pages = draft_of(world, example("ordinary")), browse(world.source)
    step(pages, f"{draft}urgent/", {"urgent": "yes", "why": "He sails tonight."})
    assert "He sails tonight." in pages.text(f"{draft}check/")
    step(pages, f"{draft}urgent/", {"urgent": "no"})
    assert "He sails tonight." not in pages.text(f"{draft}check/")
    assert content_of(world, draft) == example("ordinary")
