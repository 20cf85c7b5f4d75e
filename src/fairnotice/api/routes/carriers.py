"""What carriers submit. The reply is written before anybody is screened (docs/decisions/0017)."""

from typing import Any

from ninja import Router, Status

from fairnotice.api.auth import Asked, any_token
from fairnotice.api.clock import now
from fairnotice.api.given import Key, Manifest
from fairnotice.api.rows import Row, misfits, read_rows
from fairnotice.api.schemas.hits import TakenIn
from fairnotice.api.showing import mark
from fairnotice.services.manifests import Submitted, may_submit, submit_travellers

router = Router(tags=["carriers"], auth=any_token)


@router.post("/carriers/travellers", response={202: TakenIn})
def submit(request: Asked, given: Manifest, key: Key) -> Any:
    """Submit up to 1,000 travellers of one journey. The reply is the same whoever is on board."""
    may_submit(request.auth)
    rows = read_rows(given.travellers)
    good = [Submitted(row.query, row.reference) for row in rows if isinstance(row, Row)]
    reference = submit_travellers(travellers=good, journey=given.journey, by=request.auth, at=now(), key=key)
    notes = [{"index": row.index, **note} for row in rows if isinstance(row, Row) for note in row.notes]
    return Status(
        202,
        {
            "mark": mark(),
            "reference": str(reference),
            "received": len(rows),
            "taken_in": len(good),
            "misfits": misfits(rows),
            "notes": notes,
        },
    )
