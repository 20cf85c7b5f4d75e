"""A case in the codes of the Commission's decisions."""

from fairnotice.domain.dossier import PositionKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import OffenceCategory, Sentence
from fairnotice.law.decision_facts import CATEGORIES, coded_as_decision
from fairnotice.law.precedents import nearest_decisions
from fairnotice.law.published.entries import PublishedKind, published, published_entry
from tests.builders import (
    a_position,
    a_protection,
    a_statement,
    a_subject,
    a_view,
    a_warrant,
    an_offence,
)


def test_a_charge_is_coded_by_kind_and_as_a_family_matter_or_not() -> None:
    found = coded_as_decision(a_view(warrants=(a_warrant(offences=(an_offence(category=OffenceCategory.FRAUD),)),)))
    assert found["offence_category"] == {"fraud"}
    assert found["family_matter"] == {False}


def test_a_charge_that_no_decision_is_about_has_no_kind() -> None:
    found = coded_as_decision(a_view(warrants=(a_warrant(offences=(an_offence(category=OffenceCategory.MURDER),)),)))
    assert "offence_category" not in found
    unknown = coded_as_decision(a_view(warrants=(a_warrant(offences=(an_offence(category=UNKNOWN),)),)))
    assert "family_matter" not in unknown


def test_what_states_and_courts_did_is_coded() -> None:
    found = coded_as_decision(
        a_view(
            subjects=(a_subject(protections=(a_protection(),)),),
            positions=(a_position(), a_position(PositionKind.EXTRADITION_REFUSED)),
            warrants=(a_warrant(sentence=Sentence(in_absentia=True)),),
        )
    )
    for code in ("refugee_status_granted", "other_country_protest", "extradition_refused", "in_absentia"):
        assert found[code] == {True}


def test_two_judgments_that_differ_say_nothing_of_the_trial() -> None:
    both = (
        a_warrant(id="w1", sentence=Sentence(in_absentia=True)),
        a_warrant(id="w2", sentence=Sentence(in_absentia=False)),
    )
    assert "in_absentia" not in coded_as_decision(a_view(warrants=both))


def test_a_fact_on_which_accounts_differ_has_no_code_and_one_that_is_denied_has() -> None:
    two = (a_statement("act.official_capacity", True, id="a"), a_statement("act.official_capacity", False, id="b"))
    assert "act_in_office" not in coded_as_decision(a_view(statements=two))
    assert coded_as_decision(a_view(statements=two[1:]))["act_in_office"] == {False}


def test_every_kind_of_charge_of_the_decisions_is_one_that_a_case_can_have() -> None:
    theirs = {entry.coded.get("offence_category") for entry in published(PublishedKind.COMMISSION)} - {None}
    assert theirs <= set(CATEGORIES.values())


def test_a_custody_case_is_like_the_decisions_on_custody_and_like_no_example() -> None:
    view = a_view(
        warrants=(a_warrant(offences=(an_offence(category=OffenceCategory.PARENTAL_ABDUCTION),)),),
        positions=(a_position(PositionKind.EXTRADITION_REFUSED),),
    )
    found = nearest_decisions(view)
    assert {like.id for like in found[:2]} == {"ccf-2024-01", "ccf-2025-01"}
    assert "extradition refused: yes" in next(like for like in found if like.id == "ccf-2025-01").shared
    assert {published_entry(like.id).kind for like in found} == {PublishedKind.COMMISSION}
