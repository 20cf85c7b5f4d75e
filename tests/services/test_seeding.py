"""The training world: made once, all of it or nothing, and its tokens renewed."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.formats.dossier import read_dossier
from fairnotice.services import seeding
from fairnotice.services.administration import officer_of_token
from fairnotice.services.reading import list_rows
from tests.conftest import NOW

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))


@pytest.fixture
def seeded(db: None) -> None:
    assert seeding.seed_training(dossiers=[read_dossier(path) for path in EXAMPLES], at=NOW)


def test_every_example_is_filed_and_every_subject_asked_for(seeded: None) -> None:
    assert len(list_rows("cases", by=SYSTEM)) == len(EXAMPLES)
    states = {row["state"] for row in list_rows("requests", by=SYSTEM)}
    assert states == {"submitted"}


def test_only_the_case_from_the_press_is_marked_as_simulated(seeded: None) -> None:
    rows = list_rows("requests", by=SYSTEM)
    assert sum(row["simulated"] for row in rows) == 1
    assert {row["source"] for row in rows if row["simulated"]} == {"IR"}


def test_a_second_time_nothing_is_made(seeded: None) -> None:
    before = len(list_rows("officers", by=SYSTEM, limit=1000))
    assert not seeding.seed_training(dossiers=[], at=NOW)
    assert len(list_rows("officers", by=SYSTEM, limit=1000)) == before


def test_a_case_whose_bureau_there_is_not_leaves_nothing_at_all(db: None) -> None:
    dossier = read_dossier(next(path for path in EXAMPLES if path.stem == "ordinary"))
    requester = replace(dossier.request.requester, country="JP")
    elsewhere = replace(dossier, request=replace(dossier.request, requester=requester))
    with pytest.raises(NotFound, match="no bureau"):
        seeding.seed_training(dossiers=[elsewhere], at=NOW)
    assert list_rows("bureaus", by=SYSTEM) == []
    assert not seeding.is_seeded()


def test_fresh_tokens_end_those_made_before(seeded: None) -> None:
    first = seeding.fresh_tokens(at=NOW)
    assert set(first) == {account.login for account in seeding.ACCOUNTS}
    second = seeding.fresh_tokens(at=NOW + timedelta(minutes=1))
    later = NOW + timedelta(minutes=2)
    assert officer_of_token(first["decider"], at=later) is None
    officer = officer_of_token(second["decider"], at=later)
    assert officer is not None
    assert officer.role is Role.DECIDER


def test_without_a_training_world_there_are_no_tokens(db: None) -> None:
    assert seeding.fresh_tokens(at=NOW) == {}


def test_a_live_installation_begins_with_two_offices_and_an_administrator(db: None) -> None:
    assert not seeding.has_offices()
    administrator = seeding.make_offices(at=NOW)
    assert administrator.role is Role.ADMINISTRATOR
    assert seeding.has_offices()
    assert {row["bureau"] for row in list_rows("bureaus", by=SYSTEM)} == {"secretariat", "commission"}
