"""Calling the API as the people of the world, with Django's own client."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from fairnotice.domain.officer import SYSTEM, Officer


@dataclass
class Caller:
    """Calls the API. `by` is an officer of the world, or None for nobody; tokens are made when first needed."""

    client: Any
    tokens: dict[Any, str] = field(default_factory=dict)

    def __call__(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        by: Officer | None = None,
        form: str = "application/json",
        **headers: str,
    ) -> Any:
        """One call. `body` is sent as it stands when it is text or bytes, else as JSON."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        if by is not None:
            given["Authorization"] = f"Bearer {self.token(by)}"
        data = body if isinstance(body, str | bytes) else "" if body is None else json.dumps(body)
        return self.client.generic(method, f"/api{path}", data, content_type=form, headers=given)

    def ok(self, method: str, path: str, body: Any = None, *, by: Officer | None = None, **more: Any) -> Any:
        """One call that must succeed. Answers its JSON."""
        response = self(method, path, body, by=by, **more)
        assert response.status_code in {200, 201, 202}, response.content
        return response.json()

    def token(self, by: Officer) -> str:
        """A token of that officer."""
        from fairnotice.api.clock import now
        from fairnotice.services.administration import make_token

        if by.id not in self.tokens:
            self.tokens[by.id] = make_token(officer=by.id, name="test", by=SYSTEM, at=now())
        return self.tokens[by.id]


@pytest.fixture
def call(db: None) -> Iterator[Caller]:
    """The API, called without a network. An error that nobody foresaw is answered, as it would be."""
    from django.test import Client

    yield Caller(Client(SERVER_NAME="localhost", raise_request_exception=False))


@pytest.fixture
def place(db: None) -> Iterator[Path]:
    """Where the installation keeps lists of others: there are none but those of the test."""
    from django.conf import settings

    folder = Path(settings.FAIRNOTICE_FOLDER) / "others"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


Call = Callable[..., Any]
