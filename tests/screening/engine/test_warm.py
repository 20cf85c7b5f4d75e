"""Kernels that were compiled from other code are forgotten; those of this code stay."""

from pathlib import Path

import pytest

from fairnotice.screening.engine.warm import _forget_old


@pytest.mark.parametrize("changed", ["engine/kernel.py", "sound.py"])
def test_what_was_compiled_from_other_code_goes(tmp_path: Path, changed: str) -> None:
    engine, kept = tmp_path / "engine", tmp_path / "engine" / "__pycache__"
    kept.mkdir(parents=True)
    for name in ("engine/kernel.py", "sound.py"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    compiled = [kept / "kernel.search.nbi", kept / "kernel.search.1.nbc"]
    _forget_old(engine)
    for file in compiled:
        file.touch()
    _forget_old(engine)
    assert all(file.exists() for file in compiled), "the code is the same"
    (tmp_path / changed).write_text("two", encoding="utf-8")
    _forget_old(engine)
    assert not any(file.exists() for file in compiled)
