"""The register of wrong matches: what this bureau has told apart, and the act that ends a pair."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Role
from fairnotice.services.wrong_matches import WrongMatch, end_wrong_match, wrong_matches_of
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.border.forms import EndForm
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.BORDER, Role.BUREAU, methods=("GET", "HEAD"))
def listed(request: Asked) -> HttpResponse:
    """The pairs, those that hold first."""
    at = now()
    rows = [(row, row.holds(at.date())) for row in wrong_matches_of(by=request.officer, at=at)]
    return show(request, "border/wrong_matches.html", {"rows": rows, "may_end": request.officer.role is Role.BUREAU})


@page(Role.BUREAU)
def end(request: Asked, wrong_match: UUID) -> HttpResponse:
    """End a pair, with reasons."""
    at = now()
    row = _row(request, wrong_match)
    form = EndForm(request.POST or None)

    def act() -> Answer:
        reasons = form.cleaned_data["reasons"]
        return end_wrong_match(wrong_match=row.id, reasons=reasons, by=request.officer, at=at, key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The wrong match has ended: the next check raises the match again."))
        return go("border:wrong_matches")
    if not form.is_bound and not row.holds(at.date()):
        return go("border:wrong_matches")
    return show(request, "border/end_wrong_match.html", {"row": row, "form": form}, status=422 if form.errors else 200)


def _row(request: Asked, wrong_match: UUID) -> WrongMatch:
    for row in wrong_matches_of(by=request.officer, at=now()):
        if row.id == wrong_match:
            return row
    raise NotFound(f"There is no wrong match {wrong_match} here.")
