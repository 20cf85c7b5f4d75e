"""FollowTheMoney files: the shape of the samples, names as they were written, deltas, and our own reader."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.domain.feeds import PublicChange
from fairnotice.domain.request import Kind
from fairnotice.domain.subject import Identity
from fairnotice.formats.lists import open_list
from fairnotice.formats.public import ftm
from fairnotice.formats.public.notice import PublicNotice
from tests.formats.public.parts import AT, BASE, JOINED, PARTS, a_part, an_identity
from tests.samples import misfits, sample

NOT_PUBLIC = {"height", "eyeColor"}
"""Of the sample: a public part describes looks in words only."""


def read_back(lines: list[str]) -> list[Identity]:
    """What our reader of FollowTheMoney makes of it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "entities.ftm.json"
        file.write_text("".join(lines), encoding="utf-8")
        return [one.identities[0] for one in open_list(file, today=date(2026, 3, 2), form="ftm").entries]


def test_a_person_and_a_warrant_have_every_property_of_the_sample() -> None:
    person, warrant, _passport = sample("ftm_wanted_notice.ftm.json")
    ours = ftm.entities_of(a_part(), BASE)
    assert misfits(person, ours[0], without=NOT_PUBLIC) == []
    assert misfits(warrant, ours[1]) == []
    assert [each["schema"] for each in ours] == ["Person", "Sanction", "Sanction"]


def test_the_catalogue_and_the_index_of_deltas_have_the_shape_of_the_samples() -> None:
    version = ftm.version_of(7, AT)
    told = ftm.catalogue(version=version, at=AT, count=3, address=f"{BASE}/ftm", mark="EXAMPLE")
    assert misfits(sample("yente_catalog_index.json")[0], told, without={"checksum", "size"}) == []
    index = ftm.delta_index([version], at=AT, address=f"{BASE}/ftm", mark="EXAMPLE")
    assert misfits(sample("yente_delta_index.json")[0], index, without={"20260503090000-abc"}) == []
    assert index["versions"] == {version: f"{BASE}/ftm/20260302090000-aah/entities.delta.json"}


def ops(before: int, held: int, now: list[dict[str, Any]]) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in ftm.delta_lines("EX-A-12/3-2026", before, held, now)]
    return [(each["op"], each["entity"]["id"].removeprefix("notice-ex-a-12-3-2026")) for each in lines]


def test_a_delta_says_what_is_added_changed_and_taken_away() -> None:
    now = ftm.entities_of(a_part(), BASE)
    assert ops(0, 0, now) == [("ADD", ""), ("ADD", "-w1"), ("ADD", "-w2")]
    assert ops(2, 2, now) == [("MOD", ""), ("MOD", "-w1"), ("ADD", "-w2")]
    assert ops(4, 4, now) == [("MOD", ""), ("MOD", "-w1"), ("MOD", "-w2"), ("DEL", "-w3")]
    assert ops(3, 3, []) == [("DEL", ""), ("DEL", "-w1"), ("DEL", "-w2")]
    assert ops(0, 0, []) == []


def test_what_somebody_may_hold_who_looked_in_between_is_taken_away_as_well() -> None:
    assert ops(0, 2, []) == [("DEL", ""), ("DEL", "-w1")]
    assert ops(0, 4, ftm.entities_of(a_part(), BASE))[-1] == ("DEL", "-w3")


def test_a_line_that_takes_away_has_an_id_and_nothing_else() -> None:
    (line,) = ftm.delta_lines("EX-A-12/3-2026", 1, 1, [])
    assert misfits(sample("yente_entities.delta.json")[0], json.loads(line)) == []
    assert json.loads(line) == {"op": "DEL", "entity": {"id": "notice-ex-a-12-3-2026"}}


@given(st.integers(0, 2**40), st.integers(0, 10**6))
def test_later_changes_have_later_versions(sequence: int, seconds: int) -> None:
    first = ftm.version_of(sequence, AT)
    later = ftm.version_of(sequence + 1, AT + timedelta(seconds=seconds + 1))
    assert first < later
    assert len(first) == 18
    if (sequence + 1) % 26**3:
        assert first < ftm.version_of(sequence + 1, AT)


def test_before_anything_happened_there_is_a_version_as_well() -> None:
    assert ftm.version_of(0, None) == "19700101000000-aaa"


def test_names_keep_the_mark_between_letters() -> None:
    names = [{"text": JOINED, "kind": "primary"}]
    (line, *_rest) = ftm.lines(ftm.entities_of(a_part(identities=[an_identity(names=names)]), BASE))
    assert JOINED in line


@pytest.mark.parametrize(
    ("kind", "topics", "sanctions"),
    [(Kind.RED, ["wanted"], 2), (Kind.UN_SPECIAL, ["sanction"], 2), (Kind.YELLOW, None, 0), (Kind.BLACK, None, 0)],
)
def test_nobody_is_called_wanted_who_is_not(kind: Kind, topics: list[str] | None, sanctions: int) -> None:
    person, *rest = ftm.entities_of(a_part(kind), BASE)
    assert person["properties"].get("topics") == topics
    assert len(rest) == sanctions


def test_a_notice_of_which_warrants_were_not_kept_apart_has_one_with_every_charge() -> None:
    _person, sanction = ftm.entities_of(a_part(warrants=[]), BASE)
    assert sanction["properties"]["reason"] == ["armed robbery", "theft"]
    bare = ftm.entities_of(a_part(warrants=[], charges=[]), BASE)
    assert "reason" not in bare[1]["properties"]


def test_somebody_without_a_name_is_not_in_a_list_for_comparing() -> None:
    assert ftm.entities_of(a_part(identities=[an_identity(names=[])]), BASE) == []


def test_every_entity_of_a_training_installation_is_marked_and_none_of_a_live_one() -> None:
    assert all("EXAMPLE" in json.dumps(each) for each in ftm.entities_of(a_part(), BASE))
    live = ftm.entities_of(a_part(number="A-12/3-2026", mark=""), BASE)
    assert "EXAMPLE" not in json.dumps(live)
    assert {"notes", "summary"} & {key for each in live for key in each["properties"]} == set()


@settings(max_examples=60, deadline=None)
@given(PARTS)
def test_our_own_reader_reads_back_everybody_with_every_name(notice: PublicNotice) -> None:
    entities = ftm.entities_of(notice, BASE)
    assert ftm.count_of(notice, PublicChange.PUBLISHED) == len(entities)
    (one,) = read_back(list(ftm.lines(entities)))
    assert {name.text for name in one.names} == {" ".join(name.text.split()) for name in notice.names}
    assert {str(birth) for birth in one.births} == set(notice.gregorian_births)
    assert set(one.nationalities) == set(notice.nationalities)


def test_an_instant_of_another_zone_is_told_in_utc() -> None:
    east = datetime.fromisoformat("2026-03-02T14:00:00+05:00")
    assert ftm.version_of(7, east) == ftm.version_of(7, east.astimezone(UTC))
