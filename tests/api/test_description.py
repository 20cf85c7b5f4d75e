"""The description of the API and the page that shows it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from openapi_spec_validator import OpenAPIV31SpecValidator

from tests.api.conftest import Caller
from tests.conftest import World

KEPT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"


@pytest.fixture
def document(installation: Any) -> dict[str, Any]:
    from fairnotice.api.app import openapi_document

    return json.loads(json.dumps(openapi_document()))  # type: ignore[no-any-return]  # an object, as the test says


def test_the_description_is_valid_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(document).validate()


def test_the_kept_description_is_the_one_that_is_served(document: dict[str, Any], call: Caller) -> None:
    served = call.ok("GET", "/openapi.json")
    assert served == document
    assert json.loads(KEPT.read_text(encoding="utf-8")) == document, "write it again: fairnotice docs"


def test_every_operation_has_its_own_name_and_says_what_it_does(document: dict[str, Any]) -> None:
    operations = [operation for methods in document["paths"].values() for operation in methods.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names))
    assert all(operation["description"].endswith(".") for operation in operations)


def test_every_parameter_that_is_described_is_one_that_is_known(document: dict[str, Any]) -> None:
    from fairnotice.api.bodies import QUERY

    described = {
        parameter["name"]
        for methods in document["paths"].values()
        for operation in methods.values()
        for parameter in operation["parameters"]
        if parameter["in"] == "query"
    }
    assert described == QUERY


def test_the_page_of_the_api_loads_its_own_files_and_nothing_from_elsewhere(call: Caller) -> None:
    page = call("GET", "/docs")
    html = page.content.decode()
    assert page.status_code == 200
    assert "//" not in re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL).replace("/api/openapi.json", "")
    files = re.findall(r'(?:src|href)="(/static/[^"]+)"', html)
    assert len(files) >= 4
    assert html.count("<script") == html.count("<script src=") + html.count('<script type="application/json"')
    for file in files:
        response = call.client.get(file)
        assert response.status_code == 200
        assert len(b"".join(response.streaming_content)) > 100
    assert '"validatorUrl": null' in html
    assert page["Content-Security-Policy"].startswith("default-src 'none';")
    assert "unsafe" not in page["Content-Security-Policy"]
    assert "EXAMPLE" in html and "Not INTERPOL, and not affiliated with it." in html


@pytest.mark.parametrize("path", ["/api", "/api/"])
def test_somebody_who_opens_the_address_in_a_browser_is_led_to_the_page(call: Caller, path: str) -> None:
    response = call.client.get(path)
    assert (response.status_code, response["Location"]) == (302, "/api/docs")


def test_the_rulebook_is_open_to_everybody(call: Caller) -> None:
    from fairnotice.law.rulebook import RULES

    items = call.ok("GET", "/rules")["items"]
    assert [item["rule"] for item in items] == [rule.code for rule in RULES]
    assert call.ok("GET", f"/rules/{items[0]['rule']}") == items[0]
    assert call("GET", "/rules/nothing").status_code == 404


def test_health_says_which_version_runs_in_which_mode(call: Caller) -> None:
    answer = call.ok("GET", "/health")
    assert (answer["status"], answer["mode"]) == ("ok", "training")
    assert re.fullmatch(r"\d+\.\d+\.\d+", answer["version"])


def test_health_in_detail_is_for_administrators(call: Caller, world: World) -> None:
    answer = call.ok("GET", "/health/details", by=world.administrator)
    assert answer["status"] == "attention"
    assert "one_administrator" in {concern["code"] for concern in answer["concerns"]}
    assert answer["events"] > 0 and answer["missing_migrations"] == []
    assert (answer["hit_from"], answer["alerts_a_day"], answer["travellers_a_day"]) == (0.8, None, None)
    with override_settings(FAIRNOTICE_SCREENING={"hit": 0.9, "alerts_a_day": 2.5, "travellers_a_day": 1000}):
        answer = call.ok("GET", "/health/details", by=world.administrator)
    assert (answer["hit_from"], answer["alerts_a_day"], answer["travellers_a_day"]) == (0.9, 2.5, 1000)
    with override_settings(FAIRNOTICE_SCREENING={"others": [{"name": "un", "hit": 0.9}]}):
        answer = call.ok("GET", "/health/details", by=world.administrator)
    stated = {"list": "un", "hit_from": 0.9, "alerts_a_day": None, "travellers_a_day": None}
    assert answer["thresholds_of_others"] == [stated]
    assert call("GET", "/health/details", by=world.commission).status_code == 403
    assert call("GET", "/health/details").status_code == 401
