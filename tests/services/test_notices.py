"""A published notice from pause to end."""

from dataclasses import replace
from datetime import timedelta

import pytest

from fairnotice.domain.dates import PartialDate, add_months
from fairnotice.domain.dossier import Incident
from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.records.models import ComplianceRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import keeping, publication, reading
from fairnotice.services.clocks import sweep
from tests.builders import a_dossier, a_name, a_subject, an_identity
from tests.conftest import NOW, World
from tests.stories import WHY, a_measured, a_notice, a_refused, a_submitted, an_approved


def entries(world: World) -> list[str]:
    return [row["kind"] for row in reversed(reading.list_rows("register", by=world.other))]


def test_a_pause_ends_in_a_choice_after_six_months(world: World) -> None:
    notice = a_notice(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    owed = [row for row in reading.list_rows("dues", by=world.source) if row["code"] == "rpd-81-1"]
    assert owed[0]["due_at"].startswith("2026-09-03")
    publication.resume_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert entries(world) == ["published", "suspended", "resumed"]
    assert [r["state"] for r in reading.list_rows("dues", by=world.source) if r["code"] == "rpd-81-1"] == ["kept"]


def test_a_block_of_a_paused_notice_ends_in_the_pause(world: World) -> None:
    notice = a_notice(world)
    publication.suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    assert publication.unblock_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)["state"] == "suspended"


def test_the_secretariats_block_ends_in_publication(world: World) -> None:
    notice = a_notice(world)
    assert publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)["state"] == "blocked"
    assert publication.unblock_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)["state"] == "published"


def test_the_commissions_block_over_the_secretariats_is_the_commissions(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    publication.block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    with pytest.raises(NotYourAct):
        publication.unblock_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)


def test_a_blocked_notice_is_out_of_every_recipients_sight(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    with pytest.raises(NotFound):
        reading.read_notice(notice=notice, purpose="look", by=world.other, at=NOW)


def test_a_renewal_moves_the_expiry_and_its_clocks(world: World) -> None:
    notice = a_notice(world)
    publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=NOW + timedelta(days=1500))
    assert sweep(at=NOW + timedelta(days=2000)).expired == 0
    assert sweep(at=NOW + timedelta(days=5000)).expired == 1


def test_a_notice_lives_through_its_last_day(world: World) -> None:
    notice = a_notice(world)
    with speaking_as(world.source):
        last = NoticeRecord.objects.get(pk=notice).expires_on
    at = NOW.replace(year=last.year, month=last.month, day=last.day, hour=23)
    assert sweep(at=at).expired == 0
    assert sweep(at=at + timedelta(hours=2)).expired == 1


@pytest.mark.parametrize("act", ["withdraw", "cancel"])
def test_an_ended_notice_is_told_to_everybody_who_had_it(world: World, act: str) -> None:
    notice = a_notice(world, restricted=("FR",))
    if act == "withdraw":
        publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    else:
        publication.cancel_notice(notice=notice, reasons=WHY, letter="It is over.", by=world.decider, at=NOW)
    assert entries(world)[-1] in {"withdrawn", "cancelled"}
    assert reading.list_rows("messages", by=world.locating)


def test_a_deleted_notice_keeps_its_number_and_the_least_that_recognises_it(world: World) -> None:
    notice = a_notice(world)
    publication.delete_notice(notice=notice, reasons=WHY, letter="Deleted.", by=world.decider, at=NOW)
    with speaking_as(world.decider):
        row = NoticeRecord.objects.get(pk=notice)
    assert (row.state, row.document) == ("deleted", {})
    with speaking_as(world.compliance):
        assert ComplianceRecord.objects.count() == 1


def test_every_act_needs_reasons_and_keeps_them(world: World) -> None:
    notice = a_notice(world)
    with pytest.raises(InvalidValue):
        publication.withdraw_notice(notice=notice, reasons="done", by=world.source, at=NOW)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    from fairnotice.records.models import ReasonRecord

    with speaking_as(world.reviewer):
        assert ReasonRecord.objects.get(thing=f"notice:{notice}").text == WHY
    with speaking_as(world.other):
        assert not ReasonRecord.objects.exists()


