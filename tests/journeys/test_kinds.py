"""Each other kind of notice from its case file to the register: reviewed by its own conditions, and then published."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.officer import PUBLIC
from fairnotice.domain.request import Requester
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.review import Recommendation, review_subject
from fairnotice.services.inbox import read_inbox
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.reading import read_notice
from fairnotice.services.screening import check_traveller
from tests.conftest import NOW, World
from tests.stories import a_notice, a_query

FOLDER = Path(__file__).parents[2] / "examples" / "kinds"
FILES = sorted(FOLDER.glob("*.toml"))
OWN_RULES = {"blue": "rpd-88-2", "green": "rpd-89-2", "yellow": "rpd-90-2", "black": "rpd-91", "un_special": "rpd-95"}


def read(name: str) -> Dossier:
    return dossier_from(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")))


def test_there_is_one_of_each_kind() -> None:
    assert {read(path.stem).request.kind.value for path in FILES} == set(OWN_RULES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_complete_file_meets_the_conditions_of_its_kind_and_asks_nothing(path: Path) -> None:
    dossier = read(path.stem)
    review = review_subject(dossier, "s1", Moment.on_day(date(2026, 3, 1), now=NOW))
    assert review.recommendation is Recommendation.NO_BAR
    assert not review.questions
    rules = {finding.rule for finding in review.findings}
    assert OWN_RULES[dossier.request.kind.value] in rules
    assert "rpd-83-2-a" not in rules, "the conditions of a red notice are not its own"


def published(world: World, name: str) -> UUID:
    """The notice of that file, asked for by the source bureau of the tests."""
    dossier = read(name)
    ours = replace(dossier.request, requester=Requester("National Central Bureau of Portugal", country="PT"))
    return a_notice(world, replace(dossier, request=ours))


def test_a_missing_child_is_circulated_and_shown_to_the_public(world: World) -> None:
    notice = published(world, "missing-child")
    assert str(notice) in str(read_inbox(by=world.locating, at=NOW).things)
    (extract,) = extracts_in_force(by=PUBLIC)
    assert "Solvane" in str(extract.content)


def test_a_body_without_a_name_is_circulated_and_breaks_no_search(world: World) -> None:
    notice = published(world, "unknown-body")
    document = read_notice(notice=notice, purpose="duty", by=world.locating, at=NOW)
    assert "fairnotice-case" in str(document)
    checked = check_traveller(query=a_query(), traveller={}, purpose="border check, entry", by=world.border, at=NOW)
    assert checked == ()
