"""Reads of the board: a few statements whatever the number of desks and entries. Row security narrows each of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from fairnotice.domain.overdue import late_from

Row = dict[str, Any]

_DESKS = """
SELECT d.id, d.bureau_id AS bureau, b.name AS bureau_name, d.name, d.kind, d.enrolled_at, d.ends_at, d.ended_at,
       COALESCE(v.sequence, 0) AS latest, newest.received_at AS seen_at, newest.agrees,
       COALESCE(good.sequence, 0) AS applied
FROM desk d
JOIN bureau b ON b.code = d.bureau_id
LEFT JOIN register_view v ON v.recipient_id = d.bureau_id
LEFT JOIN LATERAL (
    SELECT r.received_at, r.agrees FROM receipt r WHERE r.desk_id = d.id ORDER BY r.id DESC LIMIT 1
) newest ON true
LEFT JOIN LATERAL (
    SELECT r.sequence FROM receipt r WHERE r.desk_id = d.id AND r.agrees ORDER BY r.id DESC LIMIT 1
) good ON true
WHERE d.kind = 'desk'
ORDER BY b.name, d.name
"""
"""Every desk with its newest receipt, and how far the newest that agrees went."""

_COPIES = """
SELECT c.id, c.desk_id AS desk, d.bureau_id AS bureau, b.name AS bureau_name, d.name, c.kind, c.sequence, c.entries,
       c.digest, c.made_at, c.ends_at, c.held_at, c.gone_at, d.enrolled_at, d.ends_at AS recipient_ends_at, d.ended_at
FROM copy_given c
JOIN desk d ON d.id = c.desk_id
JOIN bureau b ON b.code = d.bureau_id
WHERE (c.gone_at IS NULL AND c.kind <> 'pack') OR c.made_at > %(since)s
ORDER BY c.made_at DESC, d.name
"""
"""The copies that were given since, and those of before of which nobody has said that they are gone. A pack ends."""

_WAITING = """
SELECT p.desk, following.kind AS next_kind, following.entered_at AS next_entered_at,
       urgent.kind AS urgent_kind, urgent.entered_at AS urgent_entered_at
FROM unnest(%(desks)s::uuid[], %(bureaus)s::varchar[], %(reached)s::bigint[], %(following)s::bigint[])
    AS p(desk, bureau, reached, following)
LEFT JOIN LATERAL (
    SELECT e.kind, e.entered_at FROM register_entry e
    WHERE e.recipient_id = p.bureau AND e.sequence = p.following
) following ON true
LEFT JOIN LATERAL (
    SELECT e.kind, e.entered_at FROM register_entry e
    WHERE e.recipient_id = p.bureau AND e.sequence > p.reached
      AND e.kind IN ('withdrawn', 'cancelled', 'deleted', 'restricted')
    ORDER BY e.sequence LIMIT 1
) urgent ON true
"""
"""The first entry that each desk has not applied, and the first such that ends something.

A statement of its own: row-level security lets an index be used for plain columns, not for what is reckoned.
"""

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

_OF_ACTS = """
SELECT e.notice_id, e.entered_at, e.kind, e.number, e.version, e.sequence, e.recipient_id
FROM unnest(%(notices)s::uuid[], %(instants)s::timestamptz[]) AS a(notice_id, entered_at)
JOIN register_entry e ON e.notice_id = a.notice_id AND e.entered_at = a.entered_at
"""
"""Every recipient's entry of these acts. They are counted here: of a list of desks the database knows no size."""

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
_NOTHING: Row = dict.fromkeys(("next_kind", "next_entered_at", "urgent_kind", "urgent_entered_at"))
MOST_RECEIPTS = 20
"""How many receipts after an entry are looked through for what was destroyed with it: the first one says it."""


def desk_rows() -> list[Row]:
    """Every desk that the speaker may see, with how far it has come and the first entries that it waits for."""
    found = _rows(_DESKS, {})
    behind = [row for row in found if row["applied"] < row["latest"]]
    given = {
        "desks": [row["id"] for row in behind],
        "bureaus": [row["bureau"] for row in behind],
        "reached": [row["applied"] for row in behind],
        "following": [row["applied"] + 1 for row in behind],
    }
    waiting = {row.pop("desk"): row for row in _rows(_WAITING, given)}
    return [{**row, **waiting.get(row["id"], _NOTHING)} for row in found]


def copy_rows(since: datetime) -> list[Row]:
    """The copies given after that instant, and the older ones of which no word of destruction came; newest first."""
    return _rows(_COPIES, {"since": since})


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
    }
    of_bureau: dict[str, list[tuple[int, datetime]]] = defaultdict(list)
    for desk in desks:
        of_bureau[desk["bureau"]].append((desk["applied"], desk["enrolled_at"]))
    acts: dict[tuple[Any, ...], Row] = {}
    for row in _rows(_OF_ACTS, given):
        act = acts.setdefault((row["entered_at"], row["notice_id"], row["kind"]), {**row, **_UNCOUNTED})
        act["sequence"] = min(act["sequence"], row["sequence"])
        act["recipients"] += 1
        theirs = of_bureau.get(row["recipient_id"], ())
        act["reading_here"] += not theirs
        act["desks"] += len(theirs)
        for applied, enrolled_at in theirs:
            done = applied >= row["sequence"]
            act["applied"] += done
            act["late"] += not done and late_from(row["kind"], row["entered_at"], enrolled_at) <= at
    return sorted(acts.values(), key=lambda act: (act["entered_at"], act["sequence"]), reverse=True)


_UNCOUNTED: Row = {"recipients": 0, "reading_here": 0, "desks": 0, "applied": 0, "late": 0}


def _rows(statement: str, given: Mapping[str, Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
