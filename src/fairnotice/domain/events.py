"""The events of the log: past tense, never renamed. A payload holds codes, ids and numbers, nothing about a person."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lifecycle import MACHINES

Plain = str | int | bool | None | list[str]

OTHER_EVENTS = (
    "folder.seeded",
    "bureau.added",
    "bureau.changed",
    "officer.added",
    "officer.changed",
    "officer.left",
    "token.made",
    "token.revoked",
    "signin.invited",
    "signin.reset",
    "signin.password_set",
    "signin.ended",
    "signin.factor_added",
    "signin.factor_removed",
    "signin.linked",
    "case.opened",
    "warrant.taken_in",
    "dossier.filed",
    "dossier.added_to",
    "request.drafted",
    "decision.made",
    "exposure.answered",
    "exposure.reader_named",
    "exposure.reader_ended",
    "attachment.added",
    "attachment.removed",
    "roster.set",
    "roster.ended",
    "translation.signed",
    "message.escalated",
    "register.looked",
    "notice.not_executable",
    "notice.executable",
    "notice.doubted",
    "notice.published",
    "notice.restricted",
    "notice.unrestricted",
    "notice.sent_further",
    "notice.renewal_prompted",
    "change.proposed",
    "desk.code_made",
    "desk.enrolled",
    "desk.ended",
    "desk.reminded",
    "webhook.added",
    "webhook.ended",
    "incident.opened",
    "incident.closed",
    "register.key_rotated",
    "register.drill",
    "register.drill_closed",
    "notice.amended",
    "notice.supplemented",
    "hit.raised",
    "wrong_match.made",
    "wrong_match.ended",
    "misused_identity.made",
    "misused_identity.ended",
    "traffic.stated",
    "feed.turned_on",
    "feed.turned_off",
    "measure.recorded",
    "due.set",
    "limit.set",
    "notice.reviewed_again",
    "compliance.kept",
    "compliance.purged",
)

EVENT_TYPES = frozenset({move.event for machine in MACHINES for move in machine.moves} | set(OTHER_EVENTS))
"""Every type of event there is."""


@dataclass(frozen=True, slots=True)
class Event:
    """One act that happened. `bureaus` are those whose officers may see it in a timeline.

    Raises InvalidValue for a type that is not in the list and for a payload value that is longer than a code.
    """

    type: str
    thing: str  # kind:id, such as request:6f1c…
    payload: Mapping[str, Plain] = field(default_factory=dict)
    bureaus: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Keep prose, and with it people, out of the log."""
        if self.type not in EVENT_TYPES:
            raise InvalidValue(f"'{self.type}' is not an event")
        for key, value in self.payload.items():
            words = value if isinstance(value, list) else [value]
            if any(isinstance(word, str) and (len(word) > 64 or " " in word) for word in words):
                raise InvalidValue(f"payload '{key}' of {self.type} is not a code or an id")


@dataclass(frozen=True, slots=True)
class Appended:
    """An event as it stands in the log."""

    sequence: int
    digest: str
    event: Event


def body_of(event: Event, *, role: str, bureau: str, officer: str, at: datetime) -> str:
    """The canonical text of an event: what the digest is taken over. `officer` is a salted digest."""
    return json.dumps(
        {
            "at": at.isoformat(),
            "bureau": bureau,
            "bureaus": list(event.bureaus),
            "officer": officer,
            "payload": dict(event.payload),
            "role": role,
            "thing": event.thing,
            "type": event.type,
        },
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )


def digest_of(previous: str, sequence: int, body: str) -> str:
    """The link of the chain: SHA-256 over the digest before it, its number and its text, in hexadecimal."""
    return sha256(f"{previous}\n{sequence}\n{body}".encode()).hexdigest()


FIRST = "0" * 64
"""What the first event names as the digest before it."""
