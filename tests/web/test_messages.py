"""What an office was told, as pages."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from fairnotice.domain.officer import Officer
from fairnotice.services import publication
from fairnotice.services.messages import Message, list_messages
from tests.conftest import World
from tests.stories import WHY, a_hit, a_measured, a_notice, a_submitted, an_asked
from tests.web.conftest import Browse, forms_of

AT = datetime.now(UTC)


def told(by: Officer, about: str) -> Message:
    return list_messages(at=AT, by=by, about=about).rows[0]


def opened(browse: Browse, by: Officer, message: UUID) -> str:
    """Where opening a message leads."""
    pages = browse(by)
    form = next(form for form in forms_of(pages.text("/messages/")) if form.action == f"/messages/{message}/open/")
    response = pages.client.post(form.action, form.fields)
    assert response.status_code == 303
    return str(response["Location"])


def test_no_messages(browse: Browse, world: World) -> None:
    assert "Your office has no messages" in browse(world.other).text("/messages/")


def test_opening_a_message_takes_it_in_hand_and_leads_to_the_thing(browse: Browse, world: World) -> None:
    _notice, _hit, confirmation = an_asked(world, at=AT)
    message = told(world.source, "hit.confirmation_asked")
    page = browse(world.source).text("/messages/")
    assert "Waits on you" in page
    assert "Bureau NZ" not in page
    assert opened(browse, world.source, message.id) == f"/duty/confirmations/{confirmation}/"
    assert told(world.source, "hit.confirmation_asked").opened_at is not None
    assert "Waits on you" not in browse(world.source).text("/messages/")


def test_the_header_counts_what_nobody_opened(browse: Browse, world: World) -> None:
    an_asked(world, at=AT)
    before = list_messages(at=AT, by=world.source).unopened
    assert f'<span class="fn-count">{before}</span>' in browse(world.source).text("/messages/")
    opened(browse, world.source, told(world.source, "hit.confirmation_asked").id)
    assert list_messages(at=AT, by=world.source).unopened == before - 1


def test_a_message_of_a_hit_leads_to_the_hit(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world, at=AT)
    assert opened(browse, world.locating, told(world.locating, "hit.raised").id) == f"/border/hits/{hit}/"


def test_a_reviewer_has_no_page_of_a_hit_and_is_told_so(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    message = told(world.reviewer, "hit.raised")
    assert opened(browse, world.reviewer, message.id) == f"/messages/{message.id}/"
    assert "You have no page of the thing" in browse(world.reviewer).text(f"/messages/{message.id}/")


def test_a_message_of_a_request_leads_to_the_workbench(browse: Browse, world: World) -> None:
    request = a_submitted(world, at=AT)
    message = told(world.reviewer, "request.submitted")
    assert opened(browse, world.reviewer, message.id) == f"/secretariat/requests/{request}/"


def test_a_release_prompt_leads_to_the_hit(browse: Browse, world: World) -> None:
    notice, hit, _measure = a_measured(world, at=AT)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    prompt = next(row for row in list_messages(at=AT, by=world.locating).rows if row.thing.startswith("measure:"))
    assert opened(browse, world.locating, prompt.id) == f"/border/hits/{hit}/"


def test_the_end_of_anothers_notice_leads_to_what_remains_of_it(browse: Browse, world: World) -> None:
    notice = a_notice(world, at=AT)
    publication.withdraw_notice(notice=notice, reasons=WHY, by=world.source, at=AT)
    assert opened(browse, world.other, told(world.other, "notice.withdrawn").id) == f"/duty/notices/{notice}/"


def test_a_finding_leads_to_its_page(browse: Browse, world: World) -> None:
    _notice, hit, _measure = a_measured(world, at=AT)
    assert opened(browse, world.source, told(world.source, "hit.disclosed").id) == f"/duty/disclosures/{hit}/"


def test_opened_again_a_message_leads_there_again(browse: Browse, world: World) -> None:
    _notice, hit = a_hit(world, at=AT)
    message = told(world.locating, "hit.raised")
    for _time in (1, 2):
        assert opened(browse, world.locating, message.id) == f"/border/hits/{hit}/"


def test_reading_a_message_does_not_take_it_in_hand(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    message = told(world.locating, "hit.raised")
    page = browse(world.locating).text(f"/messages/{message.id}/")
    assert "Nobody in your office has opened it yet" in page
    assert told(world.locating, "hit.raised").opened_at is None


def test_messages_are_shown_by_kind_and_by_whether_they_were_opened(browse: Browse, world: World) -> None:
    a_measured(world, at=AT)
    opened(browse, world.locating, told(world.locating, "hit.raised").id)
    pages = browse(world.locating)
    assert "not opened" not in pages.text("/messages/?about=hit.raised").lower().replace("not opened yet", "")
    assert "There is no such message" in pages.text("/messages/?about=hit.raised&state=unopened")
    assert "The source confirmed" in pages.text("/messages/?state=unopened&page=999")
    assert pages.get("/messages/?about=nonsense").status_code == 200


def test_a_message_of_another_office_is_not_there(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    message = told(world.locating, "hit.raised")
    for name in ("source", "other", "reviewer", "commission"):
        pages = browse(getattr(world, name))
        assert pages.get(f"/messages/{message.id}/").status_code == 404
        token = pages.form("/duty/roster/", holding="telephone").fields["csrfmiddlewaretoken"]
        sent = pages.client.post(f"/messages/{message.id}/open/", {"csrfmiddlewaretoken": token})
        assert sent.status_code == 404
    assert told(world.locating, "hit.raised").opened_at is None
    assert browse(world.locating).get(f"/messages/{uuid4()}/").status_code == 404


def test_a_message_is_not_opened_by_a_link(browse: Browse, world: World) -> None:
    a_hit(world, at=AT)
    message = told(world.locating, "hit.raised")
    assert browse(world.locating).get(f"/messages/{message.id}/open/").status_code == 405


@pytest.mark.parametrize("name", ["border", "administrator"])
def test_roles_that_are_told_nothing_have_no_messages(browse: Browse, world: World, name: str) -> None:
    assert browse(getattr(world, name)).get("/messages/").status_code == 404
