"""What tests share. Core tests open no socket; shell tests run on the embedded PostgreSQL, as the app role."""

import gc
import os
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
import pytest_socket

from fairnotice.domain.officer import SYSTEM, Officer, Role

CORE = {"domain", "law", "screening", "formats", "register"}
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
T = TypeVar("T")
BUREAUS = ("PT", "UY", "NZ", "GB", "FR", "IR", "US")


def pytest_configure() -> None:
    """Start Django where it is installed; the core's tests also run without it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairnotice.config.settings")
    os.environ.setdefault("FAIRNOTICE_SECRET_KEY", "a key for tests only")
    try:
        import django
    except ImportError:
        return
    django.setup()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """No core test reaches for a network or a database."""
    if item.path.relative_to(Path(__file__).parent).parts[0] in CORE:
        pytest_socket.disable_socket()


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Let the next test open sockets again if it may, and let Python search all objects again.

    A list that is served takes what stands out of that search (`screening/settle.py`), and Hypothesis, which asks it
    who holds its source of chance, then sees nobody.
    """
    pytest_socket.enable_socket()
    gc.callbacks[:] = [call for call in gc.callbacks if call.__module__ != "fairnotice.screening.settle"]
    gc.unfreeze()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Search no garbage while the tests are found: what is made there stays, and a third of the time went into that."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A training installation on the embedded server, migrated, with Django started as the app role."""
    from django.conf import settings
    from django.db import connection

    from fairnotice.config.database import database_urls
    from fairnotice.config.datafolder import DataFolder, Mode
    from fairnotice.config.embedded import erase, running
    from fairnotice.config.migrate import migrate
    from fairnotice.config.settings import database_settings

    folder = DataFolder.open_or_create(tmp_path_factory.mktemp("training") / "data", mode=Mode.TRAINING)
    with running(folder, durable=False) as cluster:
        urls = database_urls(cluster)
        assert urls.owner is not None
        migrate(folder, urls.owner)
        settings.FAIRNOTICE_FOLDER = str(folder.path)
        connection.settings_dict.update(database_settings(urls.app))
        yield cluster
        connection.close()
    erase(folder)


@dataclass(frozen=True)
class World:
    """Bureaus and the people in them, by name."""

    source: Officer  # Portugal's bureau
    other: Officer  # Uruguay's bureau
    locating: Officer  # New Zealand's bureau
    border: Officer  # a border post of New Zealand
    carrier: Officer  # an airline that submits travellers to New Zealand
    reviewer: Officer
    second_reviewer: Officer
    decider: Officer
    commission: Officer
    compliance: Officer
    administrator: Officer
    court: Officer  # a court of New Zealand, named for nothing yet
    counsel: Officer  # counsel of a person, named for nothing yet

    def everybody(self) -> dict[str, Officer]:
        """All of them, by name."""
        return dict(vars(self))

    def people(self) -> dict[str, Officer]:
        """Those who sign in: all but the carrier's machine."""
        return {name: officer for name, officer in vars(self).items() if name != "carrier"}


@dataclass(frozen=True)
class Peopled:
    """A database in which the world stands, and the people in it."""

    name: str
    world: World


@dataclass(frozen=True)
class Staged:
    """A database in which something has happened, and what the act answered."""

    name: str
    made: Any


@pytest.fixture(scope="session")
def peopled(installation: Any) -> Peopled:
    """A copy of the installation's database with the bureaus and officers committed in it: made once, used by many."""
    return Peopled("peopled", _in_a_copy(installation, "peopled", of="fairnotice", act=make_world))


@pytest.fixture(scope="module")
def stage(installation: Any, peopled: Peopled) -> Iterator[Callable[[Callable[[World], Any]], Staged]]:
    """`stage(act)`: a database in which that has happened to the world, for a module that only looks at what it left.

    A module's fixture `staged` answers it. Each test that asks for `staged` begins there and is rolled back to there.
    """
    from fairnotice.config.cluster import drop_database

    made: list[str] = []

    def perform(act: Callable[[World], Any]) -> Staged:
        made.append(f"staged_{uuid4().hex[:12]}")
        return Staged(made[-1], _in_a_copy(installation, made[-1], of=peopled.name, act=lambda: act(peopled.world)))

    yield perform
    for name in made:
        _look_at("fairnotice")
        drop_database(installation, name)


