"""A bureau's list follows its register: a notice that is published is on it, one that is suspended is not."""

from collections.abc import Callable

from fairnotice.domain.officer import Officer
from fairnotice.records.session import speaking_as
from fairnotice.services import bureau_lists, publication
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
