"""The form asks what each kind of notice needs, and nothing that belongs to a red notice only."""

from uuid import UUID

import pytest

from fairnotice.domain.facts import ASKED_BY_KIND, FACTS
from fairnotice.domain.mode import Mode
from fairnotice.services.drafts import read_draft
from fairnotice.web.bureau.tasks import Section, progress_of, sections
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.test_bureau_journey import begin, step
from tests.web.test_bureau_steps import content_of, draft_of, example

KINDS = {
    "black": "unknown-body",
    "blue": "witness",
    "green": "possible-threat",
    "un_special": "sanctions-list",
    "yellow": "missing-child",
}
FITTING = {
    "black": {"unidentified_body"},
    "blue": {"convicted", "charged", "suspect", "witness", "victim"},
    "green": {"convicted", "charged", "suspect", "criminal_history", "possible_threat"},
    "red": {"convicted", "charged", "suspect"},
    "un_special": {"un_sanctioned"},
    "yellow": {"missing", "unidentified_person"},
}
OF_RED = ("Assurances", "extradition", "RPD 83", "RPD 84")
OF_A_CHARGE = {
    "State, office, war and immunity",
    "Politics, opinion, gatherings, faith",
    "Harm and gain",
    "Where, and what else is running",
}
EACH = pytest.mark.parametrize("kind", sorted(KINDS))


def tasks_of(world: World, address: str) -> tuple[Section, ...]:
    draft = read_draft(draft=UUID(address.split("/")[3]), purpose="test", by=world.source, at=NOW)
    return sections(progress_of(draft, Mode.TRAINING))


def states(found: tuple[Section, ...], *of: str) -> dict[str, str]:
    return {str(task.title): task.state for section in found if section.slug in of for task in section.tasks}


@EACH
def test_a_complete_file_of_its_kind_leaves_nothing_to_do_but_answers_that_others_gave(world: World, kind: str) -> None:
    """What a court or a committee says of a fact is not the bureau's own answer: it may still give one."""
    found = tasks_of(world, draft_of(world, example(f"kinds/{KINDS[kind]}")))
    told = states(found, "asked", "persons", "warrants", "law", "bureau")
    told.pop("What this kind of notice needs", "")
    left = {title: state for title, state in told.items() if state not in ("done", "optional", "cannot_start")}
    assert set(left) <= ({*OF_A_CHARGE, "Conditions"} if kind in ("blue", "green") else {"Conditions"})


@EACH
def test_each_fact_of_the_kind_is_asked_in_the_words_of_the_rules(browse: Browse, world: World, kind: str) -> None:
    pages, draft = browse(world.source), draft_of(world, {"request": {"kind": kind}})
    listed = pages.text(draft)
    assert ("What this kind of notice needs" in listed) is (kind in ASKED_BY_KIND)
    if kind in ASKED_BY_KIND:
        asked = pages.text(f"{draft}kind-facts/")
        names = pages.form(f"{draft}kind-facts/", holding="seen").names
        for key in ASKED_BY_KIND[kind]:
            assert FACTS[key].ask in asked
            assert key.replace(".", "-").replace("_", "-") in names
    for key in {key for other, keys in ASKED_BY_KIND.items() if other != kind for key in keys}:
        assert FACTS[key].ask not in listed


@EACH
def test_what_belongs_to_a_red_notice_is_not_asked(browse: Browse, world: World, kind: str) -> None:
    content = example(f"kinds/{KINDS[kind]}")
    pages, draft = browse(world.source), draft_of(world, content)
    listed = pages.text(draft)
    assert not [words for words in OF_RED if words in listed]
    assert states(tasks_of(world, draft), "warrants")["Warrants and judgments"] == "optional"
    particulars = pages.text(f"{draft}persons/s1/1/particulars/")
    assert not [words for words in OF_RED if words in particulars]
    assert "What others say" in listed


@pytest.mark.parametrize("kind", sorted(FITTING))
def test_only_statuses_that_fit_are_offered(browse: Browse, world: World, kind: str) -> None:
    content = {"request": {"kind": kind}, "subjects": [{"id": "s1", "identities": [{"names": []}]}]}
    page = browse(world.source).text(f"{draft_of(world, content)}persons/s1/status/")
    offered = {word for words in FITTING.values() for word in words if f'value="{word}"' in page}
    assert offered == FITTING[kind]
    assert 'value="unknown"' in page


def test_a_status_that_was_given_before_the_kind_changed_is_kept_until_it_is_changed(
    browse: Browse, world: World
) -> None:
    content = example("kinds/witness")
    content["request"]["kind"] = "yellow"
    draft, pages = draft_of(world, content), browse(world.source)
    assert pages.form(f"{draft}persons/s1/status/", holding="seen").fields["status"] == ["witness"]
    step(pages, f"{draft}persons/s1/status/", {"status": "missing"})
    assert content_of(world, draft)["subjects"][0]["status"] == "missing"


@pytest.mark.parametrize("kind", ["black", "yellow"])
def test_of_somebody_who_did_nothing_no_deed_is_asked(browse: Browse, world: World, kind: str) -> None:
    content = example(f"kinds/{KINDS[kind]}")
    content["subjects"][0].pop("participation", None)
    draft, pages = draft_of(world, content), browse(world.source)
    for address in ("persons/s1/", "check/"):
        assert "What this person did" not in pages.text(f"{draft}{address}")


def test_what_was_told_of_a_part_stays_in_sight_when_the_kind_changes(browse: Browse, world: World) -> None:
    content = example("ordinary")
    content["request"]["kind"] = "yellow"
    assert "What this person did" in browse(world.source).text(f"{draft_of(world, content)}persons/s1/")


def test_a_body_without_name_birth_or_nationality_goes_from_the_first_page_to_the_secretariat(
    browse: Browse, world: World
) -> None:
    pages = browse(world.source)
    draft = begin(pages)
    step(pages, f"{draft}kind/", {"kind": "black", "purpose": "identification", "language": "en"})
    recorded, unknown = "The police of Porto recorded it on 2 May.", "Nobody knows who he is."
    step(
        pages,
        f"{draft}kind-facts/",
        {
            "body-police-record": "yes",
            "body-police-record-words": recorded,
            "body-unidentified": "yes",
            "body-unidentified-words": unknown,
        },
    )
    step(pages, f"{draft}matter/", {"title": "Body found at the river"})
    names = step(pages, f"{draft}persons/", {}, "Add a person")
    births = step(pages, names, {})
    particulars = step(pages, births, {})
    step(pages, particulars, {"sex": "male", "photo": "poor", "biometrics": "yes", "description": "a scar on the knee"})
    step(pages, f"{draft}persons/s1/status/", {"status": "unidentified_body", "reality": "invented"})
    assert states(tasks_of(world, draft), "persons") == {"Persons who are named": "done"}
    checked = pages.text(f"{draft}check/")
    assert recorded in checked
    assert "warrant?" not in checked
    sent = step(pages, f"{draft}check/", {"stands": "on"}, "Send to the secretariat")
    assert "It is with the secretariat" in pages.text(sent)
    assert "A person whose name is not known" in pages.text("/bureau/")
