"""The nearest published examples: found by coded facts, measured in the open, deciding nothing."""

import json
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.request import Requester, RequesterKind
from fairnotice.domain.subject import OfficeKind, ProtectionKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.precedent_facts import coded
from fairnotice.law.precedents import (
    Codes,
    Likeness,
    nearest,
    nearest_to,
    nearest_to_facts,
    nearness_told,
    precedents,
)
from fairnotice.law.published.entries import Precedent, PublishedKind, PublishedOutcome, Value, published_entry
from fairnotice.law.published.weights import COMMON
from tests.builders import (
    a_position,
    a_protection,
    a_request,
    a_statement,
    a_subject,
    a_view,
    a_warrant,
    an_identity,
    an_offence,
    an_office,
)


def a_policy_case() -> View:
    """A former president sought at home for economic decisions without gain, after a coup."""
    return a_view(
        subject=None,
        subjects=(
            a_subject(
                identities=(an_identity(nationalities=("PT",)),),
                offices=(an_office(state="PT", began="2018-01-01", scheduled_end=None, ended="2023-06-30"),),
            ),
        ),
        warrants=(a_warrant(offences=(an_offence(category=OffenceCategory.ABUSE_OF_OFFICE),)),),
        statements=(
            a_statement("act.official_capacity", True),
            a_statement("act.political_life", True),
            a_statement("act.private_gain", False),
            a_statement("context.coup", True),
        ),
    )


def test_the_examples_are_small() -> None:
    raw = (files("fairnotice.law.published") / "repository.json").read_bytes()
    assert len(raw) < 200_000


def test_no_empty_code_is_stored() -> None:
    entries = json.loads((files("fairnotice.law.published") / "repository.json").read_text(encoding="utf-8"))
    assert all(value is not None for entry in entries for value in entry["facts_coded"].values())


def test_a_policy_act_of_a_former_president_finds_its_example_and_how_it_ended() -> None:
    first = nearest(a_policy_case())[0]
    assert (first.id, first.outcome) == ("rop-028", "refused")
    assert "general context: coup" in first.shared


def test_gain_instead_of_policy_makes_that_example_less_near() -> None:
    view = a_policy_case()
    gain = a_view(
        subjects=view.dossier.subjects,
        warrants=view.dossier.warrants,
        statements=(a_statement("act.official_capacity", True), a_statement("act.private_gain", True)),
    )
    assert _of("rop-025", nearest(gain, 20)).similarity > _of("rop-028", nearest(gain, 20)).similarity
    assert "private gain: no (here: yes)" in _of("rop-028", nearest(gain, 20)).differing


def _of(code: str, found: tuple[Likeness, ...]) -> Likeness:
    return next(likeness for likeness in found if likeness.id == code)


def test_the_nearest_come_first_and_no_more_than_asked() -> None:
    found = [like for like in nearest(a_policy_case(), limit=3) if not like.other_way]
    assert len(found) == 3
    assert [f.similarity for f in found] == sorted((f.similarity for f in found), reverse=True)
    assert all(0 < f.similarity <= 1 for f in found)


def by_the_definition(facts: Codes, entry: Precedent) -> float:
    """The measure as the docstring of the module has it, counted the long way."""
    both = facts.keys() & entry.coded.keys()
    shared = {key for key in both if entry.coded[key] in facts[key]}
    if not shared - COMMON:
        return 0.0

    def weight(keys: Iterable[str]) -> float:
        return sum(0.25 if key in COMMON else 1.0 for key in keys)

    rest = weight(both - shared) + weight((facts.keys() | entry.coded.keys()) - both) / 4
    return round(weight(shared) / (weight(shared) + rest), 3)


CODES = sorted({(key, value) for entry in precedents() for key, value in entry.coded.items()}, key=str)


@given(st.lists(st.sampled_from(CODES), max_size=14))
def test_the_measure_is_as_it_is_defined(codes: list[tuple[str, Value]]) -> None:
    facts = {key: frozenset(value for other, value in codes if other == key) for key, _ in codes}
    found = nearest_to_facts(facts, limit=len(precedents()))
    wanted = {entry.id: by_the_definition(facts, entry) for entry in precedents()}
    assert {like.id: like.similarity for like in found} == {code: like for code, like in wanted.items() if like}
    assert list(found) == sorted(found, key=lambda like: (-like.similarity, like.id))


