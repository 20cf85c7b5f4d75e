"""Who says what: the accounts of one fact side by side, with how firmly each is said and where it was read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fairnotice.domain.dates import Period
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.facts import FACTS
from fairnotice.domain.statement import Standing, Statement, standing_of
from fairnotice.web.secretariat.casefile.cells import anchor_of
from fairnotice.web.secretariat.casefile.words import SOURCES, Words
from fairnotice.web.words import FIRMNESS

_WORDS: Words = {**FIRMNESS}


@dataclass(frozen=True, slots=True)
class Account:
    """One account. `value` is what it makes of the fact: True, False, a word, or None when it has words only."""

    where: str
    by: str
    value: bool | str | None
    words: str
    firmness: object
    source: str
    source_kind: object
    said: date | None
    holds: Period

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor_of(self.where)

    @property
    def coded(self) -> str:
        """How its value is written: yes, no, word or none."""
        return {True: "yes", False: "no", None: "none"}.get(self.value, "word")  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact with every account of it."""

    key: str
    meaning: str
    accounts: tuple[Account, ...]
    standing: str  # what it rests on, in words (content)
    disputed: bool


def facts(dossier: Dossier, subject: str, *, kept_back: bool) -> tuple[Fact, ...]:
    """The facts that somebody gives an account of, for this person: those of reviewers (`kept_back`), or the others."""
    given = [s for s in dossier.statements if s.subject in (None, subject) and (not FACTS[s.about].ask) is kept_back]
    keys = [key for key in FACTS if any(s.about == key for s in given)]
    return tuple(_fact(dossier, key, [s for s in given if s.about == key]) for key in keys)


def places(found: Iterable[Fact]) -> Iterator[str]:
    """Every place of the file that these show."""
    for fact in found:
        yield from (account.where for account in fact.accounts)


def _fact(dossier: Dossier, key: str, statements: list[Statement]) -> Fact:
    disputed = len({s.value for s in statements if s.value is not None}) > 1
    known = dossier.source_by_id
    kinds = frozenset(known[s.source].kind for s in statements if s.value is not None and s.source in known)
    standing: Standing = standing_of(kinds, disputed=disputed)
    return Fact(
        key=key,
        meaning=FACTS[key].meaning,
        accounts=tuple(_account(dossier, statement) for statement in statements),
        standing=standing.words if kinds else "",
        disputed=disputed,
    )


def _account(dossier: Dossier, said: Statement) -> Account:
    source = dossier.source_by_id.get(said.source)
    return Account(
        where=f"statements/{said.id}",
        by=said.by,
        value=said.value,
        words=said.words,
        firmness=_WORDS[said.firmness.value],
        source=source.title if source else said.source,
        source_kind=SOURCES[source.kind.value] if source else "",
        said=said.said,
        holds=said.holds,
    )
