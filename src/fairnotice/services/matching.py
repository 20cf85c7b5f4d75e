"""The questions of other systems' clients: travellers matched with what a bureau sees, the list searched and read.

A match is a check like any other: logged with its purpose, and every possible match is raised as a hit, whatever the
caller asks to be shown. A search shows and raises nothing; it is logged as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from fairnotice.domain.errors import InvalidValue, NotFound, NotYourAct
from fairnotice.domain.hit import Answers, Hit, HitDecision
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.subject import Document, Subject
from fairnotice.formats.dossier import dossier_from
from fairnotice.records.models import NoticeRecord, RegisterEntryRecord
from fairnotice.screening import Query
from fairnotice.screening.purpose import check_purpose
from fairnotice.screening.readable import unreadable
from fairnotice.screening.score import HIT, LEAST_NAME, NAME_CEILING
from fairnotice.screening.stated import Level
from fairnotice.services.acting import act_as, log_access
from fairnotice.services.bureau_lists import watchlist_of
from fairnotice.services.screening import Question, RaisedHit, check_travellers, kept_of
from fairnotice.services.thresholds import level_of

WORTH_LISTING = NAME_CEILING * LEAST_NAME
"""How alike a name must be in a search: a family name alone is enough for a reader, to whom it raises nothing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of the list, as recipients of the notice may know them."""

    id: str
    number: str
    kind: str
    subject: Subject
    published_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Match:
    """One person whom a traveller may be. `raised`: the hit, where it is worth one."""

    listed: Listed
    hit: Hit
    raised: UUID | None


@dataclass(frozen=True, slots=True)
class Matched:
    """The answer to one traveller: the likest first; the notices that the traveller was told apart from before; and
    whether others who are just as alike may be left out."""

    matches: tuple[Match, ...]
    raised: Answers[RaisedHit]
    set_aside: tuple[str, ...]
    cut: bool = False


def match_travellers(
    *, queries: Sequence[Query], at_least: float | None, purpose: str, by: Officer, at: datetime, key: str | None = None
) -> list[Matched]:
    """Check several travellers, and answer everybody on the list whom each may be with a score of `at_least`.

    Without one everybody who is worth a look is answered. Hits are raised as `check_travellers` does, above or below
    `at_least`; who has too little evidence to be one is not answered either. Raises as it does.
    """
    questions = [Question(query, kept_of(query)) for query in queries]
    raised = check_travellers(questions=questions, purpose=purpose, by=by, at=at, key=key, standing=True)
    with act_as(by):
        watchlist = watchlist_of(by.bureau)
        level = level_of(by.bureau, watchlist)
        least = level.review if at_least is None else at_least
        found = level.hits(watchlist, queries, shown_from=least)
        listed = _listed({hit.entry for hits in found for hit in hits}, by)
    return [_matched(hits, here, listed, level, least) for hits, here in zip(found, raised, strict=True)]


def search_list(*, text: str, purpose: str, by: Officer, at: datetime) -> list[tuple[Listed, float]]:
    """Everybody on the list whose name or paper is like the text, the likest first; without a text everybody.

    Raises NotYourAct, InvalidValue.
    """
    _reads_list(by, purpose)
    query = searched(text) if text.strip() else None
    check_purpose(purpose, [query] if query else [])
    with act_as(by):
        log_access("notices", "search", purpose, by, at)
        if query is None:
            return [(one, 1.0) for one in _listed(None, by).values()]
        hits = watchlist_of(by.bureau).screen(query, threshold=HIT, review=WORTH_LISTING)
        listed = _listed({hit.entry for hit in hits}, by)
    return [(listed[hit.entry], hit.score) for hit in hits if hit.entry in listed]


def read_listed(*, notice: str, purpose: str, by: Officer, at: datetime) -> Listed:
    """One person of the list. Raises NotYourAct, NotFound."""
    _reads_list(by, purpose)
    with act_as(by):
        log_access(f"notice:{notice}"[:80], "read", purpose, by, at)
        found = _listed({notice}, by)
    if notice not in found:
        raise NotFound("There is nobody of this id on the list.")
    return found[notice]


def list_size(*, by: Officer) -> tuple[int, datetime | None]:
    """How many notices are on the list that this officer's bureau sees, and when it last changed. Raises NotYourAct."""
    _reads_list(by, "catalogue")
    with act_as(by):
        count = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED).count()
        last = RegisterEntryRecord.objects.filter(recipient_id=by.bureau).aggregate(last=Max("entered_at"))["last"]
    return count, last


def searched(text: str) -> Query:
    """A search as a question: a name, and where there is a digit in it a paper as well. Raises InvalidValue."""
    papers = (Document("document", text.strip()),) if any(letter.isdigit() for letter in text) else ()
    named = Query(names=(text,))
    if papers and unreadable(named):
        return Query(documents=papers)
    return Query(names=(text,), documents=papers)


def _matched(
    hits: Answers[Hit], raised: Answers[RaisedHit], listed: dict[str, Listed], level: Level, at_least: float
) -> Matched:
    ids = {one.notice: one.id for one in raised}
    worth = {hit.entry for hit in hits if hit.score >= level.review or hit.decision is HitDecision.HIT}
    apart = tuple(entry for entry in worth if entry in listed and entry not in ids)
    matches = tuple(
        Match(listed[hit.entry], hit, ids.get(hit.entry))
        for hit in hits
        if hit.entry in listed and hit.entry not in apart and hit.score >= at_least
    )
    return Matched(matches, raised, apart, hits.cut)


def _listed(ids: Iterable[str] | None, by: Officer) -> dict[str, Listed]:
    """People of the list by the id of their notice, as the caller's own view has them; None: everybody."""
    rows = NoticeRecord.objects.filter(state=NoticeState.PUBLISHED).order_by("-published_at", "pk")
    rows = rows if ids is None else rows.filter(pk__in=ids)
    held = {row.pk: row for row in rows}
    entries = RegisterEntryRecord.objects.filter(recipient_id=by.bureau, notice_id__in=held)
    changed = dict(entries.values("notice_id").annotate(last=Max("entered_at")).values_list("notice_id", "last"))
    return {
        str(pk): Listed(
            id=str(pk),
            number=row.number,
            kind=row.kind,
            subject=dossier_from(row.document["case"]).subjects[0],
            published_at=row.published_at,
            changed_at=changed.get(pk, row.published_at),
        )
        for pk, row in held.items()
    }


def _reads_list(by: Officer, purpose: str) -> None:
    if by.role not in {Role.BORDER, Role.BUREAU}:
        raise NotYourAct("The list is searched by officers of a bureau or of its border posts.")
    if not purpose.strip():
        raise InvalidValue("Say what the search is for.")
