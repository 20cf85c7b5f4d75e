"""Data folders and servers of their own for the tests of config; nothing is left behind."""

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fairnotice.config.cluster import Cluster
from fairnotice.config.datafolder import DataFolder, Mode
from fairnotice.config.embedded import erase, running
from tests.cli.serving import Server, a_free_port
from tests.config.keeping import Keeper


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "MIGRATION_DATABASE_URL", "FAIRNOTICE_DATA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def make_folder(tmp_path: Path) -> Iterator[Callable[[str], DataFolder]]:
    made: list[DataFolder] = []

    def make(name: str) -> DataFolder:
        made.append(DataFolder.open_or_create(tmp_path / name, mode=Mode.TRAINING))
        return made[-1]

    yield make
    for folder in made:
        if folder.path.exists():
            erase(folder)


@pytest.fixture
def folder(make_folder: Callable[[str], DataFolder]) -> DataFolder:
    return make_folder("data")


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFolder]:
    """A folder the module's tests use one after another, as its owner would: a first start is slow."""
    data = DataFolder.open_or_create(tmp_path_factory.mktemp("used") / "data", mode=Mode.TRAINING)
    yield data
    erase(data)


@pytest.fixture
def keep() -> Iterator[Callable[..., Keeper]]:
    started: list[Keeper] = []

    def start(folder: DataFolder, *wishes: str) -> Keeper:
        started.append(Keeper(folder, *wishes))
        return started[-1]

    yield start
    for keeper in started:
        keeper.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One server for the tests that do not start or stop it."""
    data = DataFolder.open_or_create(tmp_path_factory.mktemp("cluster") / "data", mode=Mode.TRAINING)
    with running(data, durable=False) as cluster:
        yield cluster
    erase(data)


@pytest.fixture(scope="session")
def behind_tls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A training installation that believes a proxy with TLS before it. One for all tests: its start is slow."""
    place = tmp_path_factory.mktemp("deploy") / "data"
    server = Server(place, a_free_port(), "--training", "--address", "https://notices.example.org").ready()
    yield server
    server.end(signal.SIGINT)
    erase(DataFolder.open(place, mode=Mode.TRAINING))