def test_one_that_ended_the_other_way_and_is_nearly_as_like_is_always_shown() -> None:
    gain, policy = published_entry("rop-025"), published_entry("rop-028")  # approved, refused
    facts = {
        key: frozenset(entry.coded[key] for entry in (gain, policy) if key in entry.coded)
        for key in gain.coded.keys() | policy.coded.keys()
    }
    first, other = nearest_to_facts(facts, limit=1)
    assert other.other_way
    assert not first.other_way
    assert {PublishedOutcome(like.outcome).favours for like in (first, other)} == {True, False}
    assert other.similarity >= 0.75 * first.similarity
    assert [like.id for like in nearest_to_facts(facts, limit=50) if like.other_way] == [other.id]


def test_nothing_is_shown_as_the_other_way_when_it_is_far_off() -> None:
    facts = {key: frozenset({value}) for key, value in published_entry("rop-035").coded.items()}
    assert not [like for like in nearest_to_facts(facts) if like.other_way and like.similarity < 0.75]


def test_an_example_is_near_when_it_shares_two_facts_that_weigh_as_much_as_the_rest() -> None:
    one = {"offence_category": frozenset[Value]({"murder"})}
    assert not [like for like in nearest_to_facts(one, limit=50) if like.near]
    own = {key: frozenset({value}) for key, value in published_entry("rop-028").coded.items()}
    assert nearest_to_facts(own)[0].near


def test_who_asks_about_whom_makes_no_example_near() -> None:
    facts = {
        "wanted_by_own_country": frozenset[Value]({True}),
        "interstate_request_vs_national_of_other_member": frozenset[Value]({False}),
        "personal_role_described": frozenset[Value]({True}),
        "offence_is_ordinary_law_crime": frozenset[Value]({True}),
    }
    found = nearest_to_facts(facts, limit=50)
    assert found
    assert not [like for like in found if like.near]


def test_what_decided_there_comes_first_among_what_differs() -> None:
    entry = published_entry("rop-041")
    facts = {key: frozenset[Value]({"something else"}) for key in entry.coded if key != "offence_category"}
    facts["offence_category"] = frozenset({entry.coded["offence_category"]})
    like = _of("rop-041", nearest_to_facts(facts, limit=len(precedents())))
    assert like.decisive
    assert like.differing[: len(like.decisive)] == like.decisive
    assert "an act of state or a military operation: yes (here: something else)" in like.decisive
    assert not [words for words in like.decisive if words.startswith("who asks")]


def test_an_entry_is_compared_with_others_of_its_kind_and_not_with_its_own_affair() -> None:
    found = nearest_to(published_entry("rop-057"), limit=200)
    assert not {"rop-057", "rop-108"} & {like.id for like in found}
    assert {published_entry(like.id).kind for like in found} == {PublishedKind.REPOSITORY}
    decisions = nearest_to(published_entry("ccf-2025-02"), limit=200)
    assert {published_entry(like.id).kind for like in decisions} == {PublishedKind.COMMISSION}


def test_what_the_answer_comes_to_is_said() -> None:
    near = Likeness("a", 0.9, (), (), "refused", "", "", "", near=True)
    assert "shares a fact" in nearness_told(())
    assert "Nothing published is near" in nearness_told((replace(near, near=False),))
    assert "both ways" in nearness_told((near, replace(near, other_way=True)))
    assert "almost as much" in nearness_told((near, replace(near, near=False, other_way=True)))
    assert "no rule" in nearness_told((near,))


def test_the_same_case_gives_the_same_answer() -> None:
    assert nearest(a_policy_case()) == nearest(a_policy_case())


def test_silence_is_not_difference() -> None:
    for likeness in nearest(a_view(), 20):
        assert not [words for words in likeness.differing if "unknown" in words]


