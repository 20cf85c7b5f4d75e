"""Desks: whom a code is for, what it is worth, and how a desk and an incident end."""

import pytest

from fairnotice.domain.errors import InvalidValue, KeyUsed, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.session import speaking_as
from fairnotice.services.desks import end_desk, enrol_desk, list_desks, make_desk_code, own_desk, read_desk
from fairnotice.services.drill import begin_drill, close_drill
from fairnotice.services.incidents import close_incident, open_incident, read_incident, settle_incident
from fairnotice.services.keys import list_register_keys
from fairnotice.services.overdue import draft_reminder
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY, a_desk

A_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"


@pytest.mark.parametrize("name", ["", "   "])
def test_a_desk_has_a_name(world: World, name: str) -> None:
    with pytest.raises(InvalidValue, match="name"):
        make_desk_code(bureau="NZ", name=name, by=world.locating, at=NOW)


def test_two_desks_of_a_bureau_have_two_names(world: World) -> None:
    a_desk(world)
    with pytest.raises(InvalidValue, match="another name"):
        make_desk_code(bureau="NZ", name=" North  pier ", by=world.locating, at=NOW)


@pytest.mark.parametrize("office", ["secretariat", "commission"])
def test_an_office_without_a_view_has_no_desks(world: World, office: str) -> None:
    with pytest.raises(InvalidValue, match="Only a bureau"):
        make_desk_code(bureau=office, name="Hall", by=world.administrator, at=NOW)


def test_a_code_is_not_shown_again_under_its_key(world: World) -> None:
    make_desk_code(bureau="NZ", name="South pier", by=world.locating, at=NOW, key="k")
    with pytest.raises(NotPossibleNow, match="shown then"):
        make_desk_code(bureau="NZ", name="South pier", by=world.locating, at=NOW, key="k")
    with pytest.raises(KeyUsed):
        make_desk_code(bureau="NZ", name="East pier", by=world.locating, at=NOW, key="k")


def test_a_key_for_packs_is_a_key(world: World) -> None:
    code = make_desk_code(bureau="NZ", name="South pier", by=world.locating, at=NOW)
    with pytest.raises(InvalidValue, match="X25519"):
        enrol_desk(code=code, key=A_KEY, wrap="z" * 64, at=NOW)


def test_a_desk_ends_once_and_stands_last_in_the_list(world: World) -> None:
    first, _second = a_desk(world), a_desk(world, name="South pier")
    desk = first.enrolled.desk
    assert end_desk(desk=desk, reasons=WHY, by=world.administrator, at=NOW) == {"desk": str(desk)}
    with pytest.raises(NotPossibleNow, match="ended already"):
        end_desk(desk=desk, reasons=WHY, by=world.locating, at=NOW)
    assert [one.name for one in list_desks(by=world.locating)] == ["South pier", "North pier"]
    with pytest.raises(NotYourAct), speaking_as(SYSTEM):
        own_desk(first.account, NOW)


def test_another_bureau_neither_reads_nor_ends_a_desk(world: World) -> None:
    desk = a_desk(world).enrolled.desk
    for act in (
        lambda: read_desk(desk=desk, by=world.other),
        lambda: end_desk(desk=desk, reasons=WHY, by=world.other, at=NOW),
        lambda: draft_reminder(desk=desk, by=world.other, at=NOW),
    ):
        with pytest.raises(NotFound):
            act()


def test_an_office_that_only_reads_ends_no_desk(world: World) -> None:
    desk = a_desk(world).enrolled.desk
    with pytest.raises(NotYourAct):
        end_desk(desk=desk, reasons=WHY, by=world.reviewer, at=NOW)


DESK = "00000000-0000-4000-8000-000000000001"


def test_an_incident_is_opened_and_closed_once(world: World) -> None:
    with speaking_as(SYSTEM):
        rows = [
            open_incident(kind="copy_disagrees", bureau="NZ", thing=f"desk:{DESK}", text="It lost something.", at=NOW)
            for _ in range(2)
        ]
    assert rows[0].pk == rows[1].pk
    incident = rows[0].pk
    close_incident(incident=incident, reasons=WHY, by=world.locating, at=NOW)
    with pytest.raises(NotPossibleNow, match="closed already"):
        close_incident(incident=incident, reasons=WHY, by=world.reviewer, at=NOW)
    with speaking_as(SYSTEM):
        settle_incident(incident=incident, why="Gone by itself.", at=NOW)
    assert read_incident(incident=incident, by=world.commission, at=NOW).closed_why == WHY


def test_who_does_not_begin_drills_closes_none(world: World) -> None:
    begin_drill(by=world.reviewer, at=NOW)
    with pytest.raises(NotYourAct):
        close_drill(by=world.commission, at=NOW)


def test_the_key_of_the_register_is_known_once_something_was_signed(world: World) -> None:
    before = list_register_keys(by=world.administrator)
    desk = a_desk(world)
    (key,) = list_register_keys(by=world.administrator)
    assert before == ()
    assert (key.digest, key.id) == (desk.ring.keys[0].fingerprint, desk.ring.keys[0].id)
