"""What time it is. The one place of the API that asks; below it, time is given."""

from datetime import UTC, date, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from fairnotice.domain.dates import Moment, zone_of
from fairnotice.domain.errors import InvalidValue
from fairnotice.formats.dossier.values import Day, Instant

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)

SomeDay = Annotated[Day, Field(ge=FIRST_DAY, le=LAST_DAY)]


class When(BaseModel):
    """The two instants of an answer: on which day, as known by when."""

    model_config = ConfigDict(extra="forbid")

    on: SomeDay | None = Field(default=None, description="The day on which law and facts are taken. Left out: today.")
    known: Instant | None = Field(default=None, description="Facts learnt by then count. Left out: the day's end.")
    zone: str = Field(default="UTC", max_length=60, description="Whose calendar day it is, such as Asia/Tehran.")


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def moment(when: When, *, at: datetime) -> Moment:
    """The moment asked for. Raises InvalidValue for a time zone that does not exist and for an instant out of range."""
    on = when.on or at.astimezone(zone_of(when.zone)).date()
    if when.known is None:
        return Moment.on_day(on, now=at, zone=when.zone)
    try:
        return Moment(on=on, known=when.known.astimezone(UTC), zone=when.zone)
    except OverflowError as error:
        raise InvalidValue("'known' is an instant that UTC has no date for.") from error
