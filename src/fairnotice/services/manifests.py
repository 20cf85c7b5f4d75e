"""What a carrier submits. Nothing here opens a list: the reply is written before anybody is screened.

So the reply, its shape and its time are the same whoever is on board (docs/decisions/0017). A test holds this module to
it: it imports no list and no matcher, and does the same statements of SQL for everybody.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.crypto import salted_hmac

from fairnotice.domain.errors import InvalidValue, NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.models import ManifestRecord
from fairnotice.screening.plain import plain_of
from fairnotice.screening.query import Query
from fairnotice.services.acting import Answer, log_access, once

MOST_TRAVELLERS = 1000
"""Travellers that are taken at once."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """One traveller, and what the carrier calls them, such as a booking's number."""

    query: Query
    reference: str = ""


def submit_travellers(
    *, travellers: Sequence[Submitted], journey: str, by: Officer, at: datetime, key: str | None = None
) -> UUID:
    """Take in the travellers of one journey and answer a reference. What is found in them goes to the bureau alone.

    Raises NotYourAct, InvalidValue without a journey or for more travellers than are taken at once.
    """
    may_submit(by)
    if not journey.strip():
        raise InvalidValue("Say which journey it is, such as 'ZZ 123, 2 March, Lisbon to Auckland'.")
    if len(travellers) > MOST_TRAVELLERS:
        raise InvalidValue(f"At most {MOST_TRAVELLERS:,} travellers are taken at once.")
    kept = [{**plain_of(one.query), "reference": one.reference} for one in travellers]

    def do() -> Answer:
        reference = uuid4()
        log_access(f"manifest:{reference}", "submit", journey.strip(), by, at)
        ManifestRecord.objects.create(
            id=reference,
            officer_id=by.id,
            bureau_id=by.bureau,
            journey=journey.strip(),
            travellers=kept,
            sent_at=at,
        )
        return {"reference": str(reference)}

    # The row of the key stays when the travellers are gone: it must not tell who they were.
    secret = salted_hmac("fairnotice.manifest", json.dumps([kept, journey]), algorithm="sha256").hexdigest()
    answer = once(do, by=by, key=key, act="submit_travellers", given={"travellers": secret}, at=at)
    return UUID(answer["reference"])


def may_submit(by: Officer) -> None:
    """Raise NotYourAct for everybody but a carrier, and for a carrier of an office without a country."""
    if by.role is not Role.CARRIER:
        raise NotYourAct("Travellers are submitted by carriers. A bureau checks them.")
    if by.country is None:
        raise NotYourAct("This token names no country: nobody would be told.")
