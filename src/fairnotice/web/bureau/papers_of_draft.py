"""The warrants, the accounts of others, and the papers of a draft."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.facts import FACTS
from fairnotice.services.attachments import Belongs, attachments_of
from fairnotice.services.drafts import Draft
from fairnotice.web.asking import Asked
from fairnotice.web.attachments.adding import add_page
from fairnotice.web.bureau.changes import add_warrant
from fairnotice.web.bureau.changes import remove as take_away
from fairnotice.web.bureau.content import Gone, Place, entries, get, index_of, item_of, token_of
from fairnotice.web.bureau.drafting import by_button, draft_page, mode
from fairnotice.web.bureau.flow import ACCOUNT, WARRANT
from fairnotice.web.bureau.stepping import Stop, step_page
from fairnotice.web.bureau.steps.warrants import warrant_name
from fairnotice.web.bureau.tasks import STATES, other_accounts, progress_of, warrant_state, warrant_tasks
from fairnotice.web.door import go, show


@draft_page
def warrants(request: Asked, draft: Draft) -> HttpResponse:
    """The warrants and judgments, and a button for another."""
    form, done = by_button(request, draft, lambda content: add_warrant(content), {"add": "warrant"})
    if done is not None:
        return go("bureau:warrant_step", draft.id, token_of(draft.id, done["made"]), "authority")
    at = progress_of(draft, mode())
    rows = [
        {
            "name": warrant_name(each),
            "href": reverse("bureau:warrant", args=[draft.id, token_of(draft.id, str(each.get("id")))]),
            "state": (state := warrant_state(at, str(each.get("id")))),
            "status": STATES[state],
        }
        for each in entries(draft.content, "warrants")
    ]
    context = {"draft": draft, "form": form, "rows": rows}
    return show(request, "bureau/warrants.html", context, status=422 if form.errors else 200)


@draft_page
def warrant(request: Asked, draft: Draft, token: str) -> HttpResponse:
    """One warrant: what is to be told about it."""
    item = item_of(draft.id, draft.content, "warrants", token)
    tasks = warrant_tasks(progress_of(draft, mode()), item)
    context = {"draft": draft, "token": token, "name": _warrant_name(draft, item), "tasks": tasks}
    return show(request, "bureau/warrant.html", context)


@draft_page
def warrant_step(request: Asked, draft: Draft, token: str, step: str) -> HttpResponse:
    """A step about one warrant."""
    if step not in WARRANT:
        raise NotFound("There is no such step.")
    item = _item(request, draft, "warrants", token)
    back = reverse("bureau:warrant", args=[draft.id, token])
    slugs = list(WARRANT)
    following = [slug for slug in slugs[slugs.index(step) + 1 :] if slug != "sentence"]
    onward = reverse("bureau:warrant_step", args=[draft.id, token, following[0]]) if following else back
    stop = Stop(WARRANT[step], Place("warrants", item), back=back, onward=onward, caption=_warrant_name(draft, item))
    return step_page(request, draft, stop)


@draft_page
def accounts(request: Asked, draft: Draft) -> HttpResponse:
    """What others say of the facts, and what is said about one person."""
    rows = [
        {
            "about": FACTS[str(each.get("about"))].meaning if each.get("about") in FACTS else "",
            "by": each.get("by", ""),
            "words": each.get("words", ""),
            "token": token_of(draft.id, str(each.get("id"))),
        }
        for each in other_accounts(draft.content)
    ]
    return show(request, "bureau/accounts.html", {"draft": draft, "rows": rows})


@draft_page
def account(request: Asked, draft: Draft, token: str = "") -> HttpResponse:
    """One account, or a new one."""
    item = _item(request, draft, "statements", token) if token else ""
    back = reverse("bureau:accounts", args=[draft.id])
    place = Place("statements", item) if item else Place()
    return step_page(request, draft, Stop(ACCOUNT, place, back=back, onward=back))


@draft_page
def remove(request: Asked, draft: Draft, of: str, token: str) -> HttpResponse:
    """Ask once more, then take a warrant or an account away."""
    item = item_of(draft.id, draft.content, of, token)
    found: Any = draft.content[of][index_of(draft.content, of, item)]
    form, done = by_button(request, draft, lambda content: take_away(content, of, item), {"remove": of, "item": item})
    if done is not None:
        messages.success(request, _("It was taken out of the draft."))
        return go("bureau:warrants" if of == "warrants" else "bureau:accounts", draft.id)
    name = warrant_name(found) if of == "warrants" else str(get(found, ("words",), ""))
    back = reverse("bureau:warrants" if of == "warrants" else "bureau:accounts", args=[draft.id])
    context = {"draft": draft, "form": form, "of": of, "name": name, "back": back}
    return show(request, "bureau/remove.html", context, status=422 if form.errors else 200)


@draft_page
def papers(request: Asked, draft: Draft) -> HttpResponse:
    """The papers that come with the matter: files, or notes that they came by hand."""
    context = {
        "draft": draft,
        "attachments": attachments_of(draft=draft.id, by=request.officer),
        "here": request.path,
        "back": reverse("bureau:draft", args=[draft.id]),
    }
    return add_page(request, Belongs(draft=draft.id), "bureau/papers.html", context)


def _warrant_name(draft: Draft, item: str) -> str:
    try:
        return warrant_name(draft.content["warrants"][index_of(draft.content, "warrants", item)])
    except (Gone, KeyError):
        return ""


def _item(request: Asked, draft: Draft, of: str, token: str) -> str:
    """The id. What was sent about a thing that was taken away meanwhile is still read, and shown again."""
    try:
        return item_of(draft.id, draft.content, of, token)
    except Gone:
        if request.method != "POST":
            raise
        return f"gone:{token}"
