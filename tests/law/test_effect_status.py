"""Who stands behind a country's file: live, only what a national authority approved says that somebody may arrest."""

from dataclasses import replace
from datetime import date

import pytest

from fairnotice.domain.effect import Authority, Confidence, Effect, Line, Modality, OtherMeasure, Standing
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.request import Assurances
from fairnotice.domain.subject import Reality
from fairnotice.law import effect as effect_module
from fairnotice.law.effect import EXAMPLE, WITHHELD, effect_json, effect_of
from fairnotice.law.effect_profiles import Profile, parse_profile, profile, profile_codes
from tests.builders import a_dossier, a_moment, a_request, a_requester, a_subject

FILE = """
class = "A"
class_seen = true
class_from = "fr-power"
as_of = 2026-11-23
[[line]]
id = "fr-power"
modality = "may_arrest"
applies_to = ["notice"]
says = "The police may arrest."
cites = "Act, s. 1"
source = "https://law.example/1"
authority = "primary_law"
seen = true
read = 2026-11-20
"""
CHECKED = """
[checked]
by = "A. Lawyer"
office = "Ministry of Justice"
on = 2026-11-24
"""


def approved(text: str = FILE, **changes: str) -> str:
    """The file with an approval of its lines as they stand."""
    given = {
        "authority": '"Ministry of Justice"',
        "on": "2026-11-25",
        "reference": '"MJ 12/2026"',
        "digest": f'"{parse_profile("fr", text).digest}"',
        **changes,
    }
    return text + "[approved]\n" + "".join(f"{key} = {value}\n" for key, value in given.items() if value)


def answer(monkeypatch: pytest.MonkeyPatch, text: str, *, live: bool | None) -> Effect:
    """What that file answers for a request of another state."""
    made = parse_profile("fr", text)
    monkeypatch.setattr(effect_module, "profile_of", lambda _country: made)
    request = a_request(requester=a_requester(country="CH"))
    request = replace(request, assurances=Assurances(extradition_will_be_sought=True))
    return effect_of(a_dossier(request=request), "FR", a_moment(), live=live)


