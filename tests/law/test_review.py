"""The review as a whole: what it recommends, what lifts what, who sees what, and from when it is seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from fairnotice.domain.dates import Calendar, PartialDate, Period
from fairnotice.domain.dossier import Dossier, PositionKind, View
from fairnotice.domain.request import Kind
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.subject import OfficeKind
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.leaning import Leaning
from fairnotice.law.model import (
    Audience,
    Citation,
    Ground,
    Lean,
    Outcome,
    Pointer,
    Result,
    Rule,
    RuleEffect,
    RuleKind,
    duty,
    gate,
    met,
    not_met,
    undetermined,
    weigh,
    weighing,
)
from fairnotice.law.review import Recommendation, Review, for_requester, next_change, review, review_subject
from fairnotice.law.rulebook import EDITION, RULES
from fairnotice.law.unread import NOT_ASKED, NOT_ON_THE_DAY
from tests.builders import (
    a_dossier,
    a_moment,
    a_participation,
    a_position,
    a_protection,
    a_request,
    a_source,
    a_statement,
    a_subject,
    a_warrant,
    an_identity,
    an_instant,
    an_offence,
    an_office,
)

CITES = Citation("RPD", "art. 0", in_force=date(2012, 7, 1))
DISCLOSED_ONLY_TO_REVIEWERS = ("positions/", "protections", "rights.")


def a_gate(
    code: str,
    result: Result,
    *,
    effect: RuleEffect = RuleEffect.REQUIRE,
    unless: str | tuple[str, ...] = (),
    audience: Audience = Audience.ALL,
) -> Rule:
    """A gate that always gives the same result."""

    def check(_view: View) -> Result:
        """Is it so?"""
        return result

    return gate(code, cites=CITES, effect=effect, unless=unless, ground=Ground.TIME, audience=audience)(check)


def a_weighing(code: str) -> Rule:
    """A weighing with one pointer against."""

    @weighing(code, cites=CITES)
    def check(_view: View) -> Result:
        """Is anything against it?"""
        return weigh((Pointer("Something is against it.", Lean.AGAINST),), nothing="")

    return check


def a_rule_that_raises(code: str = "broken", *, unless: str | tuple[str, ...] = ()) -> Rule:
    """A gate with a fault in it."""

    @gate(code, cites=CITES, unless=unless, ground=Ground.TIME)
    def check(_view: View) -> Result:
        """Does it hold?"""
        raise ZeroDivisionError

    return check


def reviewed(*rules: Rule, dossier: Dossier | None = None, on: str = "2024-05-01", known: str | None = None) -> Review:
    """The review of the ordinary case, or the one given, by these rules or by the whole rulebook."""
    return review_subject(dossier or a_dossier(), "s1", a_moment(on, known=known), rules=rules or RULES)


BAR = a_gate("bar", not_met("It is barred."))
JUDGED = a_weighing("judged")
ASKED = a_gate("asked", undetermined("A fact is missing.", ask="What is the fact?"))
FINE = a_gate("fine", met("It is fine."))


@pytest.mark.parametrize("present", tuple(product([True, False], repeat=4)))
def test_the_recommendation_is_the_first_of_refuse_judge_ask_and_no_bar(present: tuple[bool, ...]) -> None:
    order = [(BAR, "refuse"), (JUDGED, "judge"), (ASKED, "ask"), (FINE, "no_bar")]
    chosen = [(rule, word) for (rule, word), there in zip(order, present, strict=True) if there]
    found = review_subject(a_dossier(), "s1", a_moment(), rules=[rule for rule, _word in reversed(chosen)])
    assert found.recommendation.value == (chosen[0][1] if chosen else "no_bar")


def test_an_exception_to_the_exception_lets_the_general_rule_stand_again() -> None:
    general = a_gate("general", not_met("It is barred."), unless=("exception", "other"))
    exception = a_gate("exception", met("An exception is shown."), unless="counter")
    counter, other = a_gate("counter", met("But not here.")), a_gate("other", not_met("No."), effect=RuleEffect.FLAG)
    assert reviewed(general, exception, other).recommendation is Recommendation.NO_BAR
    found = reviewed(general, exception, counter, other)
    assert found.recommendation is Recommendation.REFUSE
    assert found.finding("exception").lifted_by == "counter"
    assert found.finding("general").lifted_by is None


def test_questions_are_listed_whatever_is_recommended_and_each_only_once() -> None:
    again = a_gate("again", undetermined("Missing here too.", ask="What is the fact?"))
    found = reviewed(BAR, ASKED, again)
    assert found.recommendation is Recommendation.REFUSE
    assert [(question.rule, question.ask) for question in found.questions] == [("asked", "What is the fact?")]


@pytest.mark.parametrize("effect", [RuleEffect.FLAG, RuleEffect.PERMIT])
def test_a_flag_or_a_permission_that_is_not_met_bars_nothing(effect: RuleEffect) -> None:
    assert reviewed(a_gate("x", not_met("No."), effect=effect)).recommendation is Recommendation.NO_BAR


def test_a_rule_that_raises_is_named_and_the_others_still_run() -> None:
    found = reviewed(a_rule_that_raises(), FINE)
    assert found.finding("broken").failed
    assert "ZeroDivisionError" in found.finding("broken").reason
    assert found.finding("fine").outcome is Outcome.MET


def test_a_rule_that_raises_can_never_come_out_as_no_bar() -> None:
    found = reviewed(a_rule_that_raises(), FINE)
    assert found.recommendation is Recommendation.JUDGE
    assert found.leaning is Leaning.OPEN


def test_an_exception_does_not_lift_a_rule_that_raised() -> None:
    found = reviewed(a_rule_that_raises(unless="fine"), FINE)
    assert found.finding("broken").lifted_by is None
    assert found.recommendation is Recommendation.JUDGE


def test_a_rule_whose_scope_raises_is_named_too() -> None:
    def scope(view: View) -> bool:
        raise LookupError(view.subject.id)

    @gate("broken", cites=CITES, applies=scope)
    def check(_view: View) -> Result:
        """Does it hold?"""
        return met("Yes.")

    assert reviewed(check).finding("broken").failed


def test_a_bar_is_lifted_by_its_exception_and_says_so() -> None:
    lifted = a_gate("lifted", not_met("It is barred."), unless="fine")
    found = reviewed(lifted, FINE)
    assert found.finding("lifted").lifted_by == "fine"
    assert found.recommendation is Recommendation.NO_BAR
    assert found.grounds == ()


def test_an_exception_that_is_not_met_lifts_nothing() -> None:
    barred = a_gate("barred", not_met("It is barred."), unless="asked")
    assert reviewed(barred, ASKED).recommendation is Recommendation.REFUSE


def test_a_question_that_an_exception_makes_idle_is_not_put() -> None:
    idle = a_gate("idle", undetermined("Missing.", ask="What is the fact?"), unless="fine")
    found = reviewed(idle, FINE)
    assert found.questions == ()
    assert found.recommendation is Recommendation.NO_BAR


def test_a_duty_is_not_in_a_review() -> None:
    owed = duty("owed", cites=CITES, says="Is it done?", carried_by="decide_request")
    assert reviewed(owed, FINE).findings == reviewed(FINE).findings


def test_no_duty_or_deadline_of_the_rulebook_is_in_a_review() -> None:
    carried = {rule.code for rule in RULES if rule.kind in {RuleKind.DUTY, RuleKind.DEADLINE}}
    assert carried
    assert carried.isdisjoint(finding.rule for finding in reviewed().findings)


def test_a_rule_out_of_force_is_absent_and_not_met() -> None:
    with pytest.raises(KeyError):
        reviewed(FINE, on="2012-06-30").finding("fine")


def test_the_ordinary_case_shows_no_bar_under_the_whole_rulebook() -> None:
    found = reviewed()
    assert found.recommendation is Recommendation.NO_BAR, [f.rule for f in found.findings if f.outcome != "met"]
    assert found.leaning is Leaning.NO_BAR
    assert found.questions == ()
    assert found.rulebook == EDITION


def test_no_rule_of_the_rulebook_fails_on_a_file_in_which_nothing_is_known() -> None:
    request = a_request(
        purpose=UNKNOWN, sought_for=UNKNOWN, language=UNKNOWN, interest=UNKNOWN, filed=UNKNOWN, sources=()
    )
    bare = a_dossier(
        subject=a_subject(identities=(), participation=None, status=UNKNOWN),
        request=request,
        warrants=(),
        incident=None,
        statements=(),
        sources=(),
    )
    for kind in Kind:
        found = reviewed(dossier=a_dossier_as(bare, kind))
        assert [finding.rule for finding in found.findings if finding.failed] == []
        assert found.recommendation is not Recommendation.NO_BAR


def a_dossier_as(dossier: Dossier, kind: Kind) -> Dossier:
    """The same matter asked for as another kind of notice or diffusion."""
    return a_dossier(
        subjects=dossier.subjects,
        request=a_request(kind, sources=(), interest=UNKNOWN, purpose=UNKNOWN),
        warrants=dossier.warrants,
        incident=dossier.incident,
        statements=dossier.statements,
        sources=dossier.sources,
    )


def test_a_slight_offence_is_refused_on_its_ground_until_the_criterion_is_waived() -> None:
    slight = a_warrant(max_penalty="12 months")
    refused = reviewed(dossier=a_dossier(warrant=slight))
    assert refused.recommendation is Recommendation.REFUSE
    assert [ground.ground for ground in refused.grounds] == [Ground.MINOR_OFFENCE]
    waiver = a_request(waiver_consulted=True, waiver_reasons="One ring, three museums; each theft alone is slight.")
    waived = reviewed(dossier=a_dossier(warrant=slight, request=waiver))
    assert waived.recommendation is Recommendation.NO_BAR
    assert waived.finding("rpd-83-1-a-ii-pros").lifted_by == "rpd-83-1-b"


def test_a_possible_minor_loses_the_extract_and_not_the_request() -> None:
    codes = [rule for rule in RULES if rule.code == "rpd-61-2-e"]
    no_births = a_subject(identities=())
    found = reviewed(*codes, dossier=a_dossier(subject=no_births))
    assert found.finding("rpd-61-2-e").outcome is Outcome.NOT_MET
    assert found.recommendation is Recommendation.NO_BAR


def a_delicate_dossier() -> Dossier:
    """A refugee from the requesting state, for whom another state protests and a court has found a risk."""
    return a_dossier(
        subject=a_subject(protections=(a_protection(),)),
        positions=tuple(a_position(kind, taken="2024-04-20") for kind in PositionKind),
        statements=(
            a_statement("rights.competent_finding", True, source="record", words="A court found a real risk."),
            a_statement("rights.individual_risk", True, source="record", words="A risk of torture."),
        ),
    )


def test_the_requester_never_sees_what_is_for_reviewers() -> None:
    whole = reviewed(dossier=a_delicate_dossier())
    secret = {finding.rule for finding in whole.findings if finding.audience is Audience.REVIEWERS}
    assert secret
    shown = for_requester(whole)
    assert secret.isdisjoint(finding.rule for finding in shown.findings)
    assert secret.isdisjoint(rule for ground in shown.grounds for rule in ground.rules)
    assert secret.isdisjoint(question.rule for question in shown.questions)
    assert shown.leaning is Leaning.OPEN
    assert (shown.practice, shown.turning_points, shown.leaning_step.rules) == ((), (), ())


def test_every_statement_that_no_rule_read_is_listed_with_the_reason() -> None:
    extra = (
        a_statement("act.dishonest_intent", False, source="paper", words="He meant to pay."),
        a_statement("act.organisation_recognition", "source_only", source="paper", words="Nobody else lists it."),
        a_statement("act.official_capacity", True, source="paper", holds=Period(ends=date(2020, 1, 1))),
        a_statement("act.political_life", None, source="paper", words="Words alone are gathered elsewhere."),
        a_statement("act.dishonest_intent", True, source="paper", subject="s2"),
        a_statement("act.private_gain", False, source="paper"),
    )
    dossier = a_dossier()
    dossier = replace(
        dossier,
        subjects=(a_subject(), a_subject("s2")),
        statements=(*dossier.statements, *extra),
        sources=(*dossier.sources, a_source("paper", SourceKind.COURT)),
    )
    found = [one for one in reviewed(dossier=dossier).unread if one.fact.sources == ("paper",)]
    assert [(one.about, one.value, one.why) for one in found] == [
        ("act.dishonest_intent", False, NOT_ASKED),
        ("act.organisation_recognition", "source_only", NOT_ASKED),
        ("act.official_capacity", True, NOT_ON_THE_DAY),
    ]
    assert found[0].says == "The person meant to deceive: no"
    assert found[1].says == "Who recognises the group as terrorist: source only"
    assert found[0].fact.standing.value == "record"


def test_a_denial_of_deceit_is_read_where_the_charge_is_one_of_fraud() -> None:
    said = a_statement("act.dishonest_intent", False, source="record")
    fraud = a_warrant(offences=(an_offence(category=OffenceCategory.FRAUD),))
    found = reviewed(dossier=a_dossier(warrant=fraud, statements=(said,)))
    assert found.unread == ()
    assert found.recommendation is Recommendation.JUDGE


def test_the_requester_is_shown_only_its_own_unread_statements() -> None:
    extra = tuple(a_statement("act.dishonest_intent", False, source=source) for source in ("file", "letter"))
    sources = (a_source(), a_source("letter", SourceKind.PERSON))
    found = reviewed(dossier=a_dossier(statements=extra, sources=sources))
    assert len(found.unread) == 2
    assert [one.fact.sources for one in for_requester(found).unread] == [("file",)]


def test_no_fact_about_protection_or_another_state_reaches_the_requester() -> None:
    shown = for_requester(reviewed(dossier=a_delicate_dossier()))
    facts = [fact for finding in shown.findings for fact in finding.facts]
    assert facts
    assert not [fact.where for fact in facts if any(part in fact.where for part in DISCLOSED_ONLY_TO_REVIEWERS)]
    assert not [f.rule for f in shown.findings if "protest" in f.reason or "torture" in f.reason]


@pytest.mark.parametrize("kind", [SourceKind.BUREAU, SourceKind.PERSON, SourceKind.SECRETARIAT])
def test_what_another_bureau_the_person_or_the_secretariat_says_never_reaches_the_requester(kind: SourceKind) -> None:
    told = ("neutrality.part_of_interstate_dispute", "act.official_capacity", "person.political_opponent")
    dossier = a_dossier(
        subject=a_subject(offices=(an_office(OfficeKind.MINISTER, ended="2023-01-01"),)),
        statements=tuple(a_statement(key, True, source="letter", words="In confidence.") for key in told),
        sources=(a_source(), a_source("warrant", SourceKind.COURT), a_source("letter", kind)),
    )
    whole = reviewed(dossier=dossier)
    shown = for_requester(whole)
    assert any("In confidence." in fact.says for finding in whole.findings for fact in finding.facts)
    assert not [f.rule for f in shown.findings for fact in f.facts if fact.says == "In confidence."]
    assert not [f.rule for f in shown.findings if "dispute between states" in f.reason or "official" in f.reason]
    assert not [q for q in shown.questions if q.rule == "rop-act-of-state-asked"]
    assert not [q for q in whole.questions if q.rule == "rop-act-of-state-asked"]


def test_what_is_on_public_record_may_reach_the_requester() -> None:
    statement = a_statement("neutrality.part_of_interstate_dispute", True, source="record")
    shown = for_requester(reviewed(dossier=a_dossier(statements=(statement,))))
    assert "rpd-34-3-f" in {f.rule for f in shown.findings if f.outcome is Outcome.NEEDS_JUDGEMENT}


def test_what_reviewers_alone_may_see_asks_the_requester_nothing() -> None:
    secret = a_gate("secret", undetermined("Missing.", ask="Is the person a refugee?"), audience=Audience.REVIEWERS)
    assert reviewed(secret).questions == ()


def test_an_office_learnt_later_is_in_the_later_review_of_the_same_day_only() -> None:
    office = an_office(OfficeKind.HEAD_OF_STATE, learnt=an_instant("2024-06-01T00:00:00Z"))
    dossier = a_dossier(subject=a_subject(offices=(office,)))
    before = reviewed(dossier=dossier, known="2024-05-02T00:00:00Z")
    after = reviewed(dossier=dossier, known="2024-06-02T00:00:00Z")
    assert before.recommendation is Recommendation.NO_BAR
    assert after.recommendation is not Recommendation.NO_BAR
    assert before.moment.on == after.moment.on
    assert {"icj-2002"} & {f.rule for f in after.findings} - {f.rule for f in before.findings}


def test_the_end_of_an_office_changes_the_answer_and_is_announced() -> None:
    dossier = a_dossier(subject=a_subject(offices=(an_office(OfficeKind.HEAD_OF_STATE),)))
    held = reviewed(dossier=dossier, on="2026-12-31")
    left = reviewed(dossier=dossier, on="2027-01-01")
    assert "icj-2002" in {finding.rule for finding in held.findings}
    assert [f.outcome for f in held.findings if f.rule == "icj-2002"] != [
        f.outcome for f in left.findings if f.rule == "icj-2002"
    ]
    assert next_change(held) == date(2027, 1, 1)


RESTS_ON_OFFICE = a_gate("office", Result(Outcome.NOT_MET, "The office is held.", rests_on_office=True))


@pytest.mark.parametrize(
    ("beside", "leaning", "says"),
    [
        (BAR, Leaning.REFUSE, "does not rest on the office alone"),
        (JUDGED, Leaning.OPEN, "without it the file is open"),
        (FINE, Leaning.NO_BAR, "without it the file shows no bar"),
    ],
)
def test_a_review_says_what_is_left_without_the_office(beside: Rule, leaning: Leaning, says: str) -> None:
    left = reviewed(RESTS_ON_OFFICE, beside).without_office
    assert left.left_out == ("office",)
    assert left.leaning is leaning
    assert says in left.says


def test_a_review_in_which_nobody_holds_an_office_says_nothing_of_it() -> None:
    assert reviewed(BAR).without_office.says == ""


def test_a_review_without_known_changes_has_no_next_day() -> None:
    found = reviewed(dossier=a_dossier(warrant=a_warrant(time_barred_from=UNKNOWN)))
    assert next_change(found) is None


def test_every_known_day_of_change_is_listed_the_nearest_first() -> None:
    coming = an_office(OfficeKind.MINISTER, title="Minister", began="2025-02-01", scheduled_end=None)
    ending = a_protection(holds=Period(ends=date(2024, 12, 31)))
    lasting = a_protection(holds=Period())
    subject = a_subject(offices=(coming,), protections=(ending, lasting))
    found = reviewed(dossier=a_dossier(subject=subject))
    assert [turning.on for turning in found.turning_points] == [
        date(2025, 1, 1),
        date(2025, 2, 1),
        date(2038, 11, 9),
    ]


@pytest.mark.parametrize(
    ("kinds", "caution"),
    [
        ([SourceKind.REQUESTER], "Rests on the requester's word alone."),
        ([SourceKind.PRESS], "Rests on press reporting only."),
        ([SourceKind.RECORD], ""),
    ],
)
def test_a_finding_says_when_it_rests_on_one_side_or_on_the_press_alone(kinds: list[SourceKind], caution: str) -> None:
    sources = tuple(a_source(kind.value, kind) for kind in kinds)
    said = a_statement("neutrality.settlement_running", True, source=kinds[0].value)
    dossier = a_dossier(statements=(said,), sources=sources)
    assert reviewed(dossier=dossier).finding("rpd-77-2-c").caution == caution


def test_a_finding_says_when_accounts_differ_and_is_silent_when_it_used_no_fact() -> None:
    says = (
        a_statement("neutrality.settlement_running", True, id="x1"),
        a_statement("neutrality.settlement_running", False, id="x2", source="record"),
    )
    found = reviewed(dossier=a_dossier(statements=says))
    assert found.finding("rpd-77-2-c").caution == "Accounts differ."
    assert reviewed().finding("rpd-77-2-c").caution == ""


def test_a_day_before_the_text_that_was_read_is_reviewed_with_a_note() -> None:
    assert "edition of 2014" in reviewed(on="2013-05-01").finding("rpd-34-1").note
    assert reviewed(on="2015-05-01").finding("rpd-34-1").note == ""


@pytest.mark.parametrize(
    ("births", "act", "outcome"),
    [
        (PartialDate(1365, 6, 26, Calendar.SOLAR_HIJRI), PartialDate(2023, 11, 9), Outcome.NOT_MET),
        (PartialDate(1986, 9, 17), PartialDate(1402, 8, 18, Calendar.SOLAR_HIJRI), Outcome.NOT_MET),
        (PartialDate(1986, 9, 17), PartialDate(2023, 11, 9), Outcome.MET),
    ],
)
def test_a_date_of_another_calendar_leaves_the_age_uncertain(
    births: PartialDate, act: PartialDate, outcome: Outcome
) -> None:
    person = a_subject(identities=(an_identity(births=(births,)),), participation=a_participation(when=act))
    assert reviewed(dossier=a_dossier(subject=person)).finding("rpd-61-2-e").outcome is outcome


def test_every_named_subject_is_reviewed_in_order_and_nobody_else() -> None:
    warrant = a_warrant(subjects=("s1", "s2"), at_least=31)
    dossier = a_dossier(subjects=(a_subject("s1"), a_subject("s2", name="Mirel Dossa")), warrant=warrant)
    found = review(dossier, a_moment())
    assert [each.subject for each in found] == ["s1", "s2"]
    assert {each.undisclosed_at_least for each in found} == {29}


@pytest.mark.parametrize(
    "ask", [lambda: review_subject(a_dossier(), "s9", a_moment()), lambda: reviewed().finding("x")]
)
def test_what_is_not_there_is_an_error(ask: Callable[[], object]) -> None:
    with pytest.raises(KeyError):
        ask()
