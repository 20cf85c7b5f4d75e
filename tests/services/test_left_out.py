"""Separation of charges: what is left out by a decision is in nothing that is published, and the notice says so."""

from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotPossibleNow
from fairnotice.domain.officer import PUBLIC
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.left_out import LeftOut, statement_of, to_be_left_out
from fairnotice.services.came_in import read_notice_here
from fairnotice.services.decisions import decide_request
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.publication import publish_notice
from fairnotice.services.reading import read_request
from tests.builders import a_dossier, a_request, a_view, a_warrant, an_offence
from tests.conftest import NOW, World
from tests.stories import WHY, an_assessed

SEDITION = an_offence("o2", charge="sedition", category=OffenceCategory.SEDITION, facts="leaflets")
DEBT = an_offence("o2", charge="unpaid loan", category=OffenceCategory.PRIVATE_DEBT, facts="loan")
ROBBERY = an_offence("o1", facts="robbery")


def with_charges(*offences: object) -> Dossier:
    return a_dossier(request=a_request(public_extract=True), warrants=(a_warrant(offences=offences),))


def approve(world: World, request: UUID, *left_out: LeftOut) -> None:
    moment = Moment.on_day(NOW.date(), now=NOW)
    decide_request(
        request=request, outcome="approve", grounds=(), reasons=WHY, letter=WHY, moment=moment, left_out=left_out,
        by=world.decider, at=NOW,
    )  # fmt: skip


def test_the_rules_say_what_to_leave_out_and_never_everything() -> None:
    assert [one.place for one in to_be_left_out(a_view(with_charges(ROBBERY, SEDITION)))] == [("w1", "o2")]
    assert [one.must for one in to_be_left_out(a_view(with_charges(ROBBERY, DEBT)))] == [True]
    assert to_be_left_out(a_view(with_charges(DEBT))) == ()
    one_set = an_offence("o2", charge="sedition", category=OffenceCategory.SEDITION, facts="robbery")
    assert to_be_left_out(a_view(with_charges(ROBBERY, one_set))) == (), "one set of facts is judged as a whole"


def test_a_charge_that_is_left_out_is_in_nothing_that_is_published(world: World) -> None:
    request = an_assessed(world, with_charges(ROBBERY, SEDITION))
    approve(world, request, LeftOut("w1", "o2", WHY))
    notice = UUID(publish_notice(request=request, by=world.decider, at=NOW)["notice"])
    read = read_notice_here(notice=notice, by=world.locating, at=NOW)
    assert read.dossier is not None
    assert [o.id for w in read.dossier.warrants for o in w.offences] == ["o1"]
    assert read.statement == statement_of(["sedition"])
    assert (read.dossier.title, read.dossier.summary) == ("Orin Tavesk", ""), "they told of all the charges"
    (extract,) = extracts_in_force(by=PUBLIC)
    assert extract.content["left_out"] is True
    assert "sedition" not in str(extract.content)


def test_the_decision_keeps_what_it_left_out_and_why(world: World) -> None:
    request = an_assessed(world, with_charges(ROBBERY, SEDITION))
    approve(world, request, LeftOut("w1", "o2", WHY))
    read = read_request(request=request, purpose="test", by=world.decider, at=NOW)
    assert read["decision"]["left_out"] == [{"warrant": "w1", "offence": "o2", "why": WHY}]


def test_what_no_notice_may_carry_must_be_left_out(world: World) -> None:
    request = an_assessed(world, with_charges(ROBBERY, DEBT))
    with pytest.raises(NotPossibleNow, match="unpaid loan"):
        approve(world, request)
    approve(world, request, LeftOut("w1", "o2", WHY))


@pytest.mark.parametrize(
    ("left_out", "says"),
    [
        ((LeftOut("w1", "o9", WHY),), "w1/o9"),
        ((LeftOut("w1", "o1", WHY), LeftOut("w1", "o2", WHY)), "refuse it"),
        ((LeftOut("w1", "o2", "no"),), "reasons"),
    ],
    ids=["no such charge", "every charge", "no reasons"],
)
def test_what_cannot_be_left_out(world: World, left_out: tuple[LeftOut, ...], says: str) -> None:
    request = an_assessed(world, with_charges(ROBBERY, SEDITION))
    with pytest.raises(InvalidValue, match=says):
        approve(world, request, *left_out)


def test_what_is_left_must_still_meet_the_conditions(world: World) -> None:
    small = an_offence("o2", charge="trespass", category=OffenceCategory.THEFT, max_penalty="6 months", facts="garden")
    request = an_assessed(world, with_charges(ROBBERY, small))
    with pytest.raises(NotPossibleNow, match="bar"):
        approve(world, request, LeftOut("w1", "o1", WHY))
