"""The answer of `/match`: each query by itself, so that one that cannot be read does not stop the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from pydantic import BaseModel, Field

from fairnotice.api.clients import unused
from fairnotice.api.given import UNWRITABLE
from fairnotice.api.yente.body_entities import scored_body
from fairnotice.api.yente.entities import scored
from fairnotice.api.yente.examples import Example, echo_of, read_example
from fairnotice.api.yente.other_entities import scored_person
from fairnotice.api.yente.parameters import MatchParameters, algorithm_unused, chosen, keeps
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Answers
from fairnotice.domain.officer import Officer
from fairnotice.services.body_matching import BodyMatch, match_bodies
from fairnotice.services.matching import Matched, match_travellers
from fairnotice.services.other_people import PersonMatch, match_persons
from fairnotice.services.others import other_lists
from fairnotice.services.screening import may_check

Q = TypeVar("Q")
A = TypeVar("A")
MOST_QUERIES, LONGEST_KEY = 1000, 200


class MatchBody(BaseModel):
    """Queries by name, in the shape of FollowTheMoney."""

    queries: dict[str, Any]
    weights: dict[str, Any] = Field(default_factory=dict)
    config: dict[str, Any] = Field(default_factory=dict)


def answer_matches(
    dataset: str,
    parameters: MatchParameters,
    given: MatchBody,
    *,
    purpose: str,
    by: Officer,
    at: datetime,
    key: str | None,
) -> dict[str, Any]:
    """The published answer. Raises NotYourAct, NotFound, InvalidValue."""
    may_check(by, purpose)
    scope = chosen(dataset, parameters, other_lists(today=at.date()))
    told = [*scope.unused, *algorithm_unused(parameters.algorithm)]
    told += [unused(name, "Nothing is set here.") for name in ("weights", "config") if getattr(given, name)]
    if not given.queries:
        raise InvalidValue("No queries provided.")
    if any(len(name) > LONGEST_KEY or UNWRITABLE.search(name) for name in given.queries):
        raise InvalidValue(f"A query has a name of more than {LONGEST_KEY} letters, or with one that no text needs.")
    if len(given.queries) > MOST_QUERIES:
        raise InvalidValue(f"Too many queries in one batch (limit: {MOST_QUERIES:,}).")
    read = {name: _read(query, at.date()) for name, query in given.queries.items()}
    examples = {name: one for name, one in read.items() if isinstance(one, Example)}
    least = min(parameters.cutoff, parameters.threshold)
    persons = {name: one.query for name, one in examples.items() if one.query is not None}
    bodies = {name: one.body for name, one in examples.items() if one.body is not None}
    listed = _each(
        persons if scope.people else {},
        lambda asked: match_persons(queries=asked, lists=scope.people, at_least=least, purpose=purpose, by=by, at=at),
    )
    alike = _each(
        bodies if scope.others else {},
        lambda asked: match_bodies(queries=asked, lists=scope.others, at_least=least, purpose=purpose, by=by, at=at),
    )
    # last, for it raises hits: what fails before it leaves none that nobody is told of
    matched = _each(
        persons if scope.within else {},
        lambda asked: match_travellers(queries=asked, at_least=least, purpose=purpose, by=by, at=at, key=key),
    )
    for name, one in examples.items():
        if (one.query or one.body) and not any(name in each for each in (matched, listed, alike)):
            one.unused.append(_NOWHERE if one.query is None else _NO_PERSONS)
    responses = {
        name: _answer(one, matched.get(name), listed.get(name, _NOBODY), alike.get(name, _NOTHING), parameters)
        for name, one in read.items()
    }
    return {"responses": responses, "limit": parameters.limit, "unused": told}


def _each(asked: Mapping[str, Q], ask: Callable[[list[Q]], list[A]]) -> dict[str, A]:
    """The answers by the names of their queries. Without a query nothing is asked, nor logged."""
    return dict(zip(asked, ask(list(asked.values())), strict=True)) if asked else {}


_NOBODY: Answers[PersonMatch] = Answers.of((), cut=False)
_NOTHING: Answers[BodyMatch] = Answers.of((), cut=False)
_NOWHERE = unused("query", "No list of bodies and craft is asked here: nothing was looked for.")
_NO_PERSONS = unused("query", "No list of persons is asked here: nobody was looked for.")


@dataclass(frozen=True, slots=True)
class Misread:
    """A query that is none: what was sent, as far as it can be told again, and in a sentence why."""

    echo: dict[str, Any]
    why: str


def _read(query: Any, today: date) -> Example | Misread:
    try:
        return read_example(query, today=today)
    except InvalidValue as error:
        return Misread(echo_of(query), str(error))


def _answer(
    one: Example | Misread,
    matched: Matched | None,
    listed: Answers[PersonMatch],
    alike: Answers[BodyMatch],
    parameters: MatchParameters,
) -> dict[str, Any]:
    if isinstance(one, Misread):
        nothing = {"results": [], "total": {"value": 0, "relation": "eq"}}
        return {"status": 400, **nothing, "query": one.echo, "detail": one.why}
    wanted = keeps(parameters, ids=parameters.exclude_entity_ids)
    found = [scored(match, parameters.threshold) for match in matched.matches] if matched else []
    if listed or alike:
        found += [scored_person(match, parameters.threshold) for match in listed]
        found += [scored_body(match, parameters.threshold) for match in alike]
        found.sort(key=lambda entity: -entity["score"])
    results = [entity for entity in found if wanted(entity)]
    cut = listed.cut or alike.cut or (matched is not None and matched.cut)
    return {
        "status": 200,
        "results": results[: parameters.limit],
        "total": {"value": len(results), "relation": "gte" if cut else "eq"},
        "query": one.echo,
        "hits": [str(raised.id) for raised in matched.raised] if matched else [],
        "set_aside": list(matched.set_aside) if matched else [],
        "unused": one.unused,
    }
