"""The true holder of a misused paper: told first, never silenced, and at an end when either side changes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.subject import Document
from fairnotice.records.models import EventRecord, MisusedIdentityRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening import Query
from fairnotice.services import misused, publication, screening
from fairnotice.services.clocks import sweep
from fairnotice.services.wrong_matches import CHANGED
from tests.conftest import NOW, World
from tests.stories import WHY, a_notice, a_query

PAPER = Document("passport", "XQ7714203", "UY")
HOW = "Fingerprints of the holder are with the bureau of Uruguay: ask it before anything else."


def holder() -> Query:
    """Whoever shows the paper that the notice names."""
    return replace(a_query(), documents=(PAPER,))


def recorded(world: World, by: Officer, *, place: str = "document:0.0", **more: Any) -> tuple[UUID, UUID]:
    notice = a_notice(world)
    given = {"verify_by": HOW, "evidence": WHY, "by": by, "at": NOW, **more}
    answer = misused.record_misused(notice=notice, place=place, **given)
    return notice, UUID(answer["misused_identity"])


def told(notice: UUID, by: Officer, query: Query | None = None, **when: Any) -> list[UUID]:
    found = misused.misused_by(query=query or holder(), notice=notice, by=by, at=when.get("at", NOW))
    return [one.id for one in found]


def test_the_officer_is_told_first_and_the_match_is_still_raised(world: World) -> None:
    notice, record = recorded(world, world.locating)
    assert told(notice, world.border) == [record]
    raised = screening.check_traveller(
        query=holder(), traveller=screening.kept_of(holder()), purpose="entry", by=world.border, at=NOW
    )
    assert [one.notice for one in raised] == [str(notice)], "the wanted person may have the paper in hand"


def test_it_says_which_paper_until_when_and_how_to_verify(world: World) -> None:
    notice, _record = recorded(world, world.locating)
    (one,) = misused.misused_on(notice=notice, by=world.border, at=NOW)
    assert (one.text, one.verify_by, one.office) == ("passport XQ7714203 (UY)", HOW, "NZ")
    assert one.holds(NOW.date()) and one.until.year == NOW.year + 1
    given = misused.particulars_of_notice(notice=notice, by=world.locating, at=NOW)
    assert [each.text for each in given] == ["passport XQ7714203 (UY)", "Orin Tavesk, 17 September 1986"]


@pytest.mark.parametrize(
    "change",
    [
        {"documents": (Document("passport", "XQ7714204", "UY"),)},
        {"documents": (Document("passport", "XQ7714203", "ES"),)},
        {"documents": (Document("passport", "XQ77142O3", "UY"),)},
        {"documents": ()},
    ],
    ids=["another number", "another country", "one that looks like it", "no paper"],
)
def test_of_another_paper_nothing_is_told(world: World, change: dict[str, Any]) -> None:
    notice, _record = recorded(world, world.locating)
    assert told(notice, world.border, replace(holder(), **change)) == []


def test_an_identity_is_the_name_with_the_full_birth_date(world: World) -> None:
    notice, record = recorded(world, world.locating, place="identity:0")
    bare = replace(a_query(), documents=())
    assert told(notice, world.border, bare) == [record]
    assert told(notice, world.border, replace(bare, births=(PartialDate(1986, 9, 18),))) == []
    assert told(notice, world.border, replace(bare, births=(PartialDate(1986),))) == []
    assert told(notice, world.border, replace(bare, names=("Milo Hartwin",))) == []


def test_when_the_notice_gives_other_particulars_it_ends(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    notice, _record = recorded(world, world.locating)
    monkeypatch.setattr(misused, "particulars_of", lambda _document: "other particulars")
    assert told(notice, world.border) == []
    (one,) = misused.misused_identities(by=world.locating, at=NOW)
    assert (one.ended_why, one.text, one.holds(NOW.date())) == (CHANGED, "", False)


def test_what_travels_is_not_told_elsewhere_once_the_notice_changed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice, _record = recorded(world, world.source, agrees=True)
    assert len(told(notice, world.border)) == 1
    monkeypatch.setattr(misused, "particulars_of", lambda _document: "other particulars")
    assert told(notice, world.border) == []


def test_the_source_lets_it_travel_where_the_holder_agrees(world: World) -> None:
    notice, record = recorded(world, world.source, agrees=True)
    for by in (world.border, world.locating, world.other, world.source):
        assert told(notice, by) == [record]
    with speaking_as(world.reviewer):
        assert MisusedIdentityRecord.objects.count() == 1


@pytest.mark.parametrize(
    ("who", "agrees", "others"),
    [
        ("source", False, ("border", "other", "reviewer", "decider", "commission")),
        ("locating", True, ("source", "other", "reviewer", "decider", "commission")),
    ],
)
def test_otherwise_it_stays_in_the_country_that_made_it(
    world: World, who: str, agrees: bool, others: tuple[str, ...]
) -> None:
    recorded(world, getattr(world, who), agrees=agrees)
    for name in (*others, "carrier", "compliance", "administrator"):
        with speaking_as(getattr(world, name)):
            assert not MisusedIdentityRecord.objects.exists(), name


def test_the_database_refuses_what_travels_from_another_than_the_source(world: World) -> None:
    _notice, record = recorded(world, world.locating)
    with speaking_as(world.locating):
        row = MisusedIdentityRecord.objects.get(pk=record)
        row.pk, row.travels = None, True
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.parametrize("name", ["border", "carrier", "reviewer", "decider", "commission", "administrator"])
def test_officers_of_bureaus_alone_record_and_end(world: World, name: str) -> None:
    notice, record = recorded(world, world.locating)
    by = getattr(world, name)
    with pytest.raises(NotYourAct):
        misused.record_misused(notice=notice, place="identity:0", verify_by=HOW, evidence=WHY, by=by, at=NOW)
    with pytest.raises(NotYourAct):
        misused.end_misused(misused_identity=record, reasons=WHY, by=by, at=NOW)


def test_the_bureau_that_made_it_ends_it_with_reasons_and_once(world: World) -> None:
    notice, record = recorded(world, world.source, agrees=True)
    with pytest.raises(NotYourAct):
        misused.end_misused(misused_identity=record, reasons=WHY, by=world.other, at=NOW)
    with pytest.raises(InvalidValue):
        misused.end_misused(misused_identity=record, reasons="no", by=world.source, at=NOW)
    misused.end_misused(misused_identity=record, reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow):
        misused.end_misused(misused_identity=record, reasons=WHY, by=world.source, at=NOW)
    assert told(notice, world.border) == []
    assert misused.record_misused(notice=notice, place="document:0.0", verify_by=HOW, evidence=WHY, by=world.source,
                                  at=NOW)["travels"] is False  # fmt: skip


@pytest.mark.parametrize("name", ["carrier", "reviewer", "decider", "commission", "compliance", "administrator"])
def test_the_list_is_for_bureaus_and_their_posts(world: World, name: str) -> None:
    recorded(world, world.source, agrees=True)
    with pytest.raises(NotYourAct):
        misused.misused_identities(by=getattr(world, name), at=NOW)
    assert len(misused.misused_identities(by=world.border, at=NOW)) == 1


def test_another_bureaus_own_record_is_not_there(world: World) -> None:
    _notice, record = recorded(world, world.locating)
    with pytest.raises(NotFound):
        misused.end_misused(misused_identity=record, reasons=WHY, by=world.source, at=NOW)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"place": "document:0.9"}, "gives nothing"),
        ({"verify_by": " "}, "how an officer tells"),
        ({"verify_by": "x" * 501}, "how an officer tells"),
        ({"evidence": "no"}, "reasons"),
        ({"until": NOW.date() - timedelta(days=1)}, "verified anew"),
        ({"until": NOW.date() + timedelta(days=400)}, "verified anew"),
    ],
)
def test_what_cannot_be_recorded(world: World, given: dict[str, Any], says: str) -> None:
    with pytest.raises(InvalidValue, match=says):
        recorded(world, world.locating, **given)


def test_one_bureau_records_one_thing_once(world: World) -> None:
    notice, _record = recorded(world, world.locating)
    with pytest.raises(NotPossibleNow, match="already"):
        misused.record_misused(
            notice=notice, place="document:0.0", verify_by=HOW, evidence=WHY, by=world.locating, at=NOW
        )


def test_it_is_deleted_when_its_time_is_over_or_the_notice_has_ended(world: World) -> None:
    notice, _record = recorded(world, world.locating, until=NOW.date() + timedelta(days=3))
    later = NOW + timedelta(days=4)
    assert told(notice, world.border, at=later) == []
    assert sweep(at=later).forgotten == 1
    recorded(world, world.locating)
    (one,) = misused.misused_identities(by=world.border, at=NOW)
    publication.withdraw_notice(notice=one.notice, reasons=WHY, by=world.source, at=NOW)
    assert sweep(at=NOW + timedelta(hours=1)).forgotten == 1


def test_nothing_is_recorded_on_a_notice_that_is_not_in_force(world: World) -> None:
    notice = a_notice(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow):
        misused.record_misused(
            notice=notice, place="document:0.0", verify_by=HOW, evidence=WHY, by=world.source, at=NOW
        )


def test_the_log_says_nothing_about_anybody(world: World) -> None:
    _notice, record = recorded(world, world.source, agrees=True)
    misused.end_misused(misused_identity=record, reasons=WHY, by=world.source, at=NOW)
    with speaking_as(SYSTEM):
        events = [str(vars(event)) for event in EventRecord.objects.filter(thing=f"misused_identity:{record}")]
    assert len(events) == 2
    for text in events:
        assert "XQ7714203" not in text and "Tavesk" not in text and "Fingerprints" not in text
