"""From a hit to a measure, by forms: each step as the right person, twice, with bad input, by others."""

from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import ConfirmationRecord, HitRecord, MeasureRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits as services
from fairnotice.services.publication import block_notice
from tests.conftest import NOW, World
from tests.stories import WHY, a_confirmed, a_hit, a_measured, a_verified, an_asked
from tests.web.conftest import Browse, Pages

COMPARED = {"photograph": "same face, same scar", "birth_date": "17 September 1986 in the passport"}


def words(response: Any) -> str:
    """The words of a page, blanks made one."""
    return " ".join(response.content.decode().split())


def state(hit: UUID) -> str:
    """How far a hit has come."""
    with speaking_as(SYSTEM):
        return HitRecord.objects.get(pk=hit).state


def twice(pages: Pages, path: str, data: dict[str, str]) -> tuple[Any, Any]:
    """The form sent, and sent again as a browser does that is loaded again."""
    form = pages.form(path)
    sent = {**form.fields, **data}
    return pages.client.post(path, sent, follow=True), pages.client.post(path, sent, follow=True)


def test_the_whole_way_by_forms(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    border, bureau = browse(world.border), browse(world.locating)
    page = f"/border/hits/{hit}/"
    done = border.post_form(f"{page}verify/", {"same": "yes", **COMPARED})
    assert "call it now" in words(done)
    assert state(hit) == "verified"
    assert "Now ask the source" not in words(done)
    done = bureau.post_form(f"{page}ask/", {})
    assert "The source was asked" in words(done)
    with speaking_as(SYSTEM):
        asked = ConfirmationRecord.objects.get(hit=hit)
    services.answer_confirmation(
        confirmation=asked.pk, stands=True, text="It stands.", by=world.source, at=asked.asked_at
    )
    assert "It stands." in bureau.text(page)
    bureau.post_form(f"{page}protection/", {"protected": "no", "checked": "The asylum register: nobody of that name."})
    bureau.post_form(f"{page}disclosure/", {"tells": "located", "text": "Found in New Zealand.", "reasons": WHY})
    done = bureau.post_form(f"{page}measure/", {"kind": "monitoring", "legal_basis": "Section 1 of an invented act."})
    assert "Monitoring" in words(done)
    assert state(hit) == "measured"
    with speaking_as(SYSTEM):
        measure = MeasureRecord.objects.get(hit=hit)
    done = bureau.post_form(f"/border/measures/{measure.pk}/end/", {"reasons": "Released on the order of a court."})
    assert "The measure has ended." in words(done)
    with speaking_as(SYSTEM):
        assert MeasureRecord.objects.get(hit=hit).state == "ended"


def test_a_yes_needs_two_things_compared_and_keeps_what_was_typed(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    pages = browse(world.border)
    response = pages.post_form(f"/border/hits/{hit}/verify/", {"same": "yes", "photograph": "the same face"})
    assert response.status_code == 422
    assert "Compare at least two things" in words(response)
    assert 'value="the same face"' in words(response)
    assert state(hit) == "raised"


def test_a_verification_must_say_yes_or_no(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    response = browse(world.border).post_form(f"/border/hits/{hit}/verify/", COMPARED)
    assert response.status_code == 422
    assert "Say whether it is the same person." in words(response)


def test_a_no_erases_the_traveller_and_says_so(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    pages = browse(world.border)
    assert "is erased at once" in pages.text(f"/border/hits/{hit}/verify/")
    done = pages.post_form(f"/border/hits/{hit}/verify/", {"same": "no", "photograph": "another face"})
    assert "What was known of the traveller is erased" in words(done)
    with speaking_as(SYSTEM):
        row = HitRecord.objects.get(pk=hit)
    assert (row.state, row.traveller, row.reasons) == ("dismissed", {}, [])
    text = pages.text(f"/border/hits/{hit}/")
    assert "another face" not in text
    assert "1986" not in text


def test_each_step_sent_twice_happens_once(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    pages, page = browse(world.locating), f"/border/hits/{hit}/"
    for first in twice(pages, f"{page}verify/", {"same": "yes", **COMPARED}):
        assert first.status_code == 200
    for second in twice(pages, f"{page}ask/", {}):
        assert "The source was asked" in words(second)
    with speaking_as(SYSTEM):
        assert ConfirmationRecord.objects.filter(hit=hit).count() == 1


def test_a_measure_sent_twice_is_one(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world)
    pages, page = browse(world.locating), f"/border/hits/{hit}/"
    twice(pages, f"{page}protection/", {"protected": "no", "checked": "The asylum register: nobody there."})
    twice(pages, f"{page}disclosure/", {"tells": "located", "text": "Found here.", "reasons": WHY})
    twice(pages, f"{page}measure/", {"kind": "none", "legal_basis": "Section 1 of an invented act."})
    with speaking_as(SYSTEM):
        assert MeasureRecord.objects.filter(hit=hit).count() == 1


def test_two_officers_at_once_the_second_is_told(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    pages, path = browse(world.border), f"/border/hits/{hit}/verify/"
    form = pages.form(path)
    services.verify_hit(hit=hit, same=False, compared={"photograph": "another"}, by=world.locating, at=NOW)
    response = pages.client.post(path, {**form.fields, "same": "yes", **COMPARED})
    assert response.status_code == 422
    assert "dismissed" in words(response)
    assert 'value="same face, same scar"' in words(response)


def test_a_step_that_is_not_due_leads_back_to_the_hit(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    pages, page = browse(world.locating), f"/border/hits/{hit}/"
    for step in ("ask", "protection", "disclosure", "measure"):
        response = pages.get(f"{page}{step}/")
        assert (response.status_code, response["Location"]) == (303, page)


def test_of_a_protected_person_the_source_can_only_learn_nothing(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world)
    pages, page = browse(world.locating), f"/border/hits/{hit}/"
    pages.post_form(f"{page}protection/", {"protected": "yes", "checked": "Refugee status, confirmed by phone."})
    text = pages.text(f"{page}disclosure/")
    assert "the source learns nothing" in text
    assert 'value="located"' not in text
    form = pages.form(f"{page}disclosure/")
    refused = pages.client.post(f"{page}disclosure/", {**form.fields, "tells": "located", "reasons": WHY})
    assert refused.status_code == 422
    done = pages.post_form(f"{page}disclosure/", {"tells": "nothing", "reasons": WHY})
    assert "no measure rests on this hit" in words(done)


def test_who_is_told_is_told_something(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world)
    pages, page = browse(world.locating), f"/border/hits/{hit}/"
    pages.post_form(f"{page}protection/", {"protected": "no", "checked": "The asylum register: nobody there."})
    response = pages.post_form(f"{page}disclosure/", {"tells": "located", "reasons": WHY})
    assert response.status_code == 422
    assert "Write what the source is told" in words(response)


@pytest.mark.parametrize(
    "missing", [{"kind": "monitoring", "legal_basis": "short"}, {"legal_basis": "An act, section 1, a court."}]
)
def test_a_measure_names_its_kind_and_its_law(browse: Browse, world: World, missing: dict[str, str]) -> None:
    _notice, hit = a_confirmed(world)
    services.check_protection(hit=hit, protected=False, checked=WHY, by=world.locating, at=NOW)
    services.decide_disclosure(hit=hit, tells=True, text="Found.", reasons=WHY, by=world.locating, at=NOW)
    response = browse(world.locating).post_form(f"/border/hits/{hit}/measure/", missing)
    assert response.status_code == 422
    assert state(hit) == "disclosed"


def test_the_measure_form_shows_the_card_beside_it(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world)
    services.check_protection(hit=hit, protected=False, checked=WHY, by=world.locating, at=NOW)
    services.decide_disclosure(hit=hit, tells=True, text="Found.", reasons=WHY, by=world.locating, at=NOW)
    text = browse(world.locating).text(f"/border/hits/{hit}/measure/")
    assert "No power to arrest is established here" in text
    assert "What the person can do against it" in text


def test_a_border_officer_verifies_and_the_rest_is_the_bureau_s(browse: Browse, world: World) -> None:
    _notice, hit = a_verified(world)
    pages, page = browse(world.border), f"/border/hits/{hit}/"
    text = pages.text(page)
    assert "Who acts:</strong> The bureau" in text
    assert f"{page}ask/" not in text
    for step in ("ask", "protection", "disclosure", "measure"):
        assert pages.get(f"{page}{step}/").status_code == 404


def test_while_the_source_is_asked_its_clock_is_shown(browse: Browse, world: World) -> None:
    _notice, hit, _confirmation = an_asked(world)
    text = browse(world.border).text(f"/border/hits/{hit}/")
    assert "Silence is not a confirmation" in text
    assert "fn-clock" in text


@pytest.mark.parametrize("who", ["source", "other", "reviewer", "decider", "commission", "compliance", "administrator"])
def test_a_hit_of_another_bureau_is_not_there(browse: Browse, world: World, who: str) -> None:
    _notice, hit, measure = a_measured(world)
    pages = browse(getattr(world, who))
    for step in ("", "verify/", "ask/", "protection/", "disclosure/", "measure/"):
        assert pages.get(f"/border/hits/{hit}/{step}").status_code == 404, step
    assert pages.get(f"/border/measures/{measure}/end/").status_code == 404


def test_the_list_of_another_bureau_does_not_hold_it(browse: Browse, world: World) -> None:
    a_hit(world)
    assert "Nothing waits." in browse(world.other).text("/border/hits/")
    assert "Nothing waits." not in browse(world.locating).text("/border/hits/")


def test_a_notice_that_is_blocked_stops_everything_and_asks_for_release(browse: Browse, world: World) -> None:
    notice, hit, measure = a_measured(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    text = browse(world.locating).text(f"/border/hits/{hit}/")
    assert "is not in force: Blocked by the Commission." in text
    assert "release them now" in text
    assert f"/border/measures/{measure}/end/" in text
    assert "Your bureau has been asked to release" in text


@pytest.mark.parametrize("step", ["ask", "protection", "disclosure", "measure"])
def test_on_a_blocked_notice_no_step_is_taken(browse: Browse, world: World, step: str) -> None:
    notice, hit = a_confirmed(world) if step != "ask" else a_verified(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    response = browse(world.locating).get(f"/border/hits/{hit}/{step}/")
    assert (response.status_code, response["Location"]) == (303, f"/border/hits/{hit}/")


def test_on_a_blocked_notice_a_traveller_can_still_be_cleared(browse: Browse, world: World) -> None:
    notice, hit = a_hit(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    done = browse(world.border).post_form(f"/border/hits/{hit}/verify/", {"same": "no", "photograph": "another"})
    assert "is erased" in words(done)
    assert state(hit) == "dismissed"


def test_the_hits_on_a_notice_that_ended_stand_apart(browse: Browse, world: World) -> None:
    notice, _hit = a_hit(world)
    block_notice(notice=notice, reasons=WHY, by=world.commission, at=NOW)
    text = browse(world.border).text("/border/hits/")
    assert "The notice is not in force any more" in text
    assert "Nothing waits." in text
