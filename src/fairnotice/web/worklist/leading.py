"""Where the matter of a clock is read, for each role: addresses alone, of rows that were read as the reader sees."""

from django.urls import reverse

from fairnotice.domain.officer import Officer, Role
from fairnotice.services.watching import CODE
from fairnotice.services.worklist import Owed

_DESK = {"request": "secretariat:workbench", "notice": "secretariat:notice"}
_PAGES: dict[Role, dict[str, str]] = {
    Role.REVIEWER: _DESK,
    Role.DECIDER: _DESK,
    Role.COMMISSION: {"request": "commission:request", "notice": "commission:notice"},
    Role.BUREAU: {"request": "bureau:request", "confirmation": "duty:confirmation", "disclosure": "duty:disclosure"},
}


def leads_to(row: Owed, by: Officer) -> str:
    """The address of the page of the matter; "" where this officer has none."""
    kind, _colon, pk = row.thing.partition(":")
    if row.code == CODE:
        return reverse("worklist:changed", args=[pk])
    ours = row.about.source == by.bureau
    if by.role is Role.BUREAU:
        if kind in {"measure", "confirmation"} and not ours:
            return reverse("border:hit", args=[row.hit]) if row.hit else ""
        if kind not in _PAGES[Role.BUREAU]:
            return reverse("bureau:notice" if ours else "duty:notice", args=[row.notice]) if row.about.number else ""
    elif kind == "change" and by.role is not Role.COMMISSION:
        return reverse("secretariat:change", args=[pk]) if row.notice else ""
    elif kind != "request":
        kind, pk = "notice", row.notice
    return reverse(_PAGES[by.role][kind], args=[pk]) if pk and row.about.kind else ""
