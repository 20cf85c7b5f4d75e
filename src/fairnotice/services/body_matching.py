"""Bodies and craft of others' lists, asked for by other systems' clients. Every question is logged; none raises a hit.

A hit is about a notice, and notices are about persons: what is found here is for the caller to judge.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.body_hit import BodyHit
from fairnotice.domain.hit import Answers, HitDecision
from fairnotice.domain.officer import Officer
from fairnotice.domain.subject import Document
from fairnotice.screening.bodies.compare import HIT, REVIEW
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.others import OnList, Other, lists_asked, log_questions, may_search
from fairnotice.services.screening import may_check

WORTH_LISTING = 0.5
"""How alike a name must be in a search, which is for a reader."""


@dataclass(frozen=True, slots=True)
class BodyMatch:
    """One that the body asked for may be."""

    listed: OnList[Body]
    hit: BodyHit


def match_bodies(
    *,
    queries: Sequence[BodyQuery],
    lists: Collection[str],
    at_least: float | None,
    purpose: str,
    by: Officer,
    at: datetime,
) -> list[Answers[BodyMatch]]:
    """Everything on these lists that each may be, with a score of `at_least`; without one what is worth a look.

    Raises NotYourAct, InvalidValue.
    """
    may_check(by, purpose)
    log_questions(len(queries), "bodies", purpose=purpose, by=by, at=at)
    others = lists_asked(lists, at)
    return [_found(query, others, REVIEW if at_least is None else at_least) for query in queries]


def search_bodies(
    *, query: BodyQuery, lists: Collection[str], purpose: str, by: Officer, at: datetime
) -> list[BodyMatch]:
    """Everything on these lists whose name is like it, the likest first. Raises NotYourAct, InvalidValue."""
    may_search(by, purpose)
    with act_as(by):
        log_access("bodies", "search", purpose, by, at)
    return list(_found(query, lists_asked(lists, at), WORTH_LISTING))


def body_searched(text: str, kinds: frozenset[BodyKind]) -> BodyQuery:
    """A search as a question: a name, and where there is a digit in it a number as well."""
    numbers = (Document("number", text.strip()),) if any(letter.isdigit() for letter in text) else ()
    return BodyQuery(kinds, names=(text,), numbers=numbers)


def _found(query: BodyQuery, others: Sequence[Other], least: float) -> Answers[BodyMatch]:
    matches: list[BodyMatch] = []
    cut = False
    for other in others:
        hits = other.bodies.screen(query, threshold=HIT, review=min(least, HIT))
        cut = cut or hits.cut
        matches += [
            BodyMatch(other.listed(body), hit)
            for hit in hits
            if hit.score >= least and (body := other.bodies.get(hit.entry))
        ]
    matches.sort(key=lambda one: (one.hit.decision is not HitDecision.HIT, -one.hit.score, one.listed.id))
    return Answers.of(matches, cut=cut)
