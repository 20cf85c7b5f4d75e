"""Everybody of the training world, with a sentence on what to try in their place."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role
from fairnotice.services.seeding import ACCOUNTS, Account

TO_TRY: dict[Role, str | Promise] = {
    Role.BUREAU: _("Ask for a notice, answer questions, say whether a notice of yours stands, withdraw it."),
    Role.BORDER: _("Check a name, read the card, compare the traveller with the notice."),
    Role.REVIEWER: _("Take a request from the queue, read the findings, ask the bureau, sign a worksheet."),
    Role.DECIDER: _("Decide a request that two reviewers have assessed; publish; cancel a notice."),
    Role.COMMISSION: _("Block a live notice in one step, with a reason; read what the bureaus may not."),
    Role.COMPLIANCE: _("See how little this role sees: no case, no notice. Its minimal records have no page yet."),
    Role.COURT: _("Read what a notice means in law for a case that the court was named for. Nothing else is there."),
    Role.COUNSEL: _("The same for the person whom counsel act for; take an answer away as a file."),
    Role.ADMINISTRATOR: _("Add a bureau and an account, close one, look at keys and health. No case is seen here."),
}
ORDER = (
    Role.REVIEWER,
    Role.DECIDER,
    Role.COMMISSION,
    Role.COMPLIANCE,
    Role.COURT,
    Role.COUNSEL,
    Role.ADMINISTRATOR,
    Role.BUREAU,
    Role.BORDER,
)


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one role, and what to try."""

    role: str
    to_try: str | Promise
    accounts: tuple[Account, ...]


def people() -> list[Group]:
    """Every account that anybody may stand in for, by role."""
    return [
        Group(role.value, TO_TRY[role], tuple(account for account in ACCOUNTS if account.role is role))
        for role in ORDER
    ]
