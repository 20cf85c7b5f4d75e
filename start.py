"""Set up fairnotice and start it; needs Python 3.11 or later and nothing else.

    python3 start.py [--port N] [--data DIR]     serve the training data on 127.0.0.1
    python3 start.py check                       format, lint, types, layers, generated pages, core tests
    python3 start.py test [PYTEST ARGUMENT...]   the checks and every test but the long ones
    python3 start.py soak [PYTEST ARGUMENT...]   the long tests
    python3 start.py bench NAME [ARGUMENT...]    benchmarks/NAME/run.py

The first start makes .venv here and installs the locked requirements into it; later ones find it ready.
"""

# One file on purpose, though a long one: it must run before anything is installed, and be read by who runs it.

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python reads this far, and is told so
    sys.exit("fairnotice needs Python 3.11 or later; this is Python %d.%d." % sys.version_info[:2])  # noqa: UP031

import contextlib
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Literal, NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = str(BIN / ("python.exe" if os.name == "nt" else "python"))
ENGINE = ROOT / "src" / "fairnotice" / "screening" / "engine"
STAMP = VENV / "fairnotice-stamp"  # what is installed, written last
HALF_MADE = VENV / "fairnotice-half-made"  # there while anything is being installed

Set = Literal["serve", "dev"]
CORE = ["tests/domain", "tests/law", "tests/screening", "tests/formats"]


class Step(NamedTuple):
    """One thing to run: what it is called, and its command in the environment."""

    title: str
    command: list[str]


CHECKS = [
    Step("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
    Step("lint", [PYTHON, "-m", "ruff", "check", "."]),
    Step("types", [PYTHON, "-m", "mypy"]),
    Step("layers", [str(BIN / "lint-imports")]),
    Step("generated pages", [PYTHON, "-m", "fairnotice", "docs", "--check"]),
]
# In the order of the folders, so that the slow ones, which come first, do not end alone.
SPREAD = ["-n", "auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder"]
CORE_TESTS = Step(
    "core tests",
    [PYTHON, "-m", "pytest", *CORE, *SPREAD, "-p", "no:django", "--disable-socket", "-q", "-m", "not soak"],
)
ALL_TESTS = Step("all tests", [PYTHON, "-m", "pytest", "-q", *SPREAD, "-m", "not soak"])
LONG_TESTS = Step("long tests", [PYTHON, "-m", "pytest", "-q", "-m", "soak"])


class SetupFailed(Exception):
    """The environment cannot be made; the message says what to do."""


def main(arguments: list[str]) -> int:
    """Do what the arguments ask; return the exit status."""
    try:
        if arguments and arguments[0] in ("-h", "--help", "help"):
            say(__doc__ or "")
            return 0
        word = arguments[0] if arguments and not arguments[0].startswith("-") else "serve"
        rest = arguments[1:] if arguments[:1] == [word] else arguments
        # No match statement: an older Python must be able to read this file to its first lines' answer.
        if word == "serve":
            return serve(rest)
        if word == "check" and not rest:
            return run_steps(CORE_TESTS, after=CHECKS)
        if word == "test":
            return run_steps(ALL_TESTS._replace(command=ALL_TESTS.command + rest), after=CHECKS)
        if word == "soak":
            return run_steps(LONG_TESTS._replace(command=LONG_TESTS.command + rest))
        if word == "bench":
            return bench(rest)
        say(f"start.py does not know {' '.join(arguments)!r}. {__doc__}")
        return 2
    except SetupFailed as failure:
        say(f"\n{failure}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130


def serve(arguments: list[str]) -> int:
    """Set up and become the server."""
    options = serve_options(arguments)
    set_up("serve")
    refuse_taken_port(int(options["--port"]))
    command = [PYTHON, "-m", "fairnotice", "serve", "--training"]
    command += [word for option in options.items() for word in option]
    if os.name != "nt":
        sys.stdout.flush()
        os.execve(PYTHON, command, environment())  # noqa: S606  no shell is wanted
    return run(command)


def serve_options(arguments: list[str]) -> dict[str, str]:
    """Read --port and --data; anything else is refused with a sentence."""
    options = {"--port": "8000"}
    words = [part for word in arguments for part in (word.split("=", 1) if word.startswith("--") else [word])]
    while words:
        name = words.pop(0)
        if name not in ("--port", "--data") or not words:
            raise SetupFailed(f"start.py does not know {name!r} here: it takes --port N and --data DIR.")
        options[name] = words.pop(0)
    if "--data" in options:
        options["--data"] = str(Path(options["--data"]).expanduser().absolute())
    if not options["--port"].isdecimal() or not 0 < int(options["--port"]) < 65536:
        raise SetupFailed(f"--port must be a number from 1 to 65535, not {options['--port']!r}.")
    return options


def refuse_taken_port(port: int) -> None:
    """Say so now if the port is taken, rather than after everything has started."""
    with socket.socket() as probe:
        if os.name != "nt":  # there it would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError:
            raise SetupFailed(f"Port {port} is reserved: choose one above 1023 with --port.") from None
        except OSError:
            raise SetupFailed(f"Port {port} is taken: python3 start.py --port {port + 1}") from None


def bench(arguments: list[str]) -> int:
    """Run one benchmark."""
    known = sorted(path.parent.name for path in ROOT.glob("benchmarks/*/run.py"))
    if not arguments or arguments[0] not in known:
        say(f"python3 start.py bench NAME, where NAME is one of: {', '.join(known) or 'none yet'}")
        return 2
    script = str(ROOT / "benchmarks" / arguments[0] / "run.py")
    return run_steps(Step(f"benchmark {arguments[0]}", [PYTHON, script, *arguments[1:]]))


def run_steps(last: Step, *, after: Sequence[Step] = ()) -> int:
    """Set up, run every step even after one failed, and say at the end how each went.

    Those before the last run beside each other, as many as there are cores, and are told in their order.
    """
    set_up("dev")
    total = len(after) + 1
    results: list[tuple[str, int, float]] = []
    with ThreadPoolExecutor(os.cpu_count()) as cores:
        for step, (status, seconds, words) in zip(after, cores.map(run_quietly, after), strict=True):
            results.append((step.title, status, seconds))
            say(f"\n[{len(results)} of {total}] {step.title}\n{words}", end="")
    say(f"\n[{total} of {total}] {last.title}")
    began = time.monotonic()
    status = run(last.command)
    results.append((last.title, status, time.monotonic() - began))
    say("")
    for title, status, seconds in results:
        say(f"{'ok    ' if status == 0 else 'FAILED'}  {title:<18} {seconds:6.1f} s")
    return 1 if any(status for _, status, _ in results) else 0


def run_quietly(step: Step) -> tuple[int, float, str]:
    """Run a step; answer its exit status, the seconds it took, and what it said."""
    began = time.monotonic()
    with tempfile.TemporaryFile() as words:
        status = run(step.command, words)
        words.seek(0)
        return status, time.monotonic() - began, words.read().decode(errors="replace")


def run(command: list[str], words: IO[bytes] | None = None) -> int:
    """Run a command here; on Ctrl-C give it the time to end by itself. `words` gets what it says."""
    heard = subprocess.STDOUT if words else None
    process = subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=words, stderr=heard)
    try:
        return process.wait()
    except KeyboardInterrupt:
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=20)
        raise
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def set_up(which: Set) -> None:
    """Make the environment ready for serving, or for developing; quick when it is already."""
    try:
        with alone():
            if not ready(which):
                make(which)
            elif not compiled(ENGINE):
                tell("1 of 1", "compiling what searches lists: its code has changed", compile_kernels)
    except OSError as error:
        raise SetupFailed(explain(str(error))) from error


