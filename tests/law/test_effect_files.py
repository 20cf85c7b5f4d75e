"""The files of the countries: each is read, each line cites, and what was not read gives no power."""

import re
import tomllib
from importlib.resources import files

import pytest

from fairnotice.domain.effect import Authority, Instrument, Modality
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.effect_names import country_name, title_name
from fairnotice.law.effect_page import effects_page
from fairnotice.law.effect_profiles import COMMON, DEFAULT, Entry, parse_profile, profile, profile_codes, profile_of

REQUIRED = ("us", "nz", "gb", "fr", "de", "ch", "tr", "ae", "iq", "ir")
EVERY_FILE = (COMMON, DEFAULT, *profile_codes())
ENTRIES = [(name, entry) for name in EVERY_FILE for entry in profile(name).entries]

A_FILE = """
as_of = 2026-11-23
[[line]]
id = "xx-line"
modality = "must"
applies_to = ["notice"]
says = "Do this."
cites = "Act, s. 1"
source = "https://law.example/1"
authority = "primary_law"
seen = true
read = 2026-11-20
"""


def by_id(pair: tuple[str, Entry]) -> str:
    return f"{pair[0]}:{pair[1].line.id}"


def test_the_countries_that_the_product_promises_have_a_file() -> None:
    assert set(REQUIRED) <= set(profile_codes())


@pytest.mark.parametrize("code", profile_codes())
def test_a_file_is_named_after_a_country_and_says_what_is_not_established(code: str) -> None:
    assert country_name(code)
    assert profile(code).not_established


@pytest.mark.parametrize("instrument", list(Instrument))
def test_the_card_of_new_zealand_asks_once_for_a_warrant_and_never_for_a_request_before_it(
    instrument: Instrument,
) -> None:
    lines = [entry.line for entry in profile("nz").entries if instrument in entry.scope.instruments]
    warrants = [line for line in lines if line.modality is Modality.MUST and "provisional warrant" in line.says]
    assert [line.cites for line in warrants] == ["Extradition Act 1999 (NZ), s. 20"]
    assert not any("formal request" in f"{line.says} {line.why} {line.condition}" for line in lines)


@pytest.mark.parametrize("pair", ENTRIES, ids=by_id)
def test_every_line_cites_and_a_line_marked_as_read_was_read_before_the_file_was_made(pair: tuple[str, Entry]) -> None:
    name, entry = pair
    assert entry.line.says.strip() and entry.line.cites.strip() and entry.line.source.strip()
    if entry.line.seen:
        assert entry.line.read is not None and entry.line.read <= profile(name).as_of
    else:
        assert entry.line.authority is Authority.KNOWLEDGE


@pytest.mark.parametrize("pair", ENTRIES, ids=by_id)
def test_a_clock_says_what_starts_it_and_its_length_is_a_duration(pair: tuple[str, Entry]) -> None:
    line = pair[1].line
    if line.modality is Modality.CLOCK:
        assert line.starts
        assert not line.length or re.fullmatch(r"P\d+[DWMY]", line.length)
    else:
        assert not line.length


def test_no_two_lines_share_an_id() -> None:
    ids = [entry.line.id for _, entry in ENTRIES]
    assert len(ids) == len(set(ids))


def test_these_are_the_powers_in_all_files_and_each_was_read() -> None:
    """A new one is a deliberate change of this list, with its source in the message of the commit."""
    carrying = {(name, entry.line.id) for name, entry in ENTRIES if entry.line.carries_arrest}
    assert carrying == {
        ("co", "co-484-effect"),
        ("de", "de-19-arrest"),
        ("gb", "gb-74a-arrest"),
        ("it", "it-716-arrest"),
        ("lv", "lv-699-detain"),
    }


def test_every_power_needs_something_in_hand() -> None:
    assert all(entry.line.condition for _, entry in ENTRIES if entry.line.modality is Modality.MAY_ARREST)


def test_only_these_countries_rest_on_something_that_was_read_about_their_own_law_or_practice() -> None:
    """The difference between seen and remembered is the one of the research notes; a change must be deliberate."""
    classed = {name for name in profile_codes() if profile(name).worth_seen}
    assert classed == {
        *("at", "au", "be", "br", "ca", "ch", "cn", "co", "de", "fr", "gb", "ie", "il", "in", "it", "jp", "lv", "my"),
        *("ng", "nl", "nz", "pl", "ru", "sg", "tn", "tr", "us", "za"),
    }