@pytest.mark.parametrize("text", [FILE, FILE + CHECKED])
def test_live_a_file_that_nobody_approved_gives_no_power_and_says_why(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    effect = answer(monkeypatch, text, live=True)
    assert not effect.arrest_power
    assert not effect.of(Modality.MAY_ARREST)
    (line,) = (line for line in effect.of(Modality.REMINDER) if line.id == "fr-power")
    assert line.says == f"{WITHHELD}The police may arrest."
    assert "no national authority has approved" in effect.headline
    assert any(line.id == "not-on-this-alone" for line in effect.of(Modality.MUST_NOT))


def test_in_training_a_draft_shows_its_power_and_is_marked_as_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    effect = answer(monkeypatch, FILE, live=False)
    (line,) = effect.of(Modality.MAY_ARREST)
    assert effect.arrest_power and line.says.startswith(EXAMPLE)
    assert "EXAMPLE" in effect.headline and "EXAMPLE" in effect.spoken[0]


@pytest.mark.parametrize("live", [True, False])
def test_an_approved_file_gives_its_power_without_a_mark(live: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    effect = answer(monkeypatch, approved(FILE + CHECKED), live=live)
    (line,) = effect.of(Modality.MAY_ARREST)
    assert line.says == "The police may arrest."
    assert "EXAMPLE" not in effect.headline
    assert effect_json(effect)["status"]["standing"] == "approved"
    assert "MJ 12/2026" in effect.status.says


def test_an_approval_does_not_cover_a_line_that_was_changed_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = approved().replace("The police may arrest.", "Anybody may arrest.")
    effect = answer(monkeypatch, changed, live=True)
    assert not effect.arrest_power
    assert effect.status.standing is Standing.DRAFTED
    assert "other lines" in effect.status.lapsed


def test_who_checked_it_stays_when_an_approval_lapses() -> None:
    changed = approved(FILE + CHECKED).replace("The police may arrest.", "Anybody may arrest.")
    status = parse_profile("fr", changed).status
    assert (status.standing, status.by, bool(status.lapsed)) == (Standing.CHECKED, "A. Lawyer", True)


@pytest.mark.parametrize(
    ("reality", "live"), [(Reality.ACTUAL, True), (Reality.INVENTED, False), (Reality.PRESS, False)]
)
def test_where_nobody_says_whether_it_is_live_the_person_decides(reality: Reality, live: bool) -> None:
    assert effect_of(a_dossier(subject=a_subject(reality=reality)), "GB", a_moment()).live is live


@pytest.mark.parametrize("missing", ["authority", "on", "reference", "digest"])
def test_an_approval_that_leaves_something_out_is_refused(missing: str) -> None:
    with pytest.raises(InvalidValue, match=rf"\[approved\] needs {missing}|'{missing}' is missing"):
        parse_profile("fr", approved(**{missing: ""}))


def test_a_check_names_who_and_where_and_when() -> None:
    with pytest.raises(InvalidValue, match=r"\[checked\] needs office"):
        parse_profile("fr", FILE + CHECKED.replace('office = "Ministry of Justice"\n', ""))


def test_the_day_of_a_check_is_a_day() -> None:
    with pytest.raises(InvalidValue, match="needs a day in 'on'"):
        parse_profile("fr", FILE + CHECKED.replace("2026-11-24", '"yesterday"'))


@pytest.mark.parametrize("code", profile_codes())
def test_no_file_of_the_package_is_approved_by_anybody(code: str) -> None:
    """Nobody has. The first approval is a deliberate change of this test, with its reference."""
    assert profile(code).status.standing is Standing.DRAFTED


@pytest.mark.parametrize("code", profile_codes())
def test_no_country_says_may_arrest_on_a_live_installation(code: str) -> None:
    for requester in ("US", "CH", "BR", "PT", "IR"):
        request = a_request(requester=a_requester(country=requester))
        effect = effect_of(a_dossier(request=request), code, a_moment("2026-11-27"), live=True)
        assert not effect.arrest_power and not effect.of(Modality.MAY_ARREST)


def test_a_class_that_was_read_names_the_line_that_it_was_taken_from() -> None:
    with pytest.raises(InvalidValue, match="class_from must name"):
        parse_profile("fr", FILE.replace('class_from = "fr-power"\n', ""))
    with pytest.raises(InvalidValue, match="no line with that id was read"):
        parse_profile("fr", FILE.replace('class_from = "fr-power"', 'class_from = "fr-other"'))


def confidence_of(made: Profile) -> Confidence:
    return made.confidence


def test_the_confidence_of_a_class_is_that_of_its_line_and_low_without_one() -> None:
    assert confidence_of(parse_profile("fr", FILE)) is Confidence.HIGH
    assert confidence_of(parse_profile("fr", FILE.replace("primary_law", "secondary"))) is Confidence.LOW
    assert confidence_of(profile("iq")) is Confidence.LOW


def a_line(authority: Authority, *, read: date | None, dated: date | None = None, seen: bool = True) -> Line:
    return Line("x", Modality.MUST, "says", "cites", "source", authority, seen, read=read, dated=dated)


@pytest.mark.parametrize(
    ("authority", "expected"),
    [
        (Authority.PRIMARY_LAW, "high"),
        (Authority.COURT, "high"),
        (Authority.TREATY, "high"),
        (Authority.NATIONAL_AUTHORITY, "medium"),
        (Authority.ORGANISATION, "medium"),
        (Authority.SECONDARY, "low"),
    ],
)
def test_confidence_follows_from_the_kind_of_source_and_nothing_unread_is_more_than_low(
    authority: Authority, expected: str
) -> None:
    assert a_line(authority, read=date(2026, 1, 1)).confidence == expected
    assert a_line(authority, read=None, seen=False).confidence is Confidence.LOW


@pytest.mark.parametrize(("day", "stale"), [("2026-11-23", False), ("2026-11-24", True)])
def test_a_source_is_stale_when_it_was_read_more_than_three_years_before(day: str, stale: bool) -> None:
    line = a_line(Authority.PRIMARY_LAW, read=date(2023, 11, 23), dated=date(1965, 1, 1))
    assert line.stale(date.fromisoformat(day)) is stale


def test_a_statement_ages_from_its_own_day_where_that_is_known() -> None:
    line = a_line(Authority.NATIONAL_AUTHORITY, read=date(2026, 11, 23), dated=date(2011, 11, 1))
    assert line.stale(date(2026, 11, 27))


def test_a_measure_other_than_arrest_is_no_power_to_arrest() -> None:
    with pytest.raises(InvalidValue, match="has no 'measure'"):
        parse_profile("fr", FILE.replace("seen = true\nread", 'measure = "entry_refused"\nseen = true\nread'))


def test_measures_other_than_arrest_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    text = FILE + FILE[FILE.index("[[line]]") :].replace("fr-power", "fr-entry").replace("may_arrest", "may").replace(
        "seen = true", 'measure = "entry_refused"\nseen = true'
    )
    effect = answer(monkeypatch, text, live=False)
    assert "fr-entry" in [line.id for line in effect.other_measures if line.measure is OtherMeasure.ENTRY_REFUSED]
    assert "fr-power" not in [line.id for line in effect.other_measures]
