"""A member's provisional measure: a live notice is blocked in one step, with reasons; and the block is lifted again."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.publication import block_notice, unblock_notice
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.commission.forms import ReasonsForm
from fairnotice.web.commission.notices import notice_context
from fairnotice.web.door import go, page, show


@page(Role.COMMISSION)
def block(request: Asked, notice: UUID) -> HttpResponse:
    """Block a notice at once."""
    done = _("The notice is blocked. No bureau sees it any more, and whoever holds somebody on it is told to release.")
    return _act(request, notice, block_notice, done)


@page(Role.COMMISSION)
def lift(request: Asked, notice: UUID) -> HttpResponse:
    """Lift the Commission's block."""
    return _act(request, notice, unblock_notice, _("The block is lifted. The notice stands as it stood before."))


def _act(request: Asked, notice: UUID, do: Callable[..., Answer], done: str) -> HttpResponse:
    """The form stands on the notice's own page; what is wrong with it is shown there."""
    if request.method != "POST":
        return go("commission:notice", notice)
    form = ReasonsForm(request.POST)

    def act() -> Answer:
        reasons = form.cleaned_data["reasons"]
        return do(notice=notice, reasons=reasons, by=request.officer, at=now(), key=form.act_key)

    if form.is_valid() and attempt(form, act) is not None:
        messages.success(request, done)
        return go("commission:notice", notice)
    return show(request, "commission/notice.html", notice_context(request, notice, form), status=422)
