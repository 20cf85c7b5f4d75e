"""The queue: what waits for me, what waits for others, what is done; every row with the reasons for its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role
from fairnotice.domain.waiting import Whose
from fairnotice.services.queue import Queued, queue_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.secretariat.reasons import TONES, sentence
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import KINDS, REQUEST_STATES, TABLES
from fairnotice.web.writing import country_text

MOST_SHOWN = 100
"""Rows of a group that a page shows; the rest is reached by the filters and stands in the CSV."""

TITLES: dict[Whose, str | Promise] = {
    Whose.MINE: _("For me to do"),
    Whose.OTHERS: _("Waiting for others"),
    Whose.DONE: _("Done in the last 30 days"),
}
EMPTY: dict[Whose, str | Promise] = {
    Whose.MINE: _("Nothing waits for you."),
    Whose.OTHERS: _("Nothing waits for others."),
    Whose.DONE: _("Nothing was done in the last 30 days."),
}


class FilterForm(forms.Form):
    """What narrows the queue."""

    mark_optional = False
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    source = forms.ChoiceField(label=_("Asked for by"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, data: object, rows: Iterable[Queued]) -> None:
        """Offer what is there."""
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict
        listed = list(rows)
        every = ("", _("All"))
        kinds = {row.kind for row in listed}
        states = {row.state for row in listed}
        sources = sorted({row.source for row in listed}, key=country_text)
        self.fields["kind"].choices = [every, *((k, w) for k, w in KINDS.items() if k in kinds)]  # type: ignore[attr-defined]
        self.fields["state"].choices = [every, *((s, w) for s, w in REQUEST_STATES.items() if s in states)]  # type: ignore[attr-defined]
        self.fields["source"].choices = [every, *((code, country_text(code)) for code in sources)]  # type: ignore[attr-defined]

    def narrowed(self, rows: list[Queued]) -> list[Queued]:
        """The rows that are asked for; all of them when something is asked for that is not there."""
        if not self.is_valid():
            return rows
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return [row for row in rows if all(getattr(row, name) == value for name, value in asked.items())]


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row of the queue, its reasons as (sentence, tone)."""

    row: Queued
    reasons: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group."""

    whose: str
    title: str | Promise
    empty: str | Promise
    rows: tuple[RowShown, ...]
    count: int


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def queue(request: Asked) -> HttpResponse:
    """What waits, in order, with the reasons for the order; as a page or as CSV."""
    at = now()
    every = queue_of(by=request.officer, at=at)
    form = FilterForm(request.GET or None, every)
    rows = form.narrowed(every)
    if request.GET.get("format") == "csv":
        return csv_file("queue", _HEADS, (_line(row, at) for row in rows))
    groups = [_group(whose, rows, at) for whose in Whose]
    asked = request.GET.copy()
    asked["format"] = "csv"
    context = {"groups": groups, "form": form, "narrowed": len(rows) != len(every), "csv": asked.urlencode()}
    return show(request, "secretariat/queue.html", context)


def _group(whose: Whose, rows: Iterable[Queued], at: datetime) -> Group:
    found = [row for row in rows if row.place.whose is whose]
    shown = tuple(RowShown(row, _reasons(row, at)) for row in found[:MOST_SHOWN])
    return Group(whose.value, TITLES[whose], EMPTY[whose], shown, len(found))


def _reasons(row: Queued, at: datetime) -> tuple[tuple[str, str], ...]:
    return tuple((sentence(reason, at=at), TONES.get(reason.why, "")) for reason in row.place.reasons)


_HEADS = (
    "whose",
    "reasons",
    "title",
    "subject",
    "kind",
    "asked_for_by",
    "state",
    "submitted_at",
    "simulated",
    "request",
)


def _line(row: Queued, at: datetime) -> tuple[str, ...]:
    reasons = "; ".join(sentence(reason, at=at) for reason in row.place.reasons)
    return (
        str(TITLES[row.place.whose]),
        reasons,
        row.title,
        row.label,
        str(TABLES["kind"].get(row.kind, row.kind)),
        row.source,
        str(TABLES["request_state"].get(row.state, row.state)),
        row.submitted_at.isoformat() if row.submitted_at else "",
        "yes" if row.simulated else "no",
        str(row.request),
    )
