"""The parameters of yente's addresses, and the choice among what is on the lists that they make."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, StringConstraints

from fairnotice.api.clients import Unused, unused
from fairnotice.api.yente.body_example import PEOPLE
from fairnotice.api.yente.entities import DATASET, SCOPES
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.services.others import Others

ALGORITHM = "fairnotice"
THEIRS = frozenset({"logic-v1", "logic-v2", "name-based", "name-qualified", "regression-v1"})
"""Names of yente's algorithms. Whoever asks for one is answered by ours, and told so."""

MOST_RESULTS, MOST_OFFSET = 500, 9_499
Texts = Annotated[list[Annotated[str, StringConstraints(max_length=200)]], Field(max_length=50)]
Since = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?$")]


class Scope(BaseModel):
    """What both addresses narrow by."""

    include_dataset: Texts = []
    exclude_dataset: Texts = []
    exclude_schema: Texts = []
    topics: Texts = []
    changed_since: Since | None = None


class MatchParameters(Scope):
    """Of `/match`. `cutoff` is never above `threshold`."""

    limit: int = Field(default=5, ge=1, le=MOST_RESULTS)
    threshold: float = Field(default=0.7, ge=0.0, le=1.0)
    cutoff: float = Field(default=0.7, ge=0.0, le=1.0)
    algorithm: str = Field(default="best", max_length=60)
    exclude_entity_ids: Texts = []


class SearchParameters(Scope):
    """Of `/search`."""

    q: str = Field(default="", max_length=500)
    schema_: str = Field(default="Thing", alias="schema", max_length=60)
    limit: int = Field(default=10, ge=0, le=MOST_RESULTS)
    offset: int = Field(default=0, ge=0, le=MOST_OFFSET)
    countries: Texts = []
    datasets: Texts = []
    filter: Texts = []
    sort: Texts = []
    facets: Texts = ["countries", "topics", "datasets"]
    filter_op: Literal["AND", "OR"] = "OR"
    target: bool | None = None
    fuzzy: bool = False
    simple: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whether our notices are within what was asked for, which lists of others are, of which of them persons are asked
    for as well, and what plays no part."""

    within: bool
    others: frozenset[str]
    people: frozenset[str]
    unused: list[Unused]


def chosen(dataset: str, given: Scope, others: Others) -> Chosen:
    """Which lists are asked. Raises NotFound for a dataset that there is not."""
    every = {DATASET, *(other.name for other in others.lists)}
    if dataset not in {*SCOPES, *every}:
        there = f"There is: {', '.join(sorted(every))}, in the collections default and all."
        raise NotFound(" ".join(["No such dataset.", *others.about(dataset), there]))
    told = [unused("dataset", problem) for problem in others.problems]
    told += [
        unused("include_dataset", "There is no such dataset here.")
        for name in given.include_dataset
        if name not in {*SCOPES, *every}
    ]
    left = _named(dataset, every)
    if given.include_dataset:
        left &= set().union(*(_named(name, every) for name in given.include_dataset))
    left -= set().union(*(_named(name, every) for name in given.exclude_dataset))
    persons = not set(given.exclude_schema) & PEOPLE
    within = DATASET in left and persons
    found = frozenset(left - {DATASET})
    if not (within or found):
        told.append(unused("query", "The parameters leave no list to ask: nobody was looked for."))
    return Chosen(within, found, found if persons else frozenset(), told)


def _named(name: str, every: set[str]) -> set[str]:
    """The lists that a name means: a collection means each."""
    return set(every) if name in SCOPES and name != DATASET else {name} & every


def algorithm_unused(name: str) -> list[Unused]:
    """What is said of the algorithm. Raises InvalidValue for a name that nobody has."""
    if name in {"best", ALGORITHM}:
        return []
    if name in THEIRS:
        return [unused("algorithm", f"Scores are those of {ALGORITHM}, whatever is asked for.")]
    raise InvalidValue(f"There is no such algorithm. Known: best, {ALGORITHM}.")


Entity = dict[str, Any]


def keeps(given: Scope, *, ids: Iterable[str] = ()) -> Callable[[Entity], bool]:
    """Whether an entity is to be shown."""
    excluded, schemas = set(ids), set(given.exclude_schema)

    def wanted(one: Entity) -> bool:
        topics = one["properties"].get("topics", ())
        return (
            one["id"] not in excluded
            and one["schema"] not in schemas
            and (not given.topics or bool(set(given.topics) & set(topics)))
            and (given.changed_since is None or (one["last_change"] or "") >= given.changed_since)
        )

    return wanted


def filtered(given: SearchParameters) -> Callable[[Entity], bool]:
    """Whether an entity passes a search's own filters. Raises InvalidValue for a filter that is none."""
    pairs = [text.partition(":") for text in given.filter]
    if any(not colon or not name or not value for name, colon, value in pairs):
        raise InvalidValue("A filter is a field and a value with a colon between them, such as gender:male.")
    joined = all if given.filter_op == "AND" else any

    def passes(one: Entity) -> bool:
        has = {key: {value.casefold() for value in values} for key, values in one["properties"].items()}
        sets = [
            (given.countries, set().union(*(has.get(key, set()) for key in FACETS["countries"]))),
            (given.topics, has.get("topics", set())),
            (given.datasets, set(one["datasets"])),
        ]
        return all(not asked or joined(one.casefold() in held for one in asked) for asked, held in sets) and all(
            value.casefold() in has.get(name.removeprefix("properties."), set()) for name, _colon, value in pairs
        )

    return passes


FACETS = {"countries": ("nationality", "country", "flag"), "topics": ("topics",), "genders": ("gender",)}
"""The properties whose values each of them counts."""
LABELS = {
    "countries": "Countries",
    "topics": "Topics",
    "genders": "Genders",
    "datasets": "Data sources",
    "schema": "Types",
}


def facets(asked: Sequence[str], found: Sequence[Entity]) -> dict[str, Any]:
    """How often each value occurs among everything found."""
    answer = {}
    for name in asked:
        if name not in LABELS:
            continue
        counts: dict[str, int] = {}
        for one in found:
            for value in _counted(one, name):
                counts[value] = counts.get(value, 0) + 1
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        values_of = [{"name": value, "label": value, "count": count} for value, count in ordered]
        answer[name] = {"label": LABELS[name], "values": values_of}
    return answer


def _counted(one: Entity, name: str) -> Iterable[str]:
    if name == "datasets":
        return tuple(one["datasets"])
    if name == "schema":
        return (one["schema"],)
    return dict.fromkeys(value for key in FACETS[name] for value in one["properties"].get(key, ()))
