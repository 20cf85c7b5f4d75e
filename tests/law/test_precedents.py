"""The nearest published examples: found by coded facts, measured in the open, deciding nothing."""

import json
from importlib.resources import files

import pytest

from fairnotice.domain.dossier import PositionKind, View
from fairnotice.domain.request import Requester, RequesterKind
from fairnotice.domain.subject import OfficeKind, ProtectionKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.precedent_facts import CATEGORIES, coded
from fairnotice.law.precedents import JUDGING, Likeness, nearest, precedents
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


def test_the_examples_are_small_and_each_has_an_outcome_and_a_place() -> None:
    raw = (files("fairnotice.law") / "precedents.json").read_bytes()
    assert len(raw) < 200_000
    assert all(p.outcome and p.where and p.edition for p in precedents())
    assert len({p.id for p in precedents()}) == len(precedents())


def test_no_empty_code_is_stored() -> None:
    entries = json.loads((files("fairnotice.law") / "precedents.json").read_text(encoding="utf-8"))
    assert all(value is not None for entry in entries for value in entry["facts_coded"].values())


def test_codes_that_already_judge_are_never_compared() -> None:
    assert not [p.id for p in precedents() if JUDGING & p.coded.keys()]


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
    found = nearest(a_policy_case(), limit=3)
    assert len(found) == 3
    assert [f.similarity for f in found] == sorted((f.similarity for f in found), reverse=True)
    assert all(0 < f.similarity <= 1 for f in found)


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


def test_every_kind_of_charge_in_the_examples_that_has_a_word_of_ours_is_mapped() -> None:
    theirs = {p.coded["offence_category"] for p in precedents() if "offence_category" in p.coded}
    ours = {category.value for category in OffenceCategory}
    assert (theirs & ours) <= set(CATEGORIES.values())
