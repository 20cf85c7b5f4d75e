"""After an arrest: until when the papers are due, in which place's days, by which treaty, and to whom that is shown."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import BureauRecord, DueRecord, MeasureRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits, screening
from fairnotice.services.administration import add_officer
from fairnotice.services.clocks import sweep
from fairnotice.services.worklist import read_worklist
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, a_query

DAY = timedelta(days=1)


@pytest.fixture
def french(world: World) -> Officer:
    """An officer of France's bureau, whose days are those of Paris."""
    with speaking_as(SYSTEM):
        BureauRecord.objects.filter(pk="FR").update(zone="Europe/Paris")
    return add_officer(login="french", bureau="FR", role=Role.BUREAU, states=("FR",), by=SYSTEM, at=NOW)


def arrested(world: World, by: Officer, kind: str = "provisional_arrest") -> UUID:
    a_notice(world)
    (raised,) = screening.check_traveller(query=a_query(), traveller={}, purpose="entry", by=by, at=NOW)
    compared = {"photograph": "same person", "birth date": "same day"}
    hits.verify_hit(hit=raised.id, same=True, compared=compared, by=by, at=NOW)
    asked = UUID(hits.ask_confirmation(hit=raised.id, by=by, at=NOW)["confirmation"])
    hits.answer_confirmation(confirmation=asked, stands=True, text="", by=world.source, at=NOW)
    hits.check_protection(hit=raised.id, protected=False, checked="Asylum files and courts.", by=by, at=NOW)
    hits.decide_disclosure(hit=raised.id, tells=True, text="Found.", reasons=WHY, by=by, at=NOW)
    done = hits.record_measure(hit=raised.id, kind=kind, legal_basis="Section 1 of an invented act.", by=by, at=NOW)
    return UUID(done["measure"])


def papers(measure: UUID) -> list[DueRecord]:
    with speaking_as(SYSTEM):
        return list(DueRecord.objects.filter(thing=f"measure:{measure}").order_by("due_at"))


def test_between_parties_to_the_convention_the_arrest_may_end_after_18_days_and_must_after_40(
    world: World, french: Officer
) -> None:
    soft, hard = papers(arrested(world, french))
    assert (soft.code, soft.due_at) == ("ece-16-soft", datetime(2026, 3, 20, 23, 0, tzinfo=UTC))
    assert (hard.code, hard.due_at) == ("ece-16", datetime(2026, 4, 11, 22, 0, tzinfo=UTC))  # summer time in Paris
    assert (hard.owes, hard.waits, hard.zone) == ("PT", "FR", "Europe/Paris")
    assert "which was not checked here" in hard.missed
    assert hard.cites == "European Convention on Extradition, art. 16 (40 days)"


def test_both_bureaus_see_it_in_the_days_of_the_arrest(world: World, french: Officer) -> None:
    arrested(world, french)
    ours = [row for row in read_worklist(by=world.source, at=NOW).rows if row.code == "ece-16"]
    theirs = [row for row in read_worklist(by=french, at=NOW, whose="PT").rows if row.code == "ece-16"]
    assert [row.zone for row in (*ours, *theirs)] == ["Europe/Paris", "Europe/Paris"]
    assert not [row for row in read_worklist(by=world.other, at=NOW, whose="PT").rows if row.code == "ece-16"]


def test_a_release_calls_the_papers_off_and_no_clock_releases_anybody(world: World, french: Officer) -> None:
    measure = arrested(world, french)
    sweep(at=NOW + 50 * DAY)
    with speaking_as(SYSTEM):
        assert MeasureRecord.objects.get(pk=measure).state == "in_force"
    assert [due.state for due in papers(measure)] == ["missed", "missed"]
    hits.end_measure(measure=measure, reasons=WHY, by=french, at=NOW + 51 * DAY)
    assert [due.settled_at for due in papers(measure)] == [NOW + 51 * DAY] * 2


def test_what_is_no_arrest_waits_for_no_papers(world: World, french: Officer) -> None:
    assert papers(arrested(world, french, kind="monitoring")) == []


def test_where_no_treaty_is_known_no_number_is_made_up(world: World) -> None:
    assert papers(arrested(world, world.locating)) == []
