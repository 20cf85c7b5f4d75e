"""A country is shut out of a diffusion after it was sent, and let in again."""

from dataclasses import replace
from uuid import UUID

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.request import Kind, Metadata
from fairnotice.records.models import DueRecord, MessageRecord, RegisterEntryRecord
from fairnotice.records.session import speaking_as
from fairnotice.register.entry import EntryKind
from fairnotice.services import hits
from fairnotice.services.acting import act_as
from fairnotice.services.administration import add_bureau
from fairnotice.services.bureau_lists import watchlist_of
from fairnotice.services.circulating import lift_restriction, restrict_diffusion
from fairnotice.services.publication import (
    block_notice,
    resume_notice,
    suspend_notice,
    unblock_notice,
    withdraw_notice,
)
from fairnotice.services.reading import list_rows, read_notice
from tests.builders import a_dossier, a_request
from tests.conftest import BUREAUS, NOW, World
from tests.services.test_circulation import a_desk
from tests.stories import WHY, a_hit, a_notice

A_DIFFUSION = a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS))


def a_diffusion(world: World) -> UUID:
    return a_notice(world, A_DIFFUSION)


def restrict(notice: UUID, *bureaus: str, by: Officer) -> list[str]:
    done = restrict_diffusion(notice=notice, bureaus=bureaus or ("NZ",), reasons=WHY, by=by, at=NOW)
    return list(done["restricted"])


def lift(notice: UUID, *bureaus: str, by: Officer) -> list[str]:
    done = lift_restriction(notice=notice, bureaus=bureaus or ("NZ",), reasons=WHY, by=by, at=NOW)
    return list(done["restricted"])


def kinds(notice: UUID, bureau: str) -> list[str]:
    with speaking_as(SYSTEM):
        rows = RegisterEntryRecord.objects.filter(notice=notice, recipient_id=bureau).order_by("sequence")
        return [row.kind for row in rows]


def held(world: World, bureau: str = "NZ") -> int:
    """How many are in the list that checks there are made against."""
    by = world.border if bureau == "NZ" else world.other
    with act_as(by):
        return len(list(watchlist_of(bureau).entries))


def test_a_tombstone_stands_in_that_view_alone(world: World) -> None:
    notice = a_diffusion(world)
    assert restrict(notice, by=world.source) == ["NZ"]
    assert kinds(notice, "NZ") == ["published", "restricted"]
    for code in ("PT", "UY", "GB", "FR"):
        assert kinds(notice, code) == ["published"]


def test_checks_and_pages_there_lose_it_at_once(world: World) -> None:
    notice = a_diffusion(world)
    assert held(world) == 1
    restrict(notice, by=world.source)
    assert held(world) == 0
    assert held(world, "UY") == 1
    with pytest.raises(NotFound):
        read_notice(notice=notice, purpose="test", by=world.locating, at=NOW)
    assert list_rows("notices", by=world.locating) == []
    assert len(list_rows("notices", by=world.other)) == 1


def test_its_desk_erases_the_document_and_its_copy_agrees_with_the_register(world: World) -> None:
    desk = a_desk(world)
    notice = a_diffusion(world)
    desk.pull(NOW)
    restrict(notice, by=world.source)
    (entry,) = desk.pull(NOW)
    assert (entry.kind, entry.state, entry.key) == (EntryKind.RESTRICT, "restricted", "")
    assert desk.holdings[str(notice)].digest == ""
    later = a_desk(world, name="South pier")
    assert [one.key for one in later.pull(NOW)] == ["", ""]
    assert later.copy == desk.copy


def test_lifting_brings_the_document_again(world: World) -> None:
    desk = a_desk(world)
    notice = a_diffusion(world)
    restrict(notice, by=world.source)
    assert lift(notice, by=world.source) == []
    assert [one.kind for one in desk.pull(NOW)] == [EntryKind.PUBLISH, EntryKind.RESTRICT, EntryKind.PUBLISH]
    assert desk.holdings[str(notice)].digest
    assert held(world) == 1
    assert read_notice(notice=notice, purpose="test", by=world.locating, at=NOW)["state"] == "published"
    restrict(notice, by=world.source)
    assert held(world) == 0


def test_what_happens_meanwhile_says_nothing_in_that_view(world: World) -> None:
    notice = a_diffusion(world)
    restrict(notice, by=world.source)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    resume_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert kinds(notice, "NZ") == ["published", "restricted"]
    with speaking_as(SYSTEM):
        told = MessageRecord.objects.filter(about="notice.withdrawn").values_list("to_bureau", flat=True)
        assert "NZ" not in set(told)
        assert "UY" in set(told)


def test_what_is_suspended_comes_back_suspended(world: World) -> None:
    desk = a_desk(world)
    notice = a_diffusion(world)
    restrict(notice, by=world.source)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    lift(notice, by=world.source)
    assert [one.state for one in desk.pull(NOW)] == ["published", "restricted", "suspended"]


def test_what_is_blocked_comes_with_the_end_of_the_block(world: World) -> None:
    notice = a_diffusion(world)
    restrict(notice, by=world.source)
    block_notice(notice=notice, reasons=WHY, by=world.reviewer, at=NOW)
    lift(notice, by=world.source)
    assert kinds(notice, "NZ") == ["published", "restricted"]
    assert held(world) == 0
    unblock_notice(notice=notice, reasons=WHY, by=world.decider, at=NOW)
    assert kinds(notice, "NZ") == ["published", "restricted", "unblocked"]
    assert held(world) == 1


