"""Whatever clients send is understood, or refused in a sentence: nothing else comes out of reading it."""

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fairnotice.domain.errors import InvalidValue

TODAY = date(2026, 3, 2)
TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "Orin Tavesk",
        "1986-09-17",
        "1986-13-40",
        "0000",
        "male",
        "X",
        "uy",
        "URY",
        "Uruguay",
        "UY:1234567",
        ":",
        "UY:",
        "nan",
    ]
)
FIELDS = (
    "name alias firstName lastName middleName birthDate nationality citizenship gender passportNumber idNumber country"
)
KEYS = st.sampled_from([*FIELDS.split(), "schema"]) | st.text(max_size=10)
VALUES = TEXTS | st.lists(TEXTS | st.none() | st.integers() | st.booleans(), max_size=30) | st.none() | st.floats()
SCHEMAS = st.sampled_from(["Person", "Thing", "LegalEntity", "Company", "person", ""]) | st.none() | st.text(max_size=5)
NAMES = (
    "name altNames birthDate gender gov_passport gov_nationality limit minMatch type source format sourceID requestID"
)
PARAMETERS = st.sampled_from([*NAMES.split(), "imoNumber"]) | st.text(max_size=10)


@settings(max_examples=300, deadline=None)
@given(
    schema=SCHEMAS, properties=st.dictionaries(KEYS, VALUES, max_size=8) | st.none(), more=st.dictionaries(KEYS, VALUES)
)
def test_a_query_of_yentes_shape_is_understood_or_refused(schema: Any, properties: Any, more: Any) -> None:
    from fairnotice.api.yente.examples import echo_of, read_example

    sent = {**more, "schema": schema, "properties": properties}
    json.dumps(echo_of(sent), ensure_ascii=False).encode()
    try:
        example = read_example(sent, today=TODAY)
    except InvalidValue as error:
        assert str(error)
        return
    json.dumps([example.echo, example.unused], ensure_ascii=False).encode()
    if example.query is None:
        assert example.unused or example.body is not None
        return
    known = {*example.query.names, *(paper.number for paper in example.query.documents)}
    given_texts = {text for values in example.echo["properties"].values() for text in values}
    assert all(any(part in name for part in given_texts) for name in known)


@settings(max_examples=300, deadline=None)
@given(parameters=st.dictionaries(PARAMETERS, st.lists(TEXTS, max_size=4), max_size=8))
def test_a_search_of_watchmans_shape_is_understood_or_refused(parameters: dict[str, list[str]]) -> None:
    from fairnotice.api.watchman.question import read_question

    try:
        asked = read_question(parameters, today=TODAY)
    except InvalidValue as error:
        assert str(error)
        return
    assert 1 <= asked.limit <= 100 and (asked.least is None or 0.0 <= asked.least <= 1.0)
    assert asked.query is not None or asked.unused


@settings(max_examples=200, deadline=None)
@given(row=st.dictionaries(KEYS, VALUES, max_size=5) | VALUES)
def test_a_row_is_read_or_told_and_what_is_told_repeats_nothing_of_it(row: Any) -> None:
    from fairnotice.api.rows import Misfit, read_row

    read = read_row(3, row)
    assert read.index == 3
    if isinstance(read, Misfit):
        assert read.errors and all(error["detail"] for error in read.errors)


@settings(max_examples=200, deadline=None)
@given(body=st.binary(max_size=300) | st.lists(st.binary(max_size=60)).map(b"\n".join), size=st.integers(1, 5))
def test_every_line_of_a_stream_has_its_place(body: bytes, size: int) -> None:
    from fairnotice.api.lines import chunks

    found = list(chunks(body, size))
    assert [row.index for rows in found for row in rows] == list(
        range(sum(1 for one in body.split(b"\n") if one.strip()))
    )
    assert all(len(rows) <= size for rows in found)
