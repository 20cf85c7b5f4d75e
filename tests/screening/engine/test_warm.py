"""Kernels that were compiled from other code are forgotten; those of this code stay."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from numba import config

from fairnotice.screening import engine as screening_engine
from fairnotice.screening.engine.compiled import code_of, forget_old


@pytest.mark.parametrize("changed", ["engine/kernel.py", "sound.py"])
def test_what_was_compiled_from_other_code_goes(tmp_path: Path, changed: str) -> None:
    engine, kept = tmp_path / "engine", tmp_path / "engine" / "__pycache__"
    kept.mkdir(parents=True)
    for name in ("engine/kernel.py", "sound.py"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    compiled = [kept / "kernel.search.nbi", kept / "kernel.search.1.nbc"]
    forget_old(engine)
    for file in compiled:
        file.touch()
    forget_old(engine)
    assert all(file.exists() for file in compiled), "the code is the same"
    (tmp_path / changed).write_text("two", encoding="utf-8")
    forget_old(engine)
    assert not any(file.exists() for file in compiled)


def test_whoever_loads_the_engine_has_no_kernels_of_other_code() -> None:
    engine = Path(screening_engine.__file__).parent
    if config.CACHE_DIR:  # type: ignore[attr-defined]
        assert Path(config.CACHE_DIR).name == f"fairnotice-{code_of(engine)[:16]}"  # type: ignore[attr-defined]
    else:
        assert (engine / "__pycache__" / "compiled-from").read_text(encoding="utf-8") == code_of(engine)


def refuse(*_given: object, **_more: object) -> None:
    raise PermissionError


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An engine's folder with kernels of some code, which nobody here may remove."""
    kept = tmp_path / "engine" / "__pycache__"
    kept.mkdir(parents=True)
    (kept / "kernel.search.nbi").touch()
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(config, "CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "engine"


def kept_in(engine: Path) -> Path:
    forget_old(engine)
    return Path(config.CACHE_DIR)  # type: ignore[attr-defined]


@pytest.mark.skipif(sys.platform != "linux", reason="the user's cache is elsewhere")
def test_kernels_that_cannot_be_removed_are_not_used_and_each_code_has_a_folder_of_its_own(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = kept_in(engine)
    assert first.is_dir()
    assert first.parent == tmp_path / "cache" / "fairnotice"
    monkeypatch.setattr(config, "CACHE_DIR", "")
    assert kept_in(engine) == first
    monkeypatch.setattr(config, "CACHE_DIR", "")
    (engine / "kernel.py").write_text("two", encoding="utf-8")
    assert kept_in(engine) not in {first, engine / "__pycache__"}


def test_a_folder_that_numba_was_told_holds_each_code_apart(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    monkeypatch.setattr(config, "CACHE_DIR", str(told))
    first = kept_in(engine)
    assert first.parent == told
    assert kept_in(engine) == first, "asked for twice in one process"
    (engine / "kernel.py").write_text("two", encoding="utf-8")
    monkeypatch.setattr(config, "CACHE_DIR", str(told))
    assert kept_in(engine).parent == told
    assert kept_in(engine) != first


def test_where_nothing_can_be_kept_each_process_compiles_and_says_so(
    engine: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert kept_in(engine).is_dir()
    assert "every process compiles its own" in caplog.text


ASKED = """
import sys
from numba.core.caching import FunctionCache
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.subject import Document, Identity, Name
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.engine.warm import warm

asked = set()
load = FunctionCache.load_overload

def loading(self, signature, context):
    asked.add((self._name, str(signature)))
    return load(self, signature, context)

FunctionCache.load_overload = loading
warm()
warmed = set(asked)
names = "Orin Tavesk|O. Tavesk|Орин Тавеск|تاوسک|塔维斯克|Орин Мария|タベスク オリン|קסם|Orintavesk|Xi Jing".split("|")
names += ["Ben Taveskar", "Benjamin Тавескин"]  # compared by the rules in words
born = (PartialDate(1986, 9, 17),)
paper = (Document("passport", "XQ1", "UY"),)
listed = [Entry(f"e{n}", (Identity((Name(name),), born, documents=paper),)) for n, name in enumerate(names)]
watchlist = Watchlist(listed, engine=True)
for name in names:
    watchlist.screen(Query((name,), births=born))
    watchlist.screen(Query((name,)))
print(sorted(asked - warmed))
"""


def test_no_check_compiles_what_the_set_up_has_not() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
