"""A bureau's list follows its register: a notice that is published is on it, one that is suspended is not."""

import shutil
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from fairnotice.domain.officer import Officer
from fairnotice.records.session import speaking_as
from fairnotice.screening import Entry, Watchlist
from fairnotice.screening.engine import Origin
from fairnotice.screening.engine.store import MANIFEST, data_of
from fairnotice.services import bureau_lists, list_folders, publication
from tests.builders import a_dossier
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice


def listed(world: World) -> set[str]:
    """Who is on the list now, which is also what a list made anew says."""
    with speaking_as(world.border):
        now = {one.id: one for one in bureau_lists.watchlist_of(world.border.bureau).entries}
        kept = bureau_lists._READY.pop(world.border.bureau, None)
        anew = {one.id: one for one in bureau_lists.watchlist_of(world.border.bureau).entries}
    if kept:
        bureau_lists._READY[world.border.bureau] = kept  # the next look goes on from it
    assert now == anew
    return set(now)


def test_each_act_shows_at_the_next_look(world: World) -> None:
    first = str(a_notice(world))
    assert first in listed(world)
    kept = bureau_lists._READY[world.border.bureau]
    publication.suspend_notice(notice=first, reasons=WHY, by=world.source, at=NOW)  # type: ignore[arg-type]
    assert first not in listed(world)
    after = bureau_lists._READY[world.border.bureau]
    assert after.sequence > kept.sequence
    assert after.watchlist.beside == 1  # brought on, not made again


def test_every_act_that_hides_or_shows_a_notice_does_so_on_the_list(world: World) -> None:
    notice = a_notice(world)
    other = str(a_notice(world, a_dossier(id="another-matter")))
    shown = {str(notice), other}
    assert listed(world) == shown
    acts: tuple[tuple[Callable[..., object], Officer, dict[str, str], set[str]], ...] = (
        (publication.suspend_notice, world.source, {}, {other}),
        (publication.resume_notice, world.source, {}, shown),
        (publication.block_notice, world.decider, {}, {other}),
        (publication.unblock_notice, world.decider, {}, shown),
        (publication.withdraw_notice, world.source, {}, {other}),
    )
    for act, by, more, expected in acts:
        act(notice=notice, reasons=WHY, by=by, at=NOW, **more)
        assert listed(world) == expected, act.__name__


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """Lists of any length are kept in folders here; how long each is that is made."""
    monkeypatch.setattr(list_folders, "_data", lambda: tmp_path)
    monkeypatch.setattr(bureau_lists, "ENGINE_FROM", 1)
    build, lengths = Watchlist.build, []

    def counted(entries: Sequence[Entry], folder: Path, origin: Origin) -> Watchlist:
        lengths.append(len(entries))
        return build(entries, folder, origin)

    monkeypatch.setattr(Watchlist, "build", staticmethod(counted))
    monkeypatch.setattr(bureau_lists, "_READY", {})
    return lengths


def as_another_worker(world: World) -> set[str]:
    """Who is on the list of a worker that has just been started."""
    bureau_lists._READY.clear()
    with speaking_as(world.border):
        return {one.id for one in bureau_lists.watchlist_of(world.border.bureau).entries}


def test_workers_share_the_list_that_one_of_them_made_and_bring_it_on(world: World, made: list[int]) -> None:
    first, other = str(a_notice(world)), str(a_notice(world, a_dossier(id="another-matter")))
    assert as_another_worker(world) == {first, other}
    publication.suspend_notice(notice=first, reasons=WHY, by=world.source, at=NOW)  # type: ignore[arg-type]
    assert as_another_worker(world) == {other}
    assert made == [2], "the second worker opened what the first one made"
    assert listed(world) == {other}


def test_a_damaged_list_and_one_whose_day_is_over_are_made_anew(
    world: World, made: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    notice = str(a_notice(world))
    assert as_another_worker(world) == {notice}
    (folder,) = (tmp_path / list_folders.FOLDER).iterdir()
    damaged = (data_of(folder) / "key_start.npy").read_bytes()[:-8] + b"\xff" * 8
    for name, left in (("person.npy", b"cut"), ("key_start.npy", damaged), (f"../{MANIFEST}", None)):
        file = data_of(folder) / name
        file.unlink() if left is None else file.write_bytes(left)
        made.clear()
        assert as_another_worker(world) == {notice}
        assert made == [1], name
    shutil.rmtree(folder)
    folder.write_bytes(b"no folder")
    assert as_another_worker(world) == {notice}
    made[:] = [1, 1]
    later = list_folders._now() + timedelta(hours=25)
    monkeypatch.setattr(list_folders, "_now", lambda: later)
    with speaking_as(world.border):
        bureau_lists.watchlist_of(world.border.bureau)
    assert made == [1, 1, 1]
    list_folders.remove_lists(tmp_path)
    assert not (tmp_path / list_folders.FOLDER).exists()


def test_a_folder_that_cannot_be_written_leaves_the_list_in_memory(
    world: World, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError("no space left")

    notice = str(a_notice(world))
    monkeypatch.setattr(Watchlist, "build", staticmethod(full))
    assert as_another_worker(world) == {notice}
    assert made == []
