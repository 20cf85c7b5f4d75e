"""What would change a review: every set given turns it, none holds a smaller one that does, and nothing is hidden."""

import random
import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pytest

from fairnotice.domain.dates import Moment, Period
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.request import Attestations, Kind, Request
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.subject import Subject
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.domain.warrant import OffenceCategory, Penalty
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.review import review_subject
from fairnotice.law.rulebook import RULES
from fairnotice.law.turns import Doubt, Lever, WouldChange, what_would_change, would_change_json
from fairnotice.law.turns.again import Again
from fairnotice.law.turns.levers import coded_levers
from fairnotice.law.turns.likely import BETWEEN_STATES, RAISED_BY, SEVERAL_SOURCES, Nearness, nearness
from fairnotice.law.turns.papers import waiver_lever
from fairnotice.law.turns.possible import NOT_TOGETHER, can_be_so, shut_out, stated
from fairnotice.law.turns.told import how_far, matter_says
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
    an_identity,
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


SLIGHT = an_offence(max_penalty=Penalty(months=12))


def test_the_way_that_the_rule_itself_gives_is_named_with_who_may_take_it() -> None:
    (turn,) = found(a_dossier(warrant=a_warrant(offences=(SLIGHT,), time_barred_from=UNKNOWN))).turns
    (lever,) = turn.supposed
    assert (lever.fact, lever.doubt) == ("request/waiver", Doubt.DECISION)
    assert lever.says.startswith("The secretariat, after consulting the requester, waives")
    assert "RPD art. 83(1)(b)" in lever.says
    assert turn.recommendation.value == "no_bar"


def test_the_reasons_of_a_waiver_that_was_begun_are_kept() -> None:
    begun = a_dossier(request=a_request(waiver_reasons="a series of thefts in three countries"))
    waived, _moment = waiver_lever().pull(begun, a_moment())
    assert (waived.request.waiver_consulted, waived.request.waiver_reasons) == (True, begun.request.waiver_reasons)


def test_where_the_penalty_suffices_no_waiver_is_named() -> None:
    assert "request/waiver" not in {lever.fact for turn in found(a_dossier()).turns for lever in turn.supposed}


def near(lever_key: str, dossier: Dossier, *, doubt: Doubt = Doubt.UNKNOWN, on: date | None = None) -> Nearness:
    view = View.of(dossier, "s1", a_moment("2024-05-01"))
    return nearness(view, Lever(lever_key, "", doubt, lambda d, m: (d, m), key=lever_key or None, on=on))


def charged_with(category: OffenceCategory | Unknown) -> Dossier:
    return a_dossier(warrant=a_warrant(offences=(an_offence(category=category),)))


@pytest.mark.parametrize(
    ("key", "category", "expected"),
    [
        ("act.sanctions_basis", OffenceCategory.SANCTIONS, Nearness.IN_THE_FILE),
        ("act.sanctions_basis", OffenceCategory.ROBBERY, Nearness.FAR_OFF),
        ("act.sanctions_basis", OffenceCategory.OTHER, Nearness.OF_ANY_FILE),
        ("act.sanctions_basis", UNKNOWN, Nearness.OF_ANY_FILE),
        ("context.election", OffenceCategory.ROBBERY, Nearness.OF_ANY_FILE),
        ("data.combined", OffenceCategory.ROBBERY, Nearness.FAR_OFF),
    ],
)
def test_a_supposition_is_near_where_the_charge_makes_one_think_of_it(
    key: str, category: OffenceCategory | Unknown, expected: Nearness
) -> None:
    assert near(key, charged_with(category)) is expected


def test_gaps_disputes_and_decisions_are_near() -> None:
    assert near("", a_dossier()) is Nearness.IN_THE_FILE
    assert near("act.sanctions_basis", a_dossier(), doubt=Doubt.DISPUTED) is Nearness.IN_THE_FILE


def test_a_day_of_the_next_years_is_near_and_a_later_one_is_not() -> None:
    assert near("", a_dossier(), doubt=Doubt.DATED, on=date(2027, 1, 1)) is Nearness.IN_THE_FILE
    assert near("", a_dossier(), doubt=Doubt.DATED, on=date(2038, 11, 9)) is Nearness.FAR_OFF


def test_a_dispute_between_states_is_far_off_where_the_own_state_asks() -> None:
    own = a_dossier(subject=a_subject(identities=(an_identity(nationalities=("PT",)),)))
    other = a_dossier(subject=a_subject(identities=(an_identity(nationalities=("UY",)),)))
    assert near("context.interstate_tension", own) is Nearness.FAR_OFF
    assert near("context.interstate_tension", other) is Nearness.OF_ANY_FILE


def test_data_of_several_bureaus_are_thought_of_where_another_bureau_is_a_source() -> None:
    dossier = a_dossier()
    heard = replace(dossier, sources=(*dossier.sources, a_source("other", SourceKind.BUREAU)))
    assert near("data.combined", heard) is Nearness.OF_ANY_FILE


def test_every_fact_of_the_order_is_a_fact_of_the_list() -> None:
    assert {*RAISED_BY, *BETWEEN_STATES, *SEVERAL_SOURCES} <= set(FACTS)


def test_what_nothing_in_the_file_tells_of_is_told_last() -> None:
    answer = found(a_dossier(warrant=a_warrant(time_barred_from=UNKNOWN)))
    view = View.of(a_dossier(), "s1", a_moment("2024-05-01"))
    order = [max(nearness(view, lever) for lever in turn.supposed) for turn in answer.turns]
    assert order == sorted(order)
    assert order[0] < order[-1]


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
        assert can_be_so(turn.supposed)
        values = {(lever.key, lever.value) for lever in turn.supposed}
        assert not any(set(pair) <= values for pair in NOT_TOGETHER)


