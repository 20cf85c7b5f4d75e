"""What anybody may read loads without signing in, without a session and without a cookie."""

import csv
from io import StringIO
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairnotice.web.public.complain import TIMES, WHO_AND_WHAT
from tests.conftest import World
from tests.stories import a_measured
from tests.web.conftest import Browse

PATHS = (
    "/register/",
    "/what-a-notice-is/",
    "/what-a-notice-means/",
    "/what-a-notice-means/gb/",
    "/where-to-complain/",
    "/figures/",
    "/practice/",
    "/practice/rop-041/",
    "/figures/figures.csv",
    "/robots.txt",
)


@pytest.mark.parametrize("path", PATHS)
def test_a_reader_needs_no_account_and_gets_no_cookie(world: World, browse: Browse, path: str) -> None:
    pages = browse()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = pages.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert not [
        query for query in asked.captured_queries if "session" in query["sql"].lower().replace("set_config", "")
    ]


@pytest.mark.parametrize("path", PATHS[:6])
def test_each_page_says_what_it_is_not(world: World, browse: Browse, path: str) -> None:
    text = browse().text(path)
    assert "Not INTERPOL, and not affiliated with it." in text
    assert "EXAMPLE" in text.split("<title>")[1].split("</title>")[0]
    assert text.count("<h1") == 1
    assert "To cite:" in text
    assert "style=" not in text
    assert "onclick" not in text


@pytest.mark.parametrize("path", PATHS)
def test_they_are_only_read(world: World, browse: Browse, path: str) -> None:
    if path != "/register/":
        assert browse().client.post(path).status_code in {403, 405}


def test_whoever_complains_is_sent_to_the_portal_and_not_to_an_address_that_is_out_of_date(browse: Browse) -> None:
    text = browse().text("/where-to-complain/")
    for words in (
        "Since 26 March 2026 the portal is the only way",
        "How-to-submit-a-request",
        "200 quai Charles de Gaulle",
        "holds none of its data",
    ):
        assert words in text, words
    assert "mailto:" not in text


def test_every_fact_on_complaining_names_where_it_was_read_and_when(browse: Browse) -> None:
    text = browse().text("/where-to-complain/")
    for fact in (*WHO_AND_WHAT, *TIMES):
        assert fact.source.href.startswith("https://")
        assert fact.source.href in text
    assert text.count("read on") >= len(WHO_AND_WHAT) + len(TIMES)


def test_what_a_notice_is_gives_the_numbers_of_the_law(browse: Browse) -> None:
    text = browse().text("/what-a-notice-is/")
    for words in ("5 years at most", "2 years", "6 months", "Nothing.", "Red notice", "UN special notice"):
        assert words in text, words


def test_the_figures_keep_small_numbers_back(world: World, browse: Browse) -> None:
    a_measured(world)
    text = browse().text("/figures/")
    assert "1–4" in text
    assert "kept back" in text
    assert "Tavesk" not in text


def test_the_figures_as_a_file(world: World, browse: Browse) -> None:
    a_measured(world)
    response: Any = browse().get("/figures/figures.csv")
    assert response["Content-Type"].startswith("text/csv")
    assert "attachment" in response["Content-Disposition"]
    lines = list(csv.DictReader(StringIO(response.content.decode())))
    assert {"table": "notices", "row": "red", "column": "2026", "number": "1-4", "mark": "EXAMPLE"} in lines
    assert {line["mark"] for line in lines} == {"EXAMPLE"}
