"""The training world: made once, all of it or nothing, and its tokens renewed."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import PUBLIC, SYSTEM, Role
from fairnotice.formats.dossier import read_dossier
from fairnotice.records.queries import log_rows
from fairnotice.records.session import speaking_as
from fairnotice.services import seeding
from fairnotice.services.administration import officer_of_token
from fairnotice.services.clocks import sweep
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.reading import list_rows, timeline
from fairnotice.services.story import where_it_stands
from tests.conftest import NOW

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))


@pytest.fixture
def seeded(db: None) -> None:
    assert seeding.seed_training(dossiers=[read_dossier(path) for path in EXAMPLES], at=NOW)


def test_every_example_is_filed_and_stands_at_a_step_of_its_own(seeded: None) -> None:
    titles = {row["case"]: row["title"] for row in list_rows("cases", by=SYSTEM)}
    assert len(titles) == len(EXAMPLES)
    states: dict[str, list[str]] = {}
    for row in list_rows("requests", by=SYSTEM):
        states.setdefault(titles[row["case"]].split()[0], []).append(row["state"])
    assert {title: sorted(found) for title, found in states.items()} == {
        "Warrants": ["submitted"],  # the worked case: what becomes of it is the visitor's to decide
        "Armed": ["published"],
        "Missing": ["info_requested", "submitted", "submitted"],
        "Theft": ["in_review"],
        "Unpaid": ["in_review"],
        "Charge": ["submitted"],
    }


def test_the_worked_case_is_filed_and_nothing_else_has_been_done_to_it(seeded: None) -> None:
    stands = where_it_stands()
    assert (stands.state, stands.signed) == ("submitted", frozenset())
    events = [row["type"] for row in timeline(thing=f"request:{stands.request}", by=SYSTEM)]
    assert events == ["request.drafted", "request.submitted"]


def test_the_ordinary_case_is_published_with_a_public_part(seeded: None) -> None:
    stands = where_it_stands()
    (extract,) = extracts_in_force(by=PUBLIC)
    assert (extract.id, extract.number) == (stands.extract, stands.number)


def test_one_match_waits_for_an_officer_and_one_source_is_asked(seeded: None) -> None:
    hits = {row["bureau"]: row["state"] for row in list_rows("hits", by=SYSTEM)}
    assert hits == {"GB": "raised", "NZ": "asked"}
    (asked,) = list_rows("confirmations", by=SYSTEM)
    assert asked["answer"] == ""
    assert asked["due_at"] > NOW.isoformat()


def test_nothing_of_the_story_lies_ahead_or_out_of_order(seeded: None) -> None:
    with speaking_as(SYSTEM):
        at = [json.loads(row.body)["at"] for row in log_rows()]
    assert at == sorted(at)
    assert at[-1] == NOW.isoformat()


def test_a_week_old_story_makes_no_clock_run_out_at_the_first_sweep(seeded: None) -> None:
    swept = sweep(at=NOW + timedelta(minutes=1))
    assert not (swept.missed or swept.expired or swept.unanswered)


def test_before_there_is_a_story_it_stands_nowhere(db: None) -> None:
    assert where_it_stands().request is None


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
    assert set(first) == {account.login for account in (*seeding.ACCOUNTS, *seeding.CARRIERS)}
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
