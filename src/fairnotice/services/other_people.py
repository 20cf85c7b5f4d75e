"""Persons of others' lists, asked for by other systems' clients. Every question is logged; none raises a hit.

A hit is about a notice. Who is found here is on a list of which another answers: the caller judges.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from fairnotice.domain.body import Body
from fairnotice.domain.errors import NotFound
from fairnotice.domain.hit import Answers, Hit, HitDecision
from fairnotice.domain.officer import Officer
from fairnotice.domain.subject import Subject
from fairnotice.screening import Entry, Query
from fairnotice.screening.purpose import check_purpose
from fairnotice.screening.score import HIT
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.matching import WORTH_LISTING, searched
from fairnotice.services.others import OnList, Other, lists_asked, log_questions, may_search
from fairnotice.services.screening import may_check
from fairnotice.services.thresholds import level_of_other


@dataclass(frozen=True, slots=True)
class PersonMatch:
    """One whom the traveller may be."""

    listed: OnList[Subject]
    hit: Hit


def match_persons(
    *,
    queries: Sequence[Query],
    lists: Collection[str],
    at_least: float | None,
    purpose: str,
    by: Officer,
    at: datetime,
) -> list[Answers[PersonMatch]]:
    """Everybody on these lists whom each may be, with a score of `at_least`; without one who is worth a look.

    Each list answers by the thresholds stated for it (`thresholds`), else by those that it was built with. Raises
    NotYourAct, InvalidValue.
    """
    may_check(by, purpose)
    check_purpose(purpose, queries)
    log_questions(len(queries), "others", purpose=purpose, by=by, at=at)
    others = [other for other in lists_asked(lists, at) if len(other.people)]
    found = [_matched(other, queries, at_least) for other in others]
    return [_likest_first([each[place] for each in found]) for place in range(len(queries))]


def search_persons(
    *, text: str, lists: Collection[str], purpose: str, by: Officer, at: datetime
) -> Answers[PersonMatch]:
    """Everybody on these lists whose name or paper is like the text. Raises NotYourAct, InvalidValue."""
    may_search(by, purpose)
    query = searched(text)
    check_purpose(purpose, [query])
    with act_as(by):
        log_access("others", "search", purpose, by, at)
    others = [other for other in lists_asked(lists, at) if len(other.people)]
    return _likest_first(
        [_told(other, other.people.screen(query, threshold=HIT, review=WORTH_LISTING)) for other in others]
    )


def read_other(*, id_: str, purpose: str, by: Officer, at: datetime) -> OnList[Subject] | OnList[Body]:
    """One person, body or craft by its id. Raises NotYourAct, NotFound, InvalidValue."""
    may_search(by, purpose)
    found = _by_id(id_, at)
    with act_as(by):
        log_access(f"other:{found.id}"[:80] if found else "others", "read", purpose, by, at)
    if found is None:
        raise NotFound("There is nothing of this id on a list.")
    return found


def _by_id(id_: str, at: datetime) -> OnList[Subject] | OnList[Body] | None:
    name, _colon, own = id_.partition(":")
    for other in lists_asked({name}, at):
        if (entry := other.people.get(own)) is not None:
            return _listed(other, entry)
        if (body := other.bodies.get(own)) is not None:
            return other.listed(body)
    return None


def _matched(other: Other, queries: Sequence[Query], at_least: float | None) -> list[Answers[PersonMatch]]:
    level = level_of_other(other.name, other.people)
    least = level.review if at_least is None else at_least
    each = level.hits(other.people, queries, shown_from=least)
    return [_told(other, Answers.of((hit for hit in hits if hit.score >= least), cut=hits.cut)) for hits in each]


def _told(other: Other, hits: Answers[Hit]) -> Answers[PersonMatch]:
    found = ((other.people.get(hit.entry), hit) for hit in hits)
    return Answers.of((PersonMatch(_listed(other, entry), hit) for entry, hit in found if entry), cut=hits.cut)


def _listed(other: Other, entry: Entry) -> OnList[Subject]:
    return other.listed(Subject(entry.id, entry.identities))


def _likest_first(found: Sequence[Answers[PersonMatch]]) -> Answers[PersonMatch]:
    matches = sorted(
        (match for each in found for match in each),
        key=lambda one: (one.hit.decision is not HitDecision.HIT, -one.hit.bits, -one.hit.score, one.listed.id),
    )
    return Answers.of(matches, cut=any(each.cut for each in found))
