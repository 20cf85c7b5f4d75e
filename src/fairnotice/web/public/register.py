"""The public register: every notice of which the public is shown a part, searched by the matcher and narrowed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt

from fairnotice.domain.errors import InvalidValue
from fairnotice.services.public_filter import of_that_age
from fairnotice.services.public_register import Extract, extract_of_number, extracts_in_force, search_extracts
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.public.forms import RegisterForm
from fairnotice.web.public.people import Card, card_of

PER_PAGE = 20
NOT_INDEXED = "noindex, nofollow, noarchive"


@csrf_exempt  # a search changes nothing, and without a token no cookie is set for a reader
@page(public=True)
def register(request: Asked) -> HttpResponse:
    """The list. A name is sent in the body, so that no address holds one; filters alone become the address."""
    shown = extracts_in_force(by=request.officer)
    given = request.POST if request.method == "POST" else request.GET
    form = RegisterForm(given or None, offered=shown)
    if not form.is_bound:
        return _list(request, form, shown, len(shown))
    if not form.is_valid():
        return _list(request, form, (), len(shown), status=422)
    name = form.cleaned_data["name"].strip() if request.method == "POST" else ""
    if request.method == "POST" and not name:
        return _to_the_address(form.filters)
    numbered = extract_of_number(number=name, by=request.officer) if name else None
    if numbered is not None:
        return go("public:notice", numbered)
    found = _found(name, request) if name else shown
    return _list(request, form, _narrowed(found, form.filters), len(shown), name=name)


def _found(name: str, request: Asked) -> tuple[Extract, ...]:
    try:
        return search_extracts(name=name, by=request.officer)
    except InvalidValue:  # what cannot be a name is nobody's
        return ()


def _to_the_address(filters: Mapping[str, Any]) -> HttpResponse:
    where = reverse("public:register") + (f"?{urlencode(filters)}" if filters else "")
    return HttpResponse(status=303, headers={"Location": where})


def _narrowed(extracts: Iterable[Extract], wanted: Mapping[str, Any]) -> tuple[Extract, ...]:
    today = now().date()
    return tuple(extract for extract in extracts if _fits(extract, wanted, today))


def _fits(extract: Extract, wanted: Mapping[str, Any], today: date) -> bool:
    people = extract.content["identities"]
    ages = (wanted.get("age_from"), wanted.get("age_to"))
    return (
        wanted.get("kind", extract.kind) == extract.kind
        and wanted.get("country", extract.content["country"]) == extract.content["country"]
        and ("nationality" not in wanted or any(wanted["nationality"] in one["nationalities"] for one in people))
        and ("sex" not in wanted or any(wanted["sex"] == one["sex"] for one in people))
        and (ages == (None, None) or any(of_that_age(one["births"], *ages, today=today) for one in people))
    )


def _list(
    request: Asked, form: RegisterForm, extracts: tuple[Extract, ...], of: int, *, name: str = "", status: int = 200
) -> HttpResponse:
    given = request.POST if request.method == "POST" else request.GET
    pages = Paginator(extracts, PER_PAGE)
    here: Page[Extract] = pages.get_page(given.get("page"))
    filters = form.filters if form.is_bound and form.is_valid() else {}
    cards: list[Card] = [card_of(extract) for extract in here]
    context = {
        "form": form,
        "cards": cards,
        "page": here,
        "found": len(extracts),
        "of": of,
        "name": name,
        "narrowed": bool(filters),
        "narrow_open": bool(filters or form.errors),
        "query": urlencode(filters),
        "today": now(),
        "sent": {**filters, "name": name},
    }
    response = show(request, "public/register.html", context, status=status)
    response["X-Robots-Tag"] = NOT_INDEXED
    return response
