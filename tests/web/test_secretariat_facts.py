"""What reviewers add: it comes into their part of the file, once, and never reaches the source."""

from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.records.models import DossierRecord, RequestRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.reading import read_case
from tests import stories
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import bench, body

PROTECTION: dict[str, Any] = {
    "kind": "refugee", "against": "PT", "granted_by": "UY", "confirmed": "yes", "begins_day": "2", "begins_month": "3",
    "begins_year": "2021", "source": "new", "source_title": "confirmation of the grant", "source_kind": "bureau",
}  # fmt: skip
POSITION: dict[str, Any] = {
    "state": "UY", "kind": "extradition_refused", "ground": "political", "words": "Refused in 2024.", "whom": "person",
    "taken_day": "1", "taken_month": "2", "taken_year": "2024", "source": "record",
}  # fmt: skip
STATEMENT: dict[str, Any] = {
    "about": "context.unrest", "value": "yes", "by": "an observer", "words": "The charge came in a wave of arrests.",
    "firmness": "reported", "whom": "all", "source": "record",
}  # fmt: skip
WAIVER: dict[str, Any] = {"consulted": "on", "reasons": "The requester was asked on the telephone."}


def dossier_of(request: UUID, by: Officer) -> Dossier:
    with speaking_as(SYSTEM):
        case = RequestRecord.objects.get(pk=request).case_id
    return read_case(case=case, purpose="test", by=by, at=NOW)[0]


def versions(request: UUID) -> int:
    with speaking_as(SYSTEM):
        row = RequestRecord.objects.get(pk=request)
        return DossierRecord.objects.filter(case=row.case_id, part="added").count()


@pytest.mark.parametrize(
    ("kind", "given", "shown"),
    [
        ("protection", PROTECTION, "confirmation of the grant"),
        ("position", POSITION, "Refused in 2024."),
        ("statement", STATEMENT, "The charge came in a wave of arrests."),
        ("waiver", WAIVER, "The requester was asked on the telephone."),
    ],
)
def test_an_addition_is_in_the_reviewers_part_and_not_in_the_sources(
    world: World, browse: Browse, kind: str, given: dict[str, Any], shown: str
) -> None:
    request = stories.a_submitted(world)
    before = dossier_of(request, world.source)
    response = browse(world.reviewer).post_form(f"{bench(request)}facts/?add={kind}", given)
    assert response.redirect_chain == [(bench(request), 303)], body(response)[-3000:]
    kept = body(response).partition('id="file-kept"')[2]
    assert shown in kept
    assert dossier_of(request, world.source) == before


def test_sent_twice_it_is_added_once(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.reviewer)
    for kind, given in (("statement", STATEMENT), ("position", POSITION), ("protection", PROTECTION)):
        path = f"{bench(request)}facts/?add={kind}"
        sent = {**pages.form(path, holding="revision").fields, **given}
        assert [pages.client.post(path, sent).status_code for _each in range(2)] == [303, 303], kind
    dossier = dossier_of(request, world.reviewer)
    assert versions(request) == 3
    assert sum(each.about == "context.unrest" for each in dossier.statements) == 1
    assert (len(dossier.positions), len(dossier.subjects[0].protections)) == (1, 1)


def test_two_reviewers_do_not_lose_each_others_addition(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    first, second = browse(world.reviewer), browse(world.second_reviewer)
    path = f"{bench(request)}facts/?add=position"
    late = {**second.form(path, holding="revision").fields, **POSITION, "words": "It protests."}
    first.post_form(f"{bench(request)}facts/?add=statement", STATEMENT)
    refused = second.client.post(path, late)
    assert refused.status_code == 422
    assert "The file has changed since you opened it." in body(refused)
    assert "It protests." in body(refused)
    revision = body(refused).partition('name="revision" value="')[2].partition('"')[0]
    key = body(refused).partition('name="key" value="')[2].partition('"')[0]
    assert second.client.post(path, {**late, "revision": revision, "key": key}).status_code == 303
    dossier = dossier_of(request, world.reviewer)
    assert (len(dossier.positions), sum(s.about == "context.unrest" for s in dossier.statements)) == (1, 1)


@pytest.mark.parametrize(
    ("kind", "given", "says"),
    [
        ("protection", {**PROTECTION, "source_title": ""}, "Name the new source."),
        ("protection", {**PROTECTION, "source_kind": ""}, "Say what kind of source it is."),
        ("protection", {**PROTECTION, "source": ""}, "Choose where it was read."),
        (
            "protection",
            {**PROTECTION, "ends_day": "1", "ends_month": "1", "ends_year": "2020"},
            "It cannot end before it begins.",
        ),
        ("position", {**POSITION, "body": "a court"}, "Choose the country, or name the body: one of the two."),
        ("position", {**POSITION, "state": ""}, "Choose the country, or name the body: one of the two."),
        ("statement", {**STATEMENT, "about": ""}, "Choose the fact."),
        ("waiver", {"reasons": ""}, "Say why."),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_added(
    world: World, browse: Browse, kind: str, given: dict[str, Any], says: str
) -> None:
    request = stories.a_submitted(world)
    response = browse(world.reviewer).post_form(f"{bench(request)}facts/?add={kind}", given)
    assert response.status_code == 422
    assert says in body(response)
    assert versions(request) == 0


def test_only_facts_that_a_source_is_never_asked_about_are_offered(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    page = browse(world.reviewer).text(f"{bench(request)}facts/?add=statement")
    assert 'value="context.unrest"' in page
    assert 'value="act.political_life"' not in page


def test_without_a_choice_the_page_asks_what_to_add(world: World, browse: Browse) -> None:
    request = stories.a_submitted(world)
    pages = browse(world.reviewer)
    assert "Choose what to add." in pages.text(f"{bench(request)}facts/")
    assert "Choose what to add." in pages.text(f"{bench(request)}facts/?add=nothing")
