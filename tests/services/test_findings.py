"""What a desk found by its own copy arrives late: a hit goes on, a measure on what had ended is an incident."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.errors import Conflict, InvalidValue, NotFound, NotYourAct
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import AccessRecord, DueRecord, HitRecord, MeasureRecord, MessageRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.findings import Finding, Looked, Taken, take_finding, take_searches
from fairnotice.services.incidents import list_incidents
from fairnotice.services.publication import delete_notice, withdraw_notice
from tests.conftest import NOW, World
from tests.services.test_circulation import WHY, a_desk
from tests.stories import a_notice, a_query

COMPARED = {"photograph": "same face", "birth date": "same day"}
ARREST = Taken("provisional_arrest", "Section 20 of the Extradition Act of this invented country.", NOW)


def a_finding(notice: UUID, **more: object) -> Finding:
    finding = Finding(
        id=uuid4(),
        notice=notice,
        query=a_query(),
        decision=HitDecision.HIT,
        score=0.97,
        reasons=(),
        found_at=NOW,
        sequence=1,
        officer="A. Varga",
    )
    return replace(finding, **more)  # type: ignore[arg-type]


def test_a_hit_found_at_a_desk_goes_on_as_any_other(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world), looked=Looked(True, COMPARED))
    later = NOW + timedelta(hours=5)
    answer = take_finding(finding=finding, by=desk.account, at=later)
    assert answer == {"hit": str(finding.id), "state": "verified", "notice_state": "published", "incident": None}
    with speaking_as(world.locating):
        row = HitRecord.objects.get(pk=finding.id)
    assert (row.raised_at, row.traveller["desk"]["officer"]) == (NOW, "A. Varga")


def test_sent_again_with_more_it_is_the_same_hit(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world))
    first = take_finding(finding=finding, by=desk.account, at=NOW, key="hit:1")
    assert take_finding(finding=finding, by=desk.account, at=NOW, key="hit:1") == first
    second = take_finding(
        finding=replace(finding, looked=Looked(True, COMPARED), taken=ARREST), by=desk.account, at=NOW
    )
    third = take_finding(finding=replace(finding, looked=Looked(True, COMPARED), taken=ARREST), by=desk.account, at=NOW)
    assert (first["state"], second["state"], second["hit"]) == ("raised", "verified", first["hit"])
    assert third == second
    with speaking_as(world.locating):
        assert (HitRecord.objects.count(), MeasureRecord.objects.count()) == (1, 1)


def test_who_compared_at_the_desk_is_kept_though_the_bureau_was_told_before(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world), officer="")
    take_finding(finding=finding, by=desk.account, at=NOW)
    looked = replace(finding, officer="A. Varga", looked=Looked(True, COMPARED))
    take_finding(finding=looked, by=desk.account, at=NOW)
    with speaking_as(world.locating):
        kept = HitRecord.objects.get(pk=finding.id).traveller
    assert (kept["desk"]["officer"], kept["desk"]["name"], kept["names"]) == ("A. Varga", "North pier", ["Orin Tavesk"])


def test_a_match_that_is_not_the_person_keeps_nothing_of_the_traveller(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world), looked=Looked(False, {"photograph": "another face"}))
    take_finding(finding=finding, by=desk.account, at=NOW)
    with speaking_as(world.locating):
        row = HitRecord.objects.get(pk=finding.id)
    assert (row.state, row.traveller, row.reasons) == ("dismissed", {}, [])


@pytest.mark.parametrize("end", [withdraw_notice, delete_notice])
def test_a_measure_on_a_notice_that_had_ended_is_an_incident_with_a_release_prompt(world: World, end: object) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    by = world.source if end is withdraw_notice else world.decider
    end(notice=notice, reasons=WHY, by=by, at=NOW)  # type: ignore[operator]
    finding = a_finding(notice, looked=Looked(True, COMPARED), taken=ARREST)
    answer = take_finding(finding=finding, by=desk.account, at=NOW + timedelta(hours=1))
    assert answer["notice_state"] in {"withdrawn", "deleted"}
    for by in (world.locating, world.commission, world.reviewer):
        (incident,) = list_incidents(by=by)
        assert (str(incident.id), incident.kind) == (answer["incident"], "measure_on_ended")
    with speaking_as(SYSTEM):
        told = set(MessageRecord.objects.filter(about="incident.opened").values_list("to_bureau", "to_role"))
        assert told == {("NZ", ""), ("", "reviewer"), ("", "commission")}
        assert DueRecord.objects.filter(code="release-prompt", owes="NZ", state="open").count() == 1


def test_an_old_match_without_a_measure_opens_no_incident(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert take_finding(finding=a_finding(notice), by=desk.account, at=NOW)["incident"] is None
    assert list_incidents(by=world.reviewer) == []


def test_the_source_does_not_learn_where_the_person_was_found(world: World) -> None:
    desk = a_desk(world)
    notice = a_notice(world)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    take_finding(finding=a_finding(notice, looked=Looked(True, COMPARED), taken=ARREST), by=desk.account, at=NOW)
    with speaking_as(world.source):
        assert not HitRecord.objects.exists() and not MeasureRecord.objects.exists()
        assert not MessageRecord.objects.filter(about__in=("incident.opened", "notice.ended_before")).exists()
    assert list_incidents(by=world.source) == []


def test_only_a_desk_sends_findings_and_only_of_its_own_view(world: World) -> None:
    desk = a_desk(world, bureau="UY")
    notice = a_notice(world, restricted=("UY",))
    with pytest.raises(NotFound):
        take_finding(finding=a_finding(notice), by=desk.account, at=NOW)
    for by in (world.locating, world.border, world.reviewer):
        with pytest.raises(NotYourAct):
            take_finding(finding=a_finding(notice), by=by, at=NOW)


def test_an_id_that_is_of_another_finding_is_refused(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world))
    take_finding(finding=finding, by=desk.account, at=NOW)
    with pytest.raises(Conflict):
        take_finding(finding=replace(finding, notice=a_notice(world)), by=desk.account, at=NOW)


def test_an_id_that_is_of_a_finding_of_another_bureau_is_refused(world: World) -> None:
    desk, other = a_desk(world), a_desk(world, bureau="FR", name="East pier")
    notice = a_notice(world)
    finding = a_finding(notice)
    take_finding(finding=finding, by=desk.account, at=NOW)
    with pytest.raises(Conflict, match="an id of its own"):
        take_finding(finding=finding, by=other.account, at=NOW)


def test_a_measure_that_nobody_knows_is_refused(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world), taken=replace(ARREST, kind="exile"))
    with pytest.raises(InvalidValue, match="exile"):
        take_finding(finding=finding, by=desk.account, at=NOW)


def test_a_clock_ahead_does_not_write_the_future(world: World) -> None:
    desk = a_desk(world)
    finding = a_finding(a_notice(world), found_at=NOW + timedelta(hours=1))
    take_finding(finding=finding, by=desk.account, at=NOW)
    with speaking_as(world.locating):
        assert HitRecord.objects.get(pk=finding.id).raised_at == NOW


def test_searches_of_a_desk_are_logged_once_with_their_times(world: World) -> None:
    desk = a_desk(world)
    searches = [(NOW - timedelta(minutes=minutes), "border check, entry") for minutes in range(3)]
    for _ in range(2):
        assert take_searches(searches=searches, by=desk.account, at=NOW, key="s1") == {"kept": 3}
    with speaking_as(SYSTEM):
        rows = AccessRecord.objects.filter(operation="check", officer_id=desk.account.id)
        assert sorted(rows.values_list("at", flat=True)) == sorted(at for at, _purpose in searches)
