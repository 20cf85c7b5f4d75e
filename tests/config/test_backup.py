"""A backup is one file that gives back everything, or is refused."""

import io
import json
import os
import stat
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from fairnotice.config.archive import DUMP, PARTS
from fairnotice.config.backup import backup, restore
from fairnotice.config.cluster import Cluster
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import create_database, drop_database, erase, running
from fairnotice.config.errors import BackupError, DataFolderError

# Row-level security that shows the owner nothing, were it not for BYPASSRLS: a dump by the wrong role would be empty.
TABLE = """
    CREATE TABLE held (bureau text, name text);
    INSERT INTO held VALUES ('AA', 'Ana'), ('BB', 'بلال');
    ALTER TABLE held ENABLE ROW LEVEL SECURITY;
    ALTER TABLE held FORCE ROW LEVEL SECURITY;
    CREATE POLICY own_bureau ON held USING (bureau = current_setting('test.bureau', true));
    GRANT SELECT ON held TO fairnotice_app;
    CREATE TABLE entry (number int);
    ALTER TABLE entry OWNER TO fairnotice_log;
"""
Member = tuple[tarfile.TarInfo, bytes]


@pytest.fixture(scope="module")
def original(cluster: Cluster, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a folder with a small table."""
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute(TABLE)
    target = tmp_path_factory.mktemp("backup") / "fairnotice.tar"
    backup(cluster.data, cluster, target)
    return target


@pytest.fixture
def new_path(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "restored folder"
    if (tmp_path / "restored folder").exists():
        erase(DataFolder.open(tmp_path / "restored folder"))


def rewritten(source: Path, target: Path, change: Callable[[list[Member]], list[Member]]) -> Path:
    """Copy an archive, changing its members."""
    with tarfile.open(source) as archive:
        members = [(member, (archive.extractfile(member) or io.BytesIO()).read()) for member in archive]
    with tarfile.open(target, "w") as archive:
        for member, content in change(members):
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return target


def test_everything_comes_back(original: Path, cluster: Cluster, new_path: Path) -> None:
    data = restore(original, new_path)
    assert data.mode is Mode.TRAINING
    assert data.signing_key().public == cluster.data.signing_key().public
    assert data.secret("digest_salt") == cluster.data.secret("digest_salt")
    assert data.id != cluster.data.id
    with running(data, durable=False) as again:
        with psycopg.connect(again.url("owner")) as connection:
            assert connection.execute("SELECT name FROM held ORDER BY bureau").fetchall() == [("Ana",), ("بلال",)]
            owner = "SELECT relowner::regrole::text, relforcerowsecurity FROM pg_class WHERE relname = %s"
            assert connection.execute(owner, ["entry"]).fetchone() == ("fairnotice_log", False)
            assert connection.execute(owner, ["held"]).fetchone() == ("fairnotice_owner", True)
        with psycopg.connect(again.url("app")) as connection:
            connection.execute("SELECT set_config('test.bureau', 'BB', true)")
            assert connection.execute("SELECT name FROM held").fetchall() == [("بلال",)]
    assert not list(new_path.parent.glob(".making-*"))
    assert not (new_path / DUMP).exists()


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_only_its_owner_can_read_it(original: Path) -> None:
    assert stat.S_IMODE(original.stat().st_mode) == 0o600
    assert [path.name for path in original.parent.iterdir()] == [original.name]


def test_a_backup_never_replaces_a_file(original: Path, cluster: Cluster) -> None:
    with pytest.raises(BackupError, match="exists: choose another name"):
        backup(cluster.data, cluster, original)


def test_a_folder_for_the_backup_that_is_not_there_is_told(cluster: Cluster, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be used: No such file"):
        backup(cluster.data, cluster, tmp_path / "nowhere" / "fairnotice.tar")


def test_a_used_folder_is_not_restored_into(original: Path, cluster: Cluster) -> None:
    with pytest.raises(DataFolderError, match="is not empty"):
        restore(original, cluster.data.path)


@pytest.mark.parametrize("name", ["folder.json", "secrets/signing_key", DUMP])
def test_a_changed_part_is_refused(original: Path, tmp_path: Path, new_path: Path, name: str) -> None:
    def change(members: list[Member]) -> list[Member]:
        return [(m, content[:-2] + b"x\n" if m.name == name else content) for m, content in members]

    tampered = rewritten(original, tmp_path / "tampered.tar", change)
    with pytest.raises(BackupError, match=f"damaged or was changed: {name} differs from its digest"):
        restore(tampered, new_path)
    assert [path.name for path in tmp_path.iterdir()] == ["tampered.tar"]


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_part_is_refused(original: Path, tmp_path: Path, new_path: Path, name: str) -> None:
    short = rewritten(original, tmp_path / "short.tar", lambda members: [m for m in members if m[0].name != name])
    with pytest.raises(BackupError, match=f"{name} is missing"):
        restore(short, new_path)


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "secrets/../../escaped", "secrets/more"])
def test_a_part_that_does_not_belong_is_refused(original: Path, tmp_path: Path, new_path: Path, name: str) -> None:
    odd = rewritten(original, tmp_path / "odd.tar", lambda members: [*members, (tarfile.TarInfo(name), b"x")])
    with pytest.raises(BackupError, match="does not belong"):
        restore(odd, new_path)
    assert [path.name for path in tmp_path.iterdir()] == ["odd.tar"]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_are_refused(original: Path, tmp_path: Path, new_path: Path, kind: bytes) -> None:
    def change(members: list[Member]) -> list[Member]:
        link = tarfile.TarInfo("secrets/more")
        link.type, link.linkname = kind, "/etc/passwd"
        return [(link, b""), *members]

    with pytest.raises(BackupError, match="holds links, folders or a part twice"):
        restore(rewritten(original, tmp_path / "odd.tar", change), new_path)


def test_a_part_given_twice_is_refused(original: Path, tmp_path: Path, new_path: Path) -> None:
    twice = rewritten(original, tmp_path / "odd.tar", lambda members: [*members, members[-1]])
    with pytest.raises(BackupError, match="a part twice"):
        restore(twice, new_path)


def test_a_file_cut_short_is_refused(original: Path, tmp_path: Path, new_path: Path) -> None:
    short = tmp_path / "short.tar"
    short.write_bytes(original.read_bytes()[:4000])
    with pytest.raises(BackupError):
        restore(short, new_path)


@pytest.mark.parametrize("content", [b"", b"a letter", b"\0" * 10240])
def test_another_file_is_refused(tmp_path: Path, new_path: Path, content: bytes) -> None:
    (tmp_path / "letter").write_bytes(content)
    with pytest.raises(BackupError, match="is not a backup of fairnotice"):
        restore(tmp_path / "letter", new_path)


def test_a_newer_backup_is_refused(original: Path, tmp_path: Path, new_path: Path) -> None:
    def change(members: list[Member]) -> list[Member]:
        manifest = json.loads(members[0][1]) | {"format": 99}
        return [(members[0][0], json.dumps(manifest).encode()), *members[1:]]

    with pytest.raises(BackupError, match="made by a newer version"):
        restore(rewritten(original, tmp_path / "newer.tar", change), new_path)


def test_a_backup_that_is_not_there_is_told(tmp_path: Path, new_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot be used: No such file"):
        restore(tmp_path / "none.tar", new_path)


@pytest.fixture
def external(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database that is reached as an administrator's server would be."""
    create_database(cluster, "external")
    monkeypatch.setenv("DATABASE_URL", cluster.url("app", "external"))
    monkeypatch.setenv("MIGRATION_DATABASE_URL", cluster.url("owner", "external"))
    yield cluster.url("owner", "external")
    drop_database(cluster, "external")


def test_an_external_server_is_backed_up_and_restored(
    original: Path, external: str, cluster: Cluster, tmp_path: Path, new_path: Path
) -> None:
    restore(original, new_path)
    assert not (new_path / "postgres").exists()
    backup(cluster.data, None, tmp_path / "external.tar")
    with psycopg.connect(external) as connection:
        assert connection.execute("SELECT count(*) FROM held").fetchone() == (2,)
    with pytest.raises(BackupError, match="holds tables already"):
        restore(tmp_path / "external.tar", tmp_path / "another")


def test_the_app_roles_address_is_not_enough(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", cluster.url("app"))
    with pytest.raises(BackupError, match="sees only its own bureau's rows"):
        backup(cluster.data, None, tmp_path / "fairnotice.tar")


def test_a_server_out_of_reach_is_told(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MIGRATION_DATABASE_URL", f"postgresql://fairnotice_owner:secret@/fairnotice?host={tmp_path}")
    with pytest.raises(BackupError, match="pg_dump did not finish") as told:
        backup(cluster.data, None, tmp_path / "fairnotice.tar")
    assert "secret" not in str(told.value)


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_a_newer_server_is_told(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "pg_dump"
    tool.write_text("#!/bin/sh\necho 'pg_dump: error: aborting because of server version mismatch' >&2\nexit 1\n")
    tool.chmod(0o755)
    monkeypatch.setattr("fairnotice.config.backup.find_binaries", lambda: tmp_path)
    with pytest.raises(BackupError, match="The server is newer than this version's pg_dump"):
        backup(cluster.data, cluster, tmp_path / "fairnotice.tar")
