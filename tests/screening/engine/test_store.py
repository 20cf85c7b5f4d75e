"""An index as a folder: mapped and the same, swapped whole, and refused when anything about it is wrong."""

import json
import re
import shutil
import threading
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from fairnotice.domain.dates import Calendar, PartialDate
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Document, Identity, Name, NameKind, Photo, Sex
from fairnotice.screening import Entry, Query, Watchlist, tables
from fairnotice.screening.engine import EngineIndex, StoredEntries, build, open_index, save, stored
from fairnotice.screening.engine.codec import packed, unpacked
from fairnotice.screening.engine.store import DATA, MANIFEST, Origin, data_of
from fairnotice.screening.stated import Stated
from fairnotice.screening.tables import OtherTables

ORIGIN = Origin("invented list", "2026-11-01", recipient="PT", expires=date(2026, 12, 1))
ASKED = Query(("Orin Tavesk",))


FULL = Identity(
    names=(
        Name("Orin Tavesk"),
        Name("قاسم\u200cسلیمانی", NameKind.ALIAS, "Arab", "fa", "سلیمانی", "قاسم"),
        Name("a\udc80"),
    ),
    births=(PartialDate(1986, 9, 17), PartialDate(1365, 6, calendar=Calendar.SOLAR_HIJRI), PartialDate(1987)),
    birth_place="Nowhere upon Sea",
    sex=Sex.FEMALE,
    nationalities=("UY", "PT"),
    documents=(Document("passport", "XQ 77", "UY"), Document("document", "9")),
    photo=Photo.POOR,
    description="walks with a stick",
    biometrics=True,
    sources=("s1",),
    learnt=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
)


def people(*names: str) -> list[Entry]:
    return [Entry(f"e{n}", (Identity(names=(Name(name),)),)) for n, name in enumerate(names or ("Orin Tavesk",))]


def an_index(*names: str) -> EngineIndex:
    return build(people(*names))


def altered(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    whole[-1] ^= 1
    file.write_bytes(bytes(whole))


def write(folder: Path, *names: str) -> None:
    save(an_index(*names), stored(people(*names)), folder, ORIGIN)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "list", "Orin Tavesk", "Lena Marov")
    return tmp_path / "list"


@pytest.mark.parametrize("entry", [Entry("e 1", (FULL,)), Entry("2", (FULL, Identity(names=(Name("X Y"),))))])
def test_an_entry_comes_back_to_the_last_character(entry: Entry) -> None:
    assert unpacked(packed(entry)) == entry


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b'["e1"]',
        b'["e1", [{"s": "blue", "n": ["A"]}]]',
        b'["e1", []]',
        b"\xff",
        b"[" * 5000,
        b'["e1", [{"b": [[]]}]]',
    ],
)
def test_what_is_no_entry_is_said(line: bytes) -> None:
    with pytest.raises(InvalidValue):
        unpacked(line)


def test_entries_are_read_by_their_places() -> None:
    kept = stored(people("Orin Tavesk", "Lena Marov", "Kim Minsu"))
    assert [entry.id for entry in kept] == ["e0", "e1", "e2"]
    assert (kept[-1].id, [entry.id for entry in kept[1:]]) == ("e2", ["e1", "e2"])
    with pytest.raises(IndexError):
        kept[3]
    with pytest.raises(InvalidValue, match="cut short"):
        StoredEntries(kept.blob[:-1], kept.starts, kept.sample)


def test_a_mapped_index_answers_as_the_one_in_memory(folder: Path) -> None:
    opened = open_index(folder, verify=True)
    assert opened.origin == ORIGIN
    assert list(opened.entries) == people("Orin Tavesk", "Lena Marov")
    assert opened.index.search(ASKED, cut=-5.0) == an_index("Orin Tavesk", "Lena Marov").search(ASKED, cut=-5.0)
    assert not opened.index.arrays.post.flags.writeable


