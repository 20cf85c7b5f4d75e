"""A process that answers checks is not stopped by searches for garbage that grow with what it remembers."""

import gc
from collections.abc import Iterator

import pytest

from fairnotice.screening import settle


@pytest.fixture
def _as_before() -> Iterator[None]:
    before, often = list(gc.callbacks), gc.get_threshold()
    yield
    gc.callbacks[:] = before
    gc.set_threshold(*often)
    gc.unfreeze()


@pytest.mark.usefixtures("_as_before")
def test_what_made_a_full_search_long_is_left_out_of_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "_LONG", 0.0)
    gc.unfreeze()
    settle.keep_pauses_short()
    remembered = [[number] for number in range(1000)]
    gc.collect()
    assert gc.get_freeze_count() >= len(remembered)
    assert not any(one is remembered for one in gc.get_objects()), "it is searched no more"


@pytest.mark.usefixtures("_as_before")
def test_a_short_search_leaves_everything_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settle, "_LONG", 3600.0)
    gc.unfreeze()
    settle.keep_pauses_short()
    settle.keep_pauses_short()
    gc.collect()
    assert gc.get_freeze_count() == 0
    assert gc.callbacks.count(settle._searched) == 1