@pytest.mark.parametrize("pair", NOT_TOGETHER, ids=lambda pair: f"{pair[0][0]}-{pair[1][0]}-{pair[1][1]}")
def test_what_cannot_be_so_at_once_names_facts_and_values_of_the_list(pair: tuple[tuple[str, bool | str], ...]) -> None:
    for key, value in pair:
        assert value in (FACTS[key].values or (True, False))


def test_what_the_stated_facts_shut_out_is_not_supposed() -> None:
    membership = "Nothing but membership of a group is alleged."
    told = [a_statement("act.violence_or_serious_harm", value=True)]
    for statements, among in (((), True), (told, False)):
        answer = found(a_dossier(statements=tuple(statements)))
        supposed = {lever.says for turn in answer.turns for lever in turn.supposed}
        assert (membership in supposed) is among


PLAIN = a_dossier()
WEIGHED = a_dossier(subjects=(a_subject(offices=(an_office(state="AB"),)),), statements=())
UNTOLD = a_dossier(
    request=a_request(attestations=Attestations()), warrants=(a_warrant(offences=(an_offence(max_penalty=UNKNOWN),)),)
)


@pytest.mark.parametrize("dossier", [PLAIN, WEIGHED, UNTOLD], ids=["plain", "an office", "gaps"])
def test_of_two_facts_that_are_not_among_the_sets_the_whole_review_is_not_turned(dossier: Dossier) -> None:
    moment = a_moment()
    answer = what_would_change(dossier, "s1", moment)
    assert answer.complete
    assert not answer.left_out
    again = Again(dossier, "s1", moment, RULES)
    coded = coded_levers(again.view, frozenset(again.base.readers))
    levers = [lever for lever in coded if not shut_out(lever, stated(again.view))]
    turning = [frozenset(lever.says for lever in turn.supposed) for turn in answer.turns]
    pairs = [pair for pair in combinations(levers, 2) if can_be_so(pair)]
    before = result(dossier, moment, ())
    for pair in random.Random(4).sample(pairs, 300):
        told = frozenset(lever.says for lever in pair)
        assert any(known <= told for known in turning) == (result(dossier, moment, pair) != before), told


def test_two_facts_that_matter_only_together_are_found() -> None:
    """Of a control that rests on a treaty, agreement matters only once it is known that it rests on one."""
    sets = [{lever.key for lever in turn.supposed} for turn in found(PLAIN).turns]
    assert {"act.sanctions_basis", "act.international_consensus"} in sets


def test_a_set_tells_which_rules_flip() -> None:
    dossier = a_dossier(subjects=(a_subject(offices=(an_office(),)),))
    (turn, *_rest) = found(dossier).turns
    review = review_subject(dossier, "s1", a_moment())
    after = review_subject(dossier, "s1", replace(a_moment(), on=date(2027, 1, 1)))
    flipped = {flip.rule: (flip.before, flip.after) for flip in turn.flips}
    one, other = ({f.rule: f.outcome for f in each.findings} for each in (review, after))
    assert flipped == {
        code: (one.get(code), other.get(code)) for code in one.keys() | other.keys() if one.get(code) != other.get(code)
    }
    assert flipped


def test_an_empty_file_is_answered_in_the_same_way_twice() -> None:
    empty = Dossier(
        id="c",
        title="c",
        request=Request(kind=Kind.RED, requester=a_request().requester),
        subjects=(Subject("s1", ()),),
    )
    one, other = (what_would_change(empty, "s1", a_moment()) for _ in range(2))
    assert would_change_json(one) == would_change_json(other)
    assert one.matters_most


def test_it_says_why_something_would_matter() -> None:
    matters = found(PLAIN).matters_most
    assert matters
    for matter in matters:
        assert matter_says(matter).startswith("It turns the answer alone" if matter.alone else "Alone it does not")


def test_no_sentence_holds_a_day_in_digits_or_a_name_that_only_the_file_has() -> None:
    dossier = a_dossier(
        subjects=(a_subject(offices=(an_office(),)),),
        warrants=(a_warrant(offences=(an_offence(max_penalty=UNKNOWN),), in_force=UNKNOWN),),
    )
    answer = found(dossier)
    says = [lever.says for turn in answer.turns for lever in turn.supposed]
    says += [lever.says for matter in answer.matters_most for lever in matter.levers]
    for sentence in says:
        assert not re.search(r"\d{4}-\d{2}-\d{2}|\bw1\b|\bo1\b|\bs1\b", sentence)


def test_a_search_that_ends_early_says_so() -> None:
    dossier = a_dossier()
    answer = what_would_change(dossier, "s1", a_moment(), budget=150)
    assert not answer.complete
    assert would_change_json(answer)["complete"] is False
    assert "the search ended" in how_far(answer)
    assert "Tried: every fact alone" in how_far(found(dossier))


def test_a_day_that_comes_is_tried_before_a_small_budget_ends() -> None:
    dossier = a_dossier(subjects=(a_subject(offices=(an_office(),)),))
    (turn, *_rest) = what_would_change(dossier, "s1", a_moment(), budget=30).turns
    assert [lever.doubt for lever in turn.supposed] == [Doubt.DATED]


def test_an_unknown_subject_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        what_would_change(a_dossier(), "nobody", a_moment())
