"""The document of a notice: what recipients read, made from the file as it was decided."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.conf import settings

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.mode import Mode
from fairnotice.domain.parts import without_charges
from fairnotice.formats.dossier import dossier_to
from fairnotice.law.left_out import left_out_from, statement_of
from fairnotice.records.models import DecisionRecord, RequestRecord
from fairnotice.services.dossiers import for_subject

Place = tuple[str, str]


def decision_on(row: RequestRecord) -> DecisionRecord | None:
    """The newest decision about a request."""
    return DecisionRecord.objects.filter(request=row).order_by("-decided_at", "-revision").first()


def places_left_out(decision: DecisionRecord | None) -> list[Place]:
    """The charges that the decision leaves out of the notice."""
    return [one.place for one in left_out_from(decision.left_out)] if decision else []


def document_of(row: RequestRecord, dossier: Dossier, left_out: Collection[Place]) -> dict[str, Any]:
    """What recipients of a notice on this request read of the file. `left_out`: charges that it is not for.

    It says in a sentence which charges those are.
    """
    charged = {(w.id, o.id): o.charge for w in dossier.warrants for o in w.offences}
    rest = without_charges(dossier, left_out)
    return {
        "statement": statement_of(charged[place] for place in left_out if place in charged),
        "case": dossier_to(_told(for_subject(rest, row.subject), left_out=bool(left_out))),
        "warrants": [warrant.id for warrant in rest.warrants if row.subject in warrant.subjects],
        "mark": Mode(settings.FAIRNOTICE_MODE).mark,
    }


def _told(dossier: Dossier, *, left_out: bool) -> Dossier:
    """Where charges are left out, without the title and summary that told of all of them."""
    return replace(dossier, title=dossier.subjects[0].label, summary="") if left_out else dossier
