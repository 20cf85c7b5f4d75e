"""A list after changes answers as one made anew of what stands on it now."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.engine import Origin

GIVEN = ("Maria", "Omar", "Olga", "Yusuf")
FAMILY = ("Tavesk", "Marov", "Qorzan")


def entry(number: int, family: int = 0) -> Entry:
    """An invented person."""
    name = Name(f"{GIVEN[number % 4]} {FAMILY[(number + family) % 3]}")
    born = PartialDate(1960 + number, 3, 4)
    return Entry(
        f"e{number}", (Identity(names=(name,), births=(born,), documents=(Document("passport", f"X{number}"),)),)
    )


def asked(number: int, family: int = 0) -> Query:
    """A traveller with that person's particulars."""
    (identity,) = entry(number, family).identities
    return Query(names=(identity.names[0].text,), births=identity.births)


CHANGES = st.lists(st.tuples(st.integers(0, 11), st.sampled_from(("put", "end")), st.integers(0, 2)), max_size=25)


@settings(max_examples=60, deadline=None)
@given(base=st.sets(st.integers(0, 11)), changes=CHANGES)
def test_a_changed_list_is_the_list_made_anew(base: set[int], changes: list[tuple[int, str, int]]) -> None:
    now = {number: entry(number) for number in sorted(base)}
    listed = Watchlist(now.values())
    for number, act, family in changes:
        now.pop(number, None)
        if act == "put":
            now[number] = entry(number, family)
        listed = listed.changed([entry(number, family)] if act == "put" else [], [f"e{number}"])
    anew = Watchlist(now.values())
    assert len(listed) == len(anew)
    assert {one.id: one for one in listed.entries} == {one.id: one for one in anew.entries}
    for number in range(12):
        assert listed.screen(asked(number)) == anew.screen(asked(number))
        assert listed.screen_all(asked(number)) == anew.screen_all(asked(number))


@pytest.mark.parametrize("kind", ["engine", "mapped"])
def test_entries_come_and_go_beside_an_engine_index(kind: str, tmp_path: Path) -> None:
    people = [entry(number) for number in range(8)]
    base = (
        Watchlist(people, engine=True)
        if kind == "engine"
        else Watchlist.build(people, tmp_path / "list", Origin("invented", "1"))
    )
    after = base.changed([entry(3, 1), entry(20)], ["e2", "e3", "never there"])
    found = {number: {hit.entry for hit in after.screen(asked(number))} for number in (2, 20, 5)}
    assert "e2" not in found[2] and "e20" in found[20] and "e5" in found[5]
    assert "e3" in {hit.entry for hit in after.screen(asked(3, 1))}
    assert len(after) == 8 and after.beside == 4
    assert [after.get(id_) for id_ in ("e2", "e3", "e20", "e5")] == [None, entry(3, 1), entry(20), entry(5)]
    assert len(base) == 8 and "e2" in {hit.entry for hit in base.screen(asked(2))}  # the old value is as it was


def test_an_id_that_is_on_the_list_is_refused_unless_it_goes() -> None:
    listed = Watchlist([entry(1)])
    with pytest.raises(InvalidValue, match="e1"):
        listed.changed([entry(1)])
    assert len(listed.changed([entry(1)], ["e1"])) == 1
