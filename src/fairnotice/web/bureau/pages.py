"""The pages of a draft: its task list, the steps about the whole file, giving it up, and the file itself."""

import json
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.officer import Role
from fairnotice.services.attachments import attachments_of
from fairnotice.services.drafts import Draft, read_draft
from fairnotice.services.filing import drop_draft
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.content import Place
from fairnotice.web.bureau.drafting import draft_page, mode, over
from fairnotice.web.bureau.flow import WHOLE
from fairnotice.web.bureau.stepping import Stop, step_page
from fairnotice.web.bureau.tasks import counted, progress_of, sections
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show


@page(Role.BUREAU, methods=("GET", "HEAD"))
def draft(request: Asked, draft: UUID) -> HttpResponse:
    """The task list; of a draft that is over, what became of it."""
    found = read_draft(draft=draft, purpose="page", by=request.officer, at=now())
    if not found.is_open:
        return over(request, found)
    papers = attachments_of(draft=found.id, by=request.officer)
    listed = sections(progress_of(found, mode(), len(papers)))
    done, all_of_them = counted(listed)
    context = {"draft": found, "sections": listed, "done": done, "all": all_of_them, "whole": done == all_of_them}
    return show(request, "bureau/draft.html", context)


@draft_page
def step(request: Asked, draft: Draft, step: str) -> HttpResponse:
    """A step about the whole file."""
    if step not in WHOLE:
        raise NotFound("There is no such step.")
    back = reverse("bureau:draft", args=[draft.id])
    return step_page(request, draft, Stop(WHOLE[step], Place(), back=back, onward=back))


@draft_page
def give_up(request: Asked, draft: Draft) -> HttpResponse:
    """Ask once more, then leave nothing of the draft."""
    form = ActForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: drop_draft(draft=draft.id, by=request.officer, at=now(), key=form.act_key))
        if done is not None:
            messages.success(request, _("The draft was given up. Nothing is left of what it held."))
            return go("bureau:requests")
    papers = attachments_of(draft=draft.id, by=request.officer)
    context = {"draft": draft, "form": form, "papers": sum(1 for paper in papers if paper.removable)}
    return show(request, "bureau/give_up.html", context, status=422 if form.errors else 200)


@draft_page
def file(request: Asked, draft: Draft) -> HttpResponse:
    """The draft as a case file, in JSON. It can be taken in again, here or with the command line."""
    text = json.dumps(draft.content, ensure_ascii=False, indent=2) + "\n"
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, f"case-file-{str(draft.id)[:8]}.json") or ""
    return response


__all__ = ["draft", "file", "give_up", "step"]
