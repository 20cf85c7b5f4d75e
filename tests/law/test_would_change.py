"""What would change a review: every set given turns it, none holds a smaller one that does, and nothing is hidden."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest

from fairnotice.domain.dates import Moment, Period
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Attestations
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.review import review_subject
from fairnotice.law.turns import Doubt, Lever, WouldChange, what_would_change, would_change_json
from tests.builders import (
    a_dossier,
    a_moment,
    a_participation,
    a_protection,
    a_request,
    a_source,
    a_statement,
    a_subject,
    a_warrant,
    an_offence,
    an_office,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
NOW = datetime(2026, 3, 2, tzinfo=UTC)


def found(dossier: Dossier, on: str = "2024-05-01") -> WouldChange:
    return what_would_change(dossier, dossier.subjects[0].id, a_moment(on))


def result(dossier: Dossier, moment: Moment, levers: tuple[Lever, ...]) -> tuple[str, str]:
    """The whole review, run afresh with these facts so."""
    for lever in levers:
        dossier, moment = lever.pull(dossier, moment)
    review = review_subject(dossier, dossier.subjects[0].id, moment)
    return review.recommendation.value, review.leaning.value


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_set_turns_the_whole_review_and_no_smaller_one_does(path: Path) -> None:
    dossier = dossier_from(tomllib.loads(path.read_text(encoding="utf-8")))
    moment = Moment.on_day(date(2020, 6, 29) if path.stem == "worked-case" else date(2026, 3, 1), now=NOW)
    answer = what_would_change(dossier, dossier.subjects[0].id, moment)
    before = result(dossier, moment, ())
    assert before == (answer.recommendation, answer.leaning)
    for turn in answer.turns:
        assert result(dossier, moment, turn.supposed) == (turn.recommendation, turn.leaning) != before
        for size in range(1, len(turn.supposed)):
            for smaller in combinations(turn.supposed, size):
                assert result(dossier, moment, smaller) == before


def test_an_office_that_ends_turns_it_on_its_day() -> None:
    dossier = a_dossier(subjects=(a_subject(offices=(an_office(),)),))
    (turn, *_rest) = found(dossier).turns
    assert [lever.doubt for lever in turn.supposed] == [Doubt.DATED]
    assert "1 January 2027 has come" in turn.supposed[0].says


def test_two_gaps_that_must_both_be_closed_are_one_set() -> None:
    offence = an_offence(max_penalty=UNKNOWN)
    unattested = a_request(attestations=Attestations())
    dossier = a_dossier(request=unattested, warrants=(a_warrant(offences=(offence,)),))
    sets = [{lever.fact for lever in turn.supposed} for turn in found(dossier).turns if turn.recommendation == "no_bar"]
    assert {"request/attestations", "warrants/w1/offences/o1/max_penalty"} in sets


def test_a_dispute_is_settled_either_way() -> None:
    sources = (a_source("other", kind=SourceKind.BODY), a_source())
    said = (
        a_statement("act.state_operation", id="a", value=True, source="other"),
        a_statement("act.state_operation", id="b", value=False),
    )
    dossier = a_dossier(statements=said, sources=(*a_dossier().sources, *sources[:1]))
    disputed = [lever for turn in found(dossier).turns for lever in turn.supposed if lever.doubt is Doubt.DISPUTED]
    assert {lever.fact for lever in disputed} == {"act.state_operation"}


def test_what_is_stated_and_undenied_is_no_lever() -> None:
    part = a_participation()
    dossier = a_dossier(subjects=(a_subject(participation=part),))
    facts = {lever.fact for turn in found(dossier).turns for lever in turn.supposed}
    assert "act.violence_or_serious_harm" not in facts, "the file states it"
    assert "subject/participation" not in facts


def test_an_unconfirmed_protection_is_among_what_matters_most() -> None:
    status = a_protection(confirmed=UNKNOWN, holds=Period(begins=date(2021, 3, 2)))
    answer = found(a_dossier(subjects=(a_subject(protections=(status,)),)))
    assert "subjects/s1/protections/0/confirmed" in {matter.fact for matter in answer.matters_most}


def test_what_matters_most_begins_with_what_turns_it_alone() -> None:
    answer = found(a_dossier())
    alone = [matter.alone for matter in answer.matters_most]
    assert alone == sorted(alone, reverse=True)


def test_what_cannot_be_so_at_once_is_not_supposed_together() -> None:
    answer = found(replace(a_dossier(), statements=()))
    for turn in answer.turns:
        values = {(lever.key, lever.value) for lever in turn.supposed}
        assert not {("act.peaceful", True), ("act.violence_or_serious_harm", True)} <= values


def test_a_search_that_ends_early_says_so() -> None:
    dossier = a_dossier()
    answer = what_would_change(dossier, "s1", a_moment(), budget=150)
    assert not answer.complete
    assert would_change_json(answer)["complete"] is False


def test_an_unknown_subject_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        what_would_change(a_dossier(), "nobody", a_moment())
