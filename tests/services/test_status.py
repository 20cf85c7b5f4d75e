"""What became of a number: by the number for public notices, by a document's code for any other, never a name."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import DocumentRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.publication import (
    block_notice,
    cancel_notice,
    delete_notice,
    renew_notice,
    suspend_notice,
    withdraw_notice,
)
from fairnotice.services.status import number_and_code, status_of
from tests.builders import a_dossier, a_request
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY
from tests.stories import a_notice

LATER = NOW + timedelta(hours=1)


def a_public(world: World) -> UUID:
    return a_notice(world, a_dossier(request=a_request(public_extract=True)))


def paper(notice: UUID) -> tuple[str, str]:
    """The number and the code that a print of the first version bears."""
    with speaking_as(SYSTEM):
        number = NoticeRecord.objects.get(pk=notice).number
        return number, DocumentRecord.objects.get(notice=notice, version=1).digest[:24]


ENDS: list[tuple[Any, str, str]] = [
    (suspend_notice, "source", "suspended"),
    (block_notice, "reviewer", "suspended"),
    (block_notice, "commission", "suspended"),
    (withdraw_notice, "source", "withdrawn"),
    (cancel_notice, "decider", "cancelled"),
    (delete_notice, "decider", "deleted"),
]


@pytest.mark.parametrize(("act", "who", "state"), ENDS)
def test_by_its_number_a_public_notice_says_how_it_stands_and_since_when(
    world: World, act: Any, who: str, state: str
) -> None:
    notice = a_public(world)
    number, code = paper(notice)
    found = status_of(number=number)
    assert (found.state, found.since, found.over) == ("in_force", NOW, False)
    act(notice=notice, reasons=WHY, by=getattr(world, who), at=LATER)
    for given in ("", code):
        found = status_of(number=number, code=given)
        assert (found.state, found.since) == (state, LATER)


def test_a_notice_that_is_not_public_is_to_a_stranger_as_if_there_were_none(world: World) -> None:
    notice = a_notice(world, restricted=("UY",))
    number, code = paper(notice)
    said = set()
    for given in ({"number": number}, {"number": number, "code": "f" * 24}, {"number": "EX-A-999/3-2026"}):
        with pytest.raises(NotFound) as refused:
            status_of(**given)
        said.add(str(refused.value))
    assert len(said) == 1
    assert status_of(number=number, code=code).state == "in_force"


def test_part_of_a_code_is_no_code(world: World) -> None:
    number, code = paper(a_notice(world, restricted=("UY",)))
    for wrong in (code[:23], "", code[:8], "%", code + "x"):
        with pytest.raises(NotFound):
            status_of(number=number, code=wrong)


def test_a_code_is_read_as_a_person_types_it(world: World) -> None:
    number, code = paper(a_notice(world, restricted=("UY",)))
    typed = " ".join(code[place : place + 4].upper() for place in range(0, 24, 4))
    assert status_of(number=number.lower(), code=typed).by_code


def test_the_code_of_another_notice_opens_nothing(world: World) -> None:
    number, _code = paper(a_notice(world, restricted=("UY",)))
    _other, code = paper(a_notice(world))
    with pytest.raises(NotFound):
        status_of(number=number, code=code)


def test_a_paper_of_an_older_version_is_told_that_there_is_a_newer_one(world: World) -> None:
    notice = a_notice(world)
    number, code = paper(notice)
    assert not status_of(number=number, code=code).superseded
    renew_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + timedelta(days=365 * 4))
    assert status_of(number=number, code=code).superseded


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("EX-A-1_3-2026/" + "0a" * 12, ("EX-A-1/3-2026", "0a" * 12)),
        ("EX-A-1/3-2026", ("EX-A-1/3-2026", "")),
        ("EX-A-1/3-2026/" + "0A" * 12 + "/", ("EX-A-1/3-2026", "0A" * 12)),
        ("EX-A-1_3-2026", ("EX-A-1/3-2026", "")),
    ],
)
def test_an_address_is_read_as_it_is_printed_and_as_it_is_typed(place: str, read: tuple[str, str]) -> None:
    assert number_and_code(place) == read
