"""The queue: whose turn it is, why, narrowed, and as a file that no spreadsheet computes."""

import csv
import io
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from fairnotice.domain.officer import SYSTEM, Role
from fairnotice.domain.waiting import Reason, Why
from fairnotice.records.models import AccessRecord
from fairnotice.records.session import speaking_as
from fairnotice.services import cases, requests
from fairnotice.services.administration import add_officer
from fairnotice.web.clock import now
from fairnotice.web.secretariat.reasons import sentence
from fairnotice.web.sheets import safe_cell
from tests import stories
from tests.builders import a_dossier
from tests.conftest import NOW, World
from tests.web.conftest import Browse

QUEUE = "/secretariat/"


def an_urgent(world: World, why: str) -> UUID:
    """A request that the source marks as urgent, submitted."""
    case = stories.a_case(world)
    answer = cases.draft_request(case=case, subject="s1", urgent=why, by=world.source, at=NOW)
    requests.submit_request(request=UUID(answer["request"]), by=world.source, at=NOW)
    return UUID(answer["request"])


def section(page: str, turn: str) -> str:
    """One group of the queue."""
    return page.partition(f'id="whose-{turn}"')[2].partition("</section>")[0]


def test_a_submitted_request_waits_for_a_reviewer_and_says_why(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    mine = section(browse(world.reviewer).text(QUEUE), "mine")
    assert "No worksheet is signed yet" in mine
    assert "Waiting for" in mine
    assert f"/secretariat/requests/{request}/" in mine
    assert "Orin Tavesk" in mine


def test_what_i_signed_waits_for_others_and_comes_to_the_second_reviewer_as_second_worksheet(
    world: World, browse: Browse
) -> None:
    stories.assess(stories.a_submitted(world), world.reviewer)
    assert "You have signed" in section(browse(world.reviewer).text(QUEUE), "others")
    assert "One worksheet is signed, a second is needed" in section(browse(world.second_reviewer).text(QUEUE), "mine")


def test_the_decider_is_shown_first_what_awaits_a_decision_then_a_publication(world: World, browse: Browse) -> None:
    approved, assessed = stories.an_approved(world), stories.an_assessed(world)
    waiting = stories.a_submitted(world)
    page = browse(world.decider).text(QUEUE)
    mine = section(page, "mine")
    assert mine.index(str(assessed)) < mine.index(str(approved))
    assert "Two worksheets are signed: to be decided" in mine
    assert "Approved: to be published" in mine
    assert str(waiting) in section(page, "others")


def test_an_urgent_request_stands_first_with_its_reason(world: World, browse: Browse) -> None:
    stories.a_submitted(world)
    urgent = an_urgent(world, "The trial begins on Monday.")
    mine = section(browse(world.reviewer).text(QUEUE), "mine")
    assert mine.index(str(urgent)) < mine.index("Urgent: The trial begins on Monday.") < mine.index("Waiting")
    assert mine.index("/requests/") == mine.index(f"/requests/{urgent}/")


def test_a_matter_that_an_officer_is_tied_to_says_so_and_waits_for_others(world: World, browse: Browse) -> None:
    stories.a_submitted(world)
    tied = add_officer(login="tied", bureau="secretariat", role=Role.REVIEWER, states=("PT",), by=SYSTEM, at=NOW)
    page = browse(tied).text(QUEUE)
    assert "Nothing waits for you." in page
    assert "You cannot take part: ties to Portugal" in section(page, "others")


def test_what_was_refused_is_no_longer_to_be_done(world: World, browse: Browse) -> None:
    request = stories.a_refused(world, at=now())
    page = browse(world.reviewer).text(QUEUE)
    assert str(request) in section(page, "done")
    assert str(request) not in section(page, "mine")


def test_a_draft_is_its_bureaus_own(world: World, browse: Browse) -> None:
    request = stories.a_draft(world)
    pages = browse(world.reviewer)
    assert str(request) not in pages.text(QUEUE)
    assert pages.get(f"/secretariat/requests/{request}/").status_code == 404


def test_the_list_is_narrowed_by_kind_source_and_state(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.reviewer)
    assert str(request) in pages.text(f"{QUEUE}?kind=red&source=PT&state=submitted")
    stories.assess(request, world.second_reviewer)
    stories.a_submitted(world)
    assert str(request) not in pages.text(f"{QUEUE}?state=submitted")
    assert str(request) in pages.text(f"{QUEUE}?state=nonsense"), "what is not there narrows nothing"


def test_the_csv_holds_every_row_with_its_reasons_and_no_formula(world: World, browse: Browse) -> None:
    stories.a_submitted(world, replace(a_dossier(), title="=HYPERLINK(1)"), at=now())
    response = browse(world.reviewer).get(f"{QUEUE}?format=csv")
    assert response["Content-Type"].startswith("text/csv")
    assert "attachment" in response["Content-Disposition"]
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert row["title"] == "'=HYPERLINK(1)"
    assert row["reasons"].startswith("No worksheet is signed yet; A time limit ends on ")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_a_cell_that_a_spreadsheet_would_compute_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


def test_an_ordinary_cell_stays_as_it_is() -> None:
    assert safe_cell("Armed robbery, a = b") == "Armed robbery, a = b"


def test_reading_the_queue_is_logged(world: World, browse: Browse) -> None:
    browse(world.reviewer).text(QUEUE)
    with speaking_as(SYSTEM):
        assert AccessRecord.objects.filter(officer_id=world.reviewer.id, thing="requests", purpose="queue").exists()


def test_the_queue_is_not_there_for_other_roles(world: World, browse: Browse) -> None:
    for officer in (world.source, world.border, world.commission, world.administrator, world.compliance):
        assert browse(officer).get(QUEUE).status_code == 404
    assert browse().get(QUEUE).status_code == 302


def test_a_name_in_the_files_is_escaped(world: World, browse: Browse) -> None:
    stories.a_submitted(world, a_dossier(title="<script>alert(1)</script>"))
    assert "<script>alert" not in browse(world.reviewer).text(QUEUE)


@pytest.mark.parametrize(
    ("reason", "says"),
    [
        (Reason(Why.OVERDUE, NOW - timedelta(days=3)), "A time limit ran out on 27 February 2026"),
        (Reason(Why.DUE_SOON, NOW + timedelta(days=2, hours=3)), "A time limit runs out in 2 days 3 hours"),
        (Reason(Why.DUE, NOW + timedelta(days=30)), "A time limit ends on 1 April 2026"),
        (Reason(Why.ENDED, NOW), "Since 2 March 2026"),
        (Reason(Why.WAITS, NOW), "Waiting since today"),
        (Reason(Why.WAITS, NOW - timedelta(days=1)), "Waiting for 1 day"),
        (Reason(Why.WAITS, NOW - timedelta(days=12)), "Waiting for 12 days"),
        (Reason(Why.URGENT, words="The trial begins."), "Urgent: The trial begins."),
        (Reason(Why.TIED, states=("PT", "UY")), "You cannot take part: ties to Portugal, Uruguay"),
    ],
)
def test_a_reason_is_a_sentence_with_its_value(reason: Reason, says: str) -> None:
    assert sentence(reason, at=NOW) == says


@pytest.mark.parametrize("why", list(Why))
def test_every_reason_has_its_sentence(why: Why) -> None:
    timed = why in {Why.OVERDUE, Why.DUE_SOON, Why.DUE, Why.ENDED, Why.WAITS}
    assert sentence(Reason(why, NOW if timed else None, "words", ("PT",)), at=NOW)
