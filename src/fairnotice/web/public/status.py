"""What became of a number, for anybody: typed, or read from the code on a printed notice. Never a name."""

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import NotFound
from fairnotice.services.status import Status, number_and_code, status_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.public.register import NOT_INDEXED

PLAIN = {"autocomplete": "off", "spellcheck": "false"}


class NumberForm(forms.Form):
    """A number and, where there is one, the code beside it."""

    number = forms.CharField(
        label=_("Number of the notice"),
        max_length=40,
        help_text=_("As it is printed, such as A-12/11-2026."),
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": _("Give the number.")},
    )
    digest = forms.CharField(
        label=_("Code on the paper"),
        max_length=100,
        required=False,
        help_text=_("24 letters and digits in groups of four. Without it only public notices are answered."),
        widget=forms.TextInput(attrs=PLAIN),
    )


@page(public=True, methods=("GET", "HEAD"))
def status(request: Asked, place: str = "", number: str = "", code: str = "") -> HttpResponse:
    """The form, or what became of the number in the address: as it is typed (`place`), or as a print has it."""
    number, code = (number.replace("_", "/"), code) if number else number_and_code(place)
    given = {"number": number, "digest": request.GET.get("digest", code)} if number else request.GET
    form = NumberForm(given if number or "number" in request.GET else None)
    found: Status | None = None
    if form.is_bound and form.is_valid():
        try:
            found = status_of(number=form.cleaned_data["number"], code=form.cleaned_data["digest"])
        except NotFound:
            found = None
    unknown = form.is_bound and form.is_valid() and found is None
    context = {"form": form, "found": found, "unknown": unknown, "today": now()}
    answered = 422 if form.errors else 404 if unknown else 200
    response = show(request, "public/status.html", context, status=answered)
    response["X-Robots-Tag"] = NOT_INDEXED
    return response
