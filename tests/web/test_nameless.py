"""Somebody whose name nobody knows, on every page that shows a person, from the draft to the public register."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Requester
from fairnotice.domain.subject import NAMELESS
from fairnotice.formats.dossier import dossier_from, dossier_to
from fairnotice.services.drafts import begin_draft
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.reading import read_request
from tests.conftest import NOW, Staged, World
from tests.stories import a_notice, a_refused, a_submitted
from tests.web.conftest import Browse
from tests.web.test_bureau_steps import example
from tests.web.walking import Values, addresses

WORDLESS = re.compile(r"<(a|h1|h2|th|dd)\b[^>]*>\s*(?:<bdi[^>]*>\s*(?:None)?\s*</bdi>)?\s*</\1>")
"""A link, a heading or a value in which nothing stands."""
ROLES = ("source", "locating", "border", "reviewer", "decider", "commission")


def a_body() -> Dossier:
    """The invented body, asked for by the source bureau, with a part for the public."""
    dossier = dossier_from(example("kinds/unknown-body"))
    asked = Requester("National Central Bureau of Portugal", country="PT")
    return replace(dossier, request=replace(dossier.request, requester=asked, public_extract=True))


def four_cases(world: World) -> Values:
    """A draft, a request under review, one refused and one published, all about bodies without a name."""
    notice = a_notice(world, a_body())
    request = a_submitted(world, a_body())
    case = UUID(read_request(request=request, purpose="test", by=world.source, at=NOW)["case"])
    draft = begin_draft(content=dossier_to(a_body()), by=world.source, at=NOW)["draft"]
    return {
        "request_id": (request, a_refused(world, a_body())),
        "case": (case,),
        "draft": (draft,),
        "notice": (notice,),
        "extract": tuple(one.id for one in extracts_in_force(by=world.source)),
        "code": ("PT",),
    }


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], Values]], Staged]) -> Staged:
    return stage(four_cases)


@pytest.fixture
def story(staged: Staged, world: World) -> Values:
    found: Values = staged.made
    return found


@pytest.mark.parametrize("role", ROLES)
def test_no_page_fails_on_somebody_without_a_name(
    browse: Browse, world: World, story: dict[str, tuple[Any, ...]], role: str
) -> None:
    pages = browse(getattr(world, role))
    shown = []
    for address in _reachable(story):
        response = pages.get(address.path)
        assert response.status_code < 500, address
        if response.status_code == 200 and "text/html" in response["Content-Type"]:
            text = response.content.decode()
            assert not WORDLESS.findall(text), address
            shown.append(address.name)
    assert shown


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("decider", "/secretariat/notices/"),
        ("reviewer", "/secretariat/"),
        ("source", "/bureau/"),
        ("locating", "/duty/"),
    ],
)
def test_a_list_says_in_words_that_there_is_no_name(
    browse: Browse, world: World, story: dict[str, tuple[Any, ...]], role: str, path: str
) -> None:
    assert NAMELESS in browse(getattr(world, role)).text(path)


def test_the_public_page_is_headed_by_the_number(
    browse: Browse, world: World, story: dict[str, tuple[Any, ...]]
) -> None:
    from django.urls import reverse

    (extract,) = extracts_in_force(by=world.source)
    page = browse().text(reverse("public:notice", args=[extract.id]))
    assert f"<bdi>{extract.number}</bdi></h1>" in page
    assert "scar of an operation" in page
    assert "Accused" not in page


def _reachable(story: dict[str, tuple[Any, ...]]) -> list[Any]:
    """Every page whose address needs no more than the story has."""
    return list(addresses(_Some(story)))


class _Some(dict[str, tuple[Any, ...]]):
    """Values of an address; what the story has not is nothing, and its pages are passed over."""

    def __missing__(self, key: str) -> tuple[Any, ...]:
        return ()
