"""What a warrant or a notice means in a country on a day: powers only where sourced, bars on the date, plain words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.domain.dates import Period
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Authority, Bar, Effect, Instrument, Line, Modality, Presence
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.request import Assurances, Kind
from fairnotice.domain.statement import SourceKind
from fairnotice.domain.subject import OfficeKind, ProtectionKind
from fairnotice.domain.unknown import UNKNOWN, Unknown
from fairnotice.law import effect as effect_module
from fairnotice.law.effect import effect_json, effect_of, effect_schema, line_as_shown
from fairnotice.law.effect_profiles import parse_profile, profile_codes
from tests.builders import (
    a_dossier,
    a_moment,
    a_protection,
    a_request,
    a_requester,
    a_source,
    a_statement,
    a_subject,
    a_warrant,
    an_identity,
    an_office,
)

CERTIFIED = ("AU", "CA", "IS", "LI", "NZ", "NO", "CH", "US")
EVERYWHERE = Assurances(issuer_competent=True, extradition_will_be_sought=True)
"""Extradition is asked for from every country."""
DAYS = ("2005-01-01", "2020-06-29", "2021-01-21", "2024-05-01", "2026-11-23")


def asked_by(state: str | None, kind: Kind = Kind.RED, **changes: Any) -> Dossier:
    """The ordinary case, asked for by another state."""
    request = a_request(kind, requester=a_requester(country=state, name="the requester"), assurances=EVERYWHERE)
    return a_dossier(request=request, **changes)


def bar(effect: Effect, kind: str) -> Bar:
    return next(bar for bar in effect.bars if bar.kind == kind)


def ids(effect: Effect) -> set[str]:
    return {line.id for line in effect.lines}


# The rule: a power only where its source was read and carries one.


@pytest.mark.parametrize("country", [code.upper() for code in profile_codes()] + ["MN"])
def test_a_power_is_shown_only_where_sourced_and_in_force_and_nothing_bars_it(country: str) -> None:
    requesters = ("AU", "CH", "US", "BR", "DE", "IR", country, None)
    for requester, kind in product(requesters, Kind):
        case = asked_by(requester, kind)
        days = DAYS if kind is Kind.RED else DAYS[-1:]
        for day, instrument in [*product(days, [Instrument.NOTICE]), (DAYS[-1], Instrument.WARRANT)]:
            effect = effect_of(case, country, a_moment(day), instrument=instrument)
            powers = effect.of(Modality.MAY_ARREST)
            assert effect.arrest_power is bool(powers)
            for line in powers:
                assert line.seen and line.authority in {"primary_law", "court", "national_authority"}
                assert instrument is Instrument.NOTICE and kind.seeks_arrest and requester != country
            if not powers:
                assert effect.of(Modality.MUST_NOT) and effect.arrest_needs == ""
            assert effect.of(Modality.CALL)
            assert effect.spoken[0].startswith("Do not arrest on this")


@given(
    modality=st.sampled_from(Modality),
    authority=st.sampled_from(Authority),
    seen=st.booleans(),
    says=st.text(min_size=1, max_size=30),
)
def test_a_line_from_knowledge_is_never_anything_but_a_reminder(
    modality: Modality, authority: Authority, seen: bool, says: str
) -> None:
    line = Line("x", modality, says, "cites", "source", authority, seen)
    shown = line_as_shown(line)
    if authority is Authority.KNOWLEDGE or not seen:
        assert shown.modality is Modality.REMINDER
        assert shown.says == f"From knowledge, not checked: {says}"
    if shown.modality is Modality.MAY_ARREST:
        assert seen and authority.carries_arrest
    if modality is not Modality.MAY_ARREST and seen and authority is not Authority.KNOWLEDGE:
        assert shown == line


@pytest.mark.parametrize(("authority", "seen"), [*product(Authority, [True, False])])
def test_a_country_file_that_claims_a_power_gets_it_only_with_the_right_source(
    authority: Authority, seen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seen and authority is Authority.KNOWLEDGE:
        return  # the file itself is refused: see test_effect_files
    text = f"""
        as_of = 2026-11-23
        [[line]]
        id = "fr-claim"
        modality = "may_arrest"
        applies_to = ["notice", "warrant"]
        says = "Arrest."
        cites = "Act"
        source = "somewhere"
        authority = "{authority}"
        seen = {str(seen).lower()}
        read = 2026-11-23
        """
    made = parse_profile("fr", text.replace("\n        ", "\n"))
    monkeypatch.setattr(effect_module, "profile_of", lambda _country: made)
    effect = effect_of(asked_by("CH"), "FR", a_moment())
    expected = seen and authority in {Authority.PRIMARY_LAW, Authority.COURT, Authority.NATIONAL_AUTHORITY}
    assert effect.arrest_power is expected
    assert effect.established is expected
    if not expected:
        assert "no power to arrest on it is established here" in effect.headline
        assert any("Arrest." in line.says for line in effect.of(Modality.REMINDER))
    assert not effect_of(asked_by("CH"), "FR", a_moment(), instrument=Instrument.WARRANT).arrest_power


# The bare warrant.


@pytest.mark.parametrize("country", ["GB", "FR", "MN"])
def test_a_bare_warrant_gives_nothing_abroad_even_where_a_notice_would(country: str) -> None:
    effect = effect_of(asked_by("CH"), country, a_moment(), instrument=Instrument.WARRANT)
    assert not effect.arrest_power and not effect.of(Modality.MAY) and not effect.of(Modality.CLOCK)
    assert {"warrant-not-ours", "formal-request-first"} <= ids(effect)
    assert "another state's warrant" in effect.spoken[0]
    assert "verify-with-source" not in ids(effect)


# The United Kingdom.


@pytest.mark.parametrize("requester", CERTIFIED)
def test_in_the_united_kingdom_a_specified_state_meets_a_power_that_needs_a_certificate(requester: str) -> None:
    case = asked_by(requester, warrant=a_warrant(max_penalty="10 years"))
    effect = effect_of(case, "GB", a_moment())
    (power,) = effect.of(Modality.MAY_ARREST)
    assert effect.arrest_power and "certificate" in effect.arrest_needs
    assert "certificate" in effect.spoken[0] and "certificate" in effect.headline
    assert "10 years" in power.why and "3 years" in power.why
    assert "not-on-this-alone" not in ids(effect)


def test_in_the_united_kingdom_a_request_from_iran_meets_no_power() -> None:
    effect = effect_of(asked_by("IR"), "GB", a_moment())
    assert not effect.arrest_power
    assert {"not-on-this-alone", "gb-judge-or-certificate"} <= ids(effect)
    assert not {"gb-74a-copy", "gb-74a-once"} & ids(effect)


@pytest.mark.parametrize(("day", "power"), [("2020-06-29", False), ("2022-06-07", False), ("2022-06-08", True)])
def test_in_the_united_kingdom_the_power_is_shown_only_from_the_day_that_was_read(day: str, power: bool) -> None:
    assert effect_of(asked_by("CH"), "GB", a_moment(day)).arrest_power is power


def test_in_the_united_kingdom_no_certificate_is_spoken_of_before_the_act_was_passed() -> None:
    effect = effect_of(asked_by("CH"), "GB", a_moment("2020-06-29"))
    assert not any("certificate" in line.says for line in effect.lines)


def test_an_unknown_penalty_is_said_beside_the_test_of_the_certificate() -> None:
    effect = effect_of(asked_by("CH", warrant=a_warrant(max_penalty=UNKNOWN)), "GB", a_moment())
    assert "states no maximum penalty" in effect.of(Modality.MAY_ARREST)[0].why


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.RED])
def test_only_the_kind_that_was_read_meets_the_power(kind: Kind) -> None:
    assert not effect_of(asked_by("CH", kind), "GB", a_moment()).arrest_power


# Other countries.


@pytest.mark.parametrize(("country", "line"), [("US", "us-no-arrest-on-notice"), ("NZ", "nz-no-arrest-on-notice")])
def test_where_the_national_authority_says_no_arrest_the_answer_says_so(country: str, line: str) -> None:
    effect = effect_of(asked_by("GB"), country, a_moment())
    shown = next(known for known in effect.of(Modality.MUST_NOT) if known.id == line)
    assert effect.established and shown.authority is Authority.NATIONAL_AUTHORITY


def test_in_italy_a_reported_ruling_stays_a_reminder_and_only_for_brazil() -> None:
    from_brazil = effect_of(asked_by("BR"), "IT", a_moment("2025-06-01"))
    assert [line.id for line in from_brazil.of(Modality.MAY_ARREST)] == ["it-716-arrest"]
    reminder = next(line for line in from_brazil.of(Modality.REMINDER) if line.id == "it-brazil")
    assert reminder.says.startswith("Reported, not established as a power")
    assert "it-brazil" not in ids(effect_of(asked_by("IR"), "IT", a_moment("2025-06-01")))


def test_a_country_without_a_file_gets_the_honest_default() -> None:
    effect = effect_of(asked_by("CH"), "MN", a_moment())
    assert not effect.established and effect.profile.startswith("default")
    assert {"not-on-this-alone", "follow-national-law", "call-national-bureau"} <= ids(effect)
    assert effect.spoken[0] == "Do not arrest on this alone."
    assert effect.not_established


@pytest.mark.parametrize("country", ["AE", "IQ", "IR", "UA"])
def test_where_only_memory_speaks_nothing_is_established(country: str) -> None:
    assert not effect_of(asked_by("GB"), country, a_moment()).established


@pytest.mark.parametrize("country", ["FR", "DE", "IT"])
def test_double_jeopardy_in_the_european_union_counts_for_third_states_from_the_judgment_on(country: str) -> None:
    def said(requester: str, day: str) -> bool:
        return "eu-double-jeopardy" in ids(effect_of(asked_by(requester), country, a_moment(day)))

    assert said("US", "2021-05-12")
    assert not said("US", "2021-05-11")
    assert not said("ES", "2021-05-12")
    assert not said("CH", "2021-05-12")


def test_the_clocks_of_the_1957_convention_run_only_where_both_states_may_be_party() -> None:
    def lengths(requester: str, country: str) -> set[str]:
        effect = effect_of(asked_by(requester), country, a_moment())
        clocks = [line for line in effect.of(Modality.CLOCK) if line.length]
        assert all(line.condition for line in clocks)
        return {line.length for line in clocks}

    assert lengths("GB", "CH") == {"P18D", "P40D"}
    assert lengths("IR", "CH") == set()
    assert lengths("GB", "US") == set()
    assert lengths("CA", "CH") == {"P40D"}


# The life of the notice.


@pytest.mark.parametrize(
    "state", ["suspended", "blocked", "blocked_by_commission", "withdrawn", "cancelled", "expired", "deleted"]
)
def test_a_notice_that_is_not_in_force_gives_nothing_and_copies_are_corrected(state: str) -> None:
    effect = effect_of(asked_by("CH"), "GB", a_moment(), notice_state=state)
    assert not effect.arrest_power and not effect.of(Modality.MAY)
    assert "bring-copies-into-line" in ids(effect)
    assert "not in force" in effect.spoken[0]


def test_a_published_notice_is_in_force() -> None:
    assert effect_of(asked_by("CH"), "GB", a_moment(), notice_state="published").arrest_power
    assert "bring-copies-into-line" not in ids(effect_of(asked_by("CH"), "GB", a_moment()))


@pytest.mark.parametrize("kind", [Kind.RED, Kind.WANTED_DIFFUSION, Kind.DIFFUSION])
def test_the_source_is_asked_before_any_coercive_step(kind: Kind) -> None:
    assert "verify-with-source" in {line.id for line in effect_of(asked_by("CH", kind), "MN", a_moment()).lines}


# Bars.


def with_office(**changes: Any) -> Dossier:
    return asked_by("CH", subject=a_subject(offices=(an_office(**changes),)))


@pytest.mark.parametrize("kind", [OfficeKind.HEAD_OF_STATE, OfficeKind.HEAD_OF_GOVERNMENT, OfficeKind.FOREIGN_MINISTER])
def test_a_serving_holder_of_the_three_offices_takes_the_power_away(kind: OfficeKind) -> None:
    effect = effect_of(with_office(kind=kind), "GB", a_moment())
    assert bar(effect, "immunity").presence is Presence.YES
    assert not effect.arrest_power
    assert "other-steps" not in ids(effect) and "gb-74a-copy" not in ids(effect)


@pytest.mark.parametrize("kind", [OfficeKind.MINISTER, OfficeKind.OFFICIAL, OfficeKind.MILITARY, OfficeKind.DIPLOMAT])
def test_another_office_leaves_the_power_and_says_that_official_acts_are_open(kind: OfficeKind) -> None:
    effect = effect_of(with_office(kind=kind), "GB", a_moment())
    assert effect.arrest_power
    assert bar(effect, "functional_immunity").presence is Presence.UNKNOWN


def test_a_member_of_parliament_has_no_functional_immunity_abroad_to_ask_about() -> None:
    effect = effect_of(with_office(kind=OfficeKind.MEMBER_OF_PARLIAMENT), "GB", a_moment())
    assert "functional_immunity" not in {bar.kind for bar in effect.bars}


def test_a_military_operation_opens_the_question_of_immunity_for_official_acts() -> None:
    effect = effect_of(asked_by("CH", statements=(a_statement("act.state_operation"),)), "GB", a_moment())
    assert "military operation" in bar(effect, "functional_immunity").says


def test_an_office_without_a_known_end_bars_without_a_date() -> None:
    effect = effect_of(with_office(scheduled_end=None), "GB", a_moment())
    assert (bar(effect, "immunity").presence, bar(effect, "immunity").until) == (Presence.YES, None)


def test_the_persons_own_state_is_asked_for_proof_that_immunity_was_lifted() -> None:
    effect = effect_of(with_office(state="CH"), "GB", a_moment())
    assert bar(effect, "immunity").presence is Presence.UNKNOWN
    assert "lifted" in bar(effect, "immunity").says


def test_before_an_international_court_the_office_is_no_stop_and_its_value_here_is_open() -> None:
    case = asked_by(None, subject=a_subject(offices=(an_office(),)))
    assert bar(effect_of(case, "FR", a_moment()), "immunity").presence is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("source", "presence"), [("record", Presence.NO), ("file", Presence.YES), ("warrant", Presence.YES)]
)
def test_a_waiver_counts_only_when_a_record_shows_it_and_no_court_of_the_requester(
    source: str, presence: Presence
) -> None:
    case = with_office()
    case = replace(case, statements=(a_statement("person.immunity_lifted", source=source),))
    assert bar(effect_of(case, "GB", a_moment()), "immunity").presence is presence


def refugee(**changes: Any) -> Dossier:
    return asked_by("CH", subject=a_subject(protections=(a_protection(**{"against": "CH", **changes}),)))


def test_a_refugee_from_the_requesting_state_takes_the_power_away_and_the_requester_is_told_nothing() -> None:
    effect = effect_of(refugee(), "GB", a_moment())
    assert bar(effect, "protection").presence is Presence.YES
    assert not effect.arrest_power
    assert "tell-requester-and-secretariat" not in ids(effect)
    assert "nothing" in effect.spoken[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"confirmed": False},
        {"confirmed": UNKNOWN},
        {"against": UNKNOWN},
        {"against": "IR"},
        {"kind": ProtectionKind.ASYLUM_SEEKER},
        {"kind": ProtectionKind.SUBSIDIARY},
    ],
)
def test_less_than_confirmed_refugee_status_from_the_requester_is_said_and_not_decided(
    changes: dict[str, Any],
) -> None:
    effect = effect_of(refugee(**changes), "GB", a_moment())
    assert bar(effect, "protection").presence is Presence.UNKNOWN
    assert effect.arrest_power


def test_a_status_that_ended_protects_no_longer() -> None:
    ended = refugee(holds=Period(ends=date(2024, 4, 30)))
    assert bar(effect_of(ended, "GB", a_moment("2024-05-01")), "protection").presence is Presence.UNKNOWN
    assert bar(effect_of(ended, "GB", a_moment("2024-04-30")), "protection").until == date(2024, 4, 30)


def test_no_answer_names_the_state_that_granted_protection() -> None:
    for against in ("CH", "IR"):
        text = str(effect_json(effect_of(refugee(granted_by="NP", against=against), "FR", a_moment())))
        assert "Nepal" not in text and "'NP'" not in text


def test_the_requester_sees_the_same_answer_with_and_without_protection() -> None:
    def seen(case: Dossier, country: str) -> object:
        return effect_json(effect_of(case, country, a_moment(), reader="CH"))

    for country in ("GB", "CH", "MN"):
        assert seen(refugee(), country) == seen(asked_by("CH"), country)
    assert effect_json(effect_of(refugee(), "CH", a_moment())) == seen(asked_by("CH"), "CH")


@pytest.mark.parametrize(
    ("held", "presence"), [(("GB", "UY"), Presence.UNKNOWN), (("UY",), Presence.NO), ((), Presence.UNKNOWN)]
)
def test_nationality_of_the_place_is_a_question_and_never_a_guess(held: tuple[str, ...], presence: Presence) -> None:
    case = asked_by("CH", subject=a_subject(identities=(an_identity(nationalities=held),)))
    assert bar(effect_of(case, "GB", a_moment()), "nationality").presence is presence


@pytest.mark.parametrize(
    ("country", "requester", "presence"),
    [
        ("CN", "CH", Presence.YES),
        ("SE", "US", Presence.YES),
        ("SE", "DE", Presence.UNKNOWN),
        ("GB", "CH", Presence.UNKNOWN),
    ],
)
def test_a_country_whose_law_keeps_its_nationals_bars_for_them_alone_and_not_between_states_of_another_system(
    country: str, requester: str, presence: Presence
) -> None:
    own = asked_by(requester, subject=a_subject(identities=(an_identity(nationalities=(country,)),)))
    effect = effect_of(own, country, a_moment())
    assert bar(effect, "nationality").presence is presence
    assert ("bar-nationality" in ids(effect)) is (presence is Presence.YES)
    other = asked_by(requester, subject=a_subject(identities=(an_identity(nationalities=("UY",)),)))
    assert bar(effect_of(other, country, a_moment()), "nationality").presence is Presence.NO


def test_a_time_bar_counts_from_its_day_and_only_when_every_warrant_is_barred() -> None:
    case = asked_by("CH", warrant=a_warrant(time_barred_from="2024-05-01"))
    assert bar(effect_of(case, "GB", a_moment("2024-05-01")), "limitation").presence is Presence.YES
    assert not effect_of(case, "GB", a_moment("2024-05-01")).arrest_power
    assert bar(effect_of(case, "GB", a_moment("2024-04-30")), "limitation").presence is Presence.NO
    two = replace(case, warrants=(*case.warrants, a_warrant("w2", time_barred_from=UNKNOWN)))
    assert bar(effect_of(two, "GB", a_moment("2024-05-01")), "limitation").presence is Presence.UNKNOWN


@pytest.mark.parametrize(
    ("penalty", "presence"), [("death", Presence.UNKNOWN), (UNKNOWN, Presence.UNKNOWN), ("15 years", Presence.NO)]
)
def test_the_death_penalty_is_asked_about_unless_the_file_excludes_it(
    penalty: str | Unknown, presence: Presence
) -> None:
    case = asked_by("CH", warrant=a_warrant(max_penalty=penalty))
    assert bar(effect_of(case, "GB", a_moment()), "death_penalty").presence is presence


# Two instants, input, output.


def test_what_had_not_been_learnt_yet_is_not_in_the_answer() -> None:
    learnt = a_moment("2024-05-01", known="2024-05-02T00:00:00Z")
    case = asked_by("CH", warrant=a_warrant(learnt=a_moment("2024-06-01").known))
    assert any("knew no warrant" in gap for gap in effect_of(case, "GB", learnt).not_established)


@pytest.mark.parametrize("country", ["XX", "", "GBR", "F"])
def test_a_country_that_does_not_exist_is_refused_with_a_sentence(country: str) -> None:
    with pytest.raises(InvalidValue, match="not a country code"):
        effect_of(a_dossier(), country, a_moment())


def test_a_country_may_be_written_small() -> None:
    assert effect_of(a_dossier(), " gb ", a_moment()).country == "GB"


def test_several_subjects_need_a_name_and_a_wrong_one_is_refused() -> None:
    case = a_dossier(subjects=(a_subject("s1"), a_subject("s2")))
    with pytest.raises(InvalidValue, match="s1, s2"):
        effect_of(case, "GB", a_moment())
    with pytest.raises(InvalidValue, match="nobody as 's3'"):
        effect_of(case, "GB", a_moment(), subject="s3")
    assert effect_of(case, "GB", a_moment(), subject="s2").subject == "s2"


def test_a_state_that_no_notice_has_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not a state of a notice"):
        effect_of(a_dossier(), "GB", a_moment(), notice_state="resting")


def cases() -> list[tuple[str, Callable[[], Dossier]]]:
    return [
        ("ordinary", lambda: asked_by("CH")),
        ("tribunal", lambda: asked_by(None)),
        ("blue", lambda: asked_by("CH", Kind.BLUE)),
        ("diffusion", lambda: asked_by("CH", Kind.WANTED_DIFFUSION)),
        ("refugee", refugee),
        ("president", with_office),
        ("president without end", lambda: with_office(scheduled_end=None)),
        ("time-barred", lambda: asked_by("CH", warrant=a_warrant(time_barred_from="2020-01-01"))),
        ("own", lambda: asked_by("GB")),
    ]


@pytest.mark.parametrize(("name", "make"), cases(), ids=[name for name, _ in cases()])
def test_every_answer_has_three_short_sentences_and_fits_its_schema(name: str, make: Callable[[], Dossier]) -> None:
    schema = effect_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for country, instrument, state in product(("GB", "US", "CH", "FR", "MN"), Instrument, (None, "withdrawn")):
        effect = effect_of(make(), country, a_moment(), instrument=instrument, notice_state=state)
        assert len(effect.spoken) == 3
        for sentence in effect.spoken:
            assert sentence.endswith(".") and len(sentence.split()) <= 25
            assert sentence[0].isupper()
        answer = effect_json(effect)
        jsonschema.validate(answer, schema)
        assert answer["compelled"] is False
        order = [line["modality"] for line in answer["lines"]]
        ranks = ["may_arrest", "may", "must", "must_not", "call", "clock", "reminder"]
        assert order == sorted(order, key=ranks.index)


def test_the_same_question_gets_the_same_answer() -> None:
    case = asked_by("CH", sources=(a_source(kind=SourceKind.RECORD),))
    first, second = (effect_json(effect_of(case, "GB", a_moment())) for _ in range(2))
    assert first == second
