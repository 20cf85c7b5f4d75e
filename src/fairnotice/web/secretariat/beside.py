"""Pages beside the workbench: what would change the review, two versions, two people, and texts that are alike."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import Moment
from fairnotice.domain.officer import Role
from fairnotice.law.difference import Difference
from fairnotice.law.rulebook import RULES
from fairnotice.law.turns import Doubt, Turn, WouldChange
from fairnotice.law.turns.told import flip_says, how_far, matter_says, turn_says
from fairnotice.services import beside
from fairnotice.services.comparing import to_compare
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.secretariat.bench import bench_of
from fairnotice.web.secretariat.versions import grouped
from fairnotice.web.secretariat.workbench import about

READERS = (Role.REVIEWER, Role.DECIDER)
SHOWN = 12
DOUBTS = {
    Doubt.UNKNOWN: _("Not known"),
    Doubt.DISPUTED: _("Disputed"),
    Doubt.DATED: _("A day that comes"),
    Doubt.DECISION: _("For somebody to decide"),
}
_RULES = {rule.code: rule for rule in RULES}


class VersionsForm(forms.Form):
    """Two versions of the bureau's file."""

    mark_optional = False
    first = forms.TypedChoiceField(label=_("Older version"), coerce=int)
    second = forms.TypedChoiceField(label=_("Newer version"), coerce=int)

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        """With the versions that there are."""
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = versions


@page(*READERS, methods=("GET", "HEAD"))
def would_change(request: Asked, request_id: UUID) -> HttpResponse:
    """The smallest sets of open facts that would turn what the rules recommend."""
    at = now()
    context: dict[str, Any] = about(bench_of(request, request_id))
    context["blind"] = to_compare(request=request_id, by=request.officer, at=at).blind
    if not context["blind"]:
        moment = Moment.on_day(at.date(), now=at)
        found = beside.would_change(request=request_id, moment=moment, by=request.officer, at=at)
        context |= _turns_shown(found)
    return show(request, "secretariat/would_change.html", context)


def _turns_shown(found: WouldChange) -> dict[str, Any]:
    turns = [_turn(turn) for turn in found.turns]
    return {
        "found": found,
        "turns": turns[:SHOWN],
        "more": turns[SHOWN:],
        "how_far": how_far(found),
        "matters": [(matter, DOUBTS[matter.levers[0].doubt], matter_says(matter)) for matter in found.matters_most],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "supposed": [(lever.says, DOUBTS[lever.doubt]) for lever in turn.supposed],
        "recommendation": turn.recommendation.value,
        "says": turn_says(turn),
        "because": turn.because,
        "flips": [flip_says(flip) for flip in turn.flips],
    }


@page(*READERS, methods=("GET", "HEAD"))
def versions(request: Asked, request_id: UUID) -> HttpResponse:
    """Two versions that the bureau filed: what it changed, and what the rules answer otherwise."""
    at = now()
    asked = {name: request.GET.get(name) for name in ("first", "second")}
    first, second = (int(text) if text and text.isascii() and text.isdigit() else None for text in asked.values())
    found = beside.compare_versions(request=request_id, first=first, second=second, by=request.officer, at=at)
    choices = [(number, str(number)) for number, _filed_at in found.versions]
    form = VersionsForm(initial={"first": found.first, "second": found.second}, versions=choices)
    bench = bench_of(request, request_id)
    context = {
        **about(bench),
        "found": found,
        "form": form,
        "groups": grouped(found.changes),
        "differs": differs_shown(found.differs) if found.differs else None,
        "blind": bench.blind,
    }
    return show(request, "secretariat/versions.html", context)


@page(*READERS, methods=("GET", "HEAD"))
def person(request: Asked, request_id: UUID, other_id: UUID) -> HttpResponse:
    """Two people of one matter side by side."""
    found = beside.compare_persons(request=request_id, other=other_id, by=request.officer, at=now())
    bench = bench_of(request, request_id)
    context = {**about(bench), "found": found, "differs": differs_shown(found.differs), "blind": found.blind}
    return show(request, "secretariat/person.html", {**context, "percent": round(found.share * 100)})


@page(*READERS, methods=("GET", "HEAD"))
def texts(request: Asked, request_id: UUID) -> HttpResponse:
    """Accounts of other people that share passages with this one."""
    found = beside.texts_alike(request=request_id, by=request.officer, at=now())
    near = [(one, round(one.share * 100)) for one in found.found]
    context = {**about(bench_of(request, request_id)), "found": found, "near": near}
    return show(request, "secretariat/texts.html", context)


def differs_shown(difference: Difference) -> dict[str, Any]:
    """What the rules answer otherwise, as the pages show it."""
    return {
        "recommendation": [each.value for each in difference.recommendation],
        "leaning": [each.value for each in difference.leaning],
        "changes": [
            {"change": change, "question": rule.question, "cites": str(rule.cites)}
            for change in difference.changes
            if (rule := _RULES.get(change.rule)) is not None
        ],
    }
