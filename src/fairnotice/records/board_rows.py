"""Reads of the board: a few statements whatever the number of desks and entries. Row security narrows each of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from fairnotice.domain.overdue import URGENT, URGENT_KINDS, USUAL

Row = dict[str, Any]

_DESKS = """
SELECT d.id, d.bureau_id AS bureau, b.name AS bureau_name, d.name, d.kind, d.enrolled_at, d.ends_at, d.ended_at,
       COALESCE(v.sequence, 0) AS latest, newest.received_at AS seen_at, newest.sequence AS said,
       newest.agrees, COALESCE(good.sequence, 0) AS applied,
       following.kind AS next_kind, following.entered_at AS next_entered_at,
       urgent.kind AS urgent_kind, urgent.entered_at AS urgent_entered_at
FROM desk d
JOIN bureau b ON b.code = d.bureau_id
LEFT JOIN register_view v ON v.recipient_id = d.bureau_id
LEFT JOIN LATERAL (
    SELECT r.received_at, r.sequence, r.agrees FROM receipt r WHERE r.desk_id = d.id ORDER BY r.id DESC LIMIT 1
) newest ON true
LEFT JOIN LATERAL (
    SELECT r.sequence FROM receipt r WHERE r.desk_id = d.id AND r.agrees ORDER BY r.id DESC LIMIT 1
) good ON true
LEFT JOIN LATERAL (
    SELECT e.kind, e.entered_at FROM register_entry e
    WHERE e.recipient_id = d.bureau_id AND e.sequence = COALESCE(good.sequence, 0) + 1
) following ON true
LEFT JOIN LATERAL (
    SELECT e.kind, e.entered_at FROM register_entry e
    WHERE e.recipient_id = d.bureau_id AND e.sequence > COALESCE(good.sequence, 0)
      AND e.kind IN ('withdrawn', 'cancelled', 'deleted', 'restricted')
    ORDER BY e.sequence LIMIT 1
) urgent ON true
ORDER BY b.name, d.name
"""
"""Every desk with its newest receipt, how far the newest that agrees went, and the first entries after that."""

_LATEST = """
WITH RECURSIVE act AS (
    (SELECT e.entered_at, e.notice_id FROM register_entry e
     WHERE %(before)s::timestamptz IS NULL OR e.entered_at < %(before)s::timestamptz
     ORDER BY e.entered_at DESC, e.notice_id DESC LIMIT 1)
    UNION ALL
    SELECT n.entered_at, n.notice_id FROM act CROSS JOIN LATERAL (
        SELECT e.entered_at, e.notice_id FROM register_entry e
        WHERE (e.entered_at, e.notice_id) < (act.entered_at, act.notice_id)
        ORDER BY e.entered_at DESC, e.notice_id DESC LIMIT 1
    ) n
)
SELECT entered_at, notice_id FROM act LIMIT %(limit)s
"""
"""The newest acts, found by stepping from one to the next in the index, not by reading every entry."""

_COUNTED = """
SELECT e.notice_id, e.entered_at, e.kind, max(e.number) AS number, max(e.version) AS version,
       min(e.sequence) AS sequence, count(DISTINCT e.recipient_id) AS recipients,
       count(DISTINCT e.recipient_id) FILTER (WHERE t.desk IS NULL) AS reading_here,
       count(t.desk) AS desks,
       count(t.desk) FILTER (WHERE t.applied >= e.sequence) AS applied,
       count(t.desk) FILTER (WHERE t.applied < e.sequence AND %(at)s > greatest(e.entered_at, t.enrolled_at)
           + CASE WHEN e.kind = ANY (%(urgent_kinds)s) THEN %(urgent)s ELSE %(usual)s END) AS late
FROM unnest(%(notices)s::uuid[], %(instants)s::timestamptz[]) AS a(notice_id, entered_at)
JOIN register_entry e ON e.notice_id = a.notice_id AND e.entered_at = a.entered_at
LEFT JOIN unnest(%(desks)s::uuid[], %(bureaus)s::varchar[], %(reached)s::bigint[], %(enrolled)s::timestamptz[])
    AS t(desk, bureau, applied, enrolled_at) ON t.bureau = e.recipient_id
