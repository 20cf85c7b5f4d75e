"""The persons of a draft: listed, added, taken away; and the steps about each."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.services.drafts import Draft
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.changes import add_identity, add_person, remove_identity, remove_person
from fairnotice.web.bureau.content import Content, Gone, Place, entries, index_of, item_of, person_name, token_of
from fairnotice.web.bureau.drafting import by_button, draft_page, mode
from fairnotice.web.bureau.flow import IDENTITY, PERSON, Step
from fairnotice.web.bureau.stepping import Stop, step_page
from fairnotice.web.bureau.tasks import STATES, person_state, person_tasks, progress_of
from fairnotice.web.door import go, show


@draft_page
def persons(request: Asked, draft: Draft) -> HttpResponse:
    """The persons who are named, and a button for another."""
    form, done = by_button(request, draft, lambda content: add_person(content, mode()), {"add": "person"})
    if done is not None:
        return go("bureau:identity", draft.id, token_of(draft.id, done["made"]), 1, "names")
    at = progress_of(draft, mode())
    rows = [
        {
            "name": person_name(each),
            "href": reverse("bureau:person", args=[draft.id, token_of(draft.id, str(each.get("id")))]),
            "state": (state := person_state(at, str(each.get("id")))),
            "status": STATES[state],
        }
        for each in entries(draft.content, "subjects")
    ]
    context = {"draft": draft, "form": form, "rows": rows}
    return show(request, "bureau/persons.html", context, status=422 if form.errors else 200)


@draft_page
def person(request: Asked, draft: Draft, token: str) -> HttpResponse:
    """One person: what is to be told about them."""
    item = item_of(draft.id, draft.content, "subjects", token)
    own, sets = person_tasks(progress_of(draft, mode()), item)
    form, done = by_button(
        request, draft, lambda content: add_identity(content, item), {"add": "identity", "item": item}
    )
    if done is not None:
        return go("bureau:identity", draft.id, token, int(done["made"]), "names")
    context = {
        "draft": draft,
        "form": form,
        "token": token,
        "name": name_of(draft.content, item),
        "own": own,
        "sets": [{"name": _set_name(draft.content, item, n), "tasks": tasks} for n, tasks in enumerate(sets)],
    }
    return show(request, "bureau/person.html", context, status=422 if form.errors else 200)


@draft_page
def person_step(request: Asked, draft: Draft, token: str, step: str) -> HttpResponse:
    """A step about one person."""
    item = _item(request, draft, token)
    return step_page(request, draft, _stop(draft, PERSON, step, Place("subjects", item), token))


@draft_page
def identity(request: Asked, draft: Draft, token: str, number: int, step: str) -> HttpResponse:
    """A step about one set of a person's particulars."""
    item = _item(request, draft, token)
    return step_page(request, draft, _stop(draft, IDENTITY, step, Place("subjects", item, number - 1), token))


@draft_page
def remove(request: Asked, draft: Draft, token: str) -> HttpResponse:
    """Ask once more, then take a person away."""
    item = item_of(draft.id, draft.content, "subjects", token)
    form, done = by_button(
        request, draft, lambda content: remove_person(content, item), {"remove": "person", "item": item}
    )
    if done is not None:
        messages.success(request, _("The person was taken out of the draft."))
        return go("bureau:persons", draft.id)
    context = {"draft": draft, "form": form, "token": token, "name": name_of(draft.content, item)}
    return show(request, "bureau/remove_person.html", context, status=422 if form.errors else 200)


@draft_page
def remove_set(request: Asked, draft: Draft, token: str, number: int) -> HttpResponse:
    """Ask once more, then take a set of particulars away."""
    item = item_of(draft.id, draft.content, "subjects", token)
    there = len(draft.content["subjects"][index_of(draft.content, "subjects", item)].get("identities") or ())
    if not 1 <= number <= there or there == 1:
        raise NotFound("There is no such set of particulars.")
    form, done = by_button(
        request,
        draft,
        lambda content: remove_identity(content, item, number - 1, there),
        {"remove": "identity", "item": item, "number": number},
    )
    if done is not None:
        messages.success(request, _("The set of particulars was taken out of the draft."))
        return go("bureau:person", draft.id, token)
    context = {"draft": draft, "form": form, "token": token, "name": name_of(draft.content, item), "number": number}
    return show(request, "bureau/remove_set.html", context, status=422 if form.errors else 200)


def name_of(content: Content, item: str) -> str:
    """The person's name, or words for one without a name."""
    try:
        found = person_name(content["subjects"][index_of(content, "subjects", item)])
    except (Gone, KeyError):
        found = ""
    return found or _("Person without a name")


def _set_name(content: Content, item: str, number: int) -> str:
    """By which name a set of particulars is told from the others; empty while it has none."""
    identities = content["subjects"][index_of(content, "subjects", item)].get("identities") or ()
    return person_name({"identities": identities[number : number + 1]})


def _item(request: Asked, draft: Draft, token: str) -> str:
    """The person's id. What was sent about somebody who was taken away meanwhile is still read, and shown again."""
    try:
        return item_of(draft.id, draft.content, "subjects", token)
    except Gone:
        if request.method != "POST":
            raise
        return f"gone:{token}"


def _stop(draft: Draft, steps: Any, slug: str, place: Place, token: str) -> Stop:
    if slug not in steps:
        raise NotFound("There is no such step.")
    step: Step = steps[slug]
    back = reverse("bureau:person", args=[draft.id, token])
    number = (place.identity or 0) + 1
    caption = name_of(draft.content, place.item)
    if place.identity:
        caption = _("%(name)s, set %(number)s of particulars") % {"name": caption, "number": number}
    slugs = list(steps)
    following = slugs[slugs.index(slug) + 1 :]
    if place.identity is not None and following:
        onward = reverse("bureau:identity", args=[draft.id, token, number, following[0]])
    else:
        onward = back
    return Stop(step, place, back=back, onward=onward, caption=caption)