def test_a_limit_is_lifted_by_whose_it_is(world: World) -> None:
    notice = a_diffusion(world)
    restrict(notice, "NZ", by=world.source)
    restrict(notice, "GB", by=world.decider)
    with pytest.raises(NotYourAct, match=r"58\(7\)"):
        lift(notice, "NZ", by=world.decider)
    with pytest.raises(NotYourAct, match="the secretariat"):
        lift(notice, "GB", by=world.source)
    assert lift(notice, "GB", by=world.decider) == ["NZ"]


def test_what_was_shut_out_at_publication_is_the_sources_to_open(world: World) -> None:
    notice = a_notice(world, restricted=("NZ",))
    with pytest.raises(NotYourAct):
        lift(notice, "NZ", by=world.decider)
    lift(notice, "NZ", by=world.source)
    assert kinds(notice, "NZ") == ["published"]


@pytest.mark.parametrize("who", ["other", "locating", "border", "reviewer", "commission", "administrator"])
def test_it_is_for_the_source_and_the_decider(world: World, who: str) -> None:
    notice = a_diffusion(world)
    with pytest.raises((NotYourAct, NotFound)):
        restrict(notice, by=world.everybody()[who])


def test_a_country_is_shut_out_whole(world: World) -> None:
    add_bureau(code="NZ-2", name="A second one", kind="bureau", country="NZ", by=SYSTEM, at=NOW)
    notice = a_diffusion(world)
    assert restrict(notice, "NZ", by=world.source) == ["NZ", "NZ-2"]
    assert kinds(notice, "NZ-2") == ["published", "restricted"]


def test_what_cannot_be_is_refused_with_a_sentence(world: World) -> None:
    with pytest.raises(InvalidValue, match="every bureau"):
        restrict(a_notice(world), by=world.source)
    notice = a_diffusion(world)
    for code, why in (("QQ", "no bureau"), ("PT", "own notice"), ("secretariat", "no bureau")):
        with pytest.raises(InvalidValue, match=why):
            restrict(notice, code, by=world.source)
    with pytest.raises(NotPossibleNow, match="None of these"):
        lift(notice, by=world.source)
    restrict(notice, by=world.source)
    with pytest.raises(NotPossibleNow, match="already"):
        restrict(notice, by=world.source)
    withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    with pytest.raises(NotPossibleNow, match="over for everybody"):
        lift(notice, by=world.source)


def test_who_was_no_recipient_gets_no_entry(world: World) -> None:
    notice = a_notice(world, a_dossier(request=a_request(Kind.WANTED_DIFFUSION, recipients=("UY", "GB"))))
    restrict(notice, "NZ", by=world.source)
    lift(notice, "NZ", by=world.source)
    assert kinds(notice, "NZ") == []


def test_what_the_file_limits_stays_out_when_a_restriction_is_lifted(world: World) -> None:
    asked = a_request(Kind.WANTED_DIFFUSION, recipients=BUREAUS, metadata=a_limit("NZ"))
    notice = a_notice(world, a_dossier(request=asked))
    restrict(notice, "NZ", by=world.source)
    lift(notice, "NZ", by=world.source)
    assert kinds(notice, "NZ") == []


def a_limit(*countries: str) -> Metadata:
    return replace(a_request().metadata, access_limits=countries)


def release_prompts(bureau: str) -> list[str]:
    with speaking_as(SYSTEM):
        return list(DueRecord.objects.filter(code="release-prompt", owes=bureau).values_list("state", flat=True))


def test_a_measure_there_gets_the_release_prompt_and_one_elsewhere_does_not(world: World) -> None:
    notice, _hit, measure = on_a_diffusion(world)
    restrict(notice, "GB", by=world.source)
    assert release_prompts("NZ") == []
    restrict(notice, "NZ", by=world.source)
    assert release_prompts("NZ") == ["open"]
    lift(notice, "NZ", by=world.source)
    assert release_prompts("NZ") == ["stopped"]
    assert measure


def test_a_block_that_ends_leaves_the_prompt_of_who_is_shut_out(world: World) -> None:
    notice, _hit, _measure = on_a_diffusion(world)
    restrict(notice, "NZ", by=world.source)
    suspend_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    resume_notice(notice=notice, reasons=WHY, by=world.source, at=NOW)
    assert release_prompts("NZ") == ["open"]


def test_no_step_is_taken_on_a_hit_there_any_more(world: World) -> None:
    notice, hit = a_hit(world, A_DIFFUSION)
    compared = {"photograph": "same person", "birth date": "same day"}
    hits.verify_hit(hit=hit, same=True, compared=compared, by=world.border, at=NOW)
    restrict(notice, by=world.source)
    with pytest.raises(NotPossibleNow, match="no longer for your country"):
        hits.ask_confirmation(hit=hit, by=world.locating, at=NOW)


def on_a_diffusion(world: World) -> tuple[UUID, UUID, UUID]:
    """A measure of New Zealand on a diffusion: notice, hit, measure."""
    notice, hit = a_hit(world, A_DIFFUSION)
    compared = {"photograph": "same person", "birth date": "same day"}
    hits.verify_hit(hit=hit, same=True, compared=compared, by=world.border, at=NOW)
    asked = hits.ask_confirmation(hit=hit, by=world.locating, at=NOW)
    hits.answer_confirmation(
        confirmation=UUID(asked["confirmation"]), stands=True, text="It stands.", by=world.source, at=NOW
    )
    hits.check_protection(hit=hit, protected=False, checked="Asylum files and court lists.", by=world.locating, at=NOW)
    hits.decide_disclosure(hit=hit, tells=True, text="Located.", reasons=WHY, by=world.locating, at=NOW)
    done = hits.record_measure(
        hit=hit, kind="monitoring", legal_basis="Section 1 of an invented act.", by=world.locating, at=NOW
    )
    return notice, hit, UUID(done["measure"])
