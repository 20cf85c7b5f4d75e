"""Charges left out by the person who decides, on the pages: from the boxes of the decision to every reader's page."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.officer import PUBLIC, SYSTEM
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.left_out import statement_of
from fairnotice.records.models import DecisionRecord, MessageRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.public_register import extracts_in_force
from fairnotice.services.reading import effect_here
from tests.builders import a_dossier, a_request, a_source, a_warrant, an_offence
from tests.conftest import World
from tests.stories import a_query, an_assessed
from tests.web.conftest import Browse, Pages
from tests.web.secretariat_pages import bench, body, press

AT = datetime.now(UTC)
WHY = "It rests on leaflets alone, apart from the robbery, and article 3 keeps it out of a notice."
APART = "seditious libel"


def with_a_charge_apart() -> Dossier:
    """A robbery, and in a warrant of its own a charge against the state on other facts."""
    apart = an_offence("o2", charge=APART, category=OffenceCategory.SEDITION, facts="leaflets", provision="Act 7, s. 2")
    second = a_warrant("w2", offences=(apart,), sources=("leaflet-warrant",))
    sources = (*a_dossier().sources, a_source("leaflet-warrant", title="warrant about the leaflets"))
    first = a_warrant(offences=(an_offence("o1"),))
    return a_dossier(request=a_request(public_extract=True), warrants=(first, second), sources=sources)


def decision(pages: Pages, request: UUID, **given: Any) -> tuple[str, Any]:
    path = bench(request) + "decision/"
    sent = {"outcome": "approve", "reasons": "The worksheets agree on the robbery and on the rest.", **given}
    return path, pages.post_form(path, sent, "Check before I send")


@pytest.fixture
def published(browse: Browse, world: World) -> UUID:
    """The notice, decided and published on the pages. Answers its id."""
    request = an_assessed(world, with_a_charge_apart(), at=AT)
    pages = browse(world.decider)
    path, checked = decision(pages, request, left_out=["w2/o2"], left_out_why=WHY)
    assert statement_of([APART]) in body(checked), "what the notice will say is read before it is sent"
    press(pages, path, checked, "Approve the request")
    where = bench(request) + "publish/"
    checked = pages.post_form(where, {}, "Check before I publish")
    assert statement_of([APART]) in body(checked)
    press(pages, where, checked, "Publish it")
    with speaking_as(SYSTEM):
        return NoticeRecord.objects.get(request=request).pk


def test_what_the_rules_would_leave_out_is_marked_with_its_reason(browse: Browse, world: World) -> None:
    request = an_assessed(world, with_a_charge_apart(), at=AT)
    form = browse(world.decider).form(bench(request) + "decision/", holding="left_out")
    assert form.fields["left_out"] == ["w2/o2"]
    assert "3.12" in form.fields["left_out_why"][0]


def test_leaving_out_needs_a_reason_and_leaves_something(browse: Browse, world: World) -> None:
    request = an_assessed(world, with_a_charge_apart(), at=AT)
    pages = browse(world.decider)
    assert "Say why these charges are left out." in body(decision(pages, request, left_out_why="")[1])
    every = decision(pages, request, left_out=["w1/o1", "w2/o2"], left_out_why=WHY)[1]
    assert "refuse the request instead" in body(every)


def test_the_decision_keeps_which_and_why(published: UUID) -> None:
    with speaking_as(SYSTEM):
        request = NoticeRecord.objects.get(pk=published).request_id
        kept = DecisionRecord.objects.get(request=request).left_out
    assert kept == [{"warrant": "w2", "offence": "o2", "why": WHY}]


def test_the_document_carries_the_sentence_and_nothing_else_of_it(published: UUID) -> None:
    with speaking_as(SYSTEM):
        document = NoticeRecord.objects.get(pk=published).document
    assert document["statement"] == statement_of([APART])
    assert document["warrants"] == ["w1"]
    assert not [words for words in (APART, "Act 7", "w2", "leaflet") if words in str(document["case"])]


def test_police_read_the_charges_that_stand_and_the_sentence(browse: Browse, world: World, published: UUID) -> None:
    page = browse(world.locating).text(f"/duty/notices/{published}/")
    assert "armed robbery" in page
    assert statement_of([APART]) in page
    assert page.count(APART) == 1, "named in the sentence alone"


def test_the_bureau_that_asked_is_told_by_letter_and_on_the_page_of_its_notice(
    browse: Browse, world: World, published: UUID
) -> None:
    with speaking_as(SYSTEM):
        letter = MessageRecord.objects.get(about="request.approved").text
    assert statement_of([APART]) in letter
    assert WHY not in letter, "the reasons of the file are not the letter's"
    assert statement_of([APART]) in browse(world.source).text(f"/bureau/notices/{published}/")


def test_the_secretariat_reads_it_with_the_document(browse: Browse, world: World, published: UUID) -> None:
    assert statement_of([APART]) in browse(world.reviewer).text(f"/secretariat/notices/{published}/")


def test_what_no_notice_may_carry_is_refused_while_it_is_in_and_approved_without_it(
    browse: Browse, world: World
) -> None:
    debt = an_offence("o2", charge="unpaid loan", category=OffenceCategory.PRIVATE_DEBT, facts="loan")
    request = an_assessed(world, a_dossier(warrants=(a_warrant(offences=(an_offence("o1"), debt)),)), at=AT)
    pages = browse(world.decider)
    kept = decision(pages, request, left_out=[], left_out_why="")[1]
    assert "No notice may be published for this: unpaid loan." in body(kept)
    path, checked = decision(pages, request)
    sent = press(pages, path, checked, "Approve the request")
    assert sent.redirect_chain == [(bench(request) + "publish/", 303)]


def test_the_public_reads_that_charges_were_left_out_and_not_which(browse: Browse, published: UUID) -> None:
    from django.urls import reverse

    (extract,) = extracts_in_force(by=PUBLIC)
    page = browse().text(reverse("public:notice", args=[extract.id]))
    assert "armed robbery" in page
    assert "for no others" in page
    assert APART not in page


def test_what_it_means_in_a_country_rests_on_the_charges_that_stand(world: World, published: UUID) -> None:
    moment = Moment.on_day(AT.date(), now=AT)
    for country in ("FR", "NZ"):
        effect = effect_here(notice=published, country=country, moment=moment, by=world.locating, at=AT)
        assert APART not in str(effect)
        assert "Act 7" not in str(effect)


def test_an_officer_at_the_border_reads_the_same(browse: Browse, world: World, published: UUID) -> None:
    from fairnotice.services.screening import check_traveller

    (hit,) = check_traveller(
        query=a_query(), traveller={"name": "as read"}, purpose="border check, entry", by=world.border, at=AT
    )
    page = browse(world.border).text(f"/border/hits/{hit.id}/")
    assert statement_of([APART]) in page
    assert page.count(APART) == 1
