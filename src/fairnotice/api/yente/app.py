"""yente's addresses put together: its own shape of errors, its ways to send a token."""

from typing import Any

from django.http import HttpRequest
from ninja import NinjaAPI, Router
from ninja import Query as FromAddress

from fairnotice.api.auth import Asked
from fairnotice.api.clients import ClientParser, ClientToken, purpose_of, unknown_parameters, unused
from fairnotice.api.clock import now
from fairnotice.api.letters import Letters
from fairnotice.api.showing import mark
from fairnotice.api.yente.body_example import KINDS, PEOPLE
from fairnotice.api.yente.catalogue import algorithms, catalogue
from fairnotice.api.yente.entities import entity
from fairnotice.api.yente.errors import handle_errors
from fairnotice.api.yente.matches import MatchBody, answer_matches
from fairnotice.api.yente.other_entities import entity_on
from fairnotice.api.yente.parameters import (
    Chosen,
    MatchParameters,
    SearchParameters,
    chosen,
    facets,
    filtered,
    keeps,
)
from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import PUBLIC
from fairnotice.screening.bodies.query import unreadable as body_unreadable
from fairnotice.screening.readable import said_of_short, unreadable
from fairnotice.services.body_matching import body_searched, search_bodies
from fairnotice.services.matching import list_size, read_listed, search_list, searched
from fairnotice.services.other_people import read_other, search_persons
from fairnotice.services.others import may_search, other_lists
from fairnotice.services.reading import list_rows

router = Router()


@router.post("/match/{dataset}")
def match(request: Asked, dataset: str, parameters: FromAddress[MatchParameters], given: MatchBody) -> Any:
    """Check up to a thousand, each under a name of its own. Whoever a notice may be about is raised as a hit."""
    told = unknown_parameters(request, MatchParameters.model_fields)
    key = request.headers.get("Idempotency-Key")
    purpose = purpose_of(request)
    answer = answer_matches(dataset, parameters, given, purpose=purpose, by=request.auth, at=now(), key=key)
    return {**answer, "unused": [*told, *answer["unused"]], "mark": mark()}


@router.get("/search/{dataset}")
def search(request: Asked, dataset: str, parameters: FromAddress[SearchParameters]) -> Any:
    """Search the lists by a name or the number of a paper. It is logged, and raises nothing."""
    purpose = purpose_of(request)
    may_search(request.auth, purpose)
    scope = chosen(dataset, parameters, other_lists(today=now().date()))
    names = {field.alias or name for name, field in SearchParameters.model_fields.items()}
    told = [*unknown_parameters(request, names), *scope.unused, *_unused_of_search(parameters)]
    passes, wanted = filtered(parameters), keeps(parameters)
    scored: list[tuple[float, dict[str, Any]]] = []
    if scope.within and parameters.schema_ in PEOPLE and parameters.target is not False:
        if scope.others and parameters.schema_ in KINDS and (why := said_of_short((parameters.q,))):
            told.append(unused("q", f"Of the notices no person was looked for: {why}."))
        else:
            everybody = search_list(text=parameters.q, purpose=purpose, by=request.auth, at=now())
            scored += [(score, entity(listed)) for listed, score in everybody]
    if scope.others and parameters.schema_ in PEOPLE | set(KINDS) and parameters.target is not False:
        scored += _of_others(request, parameters, scope, purpose, told)
        scored.sort(key=lambda one: -one[0])
    found = [one for _score, one in scored if wanted(one) and passes(one)]
    return {
        "results": found[parameters.offset : parameters.offset + parameters.limit],
        "facets": facets(parameters.facets, found),
        "total": {"value": len(found), "relation": "eq"},
        "limit": parameters.limit,
        "offset": parameters.offset,
        "unused": told,
        "mark": mark(),
    }


@router.get("/entities/{entity_id}")
def read_entity(request: Asked, entity_id: str, nested: bool = True) -> Any:
    """One person, body or craft of the lists. Nothing belongs to another, so that `nested` adds nothing."""
    return {**_one(request, entity_id), "mark": mark()}


@router.get("/entities/{entity_id}/adjacent")
def adjacent(request: Asked, entity_id: str) -> Any:
    """One person, body or craft of the lists, and what is beside it: nothing."""
    return {"entity": _one(request, entity_id), "adjacent": {}, "mark": mark()}


@router.get("/catalog")
def catalog(request: Asked) -> Any:
    """The lists, and the two collections of them all."""
    count, changed = list_size(by=request.auth)
    return catalogue(count, changed, other_lists(today=now().date()).lists, mark())


@router.get("/algorithms")
def list_algorithms(request: Asked) -> Any:
    """The one algorithm that there is, and what it compares."""
    return algorithms()


@router.get("/healthz", auth=None)
def healthz(request: HttpRequest) -> Any:
    """Whether the process answers."""
    return {"status": "ok"}


@router.get("/readyz", auth=None)
def readyz(request: HttpRequest) -> Any:
    """Whether the database answers."""
    list_rows("bureaus", by=PUBLIC, limit=1)
    return {"status": "ok"}


def _one(request: Asked, entity_id: str) -> dict[str, Any]:
    purpose = purpose_of(request)
    if ":" in entity_id:
        return entity_on(read_other(id_=entity_id, purpose=purpose, by=request.auth, at=now()))
    if not _is_id(entity_id):
        raise NotFound("There is nobody of this id on the list.")
    return entity(read_listed(notice=entity_id, purpose=purpose, by=request.auth, at=now()))


def _of_others(
    request: Asked, given: SearchParameters, scope: Chosen, purpose: str, told: list[dict[str, str]]
) -> list[tuple[float, dict[str, Any]]]:
    """The persons, bodies and craft of others' lists whose name or number is like the text."""
    if not given.q.strip():
        told.append(unused("q", "Lists of others are searched by a text only."))
        return []
    found: list[tuple[float, dict[str, Any]]] = []
    if scope.people and given.schema_ in PEOPLE:
        if why := unreadable(searched(given.q)):
            told.append(unused("q", f"No person was looked for: {why}."))
        else:
            people = search_persons(text=given.q, lists=scope.people, purpose=purpose, by=request.auth, at=now())
            found += [(match.hit.score, entity_on(match.listed)) for match in people]
    if given.schema_ in KINDS:
        query = body_searched(given.q, KINDS[given.schema_])
        if why := body_unreadable(query):
            told.append(unused("q", f"No body or craft was looked for: {why}."))
        else:
            bodies = search_bodies(query=query, lists=scope.others, purpose=purpose, by=request.auth, at=now())
            found += [(match.hit.score, entity_on(match.listed)) for match in bodies]
    return found


def _is_id(text: str) -> bool:
    parts = [len(part) for part in text.split("-")]
    return parts == [8, 4, 4, 4, 12] and all(letter in "0123456789abcdef-" for letter in text)


def _unused_of_search(given: SearchParameters) -> list[dict[str, str]]:
    told = []
    if given.sort:
        told.append(unused("sort", "Results stand by likeness, the likest first."))
    if given.fuzzy or given.simple:
        told.append(unused("fuzzy, simple", "A search is always by likeness, and its text has no syntax."))
    if "identifiers" in given.facets:
        told.append(unused("facets", "Identifiers are not counted."))
    return told


def _api() -> NinjaAPI:
    made = NinjaAPI(
        title="fairnotice for yente's clients",
        urls_namespace="yente",
        auth=ClientToken(),
        parser=ClientParser(),
        renderer=Letters(),
        docs_url=None,
        openapi_url=None,
    )
    made.add_router("", router)
    handle_errors(made)
    return made


api = _api()
