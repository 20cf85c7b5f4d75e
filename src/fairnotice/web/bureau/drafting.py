"""What every page of a draft shares: it is read, it must be open, and what is not in it is not there."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from fairnotice.domain.errors import NotFound
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Role
from fairnotice.services.drafts import FILED, Changed, Draft, change_draft, read_draft
from fairnotice.services.reading import read_case
from fairnotice.web import kept
from fairnotice.web.acts import ActForm, Answer, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.content import Content, Gone
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

JUST = timedelta(hours=1)
"""For so long the page of a filed draft says what happens next."""

DraftView = Callable[..., HttpResponse]


def draft_page(view: DraftView) -> Callable[..., HttpResponse]:
    """A page of an open draft of one's own bureau. What became of one that is over is said, with what was typed."""

    @page(Role.BUREAU)
    @wraps(view)
    def shown(request: Asked, draft: UUID, **kwargs: Any) -> HttpResponse:
        found = read_draft(draft=draft, purpose="page", by=request.officer, at=now())
        if not found.is_open and _sent_again(request, found):
            return go("bureau:draft", found.id)
        if not found.is_open:
            return over(request, found, status=409)
        try:
            return view(request, found, **kwargs)
        except Gone as error:
            raise NotFound("It is not in the draft any more.") from error

    return shown


def over(request: Asked, draft: Draft, *, status: int = 200) -> HttpResponse:
    """The page of a draft that was filed or given up."""
    fresh = status == 200 and now() - draft.changed_at < JUST
    context: dict[str, Any] = {"draft": draft, "just_filed": fresh, "refused": status != 200, "requests": ()}
    if draft.case is not None:
        dossier, facts = read_case(case=draft.case, purpose="page", by=request.officer, at=now())
        names = {subject.id: subject.label for subject in dossier.subjects}
        requests = [{**row, "name": names.get(row["subject"], "")} for row in facts["requests"]]
        context |= {"requests": requests, "title": facts["title"], "case": draft.case}
    if request.method == "POST":
        context["typed"] = [(name, value) for name, value in kept.typed(request) if value and name not in _OURS]
    return show(request, "bureau/over.html", context, status=status)


def by_button(
    request: Asked, draft: Draft, change: Callable[[Content], Changed], given: Mapping[str, Any]
) -> tuple[ActForm, Answer | None]:
    """Do the one change for which a page has a button: add something to the draft, or take it away.

    `given` tells this act from others under the same key. Answers the form, with the refusal in it, and what was done;
    nothing was when the page is only read.
    """
    form = ActForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return form, None
    return form, attempt(
        form,
        lambda: change_draft(
            draft=draft.id,
            change=lambda content, _urgent: change(content),
            given=given,
            by=request.officer,
            at=now(),
            key=form.act_key,
        ),
    )


def _sent_again(request: Asked, draft: Draft) -> bool:
    """Whether it is the form that files the draft, pressed twice: its sender is led to what came of it."""
    return draft.state == FILED and request.method == "POST" and "stands" in request.POST


def mode() -> Mode:
    """What the installation is for."""
    return Mode(settings.FAIRNOTICE_MODE)


_OURS = ("key", "seen", "count", "later")
