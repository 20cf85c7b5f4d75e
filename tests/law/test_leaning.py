"""The leaning: its steps in order, exceptions that matter, and what is left without an office."""

from dataclasses import replace
from typing import Any

import pytest

from fairnotice.domain.dossier import View
from fairnotice.domain.statement import Standing
from fairnotice.domain.subject import OfficeKind
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.findings import Finding, finding_of
from fairnotice.law.leaning import LEANING_RULES, Leaning, lean, without_office
from fairnotice.law.model import (
    Citation,
    FactUsed,
    Ground,
    Lean,
    Pointer,
    Result,
    RuleEffect,
    met,
    not_met,
    undetermined,
    weigh,
)
from fairnotice.law.model import gate as make_gate
from fairnotice.law.model import weighing as make_weighing
from fairnotice.law.practice.reading import FIRST_EDITION
from fairnotice.law.review import Recommendation, Review, review
from tests.builders import a_dossier, a_moment, a_statement, a_subject, a_warrant, an_identity, an_offence, an_office

CITES = Citation("RoP", "3.1", in_force=FIRST_EDITION)
AGAINST = Pointer("Something leans against.", Lean.AGAINST)
DISPUTED = Pointer(
    "One side says so.", Lean.AGAINST, (FactUsed("statements/x", "So it is.", "one side", Standing.DISPUTED),)
)


def a_check(view: View) -> Result:
    """Is it so?"""
    raise AssertionError("these tests give the result themselves")


def a_gate_finding(result: Result) -> Finding:
    return finding_of(make_gate("a-gate", cites=CITES)(a_check), result)


def a_weighing_finding(*pointers: Pointer, leads: bool = False, **changes: Any) -> Finding:
    rule = make_weighing("a-leading" if leads else "a-weighing", cites=CITES, leads=leads)(a_check)
    return replace(finding_of(rule, weigh(pointers, nothing="Nothing.")), **changes)


BAR = a_gate_finding(not_met("Barred."))
MISSING = a_gate_finding(undetermined("Missing.", ask="What?"))
FINE = a_gate_finding(met("Fine."))
FACTOR = a_weighing_finding(AGAINST)
LEADING = a_weighing_finding(AGAINST, leads=True)
LIFTED = a_weighing_finding(AGAINST, leads=True, lifted_by="an-exception")
PASSING = finding_of(make_gate("a-passage", cites=CITES, effect=RuleEffect.PERMIT, allows=True)(a_check), met("Fine."))
FAILED = replace(FINE, failed=True)


def code_of(*findings: Finding) -> tuple[Leaning, str]:
    leaning, step = lean(findings)
    return leaning, step.code


def test_the_first_step_that_applies_decides() -> None:
    everything = [FAILED, BAR, LEADING, PASSING, LIFTED, FACTOR]
    seen = []
    while len(everything) > 1:
        seen.append(code_of(*everything)[1])
        everything.pop(0)
    seen += [code_of(FACTOR)[1], code_of(MISSING, FINE)[1]]
    assert seen == [rule.code for rule in LEANING_RULES]
    assert code_of(FINE) == (Leaning.NO_BAR, "none")


def test_a_usual_passage_outweighs_factors_but_no_usual_rule_and_no_missing_fact() -> None:
    assert code_of(PASSING, FACTOR) == (Leaning.NO_BAR, "usual-passage")
    assert code_of(PASSING, LIFTED) == (Leaning.NO_BAR, "usual-passage")
    assert code_of(PASSING, LEADING) == (Leaning.REFUSE, "usual-rule")
    assert code_of(PASSING, FACTOR, MISSING) == (Leaning.OPEN, "to-weigh")
    assert code_of(PASSING) == (Leaning.NO_BAR, "none")


