"""nomenklatura as it cross-checks: its blocker finds candidates for all queries at once, an algorithm scores them."""

import tempfile
from pathlib import Path
from time import perf_counter

from matching import entity, scorer, unique
from nomenklatura.blocker import Index


class _Scope:
    name = "bench"


class _View:
    """As much of a view as the blocker asks for."""

    scope = _Scope

    def __init__(self, entities):
        self._entities = entities

    def entities(self, include_schemata=None):
        """All of them."""
        return iter(self._entities)


class Blocked:
    """A list with its blocker."""

    def __init__(self, persons: list[dict], algorithm: str) -> None:
        self._listed = {person["id"]: entity(person) for person in persons}
        self._folder = tempfile.TemporaryDirectory()
        self._index = Index(_View(self._listed.values()), Path(self._folder.name))
        self._index.build()
        self._score = scorer(algorithm)
        self._candidates: dict[str, list[str]] = {}

    def prepare(self, travellers: list[dict]) -> float:
        """Find the candidates of all; its time is not in that of a query and is counted beside it."""
        asked = {unique(): traveller for traveller in travellers}
        entities = [entity(traveller, id=id) for id, traveller in asked.items()]
        began = perf_counter()
        found = {id.id: [match.id for match, _ in matches] for id, matches in self._index.match_entities(entities)}
        took = perf_counter() - began
        self._candidates = {asked[id]["id"]: candidates for id, candidates in found.items()}
        return took

    def ask(self, traveller: dict) -> list[tuple[str, float]]:
        """Score its candidates."""
        query = entity(traveller, id=unique())
        candidates = self._candidates.get(traveller.get("as") or traveller["id"], ())
        return [(id, self._score(query, self._listed[id])) for id in candidates]