def test_a_notice_goes_to_every_bureau_and_only_a_diffusion_is_limited(world: World) -> None:
    with pytest.raises(InvalidValue, match=r"RPD art\. 79\(3\)"):
        publication.publish_notice(request=an_approved(world), restricted=["FR"], by=world.decider, at=NOW)


def test_a_bureau_that_does_not_exist_cannot_be_restricted(world: World) -> None:
    with pytest.raises(InvalidValue, match="no bureau QQ"):
        publication.publish_notice(request=an_approved(world), restricted=["QQ"], by=world.decider, at=NOW)


def test_a_source_cannot_be_shut_out_of_its_own_notice(world: World) -> None:
    with pytest.raises(InvalidValue, match="its own"):
        a_notice(world, restricted=("PT",))


def test_an_expired_notice_is_not_withdrawn_again(world: World) -> None:
    notice = a_notice(world)
    sweep(at=NOW.replace(year=2032))
    with pytest.raises(NotPossibleNow, match="expired"):
        publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW.replace(year=2032))


def test_the_same_matter_filed_again_is_recognised(world: World) -> None:
    a_refused(world)
    again = a_submitted(world)
    found = keeping.remembered(request=again, by=world.reviewer, at=NOW)
    assert [item.outcome for item in found] == ["refused"]
    with pytest.raises(NotYourAct):
        keeping.remembered(request=again, by=world.source, at=NOW)


def test_another_matter_about_somebody_else_is_not(world: World) -> None:
    a_refused(world)
    fraud = Incident(what="Forged invoices of a mill in Salto.", when=PartialDate(2020, 3), place="Salto", country="UY")
    who = an_identity(names=(a_name("Wenna Ostrovar"),), births=(PartialDate(1971, 4, 2),), documents=())
    other = a_dossier(
        id="other", title="Forged invoices", incident=fraud, subjects=(replace(a_subject(), identities=(who,)),)
    )
    assert keeping.remembered(request=a_submitted(world, other), by=world.reviewer, at=NOW) == ()


def test_a_compliance_record_is_purged_when_its_time_is_over(world: World) -> None:
    a_refused(world)
    assert keeping.purge_compliance_records(at=NOW) == 0
    assert keeping.purge_compliance_records(at=NOW.replace(year=2060)) == 1
    with speaking_as(world.compliance):
        assert not ComplianceRecord.objects.exists()


def test_whoever_holds_the_person_is_told_first_when_the_notice_ends(world: World) -> None:
    notice, _hit, measure = a_measured(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    owed = [row for row in reading.list_rows("dues", by=world.locating) if row["code"] == "release-prompt"]
    assert [row["thing"] for row in owed] == [f"measure:{measure}"]
    assert any("release" in row["text"] for row in reading.list_rows("messages", by=world.locating))


def test_an_end_stops_every_clock_of_the_notice(world: World) -> None:
    notice = a_notice(world)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    left = reading.list_rows("dues", by=world.decider)
    assert {row["state"] for row in left if row["thing"] == f"notice:{notice}"} == {"stopped"}


def test_a_block_is_examined_under_a_clock(world: World) -> None:
    notice = a_notice(world)
    publication.block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    assert "rpd-129" in {row["code"] for row in reading.list_rows("dues", by=world.reviewer)}


def test_renewals_are_not_stacked(world: World) -> None:
    notice = a_notice(world)
    with pytest.raises(NotPossibleNow, match="do not add up"):
        publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    early = NOW + timedelta(days=100)
    publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=early)
    with speaking_as(world.source):
        renewed = NoticeRecord.objects.get(pk=notice).expires_on
    assert renewed == add_months(early.date(), 60), "a period from that day"
    with pytest.raises(NotPossibleNow, match="do not add up"):
        publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=early)
    later = NOW + timedelta(days=1900)
    assert publication.renew_notice(notice=notice, reasons=WHY, by=world.source, at=later)["state"] == "published"