def test_a_watchlist_out_of_a_folder_answers_as_the_one_that_was_written(tmp_path: Path) -> None:
    listed = [Entry("e1", (FULL,)), *(Entry(f"p{at}", one.identities) for at, one in enumerate(people("Kim Minsu")))]
    written = Watchlist.build(listed, tmp_path / "list", ORIGIN)
    opened = Watchlist.open(tmp_path / "list", today=date(2026, 11, 30), verify=True)
    asked = Query(("Tavesk Orin",), births=(PartialDate(1986, 9, 17),), documents=(Document("passport", "xq77", "UY"),))
    (hit,) = opened.screen(asked)
    assert hit == Watchlist(listed).screen(asked)[0] == written.screen(asked)[0]
    assert (len(opened), opened.origin) == (2, ORIGIN)
    assert len(opened.unreadable) == 1, "half a character is no name"
    assert opened.screen_all(asked) == (hit,)


def test_an_empty_list_is_a_list_too(tmp_path: Path) -> None:
    assert Watchlist.build([], tmp_path / "list", ORIGIN).screen(ASKED) == ()


def test_an_expired_copy_refuses_to_answer(folder: Path) -> None:
    open_index(folder, today=date(2026, 12, 1))
    with pytest.raises(NotPossibleNow, match="expired"):
        open_index(folder, today=date(2026, 12, 2))


def test_a_new_version_takes_the_place_and_readers_of_the_old_one_go_on(folder: Path) -> None:
    old = open_index(folder)
    write(folder, "Somebody Else")
    new = open_index(folder)
    assert old.index.search(ASKED, cut=-5.0)
    assert old.entries[1].id == "e1"
    assert not new.index.search(ASKED, cut=-5.0)
    assert [file.name for file in folder.parent.iterdir()] == ["list"], "nothing half-written stays"


def test_who_opens_a_list_while_it_is_replaced_gets_one_of_them_whole(folder: Path) -> None:
    lists = [
        people(*(f"{name} Tav{chr(97 + at)}sk" for at in range(20 + more))) for more, name in ((0, "Orin"), (1, "Lena"))
    ]
    ended = threading.Event()

    def replace_again_and_again() -> None:
        for turn in count():
            Watchlist.build(lists[turn % 2], folder, Origin("invented list", str(turn)))
            if ended.is_set():
                return

    builder = threading.Thread(target=replace_again_and_again)
    Watchlist.build(lists[0], folder, Origin("invented list", "first"))
    builder.start()
    try:
        for _ in range(60):
            opened = Watchlist.open(folder)
            assert {entry.id for entry in opened.entries} in [{entry.id for entry in one} for one in lists]
            assert opened.screen(Query(("Orin Tavesk" if len(opened) == 20 else "Lena Tavesk",)))
    finally:
        ended.set()
        builder.join()
    assert [file.name for file in folder.parent.iterdir()] == ["list"]
    assert len(list(folder.iterdir())) == 2, "a list that was replaced goes"


def test_a_damaged_list_is_mended_by_building_the_same_again(folder: Path) -> None:
    before = data_of(folder)
    altered(before / "person.npy")
    write(folder, "Orin Tavesk", "Lena Marov")
    assert data_of(folder) == before
    open_index(folder, verify=True)


def test_an_index_that_is_copied_over_one_in_use_writes_into_none_of_its_files(folder: Path, tmp_path: Path) -> None:
    old = open_index(folder)
    write(tmp_path / "other", *(f"Person{number} Else" for number in range(40)))
    shutil.copytree(tmp_path / "other", folder, dirs_exist_ok=True)
    assert old.index.search(ASKED, cut=-5.0)
    assert old.entries[1].id == "e1"
    new = open_index(folder, verify=True)
    assert len(new.entries) == 40
    assert not new.index.search(ASKED, cut=-5.0)


def test_a_folder_that_is_no_index_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(InvalidValue, match="no index"):
        write(tmp_path / "precious")
    assert [file.name for file in tmp_path.iterdir()] == ["precious"]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="space"):
        write(tmp_path / "list")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["post.npy", "key.npy", "beside.json", "entries.bin", "entry_start.npy", "row_place.npy"]
)
def test_a_file_cut_short_or_gone_is_named(folder: Path, name: str) -> None:
    file = data_of(folder) / name
    file.write_bytes(file.read_bytes()[:-7])
    with pytest.raises(InvalidValue, match=name):
        open_index(folder)
    file.unlink()
    with pytest.raises(InvalidValue, match="missing"):
        open_index(folder)


