"""Whether somebody may act on an answer: every service and route that computes an effect says whether it is live."""

import ast
from pathlib import Path

import pytest
from django.test import override_settings

import fairnotice
from fairnotice.domain.effect import Modality
from fairnotice.domain.request import Assurances
from fairnotice.services.live import is_live
from fairnotice.services.reading import effect_here
from tests.builders import a_dossier, a_moment, a_request, a_requester
from tests.conftest import NOW, World
from tests.stories import a_notice

ROOT = Path(fairnotice.__file__).parent


@pytest.mark.parametrize(("mode", "live"), [("live", True), ("training", False)])
def test_the_mode_of_the_installation_says_whether_it_is_live(mode: str, live: bool) -> None:
    with override_settings(FAIRNOTICE_MODE=mode):
        assert is_live() is live


def calls_of_effect_of() -> list[tuple[str, int, set[str | None]]]:
    """Every call in the services, the routes and the pages: the file, the line, and the names of its arguments."""
    found = []
    for folder in ("services", "api", "web"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "effect_of":
                    found.append((path.name, node.lineno, {keyword.arg for keyword in node.keywords}))
    return found


def test_no_service_or_route_leaves_it_open_whether_its_answer_is_live() -> None:
    calls = calls_of_effect_of()
    assert len(calls) >= 6
    assert not [call for call in calls if "live" not in call[2]]


def test_a_live_installation_tells_an_officer_of_no_power_that_nobody_approved(world: World) -> None:
    request = a_request(requester=a_requester(), assurances=Assurances(True, True, ("LV",)))
    notice = a_notice(world, a_dossier(request=request))
    moment = a_moment("2026-11-27")
    assert effect_here(notice=notice, country="LV", moment=moment, by=world.locating, at=NOW).arrest_power
    with override_settings(FAIRNOTICE_MODE="live"):
        effect = effect_here(notice=notice, country="LV", moment=moment, by=world.locating, at=NOW)
    assert not effect.arrest_power and not effect.of(Modality.MAY_ARREST)
    assert "no national authority has approved" in effect.headline
