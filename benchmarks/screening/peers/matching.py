"""Records as FollowTheMoney entities, and nomenklatura's own scores for pairs of them."""

from followthemoney import ValueEntity
from nomenklatura.matching import get_algorithm
from nomenklatura.matching.types import ScoringConfig

CONFIG = ScoringConfig.defaults()
_count = 0


def entity(record: dict, *, id: str | None = None) -> ValueEntity:
    """The record as an entity. Analysed names are kept by id: whoever is compared needs one that was never used."""
    properties = record.get("properties") or {
        "name": record["names"],
        "birthDate": record["births"],
        "nationality": [code.lower() for code in record["nationalities"]],
        "gender": [record["sex"]] if record["sex"] else [],
        "passportNumber": record["documents"],
    }
    made = {"schema": record.get("schema", "Person"), "id": id or record["id"], "properties": properties}
    return ValueEntity.from_dict(made)


def unique() -> str:
    """An id that no entity has had."""
    global _count
    _count += 1
    return f"unique-{_count}"


def scorer(name: str):
    """The comparison of two entities by an algorithm."""
    algorithm = get_algorithm(name)
    if algorithm is None:
        raise ValueError(f"nomenklatura has no algorithm {name}")
    return lambda query, candidate: algorithm.compare(query, candidate, CONFIG).score


def compared(name: str, pairs: list[list[dict]]) -> list[float]:
    """The score of each pair, with fresh ids on both sides."""
    score = scorer(name)
    return [score(entity(one, id=unique()), entity(other, id=unique())) for one, other in pairs]
