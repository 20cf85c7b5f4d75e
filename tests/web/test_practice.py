"""Published practice as pages: the search for anybody, one entry, and the panel beside a file."""

import re

import pytest

from fairnotice.law.published.entries import PublishedKind, published, published_entry, same_affair
from fairnotice.web.practice import TONES, practice_on
from tests.conftest import World
from tests.stories import a_submitted, assess
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench, filed

PATHS = ("/practice/", "/practice/?text=coup", "/practice/rop-041/", "/practice/ccf-2017-08/", "/practice/ccf-2025-02/")


def cards(html: str) -> list[str]:
    """The ids of the entries on a page, in order."""
    return re.findall(r'<a class="govuk-link" href="/practice/([\w-]+)/"(?: target="_blank" rel="noopener")?>', html)


@pytest.mark.parametrize("path", PATHS)
def test_anybody_reads_it_and_is_told_that_it_is_no_sample(world: World, browse: Browse, path: str) -> None:
    response = browse().get(path)
    text = response.content.decode()
    assert response.status_code == 200
    assert not response.cookies
    assert "no sample" in text
    assert "Not INTERPOL" in text
    assert text.count("<h1") == 1
    assert "To cite:" in text


def test_they_are_only_read(world: World, browse: Browse) -> None:
    assert browse().client.post("/practice/").status_code in {403, 405}


def test_words_and_filters_narrow_and_the_question_stays_in_the_form(world: World, browse: Browse) -> None:
    html = browse().text("/practice/?text=coup&outcome=refused&article=3")
    found = cards(html)
    assert found
    assert {published_entry(code).outcome.value for code in found} == {"refused"}
    assert 'value="coup"' in html
    assert '<option value="refused" selected>' in html
    assert "<details" in html and " open" in html.partition("<details")[2][:60], "what narrows is in sight"


def test_pages_hold_twenty_and_the_question_goes_with_them(world: World, browse: Browse) -> None:
    html = browse().text("/practice/?article=3")
    assert len(cards(html)) == 20
    assert "article=3&amp;page=2" in html
    assert cards(browse().text("/practice/?article=3&page=2")) != cards(html)


def test_nothing_found_says_what_to_do(world: World, browse: Browse) -> None:
    html = browse().text("/practice/?text=zzzz")
    assert "Leave something out" in html
    assert cards(html) == []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("article=nonsense", "names no article"),
        ("text=of+the", "no word"),
        ("outcome=won", "Select a valid choice"),
        ("text=" + "x" * 201, "200"),
    ],
)
def test_what_cannot_be_looked_for_is_said_beside_the_field(
    world: World, browse: Browse, query: str, says: str
) -> None:
    response = browse().get(f"/practice/?{query}")
    text = response.content.decode()
    assert response.status_code == 422
    assert says in text
    assert "Error:" in text


def test_one_entry_tells_where_it_was_published_what_it_rested_on_and_what_is_like_it(
    world: World, browse: Browse
) -> None:
    html = browse().text("/practice/rop-041/")
    for words in (
        "RoP 3.1 Case 18",
        "Refused",
        "edition of",
        "November 2024",
        "RPD art. 34(3)(a)",
        "Most like it",
        "Different, and decisive there:",
        "immunity: likely",
        "these already judge",
        "rules of this rulebook beside it",
        "politicians, sought by another country".capitalize(),
    ):
        assert words in html, words
    assert "rop-022" in cards(html)


def test_a_decision_names_its_source_and_how_much_of_it_was_read(world: World, browse: Browse) -> None:
    whole = browse().text("/practice/ccf-2025-02/")
    assert published_entry("ccf-2025-02").url.replace("&", "&amp;") in whole
    assert "Read in full" in whole
    assert "Not read in full" in browse().text("/practice/ccf-2017-08/")


def test_an_affair_told_twice_leads_to_the_other_telling(world: World, browse: Browse) -> None:
    told = next(entry for entry in published() if same_affair(entry))
    html = browse().text(f"/practice/{told.id}/")
    for other in same_affair(told):
        assert f'href="/practice/{other.id}/"' in html


def test_an_id_that_there_is_not_is_not_found(world: World, browse: Browse) -> None:
    assert browse().get("/practice/rop-000/").status_code == 404


@pytest.mark.parametrize("entry", published(), ids=lambda entry: entry.id)
def test_every_entry_has_its_page_and_no_code_is_shown(world: World, browse: Browse, entry: object) -> None:
    assert isinstance(entry, type(published()[0]))
    html = browse().text(f"/practice/{entry.id}/")
    text = re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0])
    text = re.sub(r"/api/rules/\S+", "", text)
    assert not re.findall(r"\b[a-z]+_[a-z_]+\b", text)


def test_the_way_there_is_in_the_navigation_at_the_foot_and_on_the_first_page(world: World, browse: Browse) -> None:
    html = browse().text("/")
    assert html.count('href="/practice/"') >= 3


def test_an_outcome_that_took_a_side_has_a_colour() -> None:
    assert {entry.outcome for entry in published() if entry.outcome.favours is not None} <= TONES.keys()


def test_a_citation_has_practice_or_not() -> None:
    assert practice_on("RPD art. 34(3)(d)")
    assert not practice_on("RPD art. 76")


# Beside the file


def test_a_reviewer_looks_for_words_and_stays_on_the_page(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    html = browse(world.reviewer).text(f"{bench(request)}?practice=coup&on_day=1&on_month=5&on_year=2024")
    panel = html.partition('class="fn-practice-panel"')[2]
    assert "found" in panel
    assert len(cards(panel)) <= 5 + 1
    assert 'name="on_year" value="2024"' in panel, "the other day that was asked for stays"
    assert "/practice/?text=coup" in panel
    assert 'href="?on_day=1&amp;on_month=5&amp;on_year=2024#practice"' in panel


def test_what_cannot_be_looked_for_is_said_in_the_panel(world: World, browse: Browse) -> None:
    html = browse(world.reviewer).text(f"{bench(a_submitted(world))}?practice_article=nonsense")
    assert "names no article" in html.partition('class="fn-practice-panel"')[2]
    words = browse(world.reviewer).text(f"{bench(a_submitted(world))}?practice=of+the")
    assert "no word" in words.partition('class="fn-practice-panel"')[2]


def test_an_article_of_the_findings_leads_to_the_practice_on_it(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    html = browse(world.reviewer).text(bench(request))
    links = re.findall(r'href="(\?practice_article=[^"]+)#practice"', html)
    assert links
    panel = browse(world.reviewer).text(bench(request) + links[0]).partition('class="fn-practice-panel"')[2]
    assert cards(panel)


def test_before_signing_nothing_is_compared_with_the_case(world: World, browse: Browse) -> None:
    html = browse(world.reviewer).text(bench(a_submitted(world)))
    panel = html.partition('class="fn-practice-panel"')[2]
    assert cards(panel) == []
    assert "after you have signed your own worksheet" in panel


def test_after_signing_the_nearest_say_what_is_shared_and_what_differs(world: World, browse: Browse) -> None:
    request = a_submitted(world)
    assess(request, world.reviewer)
    panel = browse(world.reviewer).text(bench(request)).partition('class="fn-practice-panel"')[2]
    assert "Shared:" in panel
    assert {published_entry(code).kind for code in cards(panel)} == {PublishedKind.REPOSITORY}


def test_the_commission_is_led_to_the_public_page_from_an_article(world: World, browse: Browse) -> None:
    request = filed(world, "refugee")[0]
    html = browse(world.commission).text(f"/commission/requests/{request}/")
    assert 'href="/practice/?article=' in html
    assert "practice_article=" not in html
