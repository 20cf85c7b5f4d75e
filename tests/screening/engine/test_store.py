"""An index as a folder: mapped and the same, swapped whole, and refused when anything about it is wrong."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.subject import Identity, Name
from fairnotice.screening import Entry, Query
from fairnotice.screening.engine import EngineIndex, build, open_index, save
from fairnotice.screening.engine.store import MANIFEST, Origin

ORIGIN = Origin("invented list", "2026-11-01", recipient="PT", expires=date(2026, 12, 1))
ASKED = Query(("Orin Tavesk",))


def an_index(*names: str) -> EngineIndex:
    return build(Entry(f"e{n}", (Identity(names=(Name(name),)),)) for n, name in enumerate(names or ("Orin Tavesk",)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(an_index("Orin Tavesk", "Lena Marov"), tmp_path / "list", ORIGIN)
    return tmp_path / "list"


def test_a_mapped_index_answers_as_the_one_in_memory(folder: Path) -> None:
    index, origin = open_index(folder, verify=True)
    assert origin == ORIGIN
    assert index.search(ASKED, cut=-5.0) == an_index("Orin Tavesk", "Lena Marov").search(ASKED, cut=-5.0)
    assert not index.arrays.post.flags.writeable


def test_an_expired_copy_refuses_to_answer(folder: Path) -> None:
    open_index(folder, today=date(2026, 12, 1))
    with pytest.raises(NotPossibleNow, match="expired"):
        open_index(folder, today=date(2026, 12, 2))


def test_a_new_version_takes_the_place_and_readers_of_the_old_one_go_on(folder: Path) -> None:
    old, _origin = open_index(folder)
    save(an_index("Somebody Else"), folder, ORIGIN)
    new, _origin = open_index(folder)
    assert old.search(ASKED, cut=-5.0)
    assert not new.search(ASKED, cut=-5.0)
    assert [file.name for file in folder.parent.iterdir()] == ["list"], "nothing half-written stays"


def test_a_folder_that_is_no_index_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "letter.txt").write_text("kept", encoding="utf-8")
    with pytest.raises(InvalidValue, match="no index"):
        save(an_index(), tmp_path / "precious", ORIGIN)
    assert [file.name for file in tmp_path.iterdir()] == ["precious"]


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(np, "save", full)
    with pytest.raises(OSError, match="space"):
        save(an_index(), tmp_path / "list", ORIGIN)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["post.npy", "key.npy", "beside.json"])
def test_a_file_cut_short_or_gone_is_named(folder: Path, name: str) -> None:
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[:-7])
    with pytest.raises(InvalidValue, match=name):
        open_index(folder)
    (folder / name).unlink()
    with pytest.raises(InvalidValue, match="missing"):
        open_index(folder)


def test_an_altered_file_is_found_when_everything_is_read(folder: Path) -> None:
    whole = bytearray((folder / "year.npy").read_bytes())
    whole[-1] ^= 1
    (folder / "year.npy").write_bytes(bytes(whole))
    with pytest.raises(InvalidValue, match=r"year\.npy was altered"):
        open_index(folder, verify=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"format": "fairnotice-index/0"}, "another version"),
        ({"files": None}, "names no files"),
        ({"expires": "soon"}, "where the list comes from"),
    ],
)
def test_a_manifest_that_cannot_be_used(folder: Path, change: dict[str, object], says: str) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(manifest | change), encoding="utf-8")
    with pytest.raises(InvalidValue, match=says):
        open_index(folder)


def test_no_manifest_no_index(tmp_path: Path) -> None:
    with pytest.raises(InvalidValue, match="no whole index"):
        open_index(tmp_path)
