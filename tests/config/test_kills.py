"""Killed at any moment, the embedded server comes back with every committed row."""

import os
import random
import signal
import time
from collections.abc import Callable

import psycopg
import pytest

from fairnotice.config.datafolder import DataFolder
from fairnotice.config.embedded import running
from fairnotice.config.home import home_of
from fairnotice.config.locks import locked
from tests.config.keeping import Keeper, gone

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
Keep = Callable[..., Keeper]


def rows(url: str) -> set[str]:
    with psycopg.connect(url) as connection:
        return {str(row[0]) for row in connection.execute("SELECT number FROM stored")}


def test_a_killed_postmaster_is_taken_over_by_the_next_start(used: DataFolder, keep: Keep) -> None:
    keeper = keep(used, "durable", "store")
    server = int(keeper.says())
    stored = {keeper.says() for _ in range(20)}
    os.kill(server, signal.SIGKILL)
    with running(used) as cluster:
        assert cluster.pid != server
        assert stored <= rows(cluster.url("owner"))


def test_a_server_whose_starter_was_killed_is_not_left_behind(used: DataFolder, keep: Keep) -> None:
    keeper = keep(used, "durable", "store")
    server = int(keeper.says())
    stored = {keeper.says() for _ in range(20)}
    keeper.kill()
    with running(used) as cluster:
        assert cluster.pid != server
        assert gone(server, within=0.1)
        assert stored <= rows(cluster.url("owner"))


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells a child of its parent's death")
def test_a_server_ends_with_its_starter(used: DataFolder, keep: Keep) -> None:
    keeper = keep(used)
    server = int(keeper.says())
    keeper.kill()
    assert gone(server)


def test_the_number_of_another_program_is_not_taken_for_the_server(used: DataFolder) -> None:
    with running(used, durable=False):
        left = (home_of(used).cluster / "postmaster.pid").read_text().splitlines()
    # The number of this very test: alive, of this user, and no postgres.
    (home_of(used).cluster / "postmaster.pid").write_text("\n".join([str(os.getpid()), *left[1:]]))
    with running(used, durable=False) as cluster:
        assert cluster.pid != os.getpid()


def test_a_cluster_half_made_by_a_killed_start_is_made_anew(folder: DataFolder, keep: Keep) -> None:
    keeper = keep(folder)
    home = home_of(folder)
    while not list(home.folder.glob(".making-*/cluster/base")):
        time.sleep(0.005)
    keeper.kill()
    assert not home.cluster.exists()
    with running(folder, durable=False) as cluster:
        assert cluster.folder.exists()
        assert not list(home.folder.glob(".making-*"))


def test_a_server_without_its_roles_is_prepared_by_the_next_start(used: DataFolder) -> None:
    with running(used, durable=False) as cluster:
        superuser = cluster.url("superuser", "postgres")
        with psycopg.connect(superuser, autocommit=True) as connection:
            connection.execute("COMMENT ON ROLE fairnotice_app IS NULL")
            connection.execute("DROP DATABASE fairnotice")
    with running(used, durable=False) as cluster, psycopg.connect(cluster.url("app")) as connection:
        assert connection.execute("SELECT current_database()::text").fetchone() == ("fairnotice",)


def test_a_stopping_server_is_waited_for(used: DataFolder, keep: Keep) -> None:
    server = int(keep(used).says())
    os.kill(server, signal.SIGINT)
    with running(used, durable=False) as cluster:
        assert cluster.pid != server


def test_a_lock_ends_with_its_holder(used: DataFolder, keep: Keep) -> None:
    keeper = keep(used)
    keeper.says()
    keeper.kill()
    with locked(used.path / "start.lock", timeout=1), locked(used.path / "starter.lock", timeout=1):
        pass


@pytest.mark.soak
def test_no_committed_row_is_lost_however_often_it_is_killed(folder: DataFolder, keep: Keep) -> None:
    stored: set[str] = set()
    for seed in range(40):
        rng = random.Random(seed)
        keeper = keep(folder, "durable", "store")
        server = int(keeper.says())
        stored.add(keeper.says())
        time.sleep(rng.uniform(0, 0.4))
        if rng.random() < 0.5:
            os.kill(server, signal.SIGKILL)
        keeper.kill()
        stored.update(keeper.all_said()[:-1])  # the last line may be cut in its middle
    with running(folder) as cluster:
        assert stored <= rows(cluster.url("owner"))


@pytest.mark.soak
def test_a_first_start_killed_at_any_moment_can_be_repeated(
    make_folder: Callable[[str], DataFolder], keep: Keep
) -> None:
    for number in range(30):
        folder = make_folder(f"data {number}")
        keeper = keep(folder, "durable")
        time.sleep(0.15 + number * 0.04)
        keeper.kill()
        with running(folder) as cluster, psycopg.connect(cluster.url("app")) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
