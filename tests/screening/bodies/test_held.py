"""The bodies and craft of a list: found by words and numbers, kept in the folder of the list, and never a person."""

import json
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fairnotice.domain.body import LEGAL, Body, BodyKind
from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.subject import Document, Identity, Name, NameKind
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.bodies.held import Bodies
from fairnotice.screening.bodies.index import BodyArrays, body_from, body_to
from fairnotice.screening.bodies.opening import open_bodies
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.screening.engine.store import MANIFEST, Origin, data_of

ORIGIN = Origin("invented list", "3", expires=date(2026, 12, 1))
TODAY = date(2026, 11, 30)
FULL = Body(
    "b 1", BodyKind.COMPANY,
    (Name("Tavesk Trading Ltd"), Name("Тавеск", NameKind.ALIAS), Name("Old Tavesk", NameKind.FORMER)),
    ("UY", "PT"),
    (Document("registration number", "77 8122"), Document("tax number", "9", "UY")),
    (PartialDate(1999, 3), PartialDate(1378, calendar=Calendar.SOLAR_HIJRI)),
)  # fmt: skip
SHIP = Body("s1", BodyKind.VESSEL, (Name("Lady Orina"),), ("PA",), (Document("imo number", "9112345"),))
PERSON = Entry("p1", (Identity(names=(Name("Orin Tavesk"),)),))
SYLLABLES = ("ta", "ves", "mar", "ov", "ori", "len", "kash", "dur", "pol", "ni", "zer", "gam")
WORDS = ("Trading", "International", "Bank", "Group", "Shipping", "Ltd", "LLC", "Steel")


def invented(many: int, seed: int = 7) -> Iterator[Body]:
    chance = random.Random(seed)
    for number in range(many):
        own = "".join(chance.choices(SYLLABLES, k=3)).title()
        yield Body(f"b{number}", BodyKind.COMPANY, (Name(" ".join([own, *chance.sample(WORDS, 2)])),))


@pytest.fixture(scope="module")
def many() -> Bodies:
    return Bodies.of(invented(1500))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Watchlist.build([PERSON], tmp_path / "list", ORIGIN, [FULL, SHIP])
    return tmp_path / "list"


def ids(bodies: Bodies, *names: str, kinds: frozenset[BodyKind] = LEGAL) -> list[str]:
    return [hit.entry for hit in bodies.screen(BodyQuery(kinds, names))]


def test_a_body_comes_back_to_the_last_character() -> None:
    assert body_from(json.loads(json.dumps(body_to(FULL)))) == FULL


def test_what_was_written_is_opened_and_found(folder: Path) -> None:
    bodies, origin = open_bodies(folder, today=TODAY, verify=True)
    assert list(bodies) == [FULL, SHIP]
    assert (origin.source, len(bodies), bodies.get("s1"), bodies.get("s2")) == ("invented list", 2, SHIP, None)
    assert ids(bodies, "OLD TAVESK") == ids(bodies, "TAVESK COMMERCE LIMITED") == ["b 1"]
    assert ids(bodies, "Lady Orina", kinds=frozenset({BodyKind.VESSEL})) == ["s1"]
    by_number = BodyQuery(frozenset(BodyKind), numbers=(Document("x", "IMO 9112345"),))
    assert [hit.entry for hit in bodies.screen(by_number)] == ["s1"]


def test_a_person_is_never_compared_with_a_body_nor_a_body_with_a_person(folder: Path) -> None:
    persons = Watchlist.open(folder, today=TODAY)
    assert len(persons) == 1
    assert persons.screen(Query(("Lady Orina",))) == ()
    assert ids(open_bodies(folder, today=TODAY)[0], "Orin Tavesk", kinds=frozenset(BodyKind)) == []


def test_an_expired_copy_refuses_to_answer_of_bodies_too(folder: Path) -> None:
    with pytest.raises(NotPossibleNow, match="has expired"):
        open_bodies(folder, today=date(2026, 12, 2))
    with pytest.raises(NotPossibleNow, match="say which day"):
        open_bodies(folder)


