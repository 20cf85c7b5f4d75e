"""What is written is read again as it was."""

import json
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.formats.dossier import dossier_from, dossier_to, parse_dossier
from fairnotice.formats.dossier.models.table import Table
from tests.builders import a_dossier, base_case
from tests.formats.dossiers import dossiers

# Making a failing dossier smaller takes longer than anybody waits, so the first one that fails is shown.
slow = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@slow
@given(dossier=dossiers())
def test_any_dossier_comes_back_from_its_json_as_it_was(dossier: Dossier) -> None:
    text = json.dumps(dossier_to(dossier))
    assert parse_dossier(text, form="json") == dossier


@slow
@given(dossier=dossiers())
def test_writing_twice_writes_the_same(dossier: Dossier) -> None:
    once = dossier_to(dossier)
    assert dossier_to(dossier_from(once)) == once


def test_the_ordinary_case_file_is_the_ordinary_dossier() -> None:
    assert dossier_from(base_case()) == a_dossier()


@pytest.mark.parametrize("table", Table.__subclasses__(), ids=lambda table: table.__name__)
def test_a_table_has_the_fields_of_its_domain_value_with_the_same_defaults(table: type[Table]) -> None:
    ours = {name: field for name, field in table.model_fields.items() if name != "schema_"}
    theirs = {field.name: field for field in fields(table.makes)}
    assert set(ours) == set(theirs)
    for name, field in ours.items():
        default = field.default.made() if isinstance(field.default, Table) else field.default
        if not field.is_required():
            assert default == theirs[name].default, name


def test_what_is_not_there_has_no_key_and_what_is_unknown_says_so() -> None:
    request = dossier_to(a_dossier())["request"]
    assert "announced" not in request
    assert dossier_from({**base_case(), "request": {**request, "filed": "unknown"}}).request.filed is UNKNOWN


def test_originals_are_kept_as_they_came() -> None:
    case = base_case()
    names = ["می\u200cخواهم", "Ko\u0308nig", "ﬁn", "Å\u212b", "نا\u200fم", " Orin  Tavesk "]
    case["subjects"][0]["identities"][0]["names"] = [{"text": name} for name in names]
    read = parse_dossier(json.dumps(case), form="json")
    assert [name.text for name in read.subjects[0].identities[0].names] == names
