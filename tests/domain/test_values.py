"""Values of the domain: unknown, penalties, warrants, offices, evidence, modes, events."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from fairnotice.domain.dates import Period
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.events import Event, digest_of
from fairnotice.domain.hit import Comparison, Feature, Hit, HitDecision
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Actor, Officer, Role, actor
from fairnotice.domain.statement import SourceKind, Standing, standing_of
from fairnotice.domain.subject import OfficeKind, Reality
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.domain.warrant import Penalty
from tests.builders import a_dossier, a_source, a_statement, a_view, a_warrant, an_office


def test_unknown_is_neither_true_nor_false() -> None:
    with pytest.raises(TypeError):
        bool(UNKNOWN)
    assert not is_known(UNKNOWN)
    assert is_known("")


@pytest.mark.parametrize(
    ("text", "months", "days"),
    [("24 months", 24, 0), ("5 years", 60, 0), ("1 year 6 months", 18, 0), ("10 days", 0, 10), ("none", 0, 0)],
)
def test_a_penalty_is_read_in_months_and_days(text: str, months: int, days: int) -> None:
    penalty = Penalty.parse(text)
    assert (penalty.months, penalty.days) == (months, days)
    assert Penalty.parse(str(penalty)) == penalty


@pytest.mark.parametrize("text", ["", "two years", "-3 months", "5", "5 years or a fine", "life imprisonment"])
def test_a_penalty_that_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(InvalidValue):
        Penalty.parse(text)


def test_penalties_are_ordered_from_none_to_death() -> None:
    words = ["none", "10 days", "1 month", "24 months", "30 years", "life", "death"]
    assert sorted(map(Penalty.parse, reversed(words))) == [Penalty.parse(word) for word in words]


def test_a_bound_on_a_list_says_nothing_more_than_it_says() -> None:
    assert a_warrant(at_least=31).undisclosed_at_least == 30
    assert a_warrant().undisclosed_at_least == 0
    with pytest.raises(InvalidValue, match="names"):
        a_warrant(subjects=("s1", "s2"), at_least=1)


def test_the_scheduled_end_counts_until_the_actual_end_is_learnt() -> None:
    office = an_office(
        OfficeKind.HEAD_OF_STATE,
        began="2017-01-20",
        scheduled_end="2021-01-20",
        ended="2019-05-01",
        ended_learnt=datetime(2019, 5, 2, tzinfo=UTC),
    )
    before = office.as_known(datetime(2019, 5, 1, tzinfo=UTC))
    after = office.as_known(datetime(2019, 5, 3, tzinfo=UTC))
    assert before is not None
    assert after is not None
    assert before.held_on(date(2020, 1, 1))
    assert not after.held_on(date(2020, 1, 1))


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        ((), Standing.REQUESTER_ALONE),
        ((SourceKind.REQUESTER,), Standing.REQUESTER_ALONE),
        ((SourceKind.PRESS,), Standing.PRESS_ALONE),
        ((SourceKind.BUREAU,), Standing.ONE_OTHER),
        ((SourceKind.PRESS, SourceKind.BUREAU), Standing.SEVERAL),
        ((SourceKind.COURT, SourceKind.PRESS), Standing.RECORD),
    ],
)
def test_what_a_fact_rests_on_follows_from_its_sources(kinds: tuple[SourceKind, ...], standing: Standing) -> None:
    assert standing_of(frozenset(kinds)) is standing


def test_accounts_that_differ_stand_side_by_side_and_decide_nothing() -> None:
    sources = (a_source("press", SourceKind.PRESS), a_source("file"))
    statements = (
        a_statement("act.private_gain", True, id="a", source="file"),
        a_statement("act.private_gain", False, id="b", source="press"),
    )
    evidence = a_view(a_dossier(statements=statements, sources=sources)).evidence("act.private_gain")
    assert evidence.disputed
    assert evidence.is_unknown
    assert evidence.somebody_says_so
    assert evidence.standing is Standing.DISPUTED
    assert len(evidence.statements) == 2


def test_a_fact_is_not_there_before_it_was_learnt_nor_outside_its_time() -> None:
    learnt = a_statement("act.private_gain", True, id="late", learnt=datetime(2030, 1, 1, tzinfo=UTC))
    over = a_statement("act.private_gain", True, id="over", holds=Period(ends=date(2000, 1, 1)))
    assert a_view(a_dossier(statements=(learnt, over))).evidence("act.private_gain").statements == ()


def test_a_fact_outside_the_list_cannot_be_asked_for() -> None:
    with pytest.raises(KeyError):
        a_view().evidence("act.invented")


def test_training_and_live_take_and_publish_different_people() -> None:
    assert Mode.TRAINING.publishes == {Reality.INVENTED}
    assert Reality.PRESS in Mode.TRAINING.files
    assert Mode.LIVE.files == Mode.LIVE.publishes == {Reality.ACTUAL}
    assert (Mode.TRAINING.mark, Mode.LIVE.mark) == ("EXAMPLE", "")


@pytest.mark.parametrize(
    ("role", "bureau", "expected"),
    [
        (Role.BUREAU, "PT", Actor.SOURCE),
        (Role.BUREAU, "NZ", Actor.LOCATING),
        (Role.BUREAU, "UY", Actor.OTHER),
        (Role.BORDER, "NZ", Actor.BORDER),
        (Role.BORDER, "PT", Actor.OTHER),
        (Role.DECIDER, "secretariat", Actor.DECIDER),
        (Role.ADMINISTRATOR, "secretariat", Actor.OTHER),
        (Role.COMPLIANCE, "secretariat", Actor.OTHER),
        (Role.PUBLIC, "public", Actor.OTHER),
    ],
)
def test_who_somebody_is_follows_from_role_and_bureau(role: Role, bureau: str, expected: Actor) -> None:
    by = Officer(id=uuid4(), role=role, bureau=bureau)
    assert actor(by, source="PT", locating="NZ") is expected


def test_prose_stays_out_of_the_event_log() -> None:
    with pytest.raises(InvalidValue, match="not a code"):
        Event("request.drafted", "request:1", {"note": "Orin Tavesk of Porto"})
    with pytest.raises(InvalidValue, match="not an event"):
        Event("request.exploded", "request:1")


def test_a_digest_depends_on_the_event_before_it() -> None:
    assert digest_of("a" * 64, 2, "{}") != digest_of("b" * 64, 2, "{}")


def test_a_penalty_that_no_court_can_impose_is_refused() -> None:
    with pytest.raises(InvalidValue, match="below zero"):
        Penalty(months=-1)
    with pytest.raises(InvalidValue, match="life or death"):
        Penalty(without_end="ever")


def test_what_a_fact_rests_on_is_said_in_words() -> None:
    assert Standing.PRESS_ALONE.words == "press reporting only"
    assert len({standing.words for standing in Standing}) == len(Standing)


def test_a_hit_gives_the_comparison_that_was_made_and_no_other() -> None:
    compared = Comparison(Feature.NAME, "Orin Tavesk", "Orin Tavesk", 1.0, "The names are the same.")
    hit = Hit("e1", 0.9, HitDecision.REVIEW, (compared,))
    assert hit.reason(Feature.NAME) is compared
    with pytest.raises(KeyError):
        hit.reason(Feature.SEX)
