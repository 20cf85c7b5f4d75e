"""Which messages wait, and how the telling goes on, as tables."""

from datetime import timedelta

import pytest

from fairnotice.domain.events import EVENT_TYPES
from fairnotice.domain.lifecycle import CONSEQUENCES, Consequence
from fairnotice.domain.telling import WAITING_EVENTS, Told, Waiting, told_by_now, waiting_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("so_far", "hours", "patience", "open_still", "now"),
    [
        (Told.NOBODY, 0, 1, True, Told.FIRST),
        (Told.NOBODY, 50, 1, True, Told.FIRST),
        (Told.NOBODY, 0, None, True, Told.FIRST),
        (Told.NOBODY, 0, 1, False, Told.OVER),
        (Told.FIRST, 0.9, 1, True, Told.FIRST),
        (Told.FIRST, 1, 1, True, Told.AGAIN),
        (Told.FIRST, 50, 1, True, Told.AGAIN),
        (Told.FIRST, 50, None, True, Told.OVER),
        (Told.FIRST, 50, 1, False, Told.OVER),
        (Told.AGAIN, 1.9, 1, True, Told.AGAIN),
        (Told.AGAIN, 2, 1, True, Told.EVERYBODY),
        (Told.AGAIN, 2, 1, False, Told.OVER),
        (Told.FIRST, 71, 72, True, Told.FIRST),
        (Told.AGAIN, 144, 72, True, Told.EVERYBODY),
    ],
)
def test_the_telling_goes_on_by_these_steps(
    so_far: Told, hours: float, patience: int | None, open_still: bool, now: Told
) -> None:
    patient = None if patience is None else patience * HOUR
    assert told_by_now(so_far=so_far, age=hours * HOUR, patience=patient, open_still=open_still) is now


@pytest.mark.parametrize(
    ("about", "thing", "to_role", "expected"),
    [
        ("hit.confirmation_asked", "confirmation:1", "", Waiting.CONFIRMATION),
        ("hit.raised", "hit:1", "", Waiting.HIT),
        ("hit.raised", "hit:1", "reviewer", None),
        ("hit.denied", "hit:1", "", Waiting.HIT),
        ("hit.disclosed", "disclosure:1", "", Waiting.LOCATED),
        ("notice.withdrawn", "notice:1", "", Waiting.COPIES),
        ("notice.withdrawn", "notice:1", "reviewer", None),
        ("notice.withdrawn", "measure:1", "", Waiting.RELEASE),
        ("notice.blocked", "measure:1", "", Waiting.RELEASE),
        ("notice.blocked", "notice:1", "", None),
        ("warrant.ended", "warrant:1", "", Waiting.WITHDRAW),
        ("request.questions_asked", "request:1", "", Waiting.QUESTIONS),
        ("request.submitted", "request:1", "reviewer", Waiting.REQUEST),
        ("request.submitted", "request:1", "", None),
        ("request.approved", "request:1", "", None),
        ("notice.published", "notice:1", "", None),
        ("message.escalated", "message:1", "reviewer", Waiting.UNOPENED),
    ],
)
def test_a_message_waits_on_somebody_or_only_informs(
    about: str, thing: str, to_role: str, expected: Waiting | None
) -> None:
    assert waiting_of(about=about, thing=thing, to_role=to_role) is expected


def test_what_waits_is_about_events_that_tell_somebody() -> None:
    tells = {
        event
        for event, consequences in CONSEQUENCES.items()
        if any(one.value.startswith("tell_") for one in consequences)
        or {Consequence.PROMPT_RELEASE, Consequence.ASK_WITHDRAWAL} & set(consequences)
    }
    assert set(WAITING_EVENTS) - {"message.escalated"} <= tells
    assert set(WAITING_EVENTS) <= EVENT_TYPES