def make(which: Set) -> None:
    """Make or complete the environment, telling each step."""
    began = time.monotonic()
    say(f"Setting up in {VENV}")
    if not usable():
        tell("1 of 4", "making a Python environment", new_environment)
    HALF_MADE.touch()
    STAMP.unlink(missing_ok=True)
    lock = ROOT / "requirements" / f"{which}.txt"
    total = len(locked_names(lock))
    pip = [PYTHON, "-m", "pip", "install", "--no-input", "--progress-bar=off", "--no-deps"]
    locked = [*pip, "--only-binary=:all:", "--require-hashes", "-r", str(lock)]
    tell("2 of 4", f"installing {total} packages", lambda: install(locked, total))
    own = [*pip, "--no-build-isolation", "--no-index", "-e", str(ROOT)]
    tell("3 of 4", "installing fairnotice itself", lambda: install(own, 1))
    tell("4 of 4", "compiling what searches lists", compile_kernels)
    STAMP.write_text(f"{which} {fingerprint()}\n", encoding="utf-8")
    HALF_MADE.unlink()
    say(f"Ready after {time.monotonic() - began:.0f} s.")


def ready(which: Set) -> bool:
    """Tell whether the stamp says that what is wanted, or more, is installed."""
    try:
        installed, found = STAMP.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return False
    return found == fingerprint() and installed in (which, "dev") and not HALF_MADE.exists() and Path(PYTHON).exists()


def compiled(engine: Path) -> bool:
    """Tell whether every kernel was compiled from the code that is here now; see `screening.engine.compiled`."""
    code = hashlib.sha256()
    for file in sorted((*engine.glob("*.py"), *engine.parent.glob("*.py"))):
        code.update(file.read_bytes())
    mark = engine / "__pycache__" / "compiled-whole"
    return mark.is_file() and mark.read_text(encoding="utf-8") == code.hexdigest()


