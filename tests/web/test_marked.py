"""Every string of every page is marked for translation: in the pseudo-language nothing stands outside its brackets."""

from collections.abc import Callable, Iterator

import pytest

from fairnotice.border import languages
from fairnotice.web.pseudo import LONGER, install
from tests.conftest import BUREAUS, Staged, World
from tests.web.conftest import Browse
from tests.web.test_every_role import whose
from tests.web.unmarked import unmarked
from tests.web.walking import Values, a_whole_story, addresses

OFFICES = (
    *("Commission (commission", "Secretariat (secretariat"),
    *("District Court of Aroha", "District Court of Aroha (court-nz", "Tavesk Chambers", "Tavesk Chambers (chambers"),
)
NO_PAGES = (".csv", "/file/", "/robots.txt", "/language/")


@pytest.fixture
def longer(settings_of_tests: None) -> Iterator[str]:
    """The language that puts everything in brackets."""
    from django.test import override_settings

    with override_settings(LANGUAGES=[("en", "English"), (LONGER, "English, longer")]):
        install()
        yield LONGER
    languages.install()  # the framework forgot every catalogue with the setting


@pytest.fixture(scope="module")
def staged(stage: Callable[[Callable[[World], Values]], Staged]) -> Staged:
    return stage(a_whole_story)


@pytest.fixture
def story(staged: Staged, world: World) -> Values:
    found: Values = staged.made
    return found


@pytest.mark.parametrize(
    "name", ["nobody", "source", "locating", "border", "reviewer", "decider", "commission", "administrator"]
)
def test_no_words_stand_outside_what_is_translated(
    browse: Browse, world: World, story: Values, longer: str, name: str
) -> None:
    browser = browse(world.everybody().get(name))
    browser.client.cookies["django_language"] = longer
    data = {*world.everybody(), "second", "desk-nz-1", *(f"Bureau {code} ({code}" for code in BUREAUS), *OFFICES}
    wrong = []
    for address in addresses(story):
        if name not in whose(address.name) or address.path.endswith(NO_PAGES):
            continue
        response = browser.get(address.path)
        if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
            wrong += [f"{address.path}: {piece[:80]}" for piece in unmarked(response.content.decode(), data)]
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_words_that_are_not_marked_are_found() -> None:
    page = '<html lang="en-xa"><body><p>⟦Dúé on <b>%(day)s</b>⟧ Forgotten words</p><bdi>Orin Tavesk</bdi></body></html>'
    assert unmarked(page) == ["Forgotten words"]


def test_a_label_that_is_only_spoken_is_found_too() -> None:
    assert unmarked('<button aria-label="Close">⟦Shut⟧</button>') == ["Close"]
