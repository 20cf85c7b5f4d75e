"""The Commission reads every notice and request, and what bureaus may not see."""

from uuid import uuid4

import pytest

from fairnotice.domain.officer import SYSTEM
from fairnotice.records.models import NoticeRecord
from fairnotice.records.session import speaking_as
from tests.conftest import World
from tests.stories import WHY, a_draft, a_hit, a_measured, a_notice, a_refused, a_submitted
from tests.web.border_pages import blocked, notice_state
from tests.web.conftest import Browse


def test_the_page_shows_what_bureaus_may_not_see(browse: Browse, world: World) -> None:
    notice, _hit, _measure = a_measured(world)
    text = " ".join(browse(world.commission).text(f"/commission/notices/{notice}/").split())
    assert WHY in text  # worksheets and decision
    assert text.count("Worksheet of a reviewer") == 2
    assert "Kept from the requester" in text
    assert "Bureau NZ" in text
    assert "Measure taken" in text
    assert "Section 1 of an invented act." in text
    assert "Who holds it" in text
    assert "Who has read it" in text


def test_a_traveller_and_what_was_found_about_protection_are_not_on_it(browse: Browse, world: World) -> None:
    notice, _hit, _measure = a_measured(world)
    browse(world.border).post_form("/border/", {"line": "Orin Tavesk, 1986-09-17, passport ZZ9988776 NZ"})
    text = browse(world.commission).text(f"/commission/notices/{notice}/")
    assert "To be verified" in text
    assert "ZZ9988776" not in text
    assert "Asylum files and court lists." not in text


def test_who_read_it_is_told_with_office_and_purpose(browse: Browse, world: World) -> None:
    notice, _hit = a_hit(world)
    browse(world.border).get("/border/hits/")
    pages = browse(world.commission)
    pages.text(f"/commission/notices/{notice}/")
    text = pages.text(f"/commission/notices/{notice}/").partition("Who has read it</h2>")[2]
    assert "<bdi>Commission</bdi>" in text
    assert str(world.commission.id)[:8] in text


def test_every_recipient_s_last_entry_is_told(browse: Browse, world: World) -> None:
    notice = a_notice(world)
    pages = browse(world.commission)
    blocked(pages, notice)
    text = " ".join(pages.text(f"/commission/notices/{notice}/").split())
    assert text.count("Taken out of its view") == 7


def test_the_list_counts_hits_and_measures_and_can_be_narrowed(browse: Browse, world: World) -> None:
    notice, _hit, _measure = a_measured(world)
    pages = browse(world.commission)
    with speaking_as(SYSTEM):
        number = NoticeRecord.objects.get(pk=notice).number
    assert number in pages.text("/commission/")
    for query, there in (
        ("state=published", True),
        ("state=blocked", False),
        ("kind=red", True),
        ("kind=blue", False),
        ("source=PT", True),
        (f"number={number[:6].lower()}", True),
        ("number=B-99", False),
        ("state=nonsense", True),
    ):
        assert (f'">{number}</bdi></a>' in pages.text(f"/commission/?{query}")) is there, query


def test_the_list_is_a_csv_file_as_well(browse: Browse, world: World) -> None:
    a_measured(world)
    response = browse(world.commission).get("/commission/?format=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("number,subject,kind")
    assert ",1,1," in lines[1]


def test_no_name_is_asked_for_in_the_address(browse: Browse, world: World) -> None:
    a_notice(world)
    forms = browse(world.commission).text("/commission/")
    assert 'name="name"' not in forms
    assert 'name="q"' not in forms


def test_requests_refused_and_in_review_are_read(browse: Browse, world: World) -> None:
    refused, waiting = a_refused(world), a_submitted(world)
    pages = browse(world.commission)
    listed = pages.text("/commission/requests/")
    assert str(refused) in listed
    assert str(waiting) in listed
    assert str(waiting) not in pages.text("/commission/requests/?state=refused")
    text = " ".join(pages.text(f"/commission/requests/{refused}/").split())
    assert "The request is refused under article 3." not in text or "letter" in text
    assert text.count("Worksheet of a reviewer") == 2
    assert "Kept from the requester" in text
    assert "What the rules recommend" in text
    assert '<form method="post"' not in text.partition("<main")[2].partition("</main>")[0]


def test_a_draft_is_its_bureau_s_own(browse: Browse, world: World) -> None:
    draft = a_draft(world)
    pages = browse(world.commission)
    assert str(draft) not in pages.text("/commission/requests/")
    assert pages.get(f"/commission/requests/{draft}/").status_code == 404


@pytest.mark.parametrize(
    "who", ["source", "other", "locating", "border", "reviewer", "decider", "compliance", "administrator"]
)
def test_the_pages_are_not_there_for_others(browse: Browse, world: World, who: str) -> None:
    notice, request = a_notice(world), a_refused(world)
    pages = browse(getattr(world, who))
    for path in ("", "requests/", f"requests/{request}/", f"notices/{notice}/", f"notices/{notice}/block/"):
        assert pages.get(f"/commission/{path}").status_code == 404, path
    assert notice_state(notice) == "published"


def test_what_is_not_there_is_404(browse: Browse, world: World) -> None:
    pages = browse(world.commission)
    for path in (f"notices/{uuid4()}/", f"requests/{uuid4()}/"):
        assert pages.get(f"/commission/{path}").status_code == 404
