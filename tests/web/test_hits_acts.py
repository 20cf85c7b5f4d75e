"""From a hit to a measure, by forms: each step as the right person, twice, with bad input, by others."""

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import ConfirmationRecord, HitRecord, MeasureRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import hits as services
from tests.conftest import NOW, World
from tests.stories import WHY, a_confirmed, a_hit
from tests.web.border_pages import COMPARED, hit_state, twice, words
from tests.web.conftest import Browse


def test_the_whole_way_by_forms(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world)
    border, bureau = browse(world.border), browse(world.locating)
    page = f"/border/hits/{hit}/"
    done = border.post_form(f"{page}verify/", {"same": "yes", **COMPARED})
    assert "call it now" in words(done)
    assert hit_state(hit) == "verified"
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
    assert hit_state(hit) == "measured"
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
    assert hit_state(hit) == "raised"


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
    assert hit_state(hit) == "disclosed"
