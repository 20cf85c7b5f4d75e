"""The embedded PostgreSQL of a data folder: start it or adopt it, stop what was started.

Under the folder's start lock a start looks for a living server. One whose starter still lives, or that was told to
stay, is adopted. Any other is what a killed start left: it is ended, what lies about is cleared, and a new one started.
The starter holds a second lock for as long as it lives, so that its death needs no guessing from process numbers.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psycopg

from fairnotice.config.cluster import Cluster, create_database, database_exists, drop_database
from fairnotice.config.datafolder import DataFolder
from fairnotice.config.errors import EmbeddedDatabaseError
from fairnotice.config.home import Home, forget_home, home_of
from fairnotice.config.locks import locked, try_lock
from fairnotice.config.postmaster import (
    Postmaster,
    alive,
    clear_remains,
    read_postmaster,
    stop,
    wait_until_gone,
)
from fairnotice.config.roles import is_prepared, prepare_roles
from fairnotice.config.sockets import leave_socket_folder, socket_folder
from fairnotice.config.starting import make_cluster, start

__all__ = [
    "Cluster",
    "create_database",
    "database_exists",
    "drop_database",
    "erase",
    "running",
    "stop_server",
]

LOCK_PATIENCE = 120.0
STOPPING_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class _Started:
    """A server this process started: its process where we have it, and the lock that says its starter lives."""

    pid: int
    process: subprocess.Popen[bytes] | None
    lock: int | None


@contextmanager
def running(data: DataFolder, *, durable: bool = True, stay: bool = False) -> Iterator[Cluster]:
    """Start the folder's server, or adopt the one that runs; at the end stop it if it was started here.

    `durable=False` is for tests: a crash of the machine may lose the database. With `stay=True` a server started here
    goes on; `stop_server` ends it. Enter it in the main thread: on Linux the server then ends with this process even
    when that is killed.

    Raises EmbeddedDatabaseError when the database cannot be made, started or reached, and when an adopted server runs
    without the durability asked for.
    """
    home = home_of(data)
    with locked(data.path / "start.lock", timeout=LOCK_PATIENCE):
        cluster = _adopt(home)
        started = None
        if cluster is None:
            cluster, started = _start(home, durable=durable, stay=stay)
        elif durable and not _is_durable(cluster):
            raise EmbeddedDatabaseError(
                f"The database of {data.path} is running without durability, for tests: stop that run first."
            )
    try:
        yield cluster
    finally:
        if started is not None:
            _finish(home, started, stay=stay)


def stop_server(data: DataFolder) -> None:
    """Stop the folder's server, whoever started it; nothing happens when none runs.

    Raises EmbeddedDatabaseError when it cannot be stopped.
    """
    home = home_of(data)
    with locked(data.path / "start.lock", timeout=LOCK_PATIENCE):
        _stop_living(home)


def erase(data: DataFolder) -> None:
    """Stop the folder's server and delete its database for ever; the folder and its secrets remain.

    Raises EmbeddedDatabaseError when it cannot be stopped or deleted.
    """
    home = home_of(data)
    with locked(data.path / "start.lock", timeout=LOCK_PATIENCE):
        _stop_living(home)
        clear_remains(home)
        leave_socket_folder(str(socket_folder(home)))
        forget_home(home)


def _adopt(home: Home) -> Cluster | None:
    postmaster = read_postmaster(home)
    if postmaster is None or not alive(home, postmaster):
        return None
    if postmaster.status == "stopping":
        wait_until_gone(home, postmaster, STOPPING_PATIENCE)
        return None
    if postmaster.status != "ready" or not _has_a_keeper(home, postmaster):
        return None
    cluster = _cluster(home, postmaster)
    try:
        with psycopg.connect(cluster.url("superuser", "postgres"), connect_timeout=5) as connection:
            connection.execute("SELECT 1")
    except psycopg.Error:
        return None
    return cluster


def _has_a_keeper(home: Home, postmaster: Postmaster) -> bool:
    stay = home.data.path / "stay"
    if stay.exists() and stay.read_text(encoding="ascii") == str(postmaster.pid):
        return True
    lock = try_lock(home.data.path / "starter.lock")
    if lock is None:
        return True
    os.close(lock)
    return False


def _start(home: Home, *, durable: bool, stay: bool) -> tuple[Cluster, _Started]:
    _stop_living(home)
    clear_remains(home)
    make_cluster(home, durable=durable)
    # None when a starter lives whose server had become unreachable: it keeps its lock, which then covers ours.
    lock = try_lock(home.data.path / "starter.lock")
    started = _Started(pid=0, process=None, lock=lock)
    try:
        process = start(home, durable=durable, outlive=stay)
        postmaster = read_postmaster(home)
        if postmaster is None:
            raise EmbeddedDatabaseError(f"The embedded PostgreSQL ended as soon as it started: see {home.log}.")
        started = _Started(pid=postmaster.pid, process=process, lock=lock)
        cluster = _cluster(home, postmaster)
        _prepare(cluster)
        if stay:
            (home.data.path / "stay").write_text(str(postmaster.pid), encoding="ascii")
    except BaseException:
        _release(home, started)
        raise
    return cluster, started


def _prepare(cluster: Cluster) -> None:
    superuser = cluster.url("superuser", "postgres")
    try:
        with psycopg.connect(superuser, autocommit=True) as connection:
            if is_prepared(connection):
                return
            connection.execute("REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC")
        prepare_roles(
            superuser,
            owner_password=cluster.data.secret("password_owner"),
            app_password=cluster.data.secret("password_app"),
        )
    except psycopg.OperationalError as error:
        raise EmbeddedDatabaseError(
            f"The embedded PostgreSQL of {cluster.data.path} refuses the password of this folder: "
            f"restore the folder's secrets from a backup. It said: {error}"
        ) from error


def _finish(home: Home, started: _Started, *, stay: bool) -> None:
    if not stay:
        with locked(home.data.path / "start.lock", timeout=LOCK_PATIENCE):
            _release(home, started)
        return
    if started.lock is not None:
        os.close(started.lock)
    if started.process is not None:
        started.process.returncode = 0  # it goes on without us: nothing is left to wait for


def _release(home: Home, started: _Started) -> None:
    postmaster = read_postmaster(home)
    if postmaster is not None and postmaster.pid == started.pid and alive(home, postmaster):
        stop(home, postmaster)
        leave_socket_folder(postmaster.host)
    if started.process is not None:
        started.process.wait()
    if started.lock is not None:
        os.close(started.lock)


def _stop_living(home: Home) -> None:
    postmaster = read_postmaster(home)
    if postmaster is not None and alive(home, postmaster):
        stop(home, postmaster)
        leave_socket_folder(postmaster.host)


def _is_durable(cluster: Cluster) -> bool:
    with psycopg.connect(cluster.url("superuser", "postgres"), autocommit=True) as connection:
        return connection.execute("SHOW fsync").fetchone() == ("on",)


def _cluster(home: Home, postmaster: Postmaster) -> Cluster:
    return Cluster(
        folder=home.cluster,
        host=postmaster.host,
        port=postmaster.port,
        pid=postmaster.pid,
        binaries=home.binaries,
        data=home.data,
    )
