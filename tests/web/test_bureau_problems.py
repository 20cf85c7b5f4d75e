"""From a problem of the case file to the page on which it is mended."""

from typing import Any
from uuid import UUID

import pytest

from fairnotice.domain.errors import Problem
from fairnotice.domain.mode import Mode
from fairnotice.web.bureau.changes import add_person, add_warrant, remove_person
from fairnotice.web.bureau.content import begun, entries, new_id, own_source
from fairnotice.web.bureau.problems import to_mend

DRAFT = UUID(int=7)
BASE = f"/bureau/drafts/{DRAFT}/"
CONTENT: dict[str, Any] = {
    "subjects": [{"id": "s1", "identities": [{"names": [{"text": "Orin"}]}, {}]}, {"identities": []}],
    "warrants": [{"id": "w1", "authority": {"name": "A court"}}],
    "statements": [
        {"id": "a1", "about": "act.expression", "by": "", "source": "file"},
        {"id": "a2", "about": "act.expression", "by": "a newspaper", "source": "press"},
    ],
    "sources": [{"id": "file", "kind": "requester"}, {"id": "press", "kind": "press"}],
}

PAGES = {
    "title": "matter/",
    "id": "matter/",
    "incident.what": "incident/",
    "request": "kind/",
    "request.kind": "kind/",
    "request.purpose": "kind/",
    "request.requester.name": "kind/",
    "request.assurances.issuer_competent": "assurances/",
    "request.attestations": "attestations/",
    "request.metadata.retention_months": "conditions/",
    "request.metadata.relevance": "interest/",
    "request.recipients[0]": "conditions/",
    "subjects": "persons/",
    "subjects[0].identities[0].names[0].text": "persons/s1/1/names/",
    "subjects[0].identities[1].births[0]": "persons/s1/2/births/",
    "subjects[0].identities[1].sex": "persons/s1/2/particulars/",
    "subjects[0].identities": "persons/s1/1/names/",
    "subjects[0].offices[0].began": "persons/s1/offices/",
    "subjects[0].participation.summary": "persons/s1/participation/",
    "subjects[0].status": "persons/s1/status/",
    "subjects[1].id": "persons/",
    "subjects[9]": "persons/",
    "warrants": "warrants/",
    "warrants[0].authority.name": "warrants/w1/authority/",
    "warrants[0].offences": "warrants/w1/offences/",
    "warrants[0].subjects": "warrants/w1/covers/",
    "warrants[0].at_least": "undisclosed/",
    "warrants[0].issued": "warrants/w1/paper/",
    "warrants[0].sentence.imposed": "warrants/w1/sentence/",
    "statements[0].words": "politics/",
    "statements[1].words": "accounts/",
    "sources[1].title": "accounts/",
    "the file": "matter/",
}


@pytest.mark.parametrize("where", PAGES)
def test_every_place_of_a_case_file_has_a_page(where: str) -> None:
    found = to_mend(Problem(where, "is missing"), CONTENT, DRAFT)
    assert found.href == BASE + PAGES[where]
    assert found.label
    assert found.says == "Is missing."


def test_a_new_draft_says_who_asks_and_nothing_else() -> None:
    content = begun(bureau="PT", name="National Central Bureau of Portugal", country="PT", matter="1a2b")
    assert content["id"] == "pt-1a2b"
    assert set(content) == {"schema", "id", "request", "sources"}
    assert "country" not in begun(bureau="court", name="A court", country=None, matter="x")["request"]["requester"]


def test_a_person_of_a_live_installation_is_actual_and_of_training_not_said() -> None:
    assert add_person({}, Mode.LIVE).content["subjects"][0]["reality"] == "actual"
    assert "reality" not in add_person({}, Mode.TRAINING).content["subjects"][0]


def test_a_warrant_names_the_only_person_and_asks_when_there_are_more() -> None:
    one = add_warrant(add_person({}, Mode.TRAINING).content).content
    assert one["warrants"][0]["subjects"] == ["s1"]
    two = add_warrant(add_person(one, Mode.TRAINING).content).content
    assert two["warrants"][1]["subjects"] == []
    assert [each["subjects"] for each in entries(remove_person(two, "s1").content, "warrants")] == [[], []]


def test_the_bureaus_own_file_is_found_or_added_under_an_id_of_its_own() -> None:
    content: dict[str, Any] = {"sources": [{"id": "file", "kind": "press"}]}
    assert own_source(content) == "f1"
    assert own_source(content) == "f1"
    assert new_id("s", ["s1", "s3"]) == "s2"
