"""The instruments on extradition: each file is read strictly, cites what it says, and marks what was not read."""

from datetime import date
from importlib.resources import files

import pytest

from fairnotice.domain.effect import Authority, Presence
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.extradition import ExtraditionInstrument, Surrender
from fairnotice.law.effect_names import country_name
from fairnotice.law.extradition_instruments import instrument, instrument_ids, instruments, parse_instrument
from fairnotice.law.instruments_page import instruments_page

A_FILE = """
name = "Convention of Marvela"
citation = "Marvela, art. 1"
source = "https://law.example/marvela"
authority = "treaty"
seen = true
read = 2026-11-20
as_of = 2026-11-20
opened = 1990-01-01
in_force = 1991-01-01
surrender = "duty"
covers = ["any"]
parties_seen = true
parties_source = "https://law.example/marvela/parties"
parties_as_of = 2020-01-01
[[bar]]
kind = "political"
force = "must"
cites = "Marvela, art. 3"
[party]
PT = 1991-01-01
UY = 1995-06-01
NZ = "unknown"
[ends]
UY = 2010-05-31
"""


def marvela(**replaced: str) -> ExtraditionInstrument:
    text = A_FILE
    for old, new in replaced.items():
        text = text.replace(old, new)
    return parse_instrument("marvela", text)


@pytest.mark.parametrize("found", instruments(), ids=lambda each: each.id)
def test_every_instrument_cites_and_what_was_read_was_read_before_the_file_was_made(
    found: ExtraditionInstrument,
) -> None:
    assert found.name and found.citation and found.source and found.parties_source
    if found.seen:
        assert found.read is not None and found.read <= found.as_of
    else:
        assert found.authority is Authority.KNOWLEDGE
    assert all(bar.cites for bar in found.bars)


@pytest.mark.parametrize("found", instruments(), ids=lambda each: each.id)
def test_a_list_from_knowledge_establishes_no_party_and_says_so(found: ExtraditionInstrument) -> None:
    if not found.parties_seen:
        assert found.not_established
        assert not any(party.seen for party in found.parties.values())


@pytest.mark.parametrize("found", instruments(), ids=lambda each: each.id)
def test_nobody_is_bound_before_the_instrument_is_in_force(found: ExtraditionInstrument) -> None:
    for party in found.parties.values():
        country_name(party.state)
        if party.holds.begins and found.in_force:
            assert found.in_force <= party.holds.begins


def test_there_are_about_twenty_instruments_and_the_ones_that_were_promised() -> None:
    promised = {
        *("eaw-2002", "eu-uk-tca-2020", "eu-iceland-norway-2006"),
        *("ets-024", "ets-086", "ets-098", "cets-209", "cets-212"),
        *("london-scheme-1966", "inter-american-1933", "inter-american-1981", "riyadh-1983", "minsk-1993"),
        *("chisinau-2002", "ecowas-1994", "sadc-2002", "nordic-2005", "benelux-1962", "caricom-2017", "asean-2025"),
        *("rome-statute-1998", "untoc-2000", "uncac-2003", "cat-1984", "terrorist-bombings-1997", "drugs-1988"),
    }  # fmt: skip
    assert promised <= set(instrument_ids())


def test_the_convention_of_1957_binds_two_parties_and_not_who_never_joined() -> None:
    ets = instrument("ets-024")
    assert ets.binds_on("FR", "TR", date(2020, 6, 29)) is Presence.YES
    assert ets.binds_on("FR", "IR", date(2020, 6, 29)) is Presence.NO
    assert ets.binds_on("FR", "IR", date(2026, 6, 29)) is Presence.UNKNOWN, "the list speaks of 2022"
    assert ets.arrest is not None
    assert (ets.arrest.through_interpol, ets.arrest.days, ets.arrest.longest) == (True, 18, 40)


def test_the_united_kingdom_leaves_one_warrant_system_for_another() -> None:
    eaw, tca = instrument("eaw-2002"), instrument("eu-uk-tca-2020")
    last, first = date(2020, 12, 31), date(2021, 1, 1)
    assert (eaw.binds_on("GB", "FR", last), eaw.binds_on("GB", "FR", first)) == (Presence.YES, Presence.NO)
    assert (tca.binds_on("GB", "FR", last), tca.binds_on("GB", "FR", first)) == (Presence.NO, Presence.YES)
    assert tca.binds_on("DE", "FR", first) is Presence.NO, "it binds across, never between two members"


def test_a_treaty_that_is_signed_only_binds_nobody() -> None:
    asean = instrument("asean-2025")
    assert asean.binds_on("TH", "PH", date(2026, 11, 27)) is Presence.NO


def test_a_protocol_is_no_way_by_itself() -> None:
    assert all(
        instrument(name).surrender is Surrender.AMENDS for name in ("ets-086", "ets-098", "cets-209", "cets-212")
    )


