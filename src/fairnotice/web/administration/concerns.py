"""What an administrator should look at first, in words, with where to do something about it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairnotice.services.concerns import Concern
from fairnotice.web.writing import instant_text

GRAVE = frozenset(
    {"log_faults", "migrations_missing", "disk_low", "secrets_open", "clocks_behind", "travellers_waiting"}
)


@dataclass(frozen=True, slots=True)
class Task:
    """A line of the list: what it is, what to do, where."""

    title: str
    hint: str
    href: str
    state: str
    status: str


def tasks(found: tuple[Concern, ...]) -> list[Task]:
    """The concerns as lines of a task list."""
    return [_task(concern) for concern in found]


def _task(concern: Concern) -> Task:
    title, hint, page = _WORDS[concern.code](concern)
    grave = concern.code in GRAVE
    status = _("Now") if grave else _("To do")
    return Task(title, hint, reverse(f"administration:{page}"), "stopped" if grave else "waiting", status)


def _last(since: datetime | None, never: str) -> str:
    return _("Last time: %(when)s.") % {"when": instant_text(since)} if since else never


Words = tuple[str, str, str]


def _log_faults(one: Concern) -> Words:
    return (
        _("The event log does not hold"),
        _("The last verification found faults. Stop the product, keep everything as it is, and compare with a backup."),
        "health",
    )


def _migrations_missing(one: Concern) -> Words:
    return (
        _("The database is older than the program"),
        _("Start the product once with the owner's address, so that the tables are brought up to date."),
        "health",
    )


def _disk_low(one: Concern) -> Words:
    return _("The disk is nearly full"), _("When it is full, nothing can be recorded. Free some space."), "health"


def _secrets_open(one: Concern) -> Words:
    title = ngettext(
        "Others on this machine can read %(count)d secret",
        "Others on this machine can read %(count)d secrets",
        one.count,
    )
    return title % {"count": one.count}, _("Take the rights away; the page says which files."), "keys"


def _clocks_behind(one: Concern) -> Words:
    return (
        _("The clocks are behind"),
        _last(one.since, _("Due dates have never been looked at.")) + " " + _("“fairnotice serve” keeps them."),
        "health",
    )


def _travellers_waiting(one: Concern) -> Words:
    title = ngettext(
        "%(count)d list of travellers from a carrier was not screened",
        "%(count)d lists of travellers from carriers were not screened",
        one.count,
    )
    since = _("The oldest waits since %(when)s.") % {"when": instant_text(one.since)} if one.since else ""
    return title % {"count": one.count}, f"{since} " + _("“fairnotice serve” screens them."), "health"


def _backup_old(one: Concern) -> Words:
    hint = _last(one.since, _("No backup has been made yet."))
    return _("There is no backup of the last day"), hint, "backup"


def _second_factor_missing(one: Concern) -> Words:
    title = ngettext(
        "%(count)d person signs in without a second factor",
        "%(count)d people sign in without a second factor",
        one.count,
    )
    hint = _("A password alone opens the account. Ask them to add a key or an app.")
    return title % {"count": one.count}, hint, "people"


def _leavers_on_duty(one: Concern) -> Words:
    title = ngettext(
        "%(count)d person who left still stands in a roster",
        "%(count)d people who left still stand in a roster",
        one.count,
    )
    hint = _("Nobody answers in those turns of duty. Tell the office, so that it sets the turn anew.")
    return title % {"count": one.count}, hint, "people"


def _reviewers_missing(one: Concern) -> Words:
    hint = _("A request needs two reviewers who sign worksheets, and a third person who decides.")
    return _("No request can be decided with the people there are"), hint, "people"


def _one_administrator(one: Concern) -> Words:
    hint = _("If this account is lost, only who holds the data folder can help. Add a second one.")
    return _("There is one administrator"), hint, "people"


def _mail_failed(one: Concern) -> Words:
    title = ngettext("%(count)d mail could not be sent", "%(count)d mails could not be sent", one.count)
    return title % {"count": one.count}, _("It is tried again. See whether the mail server answers."), "health"


def _tokens_ending(one: Concern) -> Words:
    title = ngettext("%(count)d token ends within 14 days", "%(count)d tokens end within 14 days", one.count)
    hint = _("A program that uses it will be refused. Make a new one in time, or let it end.")
    return title % {"count": one.count}, hint, "tokens"


def _log_unverified(one: Concern) -> Words:
    hint = _last(one.since, _("It has never been verified."))
    return _("The event log was not verified in the last 7 days"), hint, "health"


_WORDS = {
    "log_faults": _log_faults,
    "migrations_missing": _migrations_missing,
    "disk_low": _disk_low,
    "secrets_open": _secrets_open,
    "clocks_behind": _clocks_behind,
    "travellers_waiting": _travellers_waiting,
    "backup_old": _backup_old,
    "second_factor_missing": _second_factor_missing,
    "leavers_on_duty": _leavers_on_duty,
    "reviewers_missing": _reviewers_missing,
    "one_administrator": _one_administrator,
    "mail_failed": _mail_failed,
    "tokens_ending": _tokens_ending,
    "log_unverified": _log_unverified,
}