def test_a_file_that_says_nothing_of_the_act_finds_nothing() -> None:
    request = a_request(requester=Requester(name="A bureau", country="PT"))
    bare = a_subject(identities=(an_identity(nationalities=()),), participation=None)
    assert nearest(a_view(request=request, subjects=(bare,), warrants=(), statements=(), incident=None)) == ()


def test_a_fact_on_which_accounts_differ_has_no_code() -> None:
    statements = (a_statement("act.private_gain", True, id="one"), a_statement("act.private_gain", False, id="two"))
    assert "private_gain" not in coded(a_view(statements=statements))


@pytest.mark.parametrize(
    ("kind", "on", "status", "serving"),
    [
        (OfficeKind.HEAD_OF_STATE, "2024-05-01", "head_of_state", True),
        (OfficeKind.HEAD_OF_STATE, "2027-05-01", "former_head_of_state", False),
        (OfficeKind.MINISTER, "2024-05-01", "politician", True),
        (OfficeKind.MINISTER, "2027-05-01", "former_politician", False),
    ],
)
def test_an_office_is_coded_as_held_on_the_day(kind: OfficeKind, on: str, status: str, serving: bool) -> None:
    found = coded(a_view(on=on, subjects=(a_subject(offices=(an_office(kind),)),)))
    assert found["subject_status"] == {status}
    assert found["subject_in_office_now"] == {serving}


def test_immunity_is_likely_in_office_and_none_when_lifted() -> None:
    officer = (a_subject(offices=(an_office(),)),)
    assert coded(a_view(subjects=officer))["immunity"] == {"likely"}
    lifted = (a_statement("person.immunity_lifted", True),)
    assert coded(a_view(subjects=officer, statements=lifted))["immunity"] == {"none"}


def test_who_asks_is_coded() -> None:
    court = a_request(requester=Requester(name="A court", kind=RequesterKind.TRIBUNAL))
    assert coded(a_view(request=court))["requesting_source"] == {"international_tribunal"}
    assert coded(a_view())["requesting_source"] == {"state"}
    assert coded(a_view())["interstate_request_vs_national_of_other_member"] == {True}


def test_protections_and_positions_are_coded() -> None:
    found = coded(
        a_view(
            subjects=(a_subject(protections=(a_protection(), a_protection(kind=ProtectionKind.ASYLUM_SEEKER))),),
            positions=(a_position(), a_position(PositionKind.EXTRADITION_REFUSED)),
        )
    )
    for code in (
        "refugee_status_granted",
        "asylum_seeker",
        "other_country_protest",
        "third_state_refused_extradition",
    ):
        assert found[code] == {True}


def test_charges_are_coded_by_kind() -> None:
    both = (an_offence("o1", category=OffenceCategory.WAR_CRIME), an_offence("o2", category=OffenceCategory.TREASON))
    found = coded(a_view(warrants=(a_warrant(offences=both),)))
    assert found["offence_category"] == {"war_crime", "treason"}
    assert found["crime_against_humanity_or_war_crime"] == {True}
    assert found["charge_against_state_security"] == {True}
    assert found["offence_is_ordinary_law_crime"] == {True}


def test_a_charge_of_no_known_kind_is_not_coded() -> None:
    found = coded(a_view(warrants=(a_warrant(offences=(an_offence(category=UNKNOWN),)),)))
    assert "offence_category" not in found
    assert "offence_is_ordinary_law_crime" not in found


def test_a_word_is_put_into_the_word_of_the_examples() -> None:
    found = coded(a_view(statements=(a_statement("act.organisation_recognition", "regional_or_some"),)))
    assert found["organisation_recognition"] == {"some_states"}


def test_every_kind_of_charge_that_the_examples_call_by_our_word_is_one_that_a_case_can_have() -> None:
    theirs = {p.coded["offence_category"] for p in precedents() if "offence_category" in p.coded}
    for category in OffenceCategory:
        if category.value in theirs:
            found = coded(a_view(warrants=(a_warrant(offences=(an_offence(category=category),)),)))
            assert found["offence_category"] <= theirs, category
