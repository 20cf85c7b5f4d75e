"""The published schema is fresh, says the same as the reader, and every example follows it."""

import json
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.subject import Reality
from fairnotice.domain.unknown import UNKNOWN, is_known
from fairnotice.formats.dossier import case_file_schema, dossier_from, dossier_to, read_dossier
from fairnotice.formats.dossier.schema import schema_text, write_schema
from tests.builders import base_case
from tests.formats.dossiers import dossiers
from tests.formats.test_round_trip import slow

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.toml"))
INVENTED = [path for path in EXAMPLES if path.stem != "worked-case"]


def as_json(value: Any) -> Any:
    """TOML's days and instants as JSON has them."""
    return json.loads(
        json.dumps(value, default=lambda day: day.isoformat() if isinstance(day, date | datetime) else day)
    )


def problems_of(data: object) -> list[str]:
    return [error.message for error in Draft202012Validator(case_file_schema()).iter_errors(data)]


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(case_file_schema())


def test_the_page_of_the_schema_is_fresh(tmp_path: Path) -> None:
    written = tmp_path / "reference" / "case-file.schema.json"
    write_schema(written)
    page = ROOT / "docs" / "reference" / "case-file.schema.json"
    assert page.read_text(encoding="utf-8") == written.read_text(encoding="utf-8") == schema_text()


def test_the_ordinary_case_follows_the_schema() -> None:
    assert problems_of(base_case()) == []


@settings(slow, max_examples=10)
@given(dossier=dossiers())
def test_whatever_is_written_follows_the_schema(dossier: Dossier) -> None:
    assert problems_of(dossier_to(dossier)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("titel",), "x"),
        (("request", "kind"), "crimson"),
        (("request", "purpose"), "revenge"),
        (("request", "metadata", "retention_months"), 0),
        (("request", "requester", "country"), "Portugal"),
        (("incident", "when"), "3 January"),
        (("incident", "when"), {"date": "1350", "calendar": "maya"}),
        (("statements",), [{"id": "a", "about": "act.nothing", "by": "b", "words": "w", "source": "file"}]),
        (("subjects",), []),
    ],
)
def test_what_the_schema_refuses_the_reader_refuses_too(path: tuple[str, ...], value: object) -> None:
    case = base_case()
    table = case
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    assert problems_of(case)
    with pytest.raises(Exception, match=r"cannot be used"):
        dossier_from(case)


def test_every_field_of_the_schema_says_what_it_means() -> None:
    silent = [
        f"{name}.{key}"
        for name, table in case_file_schema()["$defs"].items()
        for key, field in table.get("properties", {}).items()
        if not field.get("description")
    ]
    assert silent == []


def test_the_six_examples_are_there() -> None:
    names = ["below-threshold", "copied-summary", "ordinary", "private-debt", "refugee", "worked-case"]
    assert [path.stem for path in EXAMPLES] == names


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_follows_the_schema_and_comes_back_as_it_was(path: Path) -> None:
    data = as_json(tomllib.loads(path.read_text(encoding="utf-8")))
    dossier = read_dossier(path)
    assert problems_of(data) == []
    assert dossier_from(data) == dossier_from(json.loads(json.dumps(dossier_to(dossier)))) == dossier


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_begins_by_saying_what_it_shows(path: Path) -> None:
    comment = path.read_text(encoding="utf-8").split("\n\n")[0]
    assert all(line.startswith("# ") for line in comment.splitlines())


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
def test_the_people_of_an_example_are_marked_as_invented(path: Path) -> None:
    assert {subject.reality for subject in read_dossier(path).subjects} == {Reality.INVENTED}


def example(name: str) -> Dossier:
    return read_dossier(ROOT / "examples" / f"{name}.toml")


def test_the_worked_case_leaves_unknown_what_the_report_does_not_say() -> None:
    dossier = example("worked-case")
    warrant, request, (person,) = dossier.warrants[0], dossier.request, dossier.subjects
    open_points = (
        warrant.reference,
        warrant.issued,
        warrant.in_force,
        warrant.place,
        request.filed,
        person.status,
        person.identities[0].sex,
        *(offence.max_penalty for offence in warrant.offences),
        *(offence.provision for offence in warrant.offences),
    )
    assert all(point is UNKNOWN for point in open_points)
    assert person.births == ()
    assert (warrant.at_least, warrant.undisclosed_at_least) == (31, 30)
    assert person.reality is Reality.PRESS


def test_every_fact_of_the_worked_case_names_a_source() -> None:
    dossier = example("worked-case")
    (person,) = dossier.subjects
    assert dossier.incident is not None
    assert person.participation is not None
    facts: list[Any] = [dossier.incident, dossier.request, person.participation]
    facts += [*dossier.warrants, *person.identities, *person.offices]
    assert all(fact.sources for fact in facts)
    assert {statement.source for statement in dossier.statements} <= set(dossier.source_by_id)


def test_the_case_below_the_threshold_carries_twelve_months_at_most() -> None:
    penalties = [offence.max_penalty for offence in example("below-threshold").warrants[0].offences]
    assert [str(penalty) for penalty in penalties] == ["1 year"]


def test_the_copied_summary_is_the_same_for_three_people_and_gives_no_role() -> None:
    parts = [subject.participation for subject in example("copied-summary").subjects]
    assert len(parts) == 3
    assert len({part.summary for part in parts if part}) == 1
    assert not any(is_known(part.role) or part.acts for part in parts if part)


def test_the_refugee_is_confirmed_by_another_state_than_the_one_that_asks() -> None:
    dossier = example("refugee")
    (protection,) = dossier.subjects[0].protections
    assert protection.confirmed is True
    assert protection.against == dossier.request.requester.country != protection.granted_by
