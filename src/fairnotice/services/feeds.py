"""The feeds of the public part, on or off: an administrator's act with reasons. Each is off until somebody turns it on.

Whoever republishes a feed does not delete what was removed from it, so that turning one on cannot be taken back.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from fairnotice.domain.errors import InvalidValue, NotPossibleNow, NotYourAct, TurnedOff
from fairnotice.domain.events import Event
from fairnotice.domain.feeds import Feed
from fairnotice.domain.officer import PUBLIC, Officer, Role
from fairnotice.records.log import append, hold_log
from fairnotice.records.models import FeedSettingRecord
from fairnotice.services.acting import Answer, act_as, once, reasoned

LONGEST = 2000
READERS = frozenset(
    {Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.ADMINISTRATOR, Role.SYSTEM}
)  # as the policy of the table


@dataclass(frozen=True, slots=True)
class FeedSetting:
    """How a feed stands, and since when and why, where that was ever set."""

    feed: Feed
    on: bool
    reasons: str = ""
    at: datetime | None = None


def turn_feed(*, feed: Feed, on: bool, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Turn a feed on or off for everybody. Answers {"feed", "on"}.

    Raises NotYourAct, InvalidValue without reasons, NotPossibleNow when it stands so already.
    """
    if by.role not in {Role.ADMINISTRATOR, Role.SYSTEM}:
        raise NotYourAct("Feeds of the public part are turned on and off by an administrator.")
    why = reasoned(reasons)
    if len(why) > LONGEST:
        raise InvalidValue(f"Give your reasons in at most {LONGEST:,} letters.")

    def do() -> Answer:
        hold_log()  # of two at the same second the second finds it done
        if _is_on(feed) == on:
            raise NotPossibleNow(f"This feed is {'on' if on else 'off'} already.")
        last = FeedSettingRecord.objects.order_by("-sequence").first()
        FeedSettingRecord.objects.create(
            sequence=last.sequence + 1 if last else 1,
            feed=feed.value,
            turned_on=on,
            reasons=why,
            officer_id=by.id,
            at=at,
        )
        append(Event("feed.turned_on" if on else "feed.turned_off", f"feed:{feed.value}", {}), by=by, at=at)
        return {"feed": feed.value, "on": on}

    given = {"feed": feed.value, "on": on, "reasons": why}
    return once(do, by=by, key=key, act="turn_feed", given=given, at=at)


def feeds_as_set(*, by: Officer) -> tuple[FeedSetting, ...]:
    """Every feed, and how it stands. Raises NotYourAct."""
    if by.role not in READERS:
        raise NotYourAct("Why a feed is on or off is for the secretariat, the Commission and the administrator.")
    with act_as(by):
        rows = {feed: FeedSettingRecord.objects.filter(feed=feed).order_by("-sequence").first() for feed in Feed}
    return tuple(
        FeedSetting(feed, row.turned_on, row.reasons, row.at) if row else FeedSetting(feed, False)
        for feed, row in rows.items()
    )


def must_be_on(*feeds: Feed) -> None:
    """Raise TurnedOff unless one of them is on."""
    with act_as(PUBLIC):
        if not any(_is_on(feed) for feed in feeds):
            raise TurnedOff("This feed of the public part is turned off here.")


def _is_on(feed: Feed) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT fn_feed_on(%s)", [feed.value])
        return bool(cursor.fetchone()[0])
