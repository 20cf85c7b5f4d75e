"""One request, country by country: what the warrant or the notice means in law there, and what that rests on."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import Moment
from fairnotice.domain.effect import Instrument
from fairnotice.domain.exposure_reader import NAMED, NAMES, PURPOSES, Extent
from fairnotice.domain.officer import Role
from fairnotice.law.exposure_rules import rules
from fairnotice.services.exposures import exposable, exposure_of_request
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.exposure.shown import shown_countries
from fairnotice.web.exposure.words import EXTENTS, INSTRUMENTS
from fairnotice.web.exposure.words import PURPOSES as PURPOSE_WORDS
from fairnotice.web.forms.fields import CountryField, DayField
from fairnotice.web.timeline.links import where

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
READS = (Role.REVIEWER, Role.DECIDER, Role.COMMISSION, Role.COURT, Role.COUNSEL)
_ASKED = ("purpose", "instrument", "country", "on_day", "on_month", "on_year")


class ExposureForm(forms.Form):
    """What it is read for, of what, where, and when."""

    mark_optional = False
    purpose = forms.ChoiceField(
        label=_("What you read it for"),
        help_text=_("It stands in the log of reads beside your name."),
        error_messages={"required": _("Say what you read it for.")},
    )
    instrument = forms.ChoiceField(label=_("What would lie there"), choices=list(INSTRUMENTS.items()), required=False)
    country = CountryField(
        label=_("Country"),
        help_text=_("Left empty: every country with a file of its own, without the reasons."),
        required=False,
    )
    on = DayField(label=_("On the day"), required=False, help_text=_("Left empty: today."))
    known = DayField(
        label=_("Known by the end of"), required=False, help_text=_("Left empty: what was known on that day.")
    )

    def __init__(self, data: Any, role: Role) -> None:
        """The purposes are those of the reader."""
        super().__init__(data)
        purpose = self.fields["purpose"]
        assert isinstance(purpose, forms.ChoiceField)
        purpose.choices = [("", _("Choose a purpose")), *((each.value, PURPOSE_WORDS[each]) for each in PURPOSES[role])]

    def clean(self) -> dict[str, Any]:
        """Days that the law knows."""
        given: dict[str, Any] = super().clean() or {}
        for name in ("on", "known"):
            day = given.get(name)
            if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, _("Choose a day between 1900 and 2199."))
        return given


@page(*READS, methods=("GET", "HEAD"))
def exposure(request: Asked, request_id: UUID) -> HttpResponse:
    """Say what for, then read."""
    role = request.officer.role
    found = exposable(request=request_id, by=request.officer, at=now())
    form = ExposureForm(request.GET if any(name in request.GET for name in _ASKED) else None, role)
    context: dict[str, Any] = {
        "this": found,
        "form": form,
        "advice": rules().notice,
        "back": reverse("exposure:mine") if role in NAMED else where(role, "request", found.request),
        "back_text": _("Cases you are named for") if role in NAMED else _("The request"),
        "extent": EXTENTS[found.extent],
        "partly": found.extent is Extent.FILED,
        "may_name": role in NAMES,
    }
    if request.method == "GET" and form.is_bound and form.is_valid():  # an answer is kept, so nobody asks for a head
        context |= _answered(request, request_id, form.cleaned_data)
    return show(request, "exposure/request.html", context, status=422 if form.errors else 200)


def _answered(request: Asked, request_id: UUID, given: dict[str, Any]) -> dict[str, Any]:
    at = now()
    on = given["on"] or at.date()
    given_now = exposure_of_request(
        request=request_id,
        purpose=given["purpose"],
        moment=Moment(on=on, known=Moment.on_day(given["known"] or on, now=at).known),
        by=request.officer,
        at=at,
        countries=(given["country"],) if given["country"] else (),
        instrument=Instrument(given["instrument"] or Instrument.NOTICE),
    )
    answer = given_now.exposure
    query = request.GET.copy()
    query.pop("country", None)
    return {
        "answer": answer,
        "kept": given_now.id,
        "shown": shown_countries(answer),
        "one": bool(given["country"]),
        "query": query.urlencode(),
        "instrument": INSTRUMENTS[answer.instrument],
        "purpose": PURPOSE_WORDS[given["purpose"]],
    }
