"""Samples of what other systems send and take: in FAIRNOTICE_SAMPLES, or in ../shared/data/border."""

import json
import os
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(os.environ.get("FAIRNOTICE_SAMPLES", Path(__file__).resolve().parents[2] / "shared" / "data" / "border"))


def sample(name: str) -> list[Any]:
    """What is in the sample: one document, or one object a line. Skips the test where it is not there."""
    file = FOLDER / name
    if not file.exists():
        pytest.skip(f"{name} is not in FAIRNOTICE_SAMPLES: the shape cannot be tested here")
    text = file.read_text(encoding="utf-8")
    try:
        return [json.loads(text)]
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]


def misfits(sample: Any, ours: Any, *, without: Collection[str] = (), at: str = "") -> list[str]:
    """Where ours has not every field of the sample, or not of its type. Null stands for what is not known."""
    if ours is None or sample is None:
        return []
    if isinstance(sample, dict) and isinstance(ours, dict):
        keys = [key for key in sample if key not in without]
        missing = [f"{at}/{key} is missing" for key in keys if key not in ours]
        there = (key for key in keys if key in ours)
        return missing + [
            each for key in there for each in misfits(sample[key], ours[key], without=without, at=f"{at}/{key}")
        ]
    if isinstance(sample, list) and isinstance(ours, list):
        return [each for one in ours for each in misfits(sample[0], one, without=without, at=f"{at}[]") if sample]
    numbers = (int, float)
    same = isinstance(ours, type(sample)) or (isinstance(ours, numbers) and isinstance(sample, numbers))
    return [] if same else [f"{at} is {type(ours).__name__}, not {type(sample).__name__}"]
