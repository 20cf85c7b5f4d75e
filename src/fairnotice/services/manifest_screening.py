"""Screen what carriers submitted, as the bureau whose country the carrier's token names; a hit goes there, silently.

One manifest, one transaction: its hits are raised and it is deleted, both or neither, so that a killed process loses
nobody and raises nothing twice.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from fairnotice.domain.hit import Answers, Hit
from fairnotice.domain.officer import SYSTEM, Officer, Role
from fairnotice.records.models import BureauRecord, HitRecord, ManifestRecord, OfficerRecord
from fairnotice.records.session import speaking_as
from fairnotice.screening.plain import query_from
from fairnotice.services.bureau_lists import watchlist_of
from fairnotice.services.screening import Question, kept_of, raise_hits
from fairnotice.services.thresholds import level_of

log = logging.getLogger(__name__)

AT_ONCE = 20
"""Manifests that one look takes at most, so that the clocks are not kept waiting."""

PAUSE = timedelta(minutes=1)
"""How long a manifest rests after a failure; twice as long after each further one, an hour at most."""

LONGEST_PAUSE, LONGEST_KEPT = timedelta(hours=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Screened:
    """What one look did: manifests and travellers screened, and travellers who could not be."""

    manifests: int = 0
    travellers: int = 0
    failed: int = 0


def screen_manifests(*, at: datetime, most: int = AT_ONCE) -> Screened:
    """Screen what waits, the oldest first, what failed before last. One that another process has in hand is left to it.

    What failed for a week is given up and erased: the journey is over, and nobody else keeps people who are not sought.
    """
    with speaking_as(SYSTEM):
        given_up, _each = ManifestRecord.objects.filter(tries__gt=0, sent_at__lt=at - LONGEST_KEPT).delete()
        rested = Q(tried_at=None) | Q(tried_at__lte=at - PAUSE)
        waiting = list(
            ManifestRecord.objects.filter(rested).order_by("tries", "sent_at").values_list("pk", flat=True)[:most]
        )
    if given_up:
        log.error("%d manifests were given up after a week of failures", given_up)
    done = Screened()
    for pk in waiting:
        screened, failed = _screen(pk, at)
        done = Screened(
            manifests=done.manifests + (screened > 0 and not failed),
            travellers=done.travellers + screened,
            failed=done.failed + failed,
        )
    return done


def _screen(pk: UUID, at: datetime) -> tuple[int, int]:
    """How many travellers of a manifest were screened, and how many could not be. Those are tried again later."""
    with speaking_as(SYSTEM):
        row = ManifestRecord.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
        if row is None or (row.tried_at and row.tried_at + _pause(row.tries) > at):
            return 0, 0
        carrier = OfficerRecord.objects.get(pk=row.officer_id)
        country = BureauRecord.objects.values_list("country", flat=True).get(pk=row.bureau_id)
        # The bureau's own view, kept by the database: a notice that it must not see is not searched for it either.
        desk = Officer(id=row.officer_id, role=Role.BORDER, bureau=row.bureau_id, country=country)
        try:
            with speaking_as(desk):
                left = _raise(row, carrier.login, desk, at)
        except Exception as error:  # one manifest must not stop the others, nor the clocks
            log.error("A manifest could not be screened: %s", type(error).__name__)
            _rest(row, row.travellers, type(error).__name__, at)
            return 0, len(row.travellers)
        screened = len(row.travellers) - len(left)
        if not left:
            row.delete()
            return screened, 0
        _rest(row, [traveller for traveller, _kind in left], left[0][1], at)
        return screened, len(left)


def _raise(row: ManifestRecord, carrier: str, desk: Officer, at: datetime) -> list[tuple[dict[str, Any], str]]:
    """Raise the hits. Answers the travellers on whom the matcher failed, each with the kind of failure."""
    watchlist = watchlist_of(row.bureau_id)
    level = level_of(row.bureau_id, watchlist)
    questions: list[Question] = []
    found: list[Answers[Hit]] = []
    left: list[tuple[dict[str, Any], str]] = []
    told: set[str] = set()
    for traveller in row.travellers:
        try:
            question = _question(row, traveller)
            (hits,) = level.hits(watchlist, [question.query])
        except Exception as error:  # whatever it is, the others on board are screened; its words may hold a name
            log.error("A traveller of a manifest could not be screened: %s", type(error).__name__)
            left.append((traveller, type(error).__name__))
            continue
        questions.append(question)
        new = (hit for hit in hits if not _told_before(row, carrier, question, hit, told))
        found.append(Answers.of(new, cut=hits.cut))
    raise_hits(questions, found, purpose=row.journey, by=desk, at=at, carrier=carrier)
    return left


def _told_before(row: ManifestRecord, carrier: str, question: Question, hit: Hit, told: set[str]) -> bool:
    """Whether this carrier submitted the same traveller of the same journey before and the bureau has the hit.

    A carrier sends its list a day before, an hour before and at the gate. `told`: what this manifest has raised so far.
    A hit that was dismissed keeps nothing by which it could be known again: it is raised anew.
    """
    same = {name: value for name, value in question.kept.items() if name != "submitted_at"}
    word = json.dumps([hit.entry, same], sort_keys=True)
    if word in told:
        return True
    told.add(word)
    before = HitRecord.objects.filter(bureau_id=row.bureau_id, carrier=carrier, notice_id=UUID(hit.entry))
    return before.filter(traveller__contains=same).exists()


def _question(row: ManifestRecord, traveller: Mapping[str, Any]) -> Question:
    query = query_from(traveller)
    where = {"journey": row.journey, "submitted_at": row.sent_at.isoformat(), "reference": traveller["reference"]}
    return Question(query, {**kept_of(query), **where})


def _rest(row: ManifestRecord, travellers: list[dict[str, Any]], kind: str, at: datetime) -> None:
    row.travellers, row.tries, row.tried_at, row.failed = travellers, row.tries + 1, at, kind[:120]
    row.save(update_fields=["travellers", "tries", "tried_at", "failed"])


def _pause(tries: int) -> timedelta:
    return min(PAUSE * 2.0 ** min(tries - 1, 10), LONGEST_PAUSE)