def test_a_passage_on_disputed_facts_or_lifted_by_its_own_exception_passes_nothing() -> None:
    disputed = replace(PASSING, facts=DISPUTED.facts)
    assert code_of(disputed, FACTOR) == (Leaning.OPEN, "to-weigh")
    assert code_of(replace(PASSING, lifted_by="a-counter"), FACTOR) == (Leaning.OPEN, "to-weigh")


@pytest.mark.parametrize("findings", [(FINE,), (PASSING, FACTOR)])
def test_no_bar_is_said_on_the_requesters_account_alone_until_somebody_else_is_heard(
    findings: tuple[Finding, ...],
) -> None:
    assert lean(findings)[1].says.endswith("No bar found, on the requester's account alone.")
    heard = lean(findings, heard=True)[1].says
    assert "alone" not in heard
    assert "an account other than the requester's is in the file" in heard


def test_a_bar_and_a_leading_rule_lean_to_refusal() -> None:
    assert code_of(BAR) == (Leaning.REFUSE, "bar")
    assert code_of(LEADING) == (Leaning.REFUSE, "usual-rule")


def test_a_factor_alone_leaves_it_open() -> None:
    assert code_of(FACTOR, FINE) == (Leaning.OPEN, "to-weigh")


def test_a_lifted_usual_rule_leaves_it_open_and_says_why() -> None:
    leaning, step = lean((LIFTED, FINE))
    assert leaning is Leaning.OPEN
    assert "the file shows an exception" in step.says


def test_a_usual_rule_on_facts_that_are_disputed_does_not_lead() -> None:
    assert code_of(a_weighing_finding(DISPUTED, leads=True)) == (Leaning.OPEN, "to-weigh")


def test_one_undisputed_pointer_is_enough_to_lead() -> None:
    assert code_of(a_weighing_finding(DISPUTED, AGAINST, leads=True)) == (Leaning.REFUSE, "usual-rule")


def test_the_step_names_the_rules_that_made_it_apply() -> None:
    assert lean((FINE, LEADING, FACTOR))[1].rules == ("a-leading",)


def test_without_the_office_a_refusal_that_rests_on_it_alone_falls() -> None:
    without = without_office((replace(BAR, rests_on_office=True), FINE))
    assert without.leaning is Leaning.NO_BAR
    assert without.left_out == ("a-gate",)
    assert without.says.startswith("It rests on the office: without it the file shows no bar.")


def test_without_the_office_a_file_with_something_to_weigh_is_open() -> None:
    assert "the file is open" in without_office((replace(BAR, rests_on_office=True), FACTOR)).says


def test_without_the_office_another_bar_still_refuses() -> None:
    without = without_office((replace(BAR, rests_on_office=True), LEADING))
    assert without.leaning is Leaning.REFUSE
    assert without.says.startswith("It does not rest on the office alone")


def test_where_nothing_rests_on_an_office_there_is_nothing_to_say() -> None:
    assert without_office((BAR, FINE)).says == ""


def reviewed(*said: str, category: OffenceCategory = OffenceCategory.MURDER, **changes: Any) -> Review:
    """A review of a killing about which these facts are said, and no others."""
    dossier = a_dossier(
        statements=tuple(a_statement(key) for key in said),
        warrant=a_warrant(offences=(an_offence(category=category),)),
        **changes,
    )
    return review(dossier, a_moment())[0]


def test_an_operation_between_states_leans_to_refusal_whoever_holds_office() -> None:
    found = reviewed("act.state_operation")
    assert found.recommendation is Recommendation.JUDGE
    assert found.leaning is Leaning.REFUSE
    assert found.leaning_step.rules == ("rop-act-of-state",)


def test_an_alleged_breach_of_the_laws_of_war_lifts_that_rule() -> None:
    found = reviewed("act.state_operation", "act.law_of_war_violation")
    assert found.finding("rop-act-of-state").lifted_by == "rop-mil-exception"
    assert found.leaning is Leaning.OPEN
    assert found.leaning_step.code == "exception"


