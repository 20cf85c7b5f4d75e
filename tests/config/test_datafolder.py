"""The data folder: made whole, its mode fixed, its secrets its own, nobody else's permissions touched."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from fairnotice.config.datafolder import DataFolder, Mode, default_path
from fairnotice.config.errors import DataFolderError
from fairnotice.config.secretfiles import SECRETS

ROOT = Path(__file__).resolve().parents[2]
posix = pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_second_opening_finds_the_same_folder(tmp_path: Path) -> None:
    first = DataFolder.open_or_create(tmp_path / "data", mode=Mode.LIVE)
    second = DataFolder.open_or_create(tmp_path / "data", mode=Mode.LIVE)
    assert second == first
    assert second.signing_key().public == first.signing_key().public


@posix
def test_what_is_made_is_closed_to_others(tmp_path: Path) -> None:
    folder = DataFolder.open_or_create(tmp_path / "above" / "data", mode=Mode.TRAINING)
    assert mode_of(tmp_path / "above") == mode_of(folder.path) == mode_of(folder.secrets) == 0o700
    assert {mode_of(folder.secrets / name) for name in SECRETS} == {0o600}
    assert mode_of(folder.path / "folder.json") == 0o600


@posix
def test_what_exists_keeps_its_permissions(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    empty.chmod(0o755)
    tmp_path.chmod(0o711)
    DataFolder.open_or_create(empty, mode=Mode.TRAINING)
    assert (mode_of(empty), mode_of(tmp_path)) == (0o755, 0o711)
    assert mode_of(empty / "secrets") == 0o700


def test_nothing_half_made_is_left_beside_it(tmp_path: Path) -> None:
    DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(("made", "asked"), [(Mode.TRAINING, Mode.LIVE), (Mode.LIVE, Mode.TRAINING)])
def test_the_mode_stays_what_it_was_made(tmp_path: Path, made: Mode, asked: Mode) -> None:
    DataFolder.open_or_create(tmp_path / "data", mode=made)
    with pytest.raises(DataFolderError, match=f"was made for {made} data and stays so"):
        DataFolder.open_or_create(tmp_path / "data", mode=asked)


def test_two_folders_share_no_secret(tmp_path: Path) -> None:
    one, other = (DataFolder.open_or_create(tmp_path / name, mode=Mode.LIVE) for name in "ab")
    assert one.id != other.id
    for name in SECRETS:
        assert one.secret(name) != other.secret(name)


@pytest.mark.parametrize("mode", Mode)
def test_the_signing_key_says_its_mode(tmp_path: Path, mode: Mode) -> None:
    assert DataFolder.open_or_create(tmp_path / "data", mode=mode).signing_key().id.startswith(f"{mode}-")


def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("kept")
    with pytest.raises(DataFolderError, match="is not empty and holds no data of fairnotice"):
        DataFolder.open_or_create(tmp_path, mode=Mode.TRAINING)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    for path in (tmp_path / "data", tmp_path / "data" / "below"):
        with pytest.raises(DataFolderError, match="is not a folder, or lies below a file"):
            DataFolder.open_or_create(path, mode=Mode.TRAINING)


def test_a_folder_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    folder = DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    facts = json.loads((folder.path / "folder.json").read_text())
    (folder.path / "folder.json").write_text(json.dumps(facts | {"format": 99}))
    with pytest.raises(DataFolderError, match="was made by a newer version of fairnotice"):
        DataFolder.open(folder.path)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": 1, "id": "x", "mode": "live", "created": "2026"}'])
def test_a_damaged_folder_is_told(tmp_path: Path, text: str) -> None:
    folder = DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    (folder.path / "folder.json").write_text(text)
    with pytest.raises(DataFolderError, match="is damaged"):
        DataFolder.open(folder.path)


def test_a_lost_secret_is_not_made_anew(tmp_path: Path) -> None:
    folder = DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    (folder.secrets / "digest_salt").unlink()
    with pytest.raises(DataFolderError, match="has lost its secret digest_salt"):
        DataFolder.open_or_create(folder.path, mode=Mode.TRAINING)


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataFolderError, match="There is no data folder"):
        DataFolder.open(tmp_path / "data")


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("fairnotice.config.secretfiles.os.fsync", full)
    with pytest.raises(DataFolderError, match="There is no space left"):
        DataFolder.open_or_create(tmp_path / "data", mode=Mode.TRAINING)
    assert list(tmp_path.iterdir()) == []


AS_NOBODY = """
import os, sys
from pathlib import Path
from fairnotice.config.datafolder import DataFolder, Mode
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    DataFolder.open_or_create(Path(sys.argv[1]), mode=Mode.TRAINING)
except Exception as error:
    print(error)
"""


@posix
@pytest.mark.parametrize("below", ["data", "."])
def test_a_folder_this_user_cannot_write_is_told(below: str) -> None:
    # Not below tmp_path, which root's tests keep closed to everybody else.
    place = Path("/tmp") / f"fairnotice-test-{os.getpid()}"
    place.mkdir(mode=0o555)
    try:
        command = [sys.executable, "-c", AS_NOBODY, str(place / below)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    finally:
        place.rmdir()
    assert "is not writable for this user" in said


def test_the_environment_names_the_folder_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRNOTICE_DATA", str(tmp_path / "elsewhere"))
    assert default_path() == tmp_path / "elsewhere"


def test_a_checkout_keeps_its_data_in_var() -> None:
    assert default_path() == ROOT / "var"


def test_an_installed_package_keeps_its_data_with_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairnotice.config.datafolder.__file__", str(tmp_path / "site" / "a" / "b" / "c.py"))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path() == tmp_path / "fairnotice"