def test_an_altered_file_is_found_when_everything_is_read(folder: Path) -> None:
    altered(data_of(folder) / "person.npy")
    with pytest.raises(InvalidValue, match=r"person\.npy was altered"):
        open_index(folder, verify=True)


def test_the_library_compares_with_the_digests_unless_it_is_told_that_somebody_has(tmp_path: Path) -> None:
    folder = tmp_path / "list"
    Watchlist.build(people("Orin Tavesk"), folder, Origin("invented list", "1"))
    altered(data_of(folder) / "person.npy")
    with pytest.raises(InvalidValue, match=r"person\.npy was altered"):
        Watchlist.open(folder)
    assert len(Watchlist.open(folder, verify=False)) == 1


def test_an_expired_copy_says_since_when(folder: Path) -> None:
    with pytest.raises(NotPossibleNow, match="to be used until 2026-12-01, 1 day ago"):
        open_index(folder, today=date(2026, 12, 2))
    with pytest.raises(NotPossibleNow, match="31 days ago"):
        open_index(folder, today=date(2027, 1, 1))


def test_an_index_of_other_tables_answers_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "list"
    Watchlist.build(people("Orin Tavesk"), folder, Origin("invented list", "1"))
    assert Watchlist.open(folder).outdated == ""
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, "tables": "another"}), encoding="utf-8")
    with pytest.warns(OtherTables, match="list: It was built with other tables"):
        opened = Watchlist.open(folder)
    assert "build it again" in opened.outdated
    assert opened.screen(ASKED)
    assert opened.changed(people("Lena Marov")[:0], ["e0"]).outdated == opened.outdated


def test_whatever_a_word_is_read_by_is_in_the_digest() -> None:
    package = Path(tables.__file__).parent
    reached: set[str] = set()
    waiting = ["hanlatin.py", "index.py", "initials.py", "normalise.py", "short_forms.py", "transliterate.py"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        found = re.findall(r"^from fairnotice\.screening(?:\.(\w+))? import (.+)$", (package / name).read_text(), re.M)
        every = [module for module, _names in found] + [
            each for module, names in found if not module for each in names.split(", ")
        ]
        if name != "index.py":  # it compares, too
            waiting += [
                f"{each}.py" for each in every if (package / f"{each}.py").is_file() and f"{each}.py" not in reached
            ]
    assert {"abjad.py", "indic.py", "sound.py", "thai.py", "wadegiles.py", "wordlists.py"} <= reached
    assert reached <= set(tables.TABLES)


def test_another_version_of_anyascii_is_another_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = tables.tables_digest.__wrapped__()
    assert ours == tables.tables_digest()
    monkeypatch.setattr(tables, "version", lambda _name: "another")
    assert tables.tables_digest.__wrapped__() != ours


def test_every_table_of_the_package_is_in_the_digest() -> None:
    package = Path(tables.__file__).parent
    found = {file.relative_to(package).as_posix() for file in package.rglob("*.tsv")}
    assert found - {"resembling.tsv"} <= set(tables.TABLES), "all but what only compares"
    assert sorted(tables.TABLES) == list(tables.TABLES)
    assert all((package / name).is_file() for name in tables.TABLES)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"format": "fairnotice-index/0"}, "another version"),
        ({"files": None}, "names no files"),
        ({"files": {"post.npy": 7}}, "names no files"),
        ({"files": {}}, "names other files"),
        ({DATA: None}, "where the files are"),
        ({DATA: "../list"}, "where the files are"),
        ({DATA: "data-0123456789abcdef"}, "missing"),
        ({"expires": "soon"}, "where the list comes from"),
    ],
)
def test_a_manifest_that_cannot_be_used(folder: Path, change: dict[str, object], says: str) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(InvalidValue, match=says):
        open_index(folder)


READ = '"countries":{},"unreadable":[]'


