"""Beside the workbench: what the bureau changed, two versions, two people, and forty accounts in one set of words."""

import re
from datetime import timedelta
from time import perf_counter
from uuid import UUID

import pytest

from fairnotice.law.versions import Group
from fairnotice.services.cases import amend_case
from fairnotice.services.reviews import ask_requester
from fairnotice.web.secretariat.versions import GROUPS
from tests.builders import a_dossier, a_participation, a_subject, a_warrant, an_offence
from tests.conftest import NOW, World
from tests.services.test_beside import bundle, case_of, handed_in
from tests.stories import a_submitted, assess, invented
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench

TOLD = "He kept watch at the gate and left before the shot."
RETOLD = "He kept watch at the <b>door</b> and left before the shot."


def refiled(world: World) -> UUID:
    """A request whose file was changed on a question: another account, a higher penalty."""
    request = a_submitted(world, a_dossier(subject=a_subject(participation=a_participation(summary=TOLD))))
    ask_requester(request=request, questions=[("r", "Who was hurt?")], by=world.reviewer, at=NOW)
    newer = a_dossier(
        subject=a_subject(participation=a_participation(summary=RETOLD)),
        warrant=a_warrant(offences=(an_offence(max_penalty="20 years"),)),
    )
    at = NOW + timedelta(hours=1)
    amend_case(case=case_of(world, request), dossier=invented(newer), by=world.source, at=at)
    return request


def test_every_group_has_a_title() -> None:
    assert list(GROUPS) == list(Group)


@pytest.mark.parametrize("page", ["", "versions/"])
def test_what_the_bureau_changed_stands_on_the_page_in_groups_with_both_values(
    world: World, browse: Browse, page: str
) -> None:
    text = browse(world.reviewer).text(f"{bench(refiled(world))}{page}")
    assert "What the bureau changed" in text
    assert "maximum penalty raised from 15 years to 20 years." in text
    assert text.index("Penalties</h3>") < text.index("What is told of the person</h3>")
    assert re.search(r"<del>\s*gate\s*</del>", text)
    assert re.search(r"<ins>\s*&lt;b&gt;door&lt;/b&gt;\s*</ins>|<ins>[^<]*door[^<]*</ins>", text)
    assert "<b>door</b>" not in text, "words of a file are words"


def test_the_workbench_of_a_first_version_has_no_such_panel(world: World, browse: Browse) -> None:
    assert 'id="changed"' not in browse(world.reviewer).text(bench(a_submitted(world)))


def test_a_reviewer_who_has_not_signed_both_reads_of_two_people_no_recommendation_and_no_leaning(
    world: World, browse: Browse
) -> None:
    first = a_submitted(world, bundle(2))
    second = handed_in(world, case_of(world, first), "s2")
    address = f"{bench(first)}beside/{second}/"
    told = re.compile(r"Leans to refusal|No bar found|Ask the bureau first|Judge: people must weigh it")
    assert not told.search(browse(world.reviewer).text(address))
    assess(first, world.reviewer)
    assert not told.search(browse(world.reviewer).text(address))
    assess(second, world.reviewer)
    assert told.search(browse(world.reviewer).text(address))


@pytest.mark.parametrize("role", ["source", "other", "border", "compliance", "administrator"])
def test_nobody_outside_the_secretariat_finds_these_pages(world: World, browse: Browse, role: str) -> None:
    first = a_submitted(world, bundle(2))
    second = handed_in(world, case_of(world, first), "s2")
    for page in ("versions/", "texts/", f"beside/{second}/"):
        assert browse(getattr(world, role)).get(bench(first) + page).status_code in {403, 404}


def test_forty_accounts_in_one_set_of_words_are_marked_in_time(world: World, browse: Browse) -> None:
    pages = browse(world.reviewer)
    address = bench(a_submitted(world, bundle(40))) + "texts/"
    text = pages.text(address)
    assert text.count("<mark>") == 40, "twenty others, both texts of each"
    assert "19 more accounts are alike" in re.sub(r"<[^>]+>", "", text)
    begins = perf_counter()
    pages.text(address)
    assert perf_counter() - begins < 3, "a generous bound for a busy machine; the finding itself is timed in the core"
