"""What is printed at the start can be typed as it stands."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from fairnotice.config.welcome import welcome
from fairnotice.domain.mode import Mode

TOKENS = {"reviewer-one": "a", "somebody-else": "b"}


def found(path: Path) -> Any:
    return SimpleNamespace(data=SimpleNamespace(mode=Mode.TRAINING, path=path))


@pytest.mark.parametrize("name", ["notices", "a folder"])
def test_another_data_folder_is_named_where_a_token_is_made(tmp_path: Path, name: str) -> None:
    told = welcome(found(tmp_path / name), 8000, TOKENS)
    quoted = f"'{tmp_path / name}'" if " " in name else str(tmp_path / name)
    assert f"token make LOGIN --data {quoted}" in told


def test_the_usual_one_needs_no_naming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRNOTICE_DATA", str(tmp_path))
    assert "--data" not in welcome(found(tmp_path), 8000, TOKENS)
