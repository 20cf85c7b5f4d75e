"""The workbench: the file at one side, what the rules say of it at the other, and what this officer can do now."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role
from fairnotice.screening.likeness import Alike
from fairnotice.services.keeping import Remembered, remembered
from fairnotice.services.quality import quality_of_request
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.practice import nearest_shown
from fairnotice.web.quality import quality_shown
from fairnotice.web.secretariat.bench import Bench, bench_of, day_asked
from fairnotice.web.secretariat.conditions import decided_shown
from fairnotice.web.secretariat.factors import agreement, factors_compared, sheet_factors
from fairnotice.web.secretariat.letters import letters_shown
from fairnotice.web.secretariat.practice import looked_for
from fairnotice.web.secretariat.versions import grouped, versions_shown


@page(Role.REVIEWER, Role.DECIDER, methods=("GET", "HEAD"))
def workbench(request: Asked, request_id: UUID) -> HttpResponse:
    """A request with its file and its findings. What the rules recommend is there when it may be seen."""
    day_form, on = day_asked(request)
    found = bench_of(request, request_id, on=on)
    advice = found.bench.review.advice
    context: dict[str, Any] = {
        **about(found),
        "looked": looked_for(request),
        "nearest": nearest_shown(advice.practice) if advice else None,
        "kept": [(name, value) for name, value in request.GET.items() if name.startswith("on_")],
        "letters": letters_shown(found.bench.letters),
        "settled": decided_shown(found),
        "day_form": day_form,
        "beside": _beside(found),
        "quality": quality_shown(quality_of_request(request=request_id, by=request.officer, at=now())),
        "changed_groups": grouped(found.bench.changed.changes) if found.bench.changed else (),
        "alike": [_alike(one) for one in remembered(request=request_id, by=request.officer, at=now())],
    }
    return show(request, "secretariat/workbench.html", context)


def about(found: Bench) -> dict[str, Any]:
    """What every page of a request is given."""
    return {
        "this": found,
        "bench": found.bench,
        "person": found.person,
        "file": found.file,
        "papers": found.papers,
        "versions": versions_shown(found.bench.versions, found.file),
        "findings": found.findings,
        "agree": agreement(found),
        "compared": (side_by_side := factors_compared(found)),
        "differing": sum(one.differs for one in side_by_side),
        "own_factors": sheet_factors(found.bench.own, found) if found.bench.own else (),
        "advice": found.bench.review.advice,
        "on_query": f"?on_day={found.on.day}&on_month={found.on.month}&on_year={found.on.year}" if found.on else "",
    }


def _beside(found: Bench) -> list[dict[str, Any]]:
    """The requests about other people of the matter that were handed in, each with the person's name."""
    labels = {subject.id: subject.label for subject in found.bench.dossier.subjects}
    return [
        {"request": other["request"], "state": other["state"], "label": labels.get(other["subject"], "")}
        for other in found.bench.others
        if other["subject"] != found.bench.subject and other["state"] != "draft"
    ]


ALIKE = {
    Alike.SAME_MATTER: _("The same person and the same incident."),
    Alike.SAME_SUBJECT: _("The same person, by name with birth year or requester."),
    Alike.SAME_INCIDENT: _("Another person, the same incident and requester."),
    Alike.NAME_ONLY: _("A like name, and nothing else to tell."),
}


def _alike(one: Remembered) -> dict[str, Any]:
    words = ALIKE[one.likeness.alike]
    return {"outcome": one.outcome, "kept_on": one.kept_on, "likeness": one.likeness, "alike": words}
