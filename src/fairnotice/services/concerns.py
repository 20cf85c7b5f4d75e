"""What an administrator should look at first, the gravest first. Each is a code with a number or a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role
from fairnotice.records.models import RosterRecord
from fairnotice.services.acting import act_as
from fairnotice.services.health import Health, measure
from fairnotice.services.keys import list_keys
from fairnotice.services.people import Person, list_people

TOKENS_END_WITHIN = timedelta(days=14)
BACKUP_EVERY = timedelta(days=1)
VERIFY_EVERY = timedelta(days=7)
REVIEWERS_NEEDED = 2


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to look at. `count` is how many, where there is a number; `since` when it was last well, if ever."""

    code: str
    count: int = 0
    since: datetime | None = None


CODES = (
    "log_faults",
    "migrations_missing",
    "disk_low",
    "secrets_open",
    "clocks_behind",
    "travellers_waiting",
    "backup_old",
    "second_factor_missing",
    "leavers_on_duty",
    "reviewers_missing",
    "one_administrator",
    "mail_failed",
    "tokens_ending",
    "log_unverified",
)
"""Every concern there is, in the order in which they are told."""


def concerns(*, by: Officer, at: datetime) -> tuple[Health, tuple[Concern, ...]]:
    """How everything is, and what to look at first. Raises NotYourAct."""
    health = measure(by=by, at=at)
    people = [person for person in list_people(by=by, at=at) if person.active]
    with act_as(by):
        on_duty = set(RosterRecord.objects.filter(ends__gt=at).values_list("officer_id", flat=True))
    leavers = len(on_duty - {person.id for person in people})
    found = [*_of_the_installation(health, at), *_of_people(people, leavers, at)]
    return health, tuple(sorted(found, key=lambda concern: CODES.index(concern.code)))


def _of_the_installation(health: Health, at: datetime) -> list[Concern]:
    verified = health.log.verified
    open_files = sum(key.private is False for key in list_keys())
    backup = health.backup.at if health.backup else None
    found = {
        "log_faults": len(verified.facts.get("faults", ())) if verified else 0,
        "migrations_missing": len(health.database.missing),
        "disk_low": int(health.disk.low),
        "secrets_open": open_files,
        "mail_failed": health.mail.failed,
    }
    told = [Concern(code, count) for code, count in found.items() if count]
    if health.clocks.behind(at):
        told.append(Concern("clocks_behind", health.clocks.overdue, health.clocks.last_sweep))
    if health.manifests.behind(at):
        told.append(Concern("travellers_waiting", health.manifests.waiting, health.manifests.since))
    if backup is None or at - backup > BACKUP_EVERY:
        told.append(Concern("backup_old", since=backup))
    if verified is None or at - verified.at > VERIFY_EVERY:
        told.append(Concern("log_unverified", since=verified.at if verified else None))
    return told


def _of_people(people: list[Person], leavers: int, at: datetime) -> list[Concern]:
    def holding(role: Role) -> int:
        return sum(person.role == role for person in people)

    live = settings.FAIRNOTICE_MODE == Mode.LIVE
    reviewers = holding(Role.REVIEWER)
    found = {
        "second_factor_missing": sum(_without_second_factor(person) for person in people) * live,
        "leavers_on_duty": leavers,
        "tokens_ending": sum(
            token.open(at) and token.ends_at - at <= TOKENS_END_WITHIN for person in people for token in person.tokens
        ),
    }
    told = [Concern(code, count) for code, count in found.items() if count]
    if reviewers < REVIEWERS_NEEDED or not holding(Role.DECIDER):
        told.append(Concern("reviewers_missing", reviewers))
    if holding(Role.ADMINISTRATOR) == 1:
        told.append(Concern("one_administrator", 1))
    return told


def _without_second_factor(person: Person) -> bool:
    """Whether somebody signs in with a password alone. A carrier's account is a machine's: nobody signs in to it."""
    return person.role != Role.CARRIER and not (person.second_factors or person.has_provider)