def _in_a_copy(installation: Any, name: str, *, of: str, act: Callable[[], T]) -> T:
    """Copy a database, act in the copy for good, and look at no database of the two any more."""
    from fairnotice.config.cluster import create_database
    from fairnotice.records.log import checkpoint_file

    before = _look_at(name)
    create_database(installation, name, template=of)
    found = act()
    checkpoint_file().unlink()  # as where the acts of a test are rolled back: nothing vouches for them
    _look_at(before)
    return found


@pytest.fixture
def db(request: pytest.FixtureRequest, installation: Any) -> Iterator[None]:
    """One test in one transaction that is rolled back: on an empty database, or on the one in which its world is."""
    from django.db import connection, transaction

    wanted = "fairnotice"
    if "staged" in request.fixturenames:
        wanted = request.getfixturevalue("staged").name
    elif "world" in request.fixturenames:
        wanted = request.getfixturevalue("peopled").name
    if connection.settings_dict["NAME"] != wanted:
        _look_at(wanted)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _look_at(database: str) -> str:
    """Leave the database that Django asks, and let its next question go to that one. Answers the one before."""
    from django.db import connection

    before: str = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = database
    return before


@pytest.fixture
def committed(installation: Any) -> Iterator[str]:
    """A database of the test's own in which acts really commit. Answers its address for the app role."""
    from fairnotice.config.cluster import create_database, drop_database
    from fairnotice.records.log import checkpoint_file

    name = f"test_{uuid4().hex[:12]}"
    before = _look_at(name)
    create_database(installation, name, template="fairnotice")
    checkpoint_file().unlink(missing_ok=True)
    yield installation.url("app", name)
    _look_at(before)
    checkpoint_file().unlink(missing_ok=True)
    drop_database(installation, name)


def make_world(at: datetime = NOW) -> World:
    """Add the bureaus and accounts through the services."""
    from fairnotice.services.administration import add_bureau, add_officer

    for code in BUREAUS:
        add_bureau(code=code, name=f"Bureau {code}", kind="bureau", country=code, by=SYSTEM, at=at)
    for code in ("secretariat", "commission"):
        add_bureau(code=code, name=code.title(), kind=code, country=None, by=SYSTEM, at=at)
    add_bureau(code="court-nz", name="District Court of Aroha", kind="court", country="NZ", by=SYSTEM, at=at)
    add_bureau(code="chambers", name="Tavesk Chambers", kind="counsel", country=None, by=SYSTEM, at=at)

    def officer(login: str, bureau: str, role: Role, *states: str) -> Officer:
        return add_officer(login=login, bureau=bureau, role=role, states=states, by=SYSTEM, at=at)

    return World(
        source=officer("source", "PT", Role.BUREAU, "PT"),
        other=officer("other", "UY", Role.BUREAU, "UY"),
        locating=officer("locating", "NZ", Role.BUREAU, "NZ"),
        border=officer("border", "NZ", Role.BORDER, "NZ"),
        carrier=officer("carrier", "NZ", Role.CARRIER),
        reviewer=officer("reviewer", "secretariat", Role.REVIEWER, "CA"),
        second_reviewer=officer("second", "secretariat", Role.REVIEWER, "KE"),
        decider=officer("decider", "secretariat", Role.DECIDER, "JP"),
        commission=officer("commission", "commission", Role.COMMISSION, "SN"),
        compliance=officer("compliance", "secretariat", Role.COMPLIANCE, "KE"),
        administrator=officer("administrator", "secretariat", Role.ADMINISTRATOR),
        court=officer("court", "court-nz", Role.COURT),
        counsel=officer("counsel", "chambers", Role.COUNSEL),
    )


@pytest.fixture
def world(peopled: Peopled, db: None) -> World:
    """Bureaus and officers, who stand in the database already; what a test does to them is rolled back."""
    return peopled.world
