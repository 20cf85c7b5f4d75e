"""The API put together: its addresses in order, its errors, and its description in OpenAPI 3.1."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI, Swagger
from ninja.errors import ValidationError, ValidationErrorContext
from ninja.operation import Operation

from fairnotice.api.auth import token
from fairnotice.api.bodies import CarefulParser
from fairnotice.api.description import complete
from fairnotice.api.door import View, door, unknown_address
from fairnotice.api.errors import handle_errors
from fairnotice.api.interpol.app import api as interpol
from fairnotice.api.known import known_keys
from fairnotice.api.letters import Letters
from fairnotice.api.routes import (
    access,
    board,
    bureaus,
    carriers,
    cases,
    changes,
    checks,
    circulation,
    confirmations,
    disclosures,
    dues,
    effects,
    exposures,
    feeds,
    health,
    hits,
    me,
    measures,
    messages,
    misused,
    notices,
    officers,
    practice,
    quality,
    register,
    requests,
    reviews,
    rules,
    schemas,
    timelines,
    warrants,
    wrong_matches,
)
from fairnotice.api.watchman.app import api as watchman
from fairnotice.api.yente.app import api as yente

DESCRIPTION = (
    "Not INTERPOL, and not affiliated with it. Whatever a training installation answers is an EXAMPLE. "
    "The life of an international wanted-person notice: warrant, request, review, decision, publication, hit, measure, "
    "withdrawal. Nobody is compelled by a notice. Errors are problems (RFC 9457); times are UTC; an act sent with an "
    "Idempotency-Key is done once."
)
CLOSED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"
)
"""What the page of the API may load: its own files and nothing else. Pictures in its style sheet are data."""

ROUTERS = (
    health.router,
    me.router,
    cases.router,
    warrants.router,
    requests.router,
    quality.router,
    reviews.router,
    notices.router,
    changes.router,
    misused.router,
    wrong_matches.router,
    effects.router,
    exposures.router,
    register.router,
    feeds.router,
    circulation.router,
    board.router,
    checks.router,
    carriers.router,
    hits.router,
    confirmations.router,
    measures.router,
    disclosures.router,
    messages.router,
    dues.router,
    timelines.router,
    bureaus.router,
    officers.router,
    access.router,
    rules.router,
    practice.router,
    schemas.router,
)


class Api(NinjaAPI):
    """The API. Its operations are named by the words of the services."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the function, which is the name of the act."""
        return operation.view_func.__name__

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> ValidationError:
        """What does not fit; beside a key that is not known, which ones there are."""
        made = super().validation_error_from_error_contexts(error_contexts)
        found = ((each.model, one) for each in error_contexts for one in each.pydantic_validation_error.errors())
        for error, (model, one) in zip(made.errors, found, strict=True):
            error["known"] = known_keys(model, one)
        return made

    def get_openapi_schema(self, **how: Any) -> Any:
        """The description with the published schemas, the problems and the headers in it."""
        return complete(super().get_openapi_schema(**how))


class Marked(Swagger):
    """The page of the API, below our marks."""

    template = "api.html"


def closed_page(view: View) -> View:
    """Let the page of the API load nothing from elsewhere."""

    def shown(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        response["Content-Security-Policy"] = CLOSED
        return response

    return shown


def _api() -> Api:
    made = Api(
        title="fairnotice",
        version=version("fairnotice"),
        description=DESCRIPTION,
        urls_namespace="api",
        auth=token,
        parser=CarefulParser(),
        renderer=Letters(),
        # Without it the page would ask a validator on the internet.
        docs=Marked({"validatorUrl": None, "persistAuthorization": False}),
        docs_decorator=closed_page,
    )
    for router in ROUTERS:
        made.add_router("", router)
    handle_errors(made)
    return made


api = _api()


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Every address of the API, each behind the common door, for `include`."""
    patterns, name, namespace = api.urls
    return [*_behind(patterns), *_for_clients(), path("<path:rest>", unknown_address)], name, namespace


def _behind(patterns: Iterable[object]) -> list[URLPattern | URLResolver]:
    return [
        URLPattern(pattern.pattern, door(pattern.callback), pattern.default_args, pattern.name)
        for pattern in patterns
        if isinstance(pattern, URLPattern)
    ]


def _for_clients() -> list[URLPattern | URLResolver]:
    """The addresses of other systems, so that their clients need another base address and nothing else."""
    return [
        path("yente/", (_behind(yente.urls[0]), "yente", "yente")),
        path("watchman/", (_behind(watchman.urls[0]), "watchman", "watchman")),
        path("notices/v1/", (_behind(interpol.urls[0]), "interpol", "interpol")),
    ]


def openapi_document() -> dict[str, Any]:
    """The description of the API as one JSON object. Django must have been started."""
    document: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/")
    return document