def test_the_line_that_keeps_nationals_at_home_was_read_of_the_law_or_the_authority() -> None:
    assert {name for name in profile_codes() if profile(name).nationals} == {"cn", "no", "se"}
    with pytest.raises(InvalidValue, match="own_nationals_from must name a line"):
        parse_profile("xx", 'own_nationals = "not_surrendered"\n' + A_FILE)
    with pytest.raises(InvalidValue, match="own_nationals is 'not_surrendered'"):
        parse_profile("xx", 'own_nationals = "surrendered"\n' + A_FILE)


def test_nothing_at_all_is_claimed_for_iraq_and_iran() -> None:
    assert profile("iq").entries == profile("ir").entries == ()


def test_the_states_of_a_line_are_states() -> None:
    codes = {code for _, e in ENTRIES for code in e.scope.from_states | e.scope.except_states | e.scope.in_countries}
    assert all(country_name(code) for code in codes)


def test_a_country_without_a_file_gets_the_default() -> None:
    assert profile_of("MN") is profile(DEFAULT)


@pytest.mark.parametrize("name", ["../common", "xx", "", "effects/fr", "fr.toml"])
def test_no_file_is_read_that_is_not_one_of_the_list(name: str) -> None:
    with pytest.raises(KeyError):
        profile(name)


def test_a_well_made_file_is_read() -> None:
    line = parse_profile("xx", A_FILE).entries[0].line
    assert (line.says, line.cites, line.authority) == ("Do this.", "Act, s. 1", Authority.PRIMARY_LAW)


@pytest.mark.parametrize(
    ("replaced", "by", "complaint"),
    [
        ('modality = "must"', 'modality = "shall"', "shall"),
        ('applies_to = ["notice"]', 'applies_to = ["rumour"]', "rumour"),
        ('id = "xx-line"', 'id = "xx-line"\nfrm_states = ["GB"]', "frm_states"),
        ("as_of = 2026-11-23", 'as_of = 2026-11-23\nclass = "D"', "class 'D'"),
        ("as_of = 2026-11-23", "", "'as_of' is missing"),
        ('cites = "Act, s. 1"', "", "'cites' is missing"),
        ('cites = "Act, s. 1"', 'cites = ""', "needs words, a citation and a source"),
        ("read = 2026-11-20", "", "needs 'read'"),
        ('authority = "primary_law"', 'authority = "knowledge"', "not knowledge"),
        ('id = "xx-line"', 'id = "xx-line"\nfrom_states = ["@nobody"]', "'nobody' is missing"),
        ("[[line]]", "[[line]", "toml"),
    ],
)
def test_a_slip_in_a_file_is_refused_with_its_place(replaced: str, by: str, complaint: str) -> None:
    with pytest.raises(InvalidValue, match=r"effects/xx\.toml") as refusal:
        parse_profile("xx", A_FILE.replace(replaced, by))
    assert complaint in str(refusal.value)


def test_the_page_has_every_country_and_every_line_and_marks_what_was_not_read() -> None:
    page = effects_page()
    for code in profile_codes():
        assert f"## {title_name(code)}\n" in page
    for _, entry in ENTRIES:
        assert entry.line.says in page
        if not entry.line.seen:
            assert f"From knowledge, not checked: {entry.line.says}" in page


def test_the_page_calls_nothing_a_power_but_what_carries_one() -> None:
    powers = [line for line in effects_page().splitlines() if line.startswith("- **may arrest**")]
    assert len(powers) == 5 and sum("National Crime Agency" in power for power in powers) == 1


def test_the_files_are_shipped_with_the_package() -> None:
    shipped = {path.name for path in (files("fairnotice.law") / "effects").iterdir()}
    assert {f"{name}.toml" for name in EVERY_FILE} <= shipped
    assert tomllib.loads((files("fairnotice.law") / "effects" / "fr.toml").read_text(encoding="utf-8"))["class"] == "B"
