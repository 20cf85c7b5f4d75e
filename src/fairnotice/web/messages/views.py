"""What the office was told, newest first; opening a message takes it in hand and leads to the thing."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fairnotice.domain.officer import Role
from fairnotice.services.letters import letter_of_message
from fairnotice.services.messages import READERS, list_messages, open_message, read_message
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.letters.languages import languages_of
from fairnotice.web.messages.forms import FilterForm
from fairnotice.web.messages.leading import leads_to
from fairnotice.web.messages.words import title_of

ROLES: tuple[Role, ...] = tuple(sorted(READERS))
A_PAGE = 50


@page(*ROLES, methods=("GET", "HEAD"))
def message_list(request: Asked) -> HttpResponse:
    """The messages, of one kind or of all, opened or not."""
    number = max(1, _number(request.GET.get("page", "")))
    about, unopened = request.GET.get("about", "")[:60], request.GET.get("state") == "unopened"
    found = list_messages(
        at=now(), by=request.officer, about=about, unopened=unopened, first=(number - 1) * A_PAGE, limit=A_PAGE
    )
    shown = Paginator(range(found.total), A_PAGE).get_page(number)
    if shown.number != number:  # there is no such page: the last one is shown
        first = (shown.number - 1) * A_PAGE
        found = list_messages(at=now(), by=request.officer, about=about, unopened=unopened, first=first, limit=A_PAGE)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "found": found,
        "rows": [(row, title_of(row)) for row in found.rows],
        "page": shown,
        "query": query.urlencode(),
        "form": FilterForm(request.GET or None, kinds=found.kinds),
        "asked": bool(about or unopened),
    }
    return show(request, "messages/list.html", context)


@page(*ROLES, methods=("GET", "HEAD"))
def message(request: Asked, message: UUID) -> HttpResponse:
    """One message. Reading it here does not take it in hand; opening it does."""
    read = read_message(at=now(), message=message, by=request.officer)
    leads = leads_to(read.thing, request.officer)
    letter = letter_of_message(thing=read.thing, about=read.about, sent_at=read.sent_at, by=request.officer)
    context = {"message": read, "title": title_of(read), "leads": leads, "letter": letter}
    return show(request, "messages/message.html", {**context, "languages": languages_of(read.about) if letter else ()})


@page(*ROLES, methods=("POST",))
def opened(request: Asked, message: UUID) -> HttpResponse:
    """Take the message in hand, and go to what it is about."""
    taken = open_message(message=message, by=request.officer, at=now())
    leads = leads_to(taken.thing, request.officer)
    if not leads:
        messages.success(request, _("Noted: your office has this message in hand."))
    where = leads or reverse("messages:message", args=[message])
    return HttpResponse(status=303, headers={"Location": where})


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 1
