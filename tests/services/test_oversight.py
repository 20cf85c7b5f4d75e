"""What the Commission alone reads is refused to everybody else, whatever door they come by."""

import pytest

from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.services.hit_file import hit_file, measure_file
from fairnotice.services.oversight import overseen, oversight_of, requests_overseen
from tests.conftest import NOW, World
from tests.stories import a_measured

OTHERS = ["source", "locating", "border", "reviewer", "decider", "compliance", "administrator"]


@pytest.mark.parametrize("who", OTHERS)
def test_oversight_is_the_commission_s(world: World, who: str) -> None:
    notice, _hit, _measure = a_measured(world)
    by = getattr(world, who)
    for read in (
        lambda: overseen(by=by, at=NOW),
        lambda: oversight_of(notice=notice, by=by),
        lambda: requests_overseen(by=by, at=NOW),
    ):
        with pytest.raises(NotYourAct):
            read()


def test_a_source_that_was_told_of_a_measure_does_not_read_the_hit(world: World) -> None:
    _notice, hit, measure = a_measured(world)
    with pytest.raises(NotFound):
        measure_file(measure=measure, by=world.source, at=NOW)
    with pytest.raises(NotFound):
        hit_file(hit=hit, by=world.source, at=NOW)


def test_what_a_bureau_found_about_protection_stays_there(world: World) -> None:
    _notice, hit, _measure = a_measured(world)
    here = hit_file(hit=hit, by=world.locating, at=NOW)
    assert here.protection is not None
    assert here.protection.checked == "Asylum files and court lists."
    assert hit_file(hit=hit, by=world.commission, at=NOW).protection is None
