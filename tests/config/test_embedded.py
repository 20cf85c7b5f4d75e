"""The embedded server: made once, found again, adopted, one of its own in every folder."""

import os
import shutil
import stat
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from fairnotice.config.cluster import Cluster
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.embedded import create_database, database_exists, drop_database, erase, running, stop_server
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.home import home_of
from fairnotice.config.locks import locked
from fairnotice.config.sockets import LONGEST
from tests.config.keeping import Keeper, gone

MakeFolder = Callable[[str], DataFolder]


def value(url: str, query: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def note(cluster: Cluster, text: str) -> None:
    with psycopg.connect(cluster.url("owner")) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (text text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def test_a_second_start_is_quick_and_finds_the_rows(folder: DataFolder) -> None:
    with running(folder) as cluster:
        note(cluster, "kept")
        first = cluster.pid
    assert gone(first, within=0.1)
    began = time.monotonic()
    with running(folder) as cluster:
        assert value(cluster.url("owner"), "SELECT text FROM note") == "kept"
    assert time.monotonic() - began < 5


def test_real_data_is_on_the_disk_before_a_commit_returns(used: DataFolder) -> None:
    with running(used) as cluster:
        settings = [value(cluster.url("app"), f"SHOW {name}") for name in ("fsync", "synchronous_commit")]
    assert settings == ["on", "on"]


@pytest.mark.parametrize("name", ["with a space", "with'quote", "mit-ümlaut-名", "deep/" * 20 + "x" * 100])
def test_any_path_serves(make_folder: MakeFolder, name: str) -> None:
    with running(make_folder(name), durable=False) as cluster:
        assert value(cluster.url("app"), "SELECT 1") == 1
        assert len(os.fsencode(cluster.host)) <= LONGEST


def test_two_folders_run_at_once_and_share_nothing(make_folder: MakeFolder) -> None:
    one, other = make_folder("one"), make_folder("other")
    with running(one, durable=False) as first, running(other, durable=False) as second:
        note(first, "only here")
        assert value(second.url("owner"), "SELECT to_regclass('note')") is None
        assert (first.host, first.pid) != (second.host, second.pid)


def test_a_running_server_is_adopted_and_left_running(used: DataFolder, keep: Callable[..., Keeper]) -> None:
    keeper = keep(used)
    pid = int(keeper.says())
    with running(used, durable=False) as cluster:
        assert cluster.pid == pid
        note(cluster, "through the adopted server")
    with running(used, durable=False) as cluster:
        assert cluster.pid == pid


def test_one_process_may_ask_twice(used: DataFolder) -> None:
    with running(used, durable=False) as first:
        with running(used, durable=False) as second:
            assert second.pid == first.pid
        assert value(first.url("app"), "SELECT 1") == 1


def test_a_server_told_to_stay_stays_until_it_is_stopped(used: DataFolder, keep: Callable[..., Keeper]) -> None:
    keeper = keep(used, "stay")
    pid = int(keeper.says())
    assert keeper.wait() == 0
    assert not gone(pid, within=0.3)
    with running(used, durable=False) as cluster:
        assert cluster.pid == pid
    stop_server(used)
    assert gone(pid)


def test_rows_that_matter_are_not_put_on_a_server_for_tests(used: DataFolder) -> None:
    with (
        running(used, durable=False),
        pytest.raises(EmbeddedDatabaseError, match="running without durability"),
        running(used, durable=True),
    ):
        pass


def test_a_start_waits_for_another_and_then_says_so(used: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairnotice.config.embedded.LOCK_PATIENCE", 0.2)
    with (
        locked(used.path / "start.lock", timeout=1),
        pytest.raises(EmbeddedDatabaseError, match="Another start of the same data folder"),
        running(used),
    ):
        pass


def test_a_server_that_cannot_start_says_why_in_its_own_words(folder: DataFolder) -> None:
    with running(folder, durable=False):
        pass
    (home_of(folder).cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(EmbeddedDatabaseError, match="no_such_setting"), running(folder, durable=False):
        pass


def test_secrets_of_another_folder_are_refused(folder: DataFolder) -> None:
    with running(folder, durable=False):
        pass
    (folder.secrets / "password_superuser").write_text("wrong")
    with (
        pytest.raises(EmbeddedDatabaseError, match="refuses the password of this folder"),
        running(folder, durable=False),
    ):
        pass


def test_a_folder_can_be_moved_with_its_database(make_folder: MakeFolder, tmp_path: Path) -> None:
    folder = make_folder("before")
    with running(folder, durable=False) as cluster:
        note(cluster, "moved")
    folder.path.rename(tmp_path / "after")
    moved = make_folder("after")
    with running(moved, durable=False) as cluster:
        assert value(cluster.url("owner"), "SELECT text FROM note") == "moved"
    (tmp_path / "after").rename(folder.path)


def test_an_erased_database_is_made_anew(folder: DataFolder) -> None:
    with running(folder, durable=False) as cluster:
        note(cluster, "gone")
    erase(folder)
    with running(folder, durable=False) as cluster:
        assert value(cluster.url("owner"), "SELECT to_regclass('note')") is None


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_socket_and_cluster_are_closed_and_folders_above_untouched(make_folder: MakeFolder, tmp_path: Path) -> None:
    tmp_path.chmod(0o711)
    before = tmp_path.stat()
    folder = make_folder("data")
    with running(folder, durable=False) as cluster:
        places = [Path(cluster.host), cluster.folder, folder.path]
        assert {stat.S_IMODE(place.stat().st_mode) for place in places} == {0o700}
        assert stat.S_IMODE((Path(cluster.host) / ".s.PGSQL.5432").stat().st_mode) == 0o700
        assert value(cluster.url("superuser"), "SHOW listen_addresses") == ""
    assert (tmp_path.stat().st_mode, tmp_path.stat().st_uid) == (before.st_mode, before.st_uid)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root's case")
def test_root_gives_the_database_to_an_unprivileged_account(used: DataFolder) -> None:
    with running(used, durable=False) as cluster:
        home = home_of(used)
        assert home.account is not None
        assert {path.stat().st_uid for path in (home.folder, cluster.folder)} == {home.account.uid} != {0}
        assert used.path.stat().st_uid == used.secrets.stat().st_uid == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root's case")
def test_a_closed_umask_and_unreachable_programs_do_not_keep_roots_database_from_starting(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Path(f"/tmp/fairnotice-test-{os.getpid()}")
    before = os.umask(0o077)
    try:
        with monkeypatch.context() as patch:
            patch.setattr("fairnotice.config.home.SHARED", shared)
            patch.setattr("fairnotice.config.binaries._can_run", lambda account, binaries: False)
            with running(folder, durable=False) as cluster:
                assert cluster.binaries.is_relative_to(shared)
                assert value(cluster.url("app"), "SELECT 1") == 1
            erase(folder)
    finally:
        os.umask(before)
        shutil.rmtree(shared)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="root's case")
def test_root_does_not_start_an_empty_database_beside_an_ordinary_users(folder: DataFolder) -> None:
    (folder.path / "postgres").mkdir()
    with pytest.raises(EmbeddedDatabaseError, match="was made by an ordinary user: start as that user"):
        home_of(folder)
    (folder.path / "postgres").rmdir()


@pytest.fixture
def exercise(cluster: Cluster) -> Iterator[Cluster]:
    yield cluster
    for name in ("copy", "exercise"):
        drop_database(cluster, name)


def test_a_database_is_copied_from_a_template(exercise: Cluster) -> None:
    create_database(exercise, "exercise")
    with psycopg.connect(exercise.url("owner", "exercise")) as connection:
        connection.execute("CREATE TABLE made AS SELECT 7 AS number")
    create_database(exercise, "copy", template="exercise")
    assert value(exercise.url("owner", "copy"), "SELECT number FROM made") == 7
    assert value(exercise.url("app", "copy"), "SELECT current_user::text") == "fairnotice_app"


def test_a_dropped_database_is_gone_even_with_sessions_in_it(exercise: Cluster) -> None:
    create_database(exercise, "exercise")
    assert database_exists(exercise, "exercise")
    with psycopg.connect(exercise.url("owner", "exercise")):
        drop_database(exercise, "exercise")
    assert not database_exists(exercise, "exercise")
    drop_database(exercise, "exercise")


def test_a_database_is_not_made_twice(exercise: Cluster) -> None:
    create_database(exercise, "exercise")
    with pytest.raises(EmbeddedDatabaseError, match="could not be made"):
        create_database(exercise, "exercise")
