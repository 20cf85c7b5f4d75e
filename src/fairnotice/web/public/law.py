"""What a notice means in law, country by country: the table, the map drawn from it, and a page for each country."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.effect import Modality
from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.law.effect_map import CountryRow, LineHere, country_row, country_rows, lines_of_country
from fairnotice.law.effect_profiles import COMMON, DEFAULT, Entry, profile, profile_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.public.world import world_of
from fairnotice.web.words import CLASSES, CONFIDENCES, STANDINGS
from fairnotice.web.writing import country_text

ORDER = {
    "name": _("Country"),
    "class": _("What a notice is worth"),
    "confidence": _("Confidence"),
    "day": _("Day of the file, newest first"),
}
_RANK = {"A": 0, "B": 1, "C": 2, "unknown": 3, "high": 0, "medium": 1, "low": 2}
FILES = "src/fairnotice/law/effects"
"""Where the files are in the repository."""


class LawForm(forms.Form):
    """What the table shows and in which order. Everything may be left open."""

    mark_optional = False
    shown = forms.ChoiceField(
        label=_("Countries"), required=False, choices=(("", _("With a file of their own")), ("all", _("Every country")))
    )
    worth = forms.ChoiceField(
        label=_("What a notice is worth"), required=False, choices=[("", _("Whatever it is")), *CLASSES.items()]
    )
    confidence = forms.ChoiceField(
        label=_("Confidence"), required=False, choices=[("", _("Whatever it is")), *CONFIDENCES.items()]
    )
    status = forms.ChoiceField(
        label=_("Status of the file"), required=False, choices=[("", _("Whatever it is")), *STANDINGS.items()]
    )
    order = forms.ChoiceField(label=_("Order"), required=False, choices=list(ORDER.items()))


@page(public=True, methods=("GET", "HEAD"))
def law_map(request: Asked) -> HttpResponse:
    """The table, and the map under it. The whole question is in the address."""
    today = now()
    form = LawForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = country_rows(today.date())
    context = {
        "form": form,
        "rows": [(row, country_text(row.code)) for row in _chosen(rows, asked)],
        "files": sum(row.written for row in rows),
        "without": sum(not row.written for row in rows),
        "approved": sum(row.status.approved for row in rows),
        "every": bool(asked.get("shown")),
        "world": world_of(rows),
        "classes": CLASSES.items(),
        "today": today,
    }
    return show(request, "public/law.html", context, status=422 if form.errors else 200)


def _chosen(rows: Iterable[CountryRow], asked: dict[str, str]) -> list[CountryRow]:
    kept = [
        row
        for row in rows
        if (row.written or asked.get("shown"))
        and asked.get("worth") in {None, "", row.worth}
        and asked.get("confidence") in {None, "", row.confidence}
        and asked.get("status") in {None, "", row.status.standing}
    ]
    order = asked.get("order") or "name"
    kept.sort(key=lambda row: country_text(row.code))
    if order == "class":
        kept.sort(key=lambda row: _RANK[row.worth])
    elif order == "confidence":
        kept.sort(key=lambda row: _RANK[row.confidence])
    elif order == "day":
        kept.sort(key=lambda row: row.as_of, reverse=True)
    return kept


TOLD = (Modality.MUST_NOT, Modality.MUST, Modality.MAY_ARREST, Modality.MAY, Modality.CALL, Modality.CLOCK)


@page(public=True, methods=("GET", "HEAD"))
def country(request: Asked, code: str) -> HttpResponse:
    """One country: what its file says, on what each line rests, and how to correct it."""
    today = now()
    try:
        row = country_row(code, today.date())
    except InvalidValue as error:
        raise NotFound("There is no country of that code.") from error
    day = today.date()
    lines, known = lines_of_country(code, day), profile_of(code)
    context = {
        "row": row,
        "name": country_text(row.code),
        "groups": _groups([here for here in lines if not here.line.measure]),
        "measures": [here for here in lines if here.line.measure],
        "reminders": [here for here in lines if here.line.modality is Modality.REMINDER and not here.line.measure],
        "gaps": known.not_established,
        "default": _groups(_shown(profile(DEFAULT).entries, day)),
        "everywhere": _groups(_shown(profile(COMMON).entries, day)),
        "file": f"{FILES}/{row.code.lower()}.toml",
        "today": today,
        "day": day,
    }
    return show(request, "public/country.html", context)


def _shown(entries: Iterable[Entry], on: date) -> list[LineHere]:
    """Lines that hold today in every country, for another state's notice."""
    return [
        LineHere(entry.line)
        for entry in entries
        if entry.line.seen
        and entry.scope.holds.includes(on)
        and not (entry.scope.own_request or entry.scope.in_countries or entry.scope.from_states)
    ]


def _groups(lines: Iterable[LineHere]) -> list[tuple[Modality, list[LineHere]]]:
    kept = list(lines)
    found = ((modality, [here for here in kept if here.line.modality is modality]) for modality in TOLD)
    return [(modality, group) for modality, group in found if group]