@pytest.mark.parametrize("name", BodyArrays._fields)
def test_a_file_that_was_altered_cut_short_or_taken_away_is_named(folder: Path, name: str) -> None:
    file = data_of(folder) / f"{name}.npy"
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(InvalidValue, match=rf"{name}\.npy was altered"):
        open_bodies(folder, today=TODAY, verify=True)
    with pytest.raises(InvalidValue, match=rf"{name}\.npy was altered"):
        Watchlist.open(folder, today=TODAY, verify=True)
    file.write_bytes(whole[:-1])
    with pytest.raises(InvalidValue, match=rf"{name}\.npy is cut short"):
        open_bodies(folder, today=TODAY, verify=False)
    file.unlink()
    with pytest.raises(InvalidValue, match=rf"{name}\.npy is missing"):
        open_bodies(folder, today=TODAY, verify=False)


def test_arrays_of_another_kind_are_refused_also_where_the_manifest_was_made_to_fit(folder: Path) -> None:
    file = data_of(folder) / "body_name_of.npy"
    np.save(file, np.zeros(3, np.int64))
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][file.name]["bytes"] = file.stat().st_size
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(InvalidValue, match="holds something else"):
        open_bodies(folder, today=TODAY, verify=False)


def test_damaged_bodies_are_an_error_and_no_other_answer() -> None:
    arrays = Bodies.of([FULL]).arrays
    with pytest.raises(InvalidValue, match="cut short"):
        from_arrays(arrays._replace(body_blob=arrays.body_blob[:-1]))
    blob = arrays.body_blob.copy()
    blob[0] = ord("x")
    with pytest.raises(InvalidValue, match="cannot be read"):
        list(from_arrays(arrays._replace(body_blob=blob)))


def from_arrays(arrays: BodyArrays) -> Bodies:
    from fairnotice.screening.bodies.index import BodyIndex

    return Bodies(BodyIndex(arrays))


def test_names_that_cannot_be_read_are_told_and_the_rest_is_kept() -> None:
    bodies = Bodies.of([Body("b1", BodyKind.COMPANY, (Name("\x00"), Name("Tavesk")))])
    assert len(bodies.unreadable) == 1 and bodies.unreadable[0].startswith("entry b1: ")
    assert ids(bodies, "Tavesk") == ["b1"]


def test_an_empty_list_is_a_list_too() -> None:
    bodies = Bodies.of([])
    assert (len(bodies), list(bodies), ids(bodies, "Tavesk"), bodies.get("x")) == (0, [], [], None)


def test_the_index_finds_what_comparing_everything_finds(many: Bodies) -> None:
    chance = random.Random(3)
    for body in list(invented(1500))[::100]:
        name = body.names[0].text
        at = chance.randrange(1, len(name.split()[0]))
        for asked in (name, name.upper().replace("LTD", "LIMITED"), name[:at] + name[at + 1 :], f"{name} Holding"):
            query = BodyQuery(LEGAL, (asked,))
            everything = [hit.entry for hit in many.screen_all(query)]
            assert [hit.entry for hit in many.screen(query)] == everything, asked


def test_a_word_that_many_bear_says_less_than_one_that_few_do(many: Bodies) -> None:
    usual = [Body(f"u{n}", BodyKind.COMPANY, (Name(f"{body.names[0].text} Marovia"),)) for n, body in enumerate(many)]
    one = Body("own", BodyKind.COMPANY, (Name("Tavesk Marovia"),))
    assert "own" in ids(Bodies.of([*usual, one]), "Tavesk")
    assert "own" not in ids(Bodies.of([one]), "Tavesk"), "a list of one does not say that Marovia is a usual word"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80) | st.text("AaBbSs.-()/ &1290IVX,лОе公司ةش\u200f", max_size=120))
def test_whatever_is_typed_is_answered_or_refused_in_a_sentence(many: Bodies, text: str) -> None:
    try:
        many.screen(BodyQuery(frozenset(BodyKind), (text,)))
    except InvalidValue as error:
        assert str(error)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), min_size=1, max_size=60))
@example("𞥄")
def test_a_name_that_can_be_read_finds_itself(text: str) -> None:
    bodies = Bodies.of([*invented(5), Body("own", BodyKind.COMPANY, (Name(text),))])
    if not bodies.unreadable:
        assert "own" in ids(bodies, text)