GROUP BY e.notice_id, e.entered_at, e.kind
ORDER BY e.entered_at DESC, max(e.sequence) DESC
"""

_ENTRIES = """
SELECT e.recipient_id AS bureau, b.name AS bureau_name, e.sequence, e.kind, e.number, e.version, e.state, e.cipher,
       e.entered_at
FROM register_entry e JOIN bureau b ON b.code = e.recipient_id
WHERE e.notice_id = %(notice)s ORDER BY b.name, e.recipient_id, e.sequence
"""

_ANSWERED = """
SELECT p.desk, f.sequence, f.agrees, f.applied_at, f.received_at, g.destroyed_at
FROM unnest(%(desks)s::uuid[], %(places)s::bigint[], %(taken)s::bigint[]) AS p(desk, place, taken)
LEFT JOIN LATERAL (
    SELECT r.sequence, r.agrees, r.applied_at, r.received_at FROM receipt r
    WHERE r.desk_id = p.desk AND r.sequence >= p.place ORDER BY r.sequence, r.id LIMIT 1
) f ON true
LEFT JOIN LATERAL (
    SELECT min(m.received_at) AS destroyed_at FROM (
        SELECT r.destroyed, r.received_at FROM receipt r
        WHERE r.desk_id = p.desk AND p.taken > 0 AND r.sequence >= p.taken ORDER BY r.sequence, r.id LIMIT %(most)s
    ) m WHERE m.destroyed && %(ciphers)s::varchar[]
) g ON true
"""
MOST_RECEIPTS = 20
"""How many receipts after an entry are looked through for what was destroyed with it: the first one says it."""


def desk_rows() -> list[Row]:
    """Every desk that the speaker may see, with how far it has come."""
    return _rows(_DESKS, {})


def act_rows(
    desks: Sequence[Mapping[str, Any]], *, before: datetime | None, limit: int, at: datetime
) -> tuple[list[Row], datetime | None]:
    """The newest acts before that instant, with how many of these desks have applied each; where the next page begins.

    Acts of one instant stay together.
    """
    found = _rows(_LATEST, {"before": before, "limit": limit + 1})
    places = found[:limit]
    if len(found) > limit:
        boundary = found[limit]["entered_at"]
        kept = [place for place in places if place["entered_at"] > boundary]
        places = kept or places
    if not places:
        return [], None
    return _counted(places, desks, at), (places[-1]["entered_at"] if len(found) > limit else None)


def notice_act_rows(
    notice: UUID, desks: Sequence[Mapping[str, Any]], entered: Sequence[datetime], at: datetime
) -> list[Row]:
    """The acts of one notice, at those instants, with how many of these desks have applied each."""
    return _counted([{"notice_id": notice, "entered_at": instant} for instant in entered], desks, at)


def entry_rows(notice: UUID) -> list[Row]:
    """Every entry about a notice in every view that the speaker may see, by recipient in their order."""
    return _rows(_ENTRIES, {"notice": notice})


def answer_rows(places: Mapping[UUID, tuple[int, int]], ciphers: Sequence[str]) -> dict[UUID, Row]:
    """By desk: its first receipt at or after an entry, and when it said that it destroyed one of these ciphertexts.

    `places`: by desk the entry that is asked about, and the one that took the document, 0 where none did.
    """
    given = {
        "desks": list(places),
        "places": [place for place, _taken in places.values()],
        "taken": [taken for _place, taken in places.values()],
        "ciphers": list(ciphers),
        "most": MOST_RECEIPTS,
    }
    return {row["desk"]: row for row in _rows(_ANSWERED, given)}


def _counted(places: Sequence[Row], desks: Sequence[Mapping[str, Any]], at: datetime) -> list[Row]:
    given = {
        "notices": [place["notice_id"] for place in places],
        "instants": [place["entered_at"] for place in places],
        "desks": [desk["id"] for desk in desks],
        "bureaus": [desk["bureau"] for desk in desks],
        "reached": [desk["applied"] for desk in desks],
        "enrolled": [desk["enrolled_at"] for desk in desks],
        "urgent_kinds": list(URGENT_KINDS),
        "urgent": URGENT,
        "usual": USUAL,
        "at": at,
    }
    return _rows(_COUNTED, given)


def _rows(statement: str, given: Mapping[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