@pytest.mark.parametrize(
    ("one", "other", "day", "binds"),
    [
        ("PT", "UY", date(2000, 1, 1), Presence.YES),
        ("UY", "PT", date(2000, 1, 1), Presence.YES),
        ("PT", "UY", date(1993, 1, 1), Presence.NO),
        ("PT", "UY", date(2011, 1, 1), Presence.NO),
        ("PT", "NZ", date(2000, 1, 1), Presence.UNKNOWN),
        ("PT", "NZ", date(2020, 1, 1), Presence.YES),
        ("PT", "GB", date(2000, 1, 1), Presence.NO),
        ("PT", "GB", date(2021, 1, 1), Presence.UNKNOWN),
        ("PT", "PT", date(2000, 1, 1), Presence.NO),
    ],
    ids=[
        "both",
        "turned round",
        "too early",
        "after the end",
        "since when",
        "on the list",
        "not listed",
        "later",
        "own",
    ],
)
def test_two_states_are_bound_as_the_list_says(one: str, other: str, day: date, binds: Presence) -> None:
    assert marvela().binds_on(one, other, day) is binds


def test_a_list_from_knowledge_is_never_more_than_unknown() -> None:
    found = marvela(**{"parties_seen = true": "parties_seen = false"})
    assert found.parties_authority is Authority.KNOWLEDGE
    assert found.binds_on("PT", "UY", date(2000, 1, 1)) is Presence.UNKNOWN
    assert found.party_on("GB", date(2000, 1, 1)) is Presence.UNKNOWN


def test_a_part_of_a_list_says_no_of_nobody() -> None:
    found = marvela(**{"parties_seen = true": "parties_seen = true\nparties_complete = false"})
    assert found.party_on("GB", date(2000, 1, 1)) is Presence.UNKNOWN
    assert found.party_on("PT", date(2000, 1, 1)) is Presence.YES


def test_a_state_that_may_never_join_is_no_party_whatever_the_list() -> None:
    found = marvela(**{"parties_seen = true": 'parties_seen = false\nopen_to = ["PT", "UY", "NZ"]'})
    assert found.party_on("GB", date(2030, 1, 1)) is Presence.NO


@pytest.mark.parametrize(
    ("covers", "category", "found"),
    [
        ('["any"]', "murder", Presence.YES),
        ('["corruption"]', "murder", Presence.NO),
        ('["corruption"]', "corruption", Presence.YES),
        ('["corruption"]\nmay_cover = ["murder"]', "murder", Presence.UNKNOWN),
        ('[]\nmay_cover = ["any"]', "murder", Presence.UNKNOWN),
    ],
)
def test_what_an_instrument_covers(covers: str, category: str, found: Presence) -> None:
    assert marvela(**{'["any"]': covers}).covers_offence(category) is found


@pytest.mark.parametrize(
    ("replaced", "by", "complaint"),
    [
        ('name = "Convention of Marvela"', 'nme = "Convention"', "nme"),
        ('name = "Convention of Marvela"', "", "'name' is missing"),
        ('name = "Convention of Marvela"', 'name = ""', "it needs a name"),
        ('surrender = "duty"', 'surrender = "promise"', "promise"),
        ("read = 2026-11-20", "", "it needs 'read'"),
        ("seen = true\nread", "seen = false\nread", "its authority is knowledge"),
        ("parties_as_of = 2020-01-01", "", "'parties_as_of'"),
        ("parties_seen = true", 'parties_seen = true\nparties_authority = "knowledge"', "says otherwise"),
        ('covers = ["any"]', 'covers = ["theft of time"]', "theft of time"),
        ('NZ = "unknown"', 'NZ = "since long"', "neither a day nor 'unknown'"),
        ('NZ = "unknown"', 'nz = "unknown"', "not written as a country code"),
        ('NZ = "unknown"', 'XX = "unknown"', "not a country code"),
        ("UY = 2010-05-31", "GB = 2010-05-31", "'GB', which is not on the list"),
        ('covers = ["any"]', 'covers = ["any"]\nparties = ["PT"]', "stands twice"),
        ('covers = ["any"]', 'covers = ["any"]\nopen_to = ["UY", "NZ"]', "not among the states that may join"),
        ('kind = "political"', 'kind = "politics"', "politics"),
        ('cites = "Marvela, art. 3"', 'cites = "Marvela, art. 3"\nwords = "no"', "words"),
        ("[party]", "[party", "toml"),
    ],
)
def test_a_slip_in_a_file_is_refused_with_its_place(replaced: str, by: str, complaint: str) -> None:
    with pytest.raises(InvalidValue, match=r"instruments/marvela\.toml") as refusal:
        parse_instrument("marvela", A_FILE.replace(replaced, by, 1))
    assert complaint in str(refusal.value)


def test_a_reservation_that_was_read_says_when() -> None:
    reserved = (
        '[[reservation]]\nstate = "PT"\nkind = "nationality"\nsays = "No."\ncites = "a"\nsource = "b"\nseen = true\n'
    )
    with pytest.raises(InvalidValue, match="it needs 'read'"):
        parse_instrument("marvela", A_FILE.replace("[party]", f"{reserved}[party]"))


@pytest.mark.parametrize("name", ["../effects/fr", "marvela", "", "ets-024.toml"])
def test_no_file_is_read_that_is_not_one_of_the_list(name: str) -> None:
    with pytest.raises(KeyError):
        instrument(name)


def test_the_page_names_every_instrument_and_marks_what_is_from_knowledge() -> None:
    page = instruments_page()
    for found in instruments():
        assert f"## {found.name}\n" in page
        for gap in found.not_established:
            assert gap in page
    assert "BI from 2004-12-01 (from knowledge)" in page


def test_the_files_are_shipped_with_the_package() -> None:
    shipped = {path.name for path in (files("fairnotice.law") / "instruments").iterdir()}
    assert {f"{name}.toml" for name in instrument_ids()} <= shipped
