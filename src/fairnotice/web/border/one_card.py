"""The card of one notice alone, on one screen and on one sheet of paper, then why."""

from uuid import UUID

from django.http import HttpResponse

from fairnotice.domain.officer import Role
from fairnotice.services.desk_reading import own_bureau
from fairnotice.web.asking import Asked
from fairnotice.web.border.answer import card_here, person_of
from fairnotice.web.border.check import NO_CALL
from fairnotice.web.clock import now
from fairnotice.web.door import page, show


@page(Role.BORDER, Role.BUREAU, methods=("GET", "HEAD"))
def card(request: Asked, notice: UUID) -> HttpResponse:
    """The card, for the officer's country and today."""
    at, by = now(), request.officer
    context = {
        "card": card_here(notice, by=by, at=at),
        "person": person_of(notice, by=by, at=at),
        "bureau": own_bureau(by=by),
        "on_call": NO_CALL,
        "at": at,
    }
    return show(request, "border/one_card.html", context)
