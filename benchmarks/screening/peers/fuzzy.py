"""A search engine's fuzzy candidates, as services built on one have them, then an algorithm or plain string ratios.

Names are romanised by normality, without which a search engine would find nothing across scripts. Plain ratios know
nothing of birth dates: a small rule of our own adds what agrees and takes off what does not, so that they are compared
on names. It is no part of either library.
"""

import tempfile

import tantivy
from matching import entity, scorer, unique
from normality import ascii_text
from rapidfuzz import fuzz

CANDIDATES = 50
_LONG = 7  # letters from which on two edits are allowed


def romanised(name: str) -> str:
    """Lower-case Latin words."""
    text = (ascii_text(name) or "").lower().replace("'", "")
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())


class Fuzzy:
    """A list in a tantivy index on disk."""

    def __init__(self, persons: list[dict], scored_by: str) -> None:
        self._persons = persons
        self._entities: dict[int, object] = {}
        self._names = [[romanised(name) for name in person["names"]] for person in persons]
        self._folder = tempfile.TemporaryDirectory()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("words", stored=False, tokenizer_name="whitespace")
        builder.add_unsigned_field("place", stored=True, indexed=False)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=self._folder.name)
        writer = self._index.writer(200_000_000, 1)
        for place, names in enumerate(self._names):
            words = sorted({word for name in names for word in name.split()})
            writer.add_document(tantivy.Document(words=" ".join(words), place=place))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()
        self._score = None if scored_by == "rapidfuzz" else scorer(scored_by)

    def prepare(self, travellers: list[dict]) -> float:
        """Nothing is done beforehand."""
        return 0.0

    def ask(self, traveller: dict) -> list[tuple[str, float]]:
        """The candidates with their scores."""
        places = self._places(romanised(" ".join(traveller["names"])).split())
        if self._score is None:
            return [(self._persons[at]["id"], self._ratio(traveller, at)) for at in places]
        query = entity(traveller, id=unique())
        return [(self._persons[at]["id"], self._score(query, self._entity(at))) for at in places]

    def _places(self, words: list[str]) -> list[int]:
        should = tantivy.Occur.Should
        parts = [(should, tantivy.Query.term_query(self._schema, "words", word)) for word in words]
        for word in words:
            if len(word) > 1:
                edits = 2 if len(word) >= _LONG else 1
                fuzzy = tantivy.Query.fuzzy_term_query(
                    self._schema, "words", word, distance=edits, transposition_cost_one=True
                )
                parts.append((should, fuzzy))
        if not parts:
            return []
        found = self._searcher.search(tantivy.Query.boolean_query(parts), CANDIDATES)
        return [self._searcher.doc(address)["place"][0] for _, address in found.hits]

    def _entity(self, at: int) -> object:
        made = self._entities.get(at)
        if made is None:
            made = self._entities[at] = entity(self._persons[at])
        return made

    def _ratio(self, traveller: dict, at: int) -> float:
        asked = [romanised(name) for name in traveller["names"]]
        best = max(
            fuzz.token_sort_ratio(one, other) + fuzz.token_set_ratio(one, other)
            for one in asked
            for other in self._names[at]
        )
        return best / 200 + particulars(traveller, self._persons[at])


def particulars(traveller: dict, person: dict) -> float:
    """What birth date, nationality, sex and document add or take off."""
    total = 0.0
    if traveller["births"] and person["births"]:
        total += max(_birth(one, other) for one in traveller["births"] for other in person["births"])
    for field, off in (("nationalities", 0.05), ("documents", 0.0)):
        if traveller[field] and person[field]:
            shared = set(traveller[field]) & set(person[field])
            total += (0.4 if field == "documents" else 0.0) if shared else -off
    if traveller["sex"] and person["sex"] and traveller["sex"] != person["sex"]:
        total -= 0.1
    return total


def _birth(one: str, other: str) -> float:
    length = min(len(one), len(other))
    if one[:length] == other[:length]:
        return 0.05 if length == 10 else 0.0
    if one[:4] == other[:4]:
        return 0.0 if sorted(one) == sorted(other) else -0.1
    return -0.05 if one[4:] == other[4:] and length == 10 else -0.2