def test_the_breach_does_not_lift_the_rule_on_official_acts() -> None:
    officer = a_subject(offices=(an_office(OfficeKind.MINISTER, scheduled_end="2023-12-31"),))
    found = reviewed("act.state_operation", "act.law_of_war_violation", "act.official_capacity", subject=officer)
    assert found.leaning is Leaning.REFUSE
    assert found.leaning_step.rules == ("rop-other-official",)


def test_victims_of_a_security_council_operation_lift_the_rule_on_armed_conflict() -> None:
    assert reviewed("act.armed_conflict").leaning is Leaning.REFUSE
    assert reviewed("act.armed_conflict", "act.un_operation_victims").leaning is Leaning.OPEN


def test_an_attempt_on_a_head_of_state_lifts_the_rule_on_coups() -> None:
    assert reviewed("context.coup").leaning is Leaning.REFUSE
    attempt = reviewed("context.coup", "act.attack_on_head_of_state")
    assert attempt.leaning is Leaning.NO_BAR
    assert "rop-attentat" in attempt.leaning_step.rules


def test_violence_against_persons_lifts_the_rule_on_state_security() -> None:
    security = OffenceCategory.STATE_SECURITY
    assert reviewed(category=security).leaning is Leaning.REFUSE
    assert reviewed("act.violence_or_serious_harm", category=security).leaning is Leaning.OPEN


def test_private_gain_lifts_the_rule_on_another_states_officials() -> None:
    officer = a_subject(offices=(an_office(OfficeKind.OFFICIAL),))
    acts = ("act.official_capacity", "act.private_gain")
    assert reviewed("act.official_capacity", subject=officer).leaning is Leaning.REFUSE
    assert reviewed(*acts, subject=officer, category=OffenceCategory.DRUGS).leaning is Leaning.NO_BAR


@pytest.mark.parametrize(
    ("category", "ground"),
    [
        (OffenceCategory.DESERTION, Ground.MILITARY),
        (OffenceCategory.BANNED_FAITH, Ground.RELIGIOUS_OR_RACIAL),
        (OffenceCategory.TREASON, Ground.POLITICAL),
    ],
)
def test_a_pure_offence_is_refused_on_the_ground_of_its_own_kind(category: OffenceCategory, ground: Ground) -> None:
    found = reviewed(category=category)
    assert found.recommendation is Recommendation.REFUSE
    assert found.finding("rop-pure").ground is ground
    assert found.finding("rpd-34-3-a").ground is ground
    assert found.grounds[0].ground is ground


def test_to_stand_for_an_office_of_another_state_is_not_to_hold_one() -> None:
    candidate = a_subject(offices=(an_office(OfficeKind.CANDIDATE),))
    found = reviewed(subject=candidate)
    assert "rop-other-office" not in {finding.rule for finding in found.findings}
    assert "Stands for office" in found.finding("rpd-34-3-b").reason


def test_the_own_states_president_is_not_barred_by_immunity_from_other_states() -> None:
    president = a_subject(identities=(an_identity(nationalities=("PT",)),), offices=(an_office(state="PT"),))
    found = reviewed("act.private_gain", subject=president)
    assert found.recommendation is not Recommendation.REFUSE


def test_an_office_with_no_known_end_still_does_not_count_as_lasting() -> None:
    president = a_subject(offices=(an_office(scheduled_end=None),))
    found = reviewed("act.state_operation", subject=president)
    assert found.finding("icj-2002").until is None
    assert found.grounds[0].rules[0] == "rop-act-of-state"
    assert "icj-2002" in found.without_office.left_out


def test_a_refusal_that_rests_on_the_office_alone_says_so() -> None:
    president = a_subject(offices=(an_office(),))
    found = reviewed("act.private_gain", subject=president)
    assert found.recommendation is Recommendation.REFUSE
    assert found.grounds[0].rests_on_office
    assert found.grounds[0].weight.value == "carries"
    assert found.without_office.leaning is not Leaning.REFUSE
    assert found.without_office.says.startswith("It rests on the office")
