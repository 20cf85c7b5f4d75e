"""What would change it, on its own page: after the own worksheet, in sentences, for the secretariat alone."""

import re
from dataclasses import replace
from datetime import date

import pytest

from fairnotice.domain.unknown import UNKNOWN
from tests.builders import a_dossier, a_warrant, an_offence
from tests.conftest import World
from tests.stories import a_submitted, assess
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench

BARRED = date(2037, 4, 1)  # pages are shown on the real day


def words(text: str) -> str:
    main = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_before_the_own_worksheet_it_says_nothing_of_the_answer(world: World, browse: Browse) -> None:
    page = words(browse(world.reviewer).text(bench(a_submitted(world)) + "would-change/"))
    assert "Sign your own worksheet first" in page
    assert not re.search(r"has come|Then [a-z]+ would|matter most|No bar found", page)


def test_after_it_the_sets_stand_in_sentences_with_what_was_tried(world: World, browse: Browse) -> None:
    request = a_submitted(world, a_dossier(warrants=(replace(a_warrant(), time_barred_from=BARRED),)))
    assess(request, world.reviewer)
    page = words(browse(world.reviewer).text(bench(request) + "would-change/"))
    assert "1 April 2037 has come." in page
    assert "Then refusal would be recommended, and it would lean to refusal." in page
    assert ": met, then not met" in page, "which rules flip"
    assert "Not known, and would matter most" in page
    assert "rules would answer otherwise." in page
    assert "Tried: every fact alone" in page
    assert "never shown to a requester" in page


def test_no_sentence_holds_a_day_in_digits_or_a_mark_of_the_file(world: World, browse: Browse) -> None:
    open_ones = a_warrant(offences=(an_offence(max_penalty=UNKNOWN),), in_force=UNKNOWN, time_barred_from=BARRED)
    request = a_submitted(world, a_dossier(warrants=(open_ones,)))
    assess(request, world.reviewer, outcome="refuse")
    page = words(browse(world.reviewer).text(bench(request) + "would-change/"))
    assert not re.search(r"\b\d{4}-\d{2}-\d{2}\b|\bw1\b|\bo1\b|\bs1\b", page)


def test_a_decider_sees_it_without_a_worksheet(world: World, browse: Browse) -> None:
    page = words(browse(world.decider).text(bench(a_submitted(world)) + "would-change/"))
    assert "Then " in page


@pytest.mark.parametrize(
    "role", ["source", "other", "border", "commission", "compliance", "administrator"], ids=lambda role: role
)
def test_nobody_else_finds_the_page(world: World, browse: Browse, role: str) -> None:
    request = a_submitted(world)
    assess(request, world.reviewer)
    assert browse(getattr(world, role)).get(bench(request) + "would-change/").status_code in {403, 404}
