"""Make a cluster and start its server, with settings of ours on every start."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from fairnotice.config.account import Account
from fairnotice.config.binaries import program
from fairnotice.config.errors import EmbeddedDatabaseError, explain
from fairnotice.config.home import Home
from fairnotice.config.postmaster import Postmaster, read_postmaster
from fairnotice.config.secretfiles import write_private
from fairnotice.config.sockets import socket_folder

INITDB_PATIENCE = 180.0
START_PATIENCE = 300.0  # recovery after a crash reads the whole log of changes
LOG_SIZE = 10_000_000
LAUNCHER = Path(__file__).with_name("launcher.py")

SETTINGS = {
    "max_connections": "100",
    "shared_buffers": "32MB",
    "max_wal_size": "256MB",
    "wal_level": "minimal",  # nothing replicates from here
    "max_wal_senders": "0",
    "io_method": "sync",  # no processes for reading ahead in a small database
    "max_parallel_workers": "2",
    "jit": "off",
    "password_encryption": "scram-sha-256",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_destination": "stderr",
    "logging_collector": "off",
    "log_line_prefix": "%m [%p] ",
    # Values of rows belong to persons: neither statements nor details of errors reach the log.
    "log_statement": "none",
    "log_checkpoints": "off",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


def make_cluster(home: Home, *, durable: bool) -> None:
    """Make the cluster if there is none, beside its place, and move it there whole. Call it under the start lock.

    Raises EmbeddedDatabaseError when initdb fails.
    """
    if (home.cluster / "PG_VERSION").exists():
        return
    try:
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=home.folder))
        password = making / "password"
        write_private(password, home.data.secret("password_superuser").encode() + b"\n")
        if home.account is not None:
            home.account.own(making)
            home.account.own(password)
        command = [
            program(home.binaries, "initdb"),
            f"--pgdata={making / 'cluster'}",
            "--username=postgres",
            f"--pwfile={password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            f"--locale={'C.UTF-8' if sys.platform == 'linux' else 'C'}",  # not every system knows the first
            "--no-instructions",
        ]
        _run_initdb(command if durable else [*command, "--no-sync"], making, home.account)
        (making / "cluster").rename(home.cluster)
        shutil.rmtree(making)
    except OSError as error:
        raise EmbeddedDatabaseError(explain(error, home.folder)) from error


def start(home: Home, *, durable: bool, outlive: bool) -> subprocess.Popen[bytes] | None:
    """Start the server and wait until it takes connections. Call it under the start lock.

    With `outlive` it goes on when this process ends; otherwise it ends with the calling thread where the system can
    see to that (Linux). Returns the process to be waited for, None where the system starts servers another way.

    Raises EmbeddedDatabaseError with the server's own last words when it does not come up.
    """
    host, port = ("127.0.0.1", _free_port()) if os.name == "nt" else (str(socket_folder(home)), 5432)
    settings = SETTINGS | (DURABLE if durable else NOT_DURABLE) | {"port": str(port)}
    if os.name == "nt":
        settings |= {"listen_addresses": host}
    else:
        settings |= {
            "listen_addresses": "",
            "unix_socket_directories": f'"{host}"',
            "unix_socket_permissions": "0700",
        }
    try:
        if home.log.exists() and home.log.stat().st_size > LOG_SIZE:
            home.log.replace(home.log.with_suffix(".log.1"))
        log = os.open(home.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise EmbeddedDatabaseError(explain(error, home.log)) from error
    try:
        said_before = os.fstat(log).st_size
        process = _launch(home, settings, log, outlive=outlive)
    finally:
        os.close(log)
    try:
        _wait_until_ready(home, process, said_before)
    except BaseException:
        if process is not None:
            process.terminate()
            process.wait()
        raise
    return process


def _launch(home: Home, settings: dict[str, str], log: int, *, outlive: bool) -> subprocess.Popen[bytes] | None:
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    if os.name == "nt":
        # As an administrator PostgreSQL runs only when pg_ctl has taken its privileges away.
        command = [program(home.binaries, "pg_ctl"), "start", "-W", "-D", str(home.cluster)]
        command += ["-l", str(home.log), "-o", " ".join(options)]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603  the wheel's own program
        return None
    # The system sends the signal when the thread ends that asked for it: only the main thread lasts.
    tied = not outlive and threading.current_thread() is threading.main_thread()
    command = [program(home.binaries, "postgres"), "-D", str(home.cluster), *options]
    return subprocess.Popen(  # noqa: S603  our own script and the wheel's own program
        _as_account(command, home.account, parent=os.getpid() if tied else 0),
        stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/", env=_environment(),
        start_new_session=True,  # Ctrl-C in the terminal is for us: we stop the server when we are done with it
    )  # fmt: skip


def _wait_until_ready(home: Home, process: subprocess.Popen[bytes] | None, said_before: int) -> None:
    deadline = time.monotonic() + START_PATIENCE
    while not _is_ready(read_postmaster(home), process):
        if process is not None and process.poll() is not None:
            raise EmbeddedDatabaseError(
                f"The embedded PostgreSQL did not start: {_last_words(home.log, said_before)} (see {home.log})"
            )
        if time.monotonic() > deadline:
            raise EmbeddedDatabaseError(
                f"The embedded PostgreSQL was not ready after {START_PATIENCE:.0f} seconds: see {home.log}."
            )
        time.sleep(0.02)


def _is_ready(postmaster: Postmaster | None, process: subprocess.Popen[bytes] | None) -> bool:
    ours = postmaster is not None and (process is None or postmaster.pid == process.pid)
    return postmaster is not None and ours and postmaster.status == "ready"


def _run_initdb(command: list[str], making: Path, account: Account | None) -> None:
    if os.name != "nt":
        command = _as_account(command, account, parent=os.getpid())
    try:
        subprocess.run(  # noqa: S603  our own script and the wheel's own program
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True,
            cwd="/" if os.name != "nt" else making, env=_environment(), timeout=INITDB_PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise EmbeddedDatabaseError(
            f"Making the database in {making.parent} took longer than {INITDB_PATIENCE:.0f} seconds: "
            "is the disk reachable?"
        ) from error
    except subprocess.CalledProcessError as error:
        lines = [line for line in error.stderr.splitlines() if "error:" in line or "FATAL" in line]
        said = (lines or error.stderr.splitlines() or ["no reason given"])[0].strip()
        raise EmbeddedDatabaseError(f"The database in {making.parent} could not be made: {said}") from error


def _as_account(command: list[str], account: Account | None, *, parent: int) -> list[str]:
    uid, gid = (str(account.uid), str(account.gid)) if account else ("-", "-")
    return [sys.executable, "-I", "-S", str(LAUNCHER), str(parent), uid, gid, *command]


def _environment() -> dict[str, str]:
    # PGDATA, PGOPTIONS and the like would change what we start; DATABASE_URL is none of its business.
    kept = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
    return {name: os.environ[name] for name in kept if name in os.environ}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_words(log: Path, said_before: int) -> str:
    with log.open("rb") as file:
        file.seek(said_before)
        lines = [line for line in file.read().decode(errors="replace").splitlines() if line.strip()]
    said = [line.split("] ", 1)[-1].strip() for line in lines[-3:]]  # less the time and the process
    return "; ".join(said) or "it said nothing"
