"""A confirmation asked of us, and what we were told of where a person is."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

from fairnotice.services import hits, publication, reading
from tests.conftest import World
from tests.stories import WHY, a_confirmed, a_measured, an_asked
from tests.web.conftest import Browse

AT = datetime.now(UTC)


def state_of(hit: UUID, world: World) -> str:
    return str(reading.read_hit(hit=hit, purpose="look", by=world.locating, at=AT)["state"])


# A confirmation asked of us


def test_our_notice_is_confirmed_with_a_form(browse: Browse, world: World) -> None:
    _notice, hit, confirmation = an_asked(world, at=AT)
    pages = browse(world.source)
    page = pages.text(f"/duty/confirmations/{confirmation}/")
    assert "23 hours" in page
    assert "silence is not a confirmation" in page
    assert "Orin Tavesk" in page
    assert "New Zealand" not in page
    assert "Bureau NZ" not in page
    done = pages.post_form(f"/duty/confirmations/{confirmation}/", {"stands": "yes", "text": "The warrant stands."})
    shown = done.content.decode()
    assert "Your answer has gone to the office that asked" in shown
    assert "It stands" in shown
    assert "The warrant stands." in shown
    assert state_of(hit, world) == "confirmed"
    assert str(confirmation) not in pages.text("/duty/")


def test_our_notice_is_denied_only_with_words(browse: Browse, world: World) -> None:
    _notice, hit, confirmation = an_asked(world, at=AT)
    pages = browse(world.source)
    where = f"/duty/confirmations/{confirmation}/"
    refused = pages.post_form(where, {"stands": "no", "text": "no"})
    assert refused.status_code == 422
    assert "Somebody may be released on it" in refused.content.decode()
    assert state_of(hit, world) == "asked"
    done = pages.post_form(where, {"stands": "no", "text": "The court lifted the warrant on Monday."})
    assert "It does not stand" in done.content.decode()
    assert state_of(hit, world) == "denied"


def test_an_answer_without_a_choice_is_asked_for(browse: Browse, world: World) -> None:
    _notice, _hit, confirmation = an_asked(world, at=AT)
    refused = browse(world.source).post_form(f"/duty/confirmations/{confirmation}/", {"text": "Well."})
    assert refused.status_code == 422
    assert "Say whether the notice stands" in refused.content.decode()


def test_an_answer_sent_twice_is_given_once(browse: Browse, world: World) -> None:
    _notice, hit, confirmation = an_asked(world, at=AT)
    pages = browse(world.source)
    where = f"/duty/confirmations/{confirmation}/"
    sent = {**pages.form(where).fields, "stands": "yes", "text": "It stands."}
    for _time in (1, 2):
        assert pages.client.post(where, sent).status_code == 303
    assert state_of(hit, world) == "confirmed"


def test_a_second_answer_from_another_tab_is_told(browse: Browse, world: World) -> None:
    _notice, hit, confirmation = an_asked(world, at=AT)
    pages = browse(world.source)
    where = f"/duty/confirmations/{confirmation}/"
    late = {**pages.form(where).fields, "stands": "no", "text": "The court lifted the warrant on Monday."}
    pages.post_form(where, {"stands": "yes", "text": ""})
    refused = pages.client.post(where, late)
    assert refused.status_code == 422
    assert state_of(hit, world) == "confirmed"


def test_a_confirmation_is_not_there_for_anybody_else(browse: Browse, world: World) -> None:
    _notice, _hit, confirmation = an_asked(world, at=AT)
    for name in ("locating", "other", "border", "reviewer", "decider", "commission", "administrator"):
        assert browse(getattr(world, name)).get(f"/duty/confirmations/{confirmation}/").status_code == 404
    assert browse(world.source).get(f"/duty/confirmations/{uuid4()}/").status_code == 404


def test_asked_about_a_notice_that_ended_the_page_says_so(browse: Browse, world: World) -> None:
    notice, _hit, confirmation = an_asked(world, at=AT)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    assert "Say no, and say why" in browse(world.source).text(f"/duty/confirmations/{confirmation}/")


# What we were told


def test_a_finding_is_read_with_its_clock_and_whom_to_call(browse: Browse, world: World) -> None:
    _notice, hit, _measure = a_measured(world, at=AT)
    pages = browse(world.source)
    assert f"/duty/disclosures/{hit}/" in pages.text("/duty/")
    page = pages.text(f"/duty/disclosures/{hit}/")
    assert "Located in New Zealand." in page
    assert "1 day 23 hours" in page
    for name in ("other", "border", "reviewer"):
        assert browse(getattr(world, name)).get(f"/duty/disclosures/{hit}/").status_code == 404


def test_what_was_withheld_has_no_page(browse: Browse, world: World) -> None:
    _notice, hit = a_confirmed(world, at=AT)
    hits.check_protection(
        hit=hit, protected=True, checked="The asylum files: a status stands.", by=world.locating, at=AT
    )
    hits.decide_disclosure(hit=hit, tells=False, text="", reasons=WHY, by=world.locating, at=AT)
    assert browse(world.source).get(f"/duty/disclosures/{hit}/").status_code == 404
