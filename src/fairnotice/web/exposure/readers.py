"""Courts and counsel: the cases that they are named for; and, for those who name them, the naming and its end."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.errors import NotFound
from fairnotice.domain.exposure_reader import DISCLOSURES, Disclosure, Extent
from fairnotice.domain.officer import Officer, Role
from fairnotice.services.exposure_readers import end_reader, name_reader, nameable, readers_of
from fairnotice.services.exposures import exposable
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.circulation.forms import WhyForm
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.exposure.words import DISCLOSURES as DISCLOSURE_WORDS
from fairnotice.web.exposure.words import EXTENTS
from fairnotice.web.forms.fields import DayField
from fairnotice.web.words import ROLES


class ReaderForm(WhyForm):
    """Who is named, on what, until when, and why."""

    mark_optional = False
    error_summary_above = True
    field_order = ("office", "extent", "disclosure", "until", "reasons")
    office = forms.ChoiceField(
        label=gettext_lazy("Court or counsel"),
        help_text=gettext_lazy("The administrator adds their office and accounts. For counsel: look at the authority."),
        error_messages={"required": gettext_lazy("Choose the court or counsel.")},
    )
    extent = forms.ChoiceField(
        label=gettext_lazy("What their answers rest on"),
        choices=list(EXTENTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what their answers rest on.")},
    )
    disclosure = forms.ChoiceField(
        label=gettext_lazy("Why it may be shown to them"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say why it may be shown to them.")},
    )
    until = DayField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("A year from now at most."),
        error_messages={"required": gettext_lazy("Give the last day.")},
    )

    def __init__(self, data: Any, by: Officer) -> None:
        """The offices and the reasons are those that this officer may name and give."""
        super().__init__(data)
        office, disclosure = self.fields["office"], self.fields["disclosure"]
        assert isinstance(office, forms.ChoiceField) and isinstance(disclosure, forms.ChoiceField)
        named = [(code, f"{name} ({ROLES[role]})") for code, name, role in nameable(by=by)]
        office.choices = [("", _("Choose an office")), *named]
        allowed = DISCLOSURES[by.role]
        disclosure.choices = [(each.value, DISCLOSURE_WORDS[each]) for each in Disclosure if each in allowed]


@page(Role.COURT, Role.COUNSEL, methods=("GET", "HEAD"))
def mine(request: Asked) -> HttpResponse:
    """The cases that the officer's court or office is named for."""
    rows = readers_of(by=request.officer, at=now())
    return show(request, "exposure/mine.html", {"rows": rows})


@page(Role.DECIDER, Role.COMMISSION)
def readers(request: Asked, request_id: UUID) -> HttpResponse:
    """Who is named for a request, and the form that names another."""
    at = now()
    found = exposable(request=request_id, by=request.officer, at=at)
    form = ReaderForm(request.POST if request.method == "POST" else None, request.officer)

    def act() -> dict[str, Any]:
        given = form.cleaned_data
        return name_reader(
            request=request_id,
            office=given["office"],
            extent=Extent(given["extent"]),
            disclosure=Disclosure(given["disclosure"]),
            until=given["until"],
            reasons=given["reasons"],
            by=request.officer,
            at=at,
            key=form.act_key,
        )

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("They are named, and read it from now on."))
        return go("exposure:readers", request_id)
    rows = _rows(request.officer, request_id, at)
    context = {"this": found, "rows": rows, "form": form}
    return show(request, "exposure/readers.html", context, status=422 if form.errors else 200)


@page(Role.DECIDER, Role.COMMISSION)
def end(request: Asked, reader: UUID) -> HttpResponse:
    """End a naming."""
    at = now()
    found = next((row for row in readers_of(by=request.officer, at=at) if row.id == reader), None)
    if found is None:
        raise NotFound(f"There is no reader {reader} here.")
    form = WhyForm(request.POST if request.method == "POST" else None)

    def act() -> dict[str, Any]:
        reasons = form.cleaned_data["reasons"]
        return end_reader(reader=reader, reasons=reasons, by=request.officer, at=at, key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The naming has ended: they see nothing of the case any more."))
        return go("exposure:readers", found.request)
    context = {"this": found, "form": form}
    return show(request, "exposure/end_reader.html", context, status=422 if form.errors else 200)


def _rows(by: Officer, request: UUID, at: datetime) -> list[dict[str, Any]]:
    return [
        {
            "reader": row,
            "holds": row.holds(at),
            "extent": EXTENTS[row.extent],
            "disclosure": DISCLOSURE_WORDS[row.disclosure],
        }
        for row in readers_of(by=by, at=at, request=request)
    ]
