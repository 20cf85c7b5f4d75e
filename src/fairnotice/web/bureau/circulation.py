"""What a source does with who receives its notice and with what it says: shut out, let in, send further, add, amend."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.changes import take_back_change
from fairnotice.services.drafts import begin_change
from fairnotice.web.acts import ActForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page
from fairnotice.web.recipient_acts import ADDENDUM, LET_IN, SEND_FURTHER, SHUT_OUT, circulate

ACTS = {act.slug: act for act in (SHUT_OUT, LET_IN, SEND_FURTHER, ADDENDUM)}
"""The acts, by their part of the address."""


@page(Role.BUREAU)
def act(request: Asked, notice: UUID, act: str) -> HttpResponse:
    """One of these acts, with reasons."""
    return circulate(request, notice, ACTS, act, "bureau/circulation.html", "bureau:notice")


@page(Role.BUREAU, methods=("POST",))
def amend(request: Asked, notice: UUID) -> HttpResponse:
    """Correct or add particulars: a draft that begins with the file as it stands."""
    form = ActForm(request.POST)
    key = form.act_key if form.is_valid() else None
    answer = begin_change(notice=notice, by=request.officer, at=now(), key=key)
    return go("bureau:draft", UUID(answer["draft"]))


@page(Role.BUREAU, methods=("POST",))
def take_back(request: Asked, notice: UUID, change: UUID) -> HttpResponse:
    """Take a proposal back before it is decided."""
    form = ActForm(request.POST)
    key = form.act_key if form.is_valid() else None
    take_back_change(change=change, by=request.officer, at=now(), key=key)
    messages.success(request, _("The proposal was taken back."))
    return go("bureau:notice", notice)
