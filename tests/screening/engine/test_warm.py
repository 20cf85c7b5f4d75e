"""Kernels that were compiled from other code are forgotten; those of this code stay."""

from pathlib import Path

from fairnotice.screening.engine.warm import _forget_old


def test_what_was_compiled_from_other_code_goes(tmp_path: Path) -> None:
    code, kept = tmp_path / "kernel.py", tmp_path / "__pycache__"
    code.write_text("one", encoding="utf-8")
    kept.mkdir()
    compiled = [kept / "kernel.search.nbi", kept / "kernel.search.1.nbc"]
    _forget_old(tmp_path)
    for file in compiled:
        file.touch()
    _forget_old(tmp_path)
    assert all(file.exists() for file in compiled), "the code is the same"
    code.write_text("two", encoding="utf-8")
    _forget_old(tmp_path)
    assert not any(file.exists() for file in compiled)
