"""Kernels that were compiled from other code are forgotten; those of this code stay."""

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
    assert (engine / "__pycache__" / "compiled-from").read_text(encoding="utf-8") == code_of(engine)


def test_what_cannot_be_removed_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    engine, kept = tmp_path / "engine", tmp_path / "engine" / "__pycache__"
    kept.mkdir(parents=True)
    (kept / "kernel.search.nbi").touch()

    def refuse(_path: Path, missing_ok: bool = False) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(config, "CACHE_DIR", "")
    forget_old(engine)
    assert Path(config.CACHE_DIR).is_dir()  # type: ignore[attr-defined]
    assert "another version" in caplog.text
