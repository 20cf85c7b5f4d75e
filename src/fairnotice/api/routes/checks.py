"""The check at the border: one traveller, up to 1,000 at once, or a stream of lines."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse
from ninja import Router

from fairnotice.api.auth import Asked
from fairnotice.api.clock import When, moment, now
from fairnotice.api.given import Check, CheckPurpose, Checks, Key
from fairnotice.api.lines import LINES, NDJSON, chunks, line
from fairnotice.api.routes.misused import misused_json
from fairnotice.api.rows import Misfit, Row, misfits, read_rows
from fairnotice.api.schemas.hits import Checked, CheckedRows
from fairnotice.api.showing import mark
from fairnotice.domain.dates import Moment
from fairnotice.domain.effect import Effect
from fairnotice.domain.hit import CUT
from fairnotice.domain.officer import Officer
from fairnotice.law.effect import effect_json
from fairnotice.screening import Query
from fairnotice.screening.age import possibly_minor
from fairnotice.services.misused import misused_by
from fairnotice.services.reading import effect_on_list
from fairnotice.services.screening import (
    Question,
    RaisedHit,
    check_traveller,
    check_travellers,
    kept_of,
    may_check,
)
from fairnotice.services.wrong_matches import WrongMatch, all_known_apart_from, known_apart_from

log = logging.getLogger(__name__)
router = Router(tags=["checks"])
AT_ONCE = 100
"""Travellers of a stream that are checked in one transaction."""


@router.post("/checks", response=Checked)
def check(request: Asked, given: Check) -> dict[str, Any]:
    """Check one traveller. Each possible match is raised as a hit; of anybody else only a count is kept."""
    at = now()
    query = given.query()
    raised = check_traveller(query=query, traveller=kept_of(query), purpose=given.purpose, by=request.auth, at=at)
    return {
        "mark": mark(),
        **_shown(raised, query, request.auth, at),
        "set_aside": _set_aside(known_apart_from(query=query, apart=raised.apart, by=request.auth, at=at)),
        "notes": given.notes(),
        "possibly_minor": possibly_minor(query.births, at.date()),
        "cut": CUT if raised.cut else "",
    }


@router.post("/checks/batch", response=CheckedRows)
def check_batch(request: Asked, given: Checks, key: Key) -> dict[str, Any]:
    """Check up to 1,000 travellers. What cannot be read is told by its place; the rest, and the others, are checked."""
    at = now()
    may_check(request.auth, given.purpose)
    rows = read_rows(given.travellers)
    return {
        "mark": mark(),
        "travellers": _checked(rows, given.purpose, request.auth, at, key),
        "misfits": misfits(rows),
    }


@router.post("/checks/stream", openapi_extra=LINES)
def check_stream(request: Asked, purpose: CheckPurpose) -> StreamingHttpResponse:
    """Check travellers, one JSON object a line; each is answered by one line, in their order, as soon as it is ready.

    The last line is `{"end": true, …}` with counts: an answer without it was cut short.
    """
    may_check(request.auth, purpose)
    body = request.read()  # whole: a caller who sends everything before it reads must not wait for itself
    return StreamingHttpResponse(_answers(body, purpose, request.auth), content_type=NDJSON)


def _answers(body: bytes, purpose: str, by: Officer) -> Iterator[bytes]:
    counts = {"travellers": 0, "partly": 0, "misfits": 0, "hits": 0}
    for rows in chunks(body, AT_ONCE):
        try:
            checked = {one["index"]: one for one in _checked(rows, purpose, by, now(), None)}
        except Exception as error:
            log.error("A stream of checks ended: %s", type(error).__name__)
            yield line({"end": False, "problem": "Our fault: what is not answered above was not checked.", **counts})
            return
        for row in rows:
            answer: dict[str, Any] = {"index": row.index} if isinstance(row, Misfit) else checked[row.index]
            counts["misfits" if isinstance(row, Misfit) else "travellers"] += 1
            counts["partly"] += isinstance(row, Row) and bool(row.errors)
            answer |= {"errors": list(row.errors)} if row.errors else {}
            counts["hits"] += len(answer.get("items", ()))
            yield line({"mark": mark(), **answer})
    yield line({"mark": mark(), "end": True, **counts})


def _checked(
    rows: Sequence[Row | Misfit], purpose: str, by: Officer, at: datetime, key: str | None
) -> list[dict[str, Any]]:
    good = [row for row in rows if isinstance(row, Row)]
    questions = [Question(row.query, {**kept_of(row.query), **_called(row)}) for row in good]
    raised = check_travellers(questions=questions, purpose=purpose, by=by, at=at, key=key)
    apart = all_known_apart_from(
        queries=[row.query for row in good], apart=[hits.apart for hits in raised], by=by, at=at
    )
    return [
        {
            "index": row.index,
            "reference": row.reference,
            **_shown(hits, row.query, by, at),
            "set_aside": _set_aside(pairs),
            "notes": list(row.notes),
            "possibly_minor": possibly_minor(row.query.births, at.date()),
            "cut": CUT if hits.cut else "",
        }
        for row, hits, pairs in zip(good, raised, apart, strict=True)
    ]


def _set_aside(pairs: Sequence[WrongMatch]) -> list[dict[str, Any]]:
    """Which notices do not stop this traveller, and whose word that is. For the bureau that verified it alone."""
    return [
        {
            "notice": str(pair.notice),
            "number": pair.number,
            "since": pair.made_at.isoformat(),
            "office": pair.office,
            "until": pair.until.isoformat(),
        }
        for pair in pairs
    ]


def _called(row: Row) -> dict[str, str]:
    return {"reference": row.reference} if row.reference else {}


def _shown(raised: Sequence[RaisedHit], query: Query, by: Officer, at: datetime) -> dict[str, Any]:
    """The matches that stand now, and what has left the list since it was found: of that nothing is shown."""
    effects = [(one, effect_on_list(notice=UUID(one.notice), moment=_today(at), by=by, at=at)) for one in raised]
    return {
        "items": [_match(one, effect, query, by, at) for one, effect in effects if effect is not None],
        "gone": [
            {"hit": str(one.id), "notice": one.notice, "number": one.number}
            for one, effect in effects
            if effect is None
        ],
    }


def _today(at: datetime) -> Moment:
    return moment(When(), at=at)


def _match(raised: RaisedHit, effect: Effect, query: Query, by: Officer, at: datetime) -> dict[str, Any]:
    hit, notice = raised.hit, UUID(raised.notice)
    return {
        "mark": mark(),
        "hit": str(raised.id),
        "notice": raised.notice,
        "number": raised.number,
        "score": round(hit.score, 4),
        "bits": round(hit.bits, 1),
        "decision": hit.decision.value,
        "reasons": [reason.as_json() for reason in hit.reasons],
        "missing": list(hit.missing),
        "would_rule_out": list(hit.would_rule_out),
        "effect": effect_json(effect),
        "misused": [misused_json(one, at) for one in misused_by(query=query, notice=notice, by=by, at=at)],
    }
