"""FollowTheMoney's own library and yente's own classes read what we serve. Neither has wheels everywhere."""

import json
from collections.abc import Coroutine
from typing import Any

import pytest

from tests.api.conftest import Caller
from tests.api.feeds import FTM, lines_of, shown, turn_on
from tests.conftest import World
from tests.stories import WHY

WHY_NOT = "is not installed: its libraries need ICU, which has no wheel"


def test_followthemoney_knows_every_schema_and_property_and_takes_every_value(call: Caller, world: World) -> None:
    pytest.importorskip("followthemoney", reason=f"followthemoney {WHY_NOT}")
    from followthemoney import model  # type: ignore[import-not-found, unused-ignore]  # see WHY_NOT

    shown(world, "Orin Tavesk", "نمونه\u200cای تاوسک")
    turn_on(world)
    entities = lines_of(call("GET", f"{FTM}/entities.ftm.json"))
    assert any("\u200c" in name for each in entities for name in each["properties"].get("name", ()))
    for each in entities:
        proxy = model.get_proxy({"id": each["id"], "schema": each["schema"]})
        assert set(each["properties"]) <= set(proxy.schema.properties)
        for name, values in each["properties"].items():
            for value in values:
                proxy.add(name, value)
            kept = proxy.get(name)
            assert len(kept) == len(values), (name, values, kept)
        model.get_proxy(each)


def ended(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine answers that waits for nothing. In a loop Django would open a connection of its own for it."""
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits")


def test_yente_loads_the_catalogue_the_file_and_the_deltas(
    call: Caller, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    updater = pytest.importorskip("yente.data.updater", reason=f"yente {WHY_NOT}")
    from yente.data.dataset import Dataset  # type: ignore[import-not-found, unused-ignore]  # see WHY_NOT

    async def load_json(url: str, **_more: Any) -> Any:
        return call.ok("GET", url.removeprefix("http://localhost/api"))

    async def load_lines(url: str, *_names: Any, **_more: Any) -> Any:
        for line in lines_of(call("GET", url.removeprefix("http://localhost/api"))):
            yield line

    monkeypatch.setattr(updater, "load_json_url", load_json)
    monkeypatch.setattr(updater, "load_json_lines", load_lines)

    def loaded(base: str | None) -> tuple[str, bool, list[tuple[str, str]]]:
        data = {**call.ok("GET", f"{FTM}/index.json")["datasets"][0], "resource_name": "entities.ftm.json"}
        dataset = Dataset(json.loads(json.dumps(data)))

        async def run() -> tuple[str, bool, list[tuple[str, str]]]:
            found = await updater.DatasetUpdater.build(dataset, base)
            ops = [(each["op"], each["entity"]["id"]) async for each in found.load()] if found.needs_update() else []
            return found.target_version, found.is_incremental, ops

        answer: tuple[str, bool, list[tuple[str, str]]] = ended(run())
        return answer

    first, _second = shown(world, "Orin Tavesk", "Maelis Corvane")
    turn_on(world)
    version, incremental, ops = loaded(None)
    assert (incremental, len(ops)) == (False, 4)
    assert loaded(version)[2] == []
    call.ok("POST", f"/notices/{first}/withdraw", {"reasons": WHY}, by=world.source)
    _later, incremental, ops = loaded(version)
    assert incremental
    assert ops == [("DEL", "notice-ex-a-1-3-2026"), ("DEL", "notice-ex-a-1-3-2026-w1")]
    assert loaded("20200101000000-aaa")[1] is False
