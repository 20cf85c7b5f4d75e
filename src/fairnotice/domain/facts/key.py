"""One fact that the law asks about: its key, its meaning, its question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactKey:
    """One fact: what it means, which values it takes, whether the requester may be asked."""

    key: str
    meaning: str
    ask: str = ""
    values: tuple[str, ...] = ()  # empty: true or false
    practice: str = ""
