"""The client library of yente's makers, as they publish it, against our addresses."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.conftest import Caller
from tests.conftest import World
from tests.stories import a_notice

yente_client = pytest.importorskip("yente_client", reason="yente-client is not installed: pip install yente-client")


@pytest.fixture
def client(call: Caller, world: World) -> Iterator[Any]:
    httpx = pytest.importorskip("httpx")
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    signals = (request_started, request_finished)
    for signal in signals:  # a request would end the connection, and with it what the test has made
        signal.disconnect(close_old_connections)
    transport = httpx.WSGITransport(app=WSGIHandler())
    base = "http://localhost/api/yente"
    try:
        with yente_client.Client(api_key=call.token(world.border), base_url=base, transport=transport) as made:
            yield made
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


def test_a_person_is_matched(client: Any, world: World) -> None:
    notice = a_notice(world)
    person = yente_client.Person(firstName="Orin", lastName="Tavesk", birthDate="1986-09-17", nationality="uy")
    found = client.match(person, threshold=0.7, algorithm="best", topics=["wanted"])
    assert found.top is not None and found.top.match
    assert found.top.id == str(notice)
    assert {"name", "birth"} <= set(found.top.contributing_explanations)
    assert client.match(yente_client.Person(name="Milo Hartwin")).top is None


def test_the_list_is_searched_and_read(client: Any, world: World) -> None:
    notice = a_notice(world)
    found = client.search("Tavesk", countries=["uy"], facets=["countries"])
    assert [one.id for one in found.results] == [str(notice)]
    assert found.facets["countries"].values[0].count == 1
    assert client.fetch(str(notice)).caption == "Orin Tavesk"
    assert client.adjacent(str(notice)).adjacent == {}


def test_datasets_algorithms_and_health(client: Any, world: World) -> None:
    a_notice(world)
    for _ in range(2):  # the second is answered from what the client kept, by our ETag
        catalogue = client.datasets()
        assert catalogue.current == ["notices"]
        assert {one.name for one in catalogue.datasets} == {"notices", "default", "all"}
    assert client.algorithms().best == "fairnotice"
    assert client.healthz().status == client.readyz().status == "ok"


def test_errors_are_the_ones_it_knows(client: Any, world: World) -> None:
    with pytest.raises(yente_client.NotFoundError, match="No such dataset"):
        client.match(yente_client.Person(name="Orin Tavesk"), datasets=["elsewhere"])
    with pytest.raises(yente_client.NotFoundError):
        client.fetch("NK-1")
    with pytest.raises(yente_client.BadRequestError, match="algorithm"):
        client.match(yente_client.Person(name="Orin Tavesk"), algorithm="astrology")