@pytest.mark.parametrize(
    "text",
    [
        '{"countrees":{},"unreadable":[]}',
        '{"countries":{},"unreadable":1}',
        f"{{{READ}}}",
        f'{{{READ},"reading":[]}}',
        f'{{{READ},"reading":{{"left_out":{{"a":"b"}},"more":0,"problems":[],"not_read":[]}}}}',
        f'{{{READ},"reading":{{"left_out":{{}},"more":-1,"problems":[],"not_read":[]}}}}',
        f'{{{READ},"reading":{{"left_out":{{}},"more":0,"problems":[7],"not_read":[]}}}}',
        f'{{{READ},"reading":{{"left_out":{{}},"more":0,"problems":[],"not_read":"a"}}}}',
    ],
)
def test_what_stands_beside_the_arrays_is_looked_at(folder: Path, text: str) -> None:
    rewritten(folder, "beside.json", text.encode())
    with pytest.raises(InvalidValue, match=r"beside\.json"):
        open_index(folder)


@pytest.mark.parametrize("at", range(10, 64, 3))
def test_an_array_whose_heading_is_damaged_is_named_or_opened(folder: Path, at: int) -> None:
    whole = (data_of(folder) / "post.npy").read_bytes()
    for letter in (b"(", b"\x00", b"\xff", b"'"):
        rewritten(folder, "post.npy", whole[:at] + letter + whole[at + 1 :])
        with suppress(InvalidValue):
            open_index(folder)


def rewritten(folder: Path, name: str, data: bytes) -> None:
    """Other bytes in a file, and its size as the manifest has it."""
    (data_of(folder) / name).write_bytes(data)
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["files"][name]["bytes"] = len(data)
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize("name", ["post", "row_place", "entry_key", "entry_start"])
@pytest.mark.parametrize("other", [np.zeros(3, np.int32), np.zeros((3, 1), np.uint32), np.zeros((), np.uint32), "K"])
def test_an_array_of_another_kind_is_never_handed_on(folder: Path, name: str, other: np.ndarray | str) -> None:
    file = data_of(folder) / f"{name}.npy"
    np.save(file, np.array([b"K"]) if isinstance(other, str) else other)
    rewritten(folder, file.name, file.read_bytes())
    with pytest.raises(InvalidValue, match=rf"{name}\.npy holds something else"):
        open_index(folder)


def test_a_manifest_without_a_bottom_is_refused(folder: Path) -> None:
    (folder / MANIFEST).write_text("[" * 5000, encoding="utf-8")
    with pytest.raises(InvalidValue, match="no whole index"):
        open_index(folder)


def test_no_manifest_no_index(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no whole index"):
        open_index(tmp_path)


@pytest.mark.parametrize(
    "told",
    [
        5,
        {"hit": 0.8},
        {"hit": "0.8", "alerts_a_day": None, "travellers_a_day": None},
        {"hit": 1.5, "alerts_a_day": None, "travellers_a_day": None},
        {"hit": 0.8, "alerts_a_day": 5, "travellers_a_day": None},
        {"hit": True, "alerts_a_day": None, "travellers_a_day": None},
        {"hit": 0.8, "alerts_a_day": 5.0, "travellers_a_day": 2.5},
    ],
)
def test_thresholds_in_a_manifest_that_are_none_are_refused(folder: Path, told: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, "thresholds": told}), encoding="utf-8")
    with pytest.raises(InvalidValue, match="thresholds"):
        open_index(folder)


def test_the_library_answers_with_the_thresholds_that_a_list_was_built_with(tmp_path: Path) -> None:
    entry = Entry("e1", (Identity(names=(Name("Orin Tavesk"),), births=(PartialDate(1986, 9, 17),)),))
    others = [Entry(f"o{n}", (Identity(names=(Name(f"Lena Marov{'a' * n}"),)),)) for n in range(5)]
    asked = Query(("Orin Tavesc",), births=(PartialDate(1986, 9, 17),))
    made = Watchlist.build([entry, *others], tmp_path / "list", Origin("invented", "1", stated=Stated(hit=1.0)))
    assert [hit.decision for hit in made.screen(asked)] == [HitDecision.REVIEW]
    assert [hit.decision for hit in made.screen(asked, threshold=0.8)] == [HitDecision.HIT]
    limited = Stated(alerts_a_day=0.001, travellers_a_day=10**12)
    made = Watchlist.build([entry, *others], tmp_path / "list", Origin("invented", "1", stated=limited))
    assert made.screen(asked) == ()