def fingerprint() -> str:
    """Sum up what an environment is made from: this Python, the lock files, the project file."""
    digest = hashlib.sha256(repr((sys.version_info[:3], sys.implementation.name, str(ROOT))).encode())
    for name in ("requirements/serve.txt", "requirements/dev.txt", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def usable() -> bool:
    """Tell whether the environment there was made whole, and by this Python; pip can then complete it."""
    if HALF_MADE.exists() or not Path(PYTHON).exists():
        return False
    asked = [PYTHON, "-c", "import sys, pip; print(*sys.version_info[:3])"]
    answer = subprocess.run(asked, capture_output=True, text=True, env=environment(), check=False)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:3]]


def new_environment() -> None:
    """Make the environment anew; one left half-made by a killed start is removed."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise SetupFailed(
            f"This Python comes without venv or ensurepip. On Debian and Ubuntu: sudo apt install python{version}-venv"
        )
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    HALF_MADE.touch()
    # An environment's own Python may be the one that runs this, and has just been removed.
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run(
        [base, "-m", "venv", str(VENV)], capture_output=True, text=True, env=environment(), check=False
    )
    if made.returncode:
        raise SetupFailed(explain(made.stdout + made.stderr))


def install(command: list[str], total: int) -> None:
    """Run pip, counting the packages on a terminal."""
    lines: list[str] = []
    pip = subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )  # fmt: skip
    try:
        seen = 0
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting", "Requirement already")) and sys.stdout.isatty():
                seen += 1
                say(f"\r       {seen} of {total}\x1b[K", end="")
        if sys.stdout.isatty():
            say("\r\x1b[K", end="")
        if pip.wait():
            raise SetupFailed(explain("".join(lines)))
    finally:
        if pip.poll() is None:
            pip.kill()
            pip.wait()
        if pip.stdout:
            pip.stdout.close()


def compile_kernels() -> None:
    """Compile the screening's kernels now, so that no officer waits for it later; they are kept beside the code."""
    command = [PYTHON, "-m", "fairnotice.screening.engine.warm"]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupFailed(explain(done.stdout + done.stderr))


def explain(said: str) -> str:
    """Turn what pip, venv or the system said into what can be done about it."""
    known = {
        "No space left": "There is no space left on the disk: free about 1 GB and start again.",
        "Permission denied": f"{ROOT} is not writable for this user: take a checkout of your own.",
        "Read-only file system": f"{ROOT} is read-only: take a checkout in a folder you can write to.",
        "DO NOT MATCH THE HASHES": "A package is not the one this version was locked to: try again, "
        "and if it stays so, do not go on: what the index or a proxy hands out was changed.",
        "ensurepip": f"On Debian and Ubuntu: sudo apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv",
        "Temporary failure in name resolution": "",
        "Failed to establish a new connection": "",
        "Max retries exceeded": "",
        "Read timed out": "",
        "No matching distribution": "",
    }
    lines = [line.strip() for line in said.strip().splitlines()]
    last = " ".join([line for line in lines if line.startswith("ERROR")][-1:] or lines[-3:])
    for sign, advice in known.items():
        if sign in said:
            offline = "Packages could not be fetched: is there a network, or a package index set up for pip?"
            return f"{advice or offline}\nThe last words were: {last}"
    return f"The set-up failed. The last words were: {last}"


def locked_names(lock: Path) -> list[str]:
    """List the packages of a lock file."""
    return [line.split("==")[0] for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line]


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Let one start at a time set up this checkout; the system ends the lock with its holder."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another start is setting up this checkout: waiting for it.")
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def environment() -> dict[str, str]:
    """Pass on the environment without what would lead Python or pip out of ours, or make every start slow."""
    astray = (
        "PYTHONHOME",
        "PYTHONPATH",
        "__PYVENV_LAUNCHER__",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_USER",
        "PIP_NO_BINARY",
        "PYTHONDONTWRITEBYTECODE",  # every process would compile every module of ours anew
    )
    return {name: value for name, value in os.environ.items() if name not in astray} | {"PYTHONNOUSERSITE": "1"}


def tell(number: str, what: str, act: Callable[[], None]) -> None:
    """Do one step of the set-up, saying what it is and how long it took."""
    say(f"  [{number}] {what} ...")
    began = time.monotonic()
    act()
    say(f"  [{number}] done in {time.monotonic() - began:.1f} s")


def say(text: str, end: str = "\n") -> None:
    """Print to the person at the terminal, at once."""
    print(text, end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
