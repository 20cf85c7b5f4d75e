"""One request on two days: what the review says on each, and what differs."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import Role
from fairnotice.law.difference import Change
from fairnotice.law.review import Review
from fairnotice.law.rulebook import RULES
from fairnotice.services.comparing import ToCompare, compare_moments, to_compare
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.forms.fields import DayField
from fairnotice.web.timeline.links import where

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)
_RULES = {rule.code: rule for rule in RULES}


class TwoDaysForm(forms.Form):
    """Two days, and by when it is to have been known."""

    mark_optional = False
    first = DayField(label=_("First day"), error_messages={"required": _("Enter the first day.")})
    second = DayField(label=_("Second day"), error_messages={"required": _("Enter the second day.")})
    known = DayField(
        label=_("Known by the end of"),
        required=False,
        help_text=_("Left empty: on each day what was known by its end."),
    )

    def clean(self) -> dict[str, Any]:
        """Days that the law knows."""
        given: dict[str, Any] = super().clean() or {}
        for name, day in tuple(given.items()):
            if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, _("Choose a day between 1900 and 2199."))
        return given


@page(Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION, methods=("GET", "HEAD"))
def compare(request: Asked, request_id: UUID) -> HttpResponse:
    """Choose two days and read the difference."""
    at = now()
    found = to_compare(request=request_id, by=request.officer, at=at)
    asked = request.GET if any("first" in name or "second" in name for name in request.GET) else None
    form = TwoDaysForm(asked)
    context: dict[str, Any] = {
        "this": found,
        "form": form,
        "days": [{"on": day.on, "before": day.on - timedelta(days=1), "why": day.why} for day in found.days],
        "back": where(request.officer.role, "request", found.request),
    }
    if not found.blind and form.is_bound and form.is_valid():
        context |= _compared(request, found, form.cleaned_data)
    return show(request, "timeline/compare.html", context, status=422 if form.errors else 200)


def _compared(request: Asked, found: ToCompare, given: dict[str, Any]) -> dict[str, Any]:
    at = now()
    first, second = (_moment(day, given["known"]) for day in (given["first"], given["second"]))
    differs = compare_moments(request=found.request, first=first, second=second, by=request.officer, at=at)
    changes = [_change(each) for each in differs.changes]
    return {"differs": differs, "changes": changes, "sides": [_side(differs.before), _side(differs.after)]}


def _moment(day: date, known: date | None) -> Moment:
    at = now()
    end = Moment.on_day(known or day, now=at)
    return Moment(on=day, known=end.known)


def _side(review: Review) -> dict[str, Any]:
    return {
        "moment": review.moment,
        "recommendation": review.recommendation,
        "leaning": review.leaning,
        "leaning_step": review.leaning_step,
        "grounds": tuple(dict.fromkeys(found.ground for found in review.grounds)),
    }


def _change(change: Change) -> dict[str, Any]:
    rule = _RULES.get(change.rule)
    return {
        "rule": change.rule,
        "question": rule.question if rule else change.rule,
        "cites": str(rule.cites) if rule else "",
        "before": change.before,
        "after": change.after,
        "reason_before": change.reason_before,
        "reason_after": change.reason_after,
    }
