"""Published practice over HTTP: open to everybody, the same answers as at the terminal."""

import jsonschema
import pytest

from fairnotice.law.published.answers import practice_schema
from tests.api.conftest import Caller
from tests.api.problems import is_problem


@pytest.mark.parametrize(
    "address",
    [
        "/practice",
        "/practice?text=coup&outcome=refused",
        "/practice?article=RPD%2083&kind=commission&limit=3",
        "/practice?ground=neutrality&factor=f",
        "/practice?like=rop-041&article=3",
        "/practice/rop-041",
        "/practice/CCF-2023-03",
    ],
)
def test_anybody_may_ask_and_the_answer_is_as_its_schema_says(call: Caller, address: str) -> None:
    jsonschema.validate(call.ok("GET", address), practice_schema())


def test_words_and_filters_have_to_fit(call: Caller) -> None:
    items = call.ok("GET", "/practice?text=coup&outcome=refused&limit=2")["items"]
    assert len(items) == 2
    assert {item["outcome"] for item in items} == {"refused"}


def test_what_is_like_an_entry_says_what_is_shared_and_what_differs(call: Caller) -> None:
    found = call.ok("GET", "/practice?like=rop-041&limit=3")
    assert found["items"] == []
    assert found["nearest"][0]["shared"]
    assert "rop-041" not in {item["id"] for item in found["nearest"]}


@pytest.mark.parametrize(
    ("address", "status", "kind"),
    [
        ("/practice/rop-000", 404, "not-found"),
        ("/practice?like=rop-000", 404, "not-found"),
        ("/practice?outcome=won", 422, "invalid-value"),
        ("/practice?article=nonsense", 422, "invalid-value"),
        ("/practice?limit=0", 422, "invalid-input"),
        ("/practice?words=coup", 422, "invalid-input"),
        ("/practice?text=" + "x" * 300, 422, "invalid-input"),
    ],
)
def test_what_cannot_be_answered_is_a_problem(call: Caller, address: str, status: int, kind: str) -> None:
    is_problem(call("GET", address), status, kind)


def test_the_schema_is_published(call: Caller) -> None:
    assert "practice" in call.ok("GET", "/schemas")
    assert call.ok("GET", "/schemas/practice") == practice_schema()
