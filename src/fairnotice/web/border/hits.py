"""The hits of a bureau, and one hit: its state in words, what was done, what comes next and by whom."""

from datetime import datetime
from uuid import UUID

from django.http import HttpResponse

from fairnotice.border.comparison import lines_of
from fairnotice.border.words import COMPARED, MEASURES
from fairnotice.domain.errors import NotFound
from fairnotice.domain.hit import Feature
from fairnotice.domain.lifecycle import HitState
from fairnotice.domain.officer import Officer, Role
from fairnotice.screening.compare.dates import Agreement
from fairnotice.screening.compare.documents import NUMBER_ONLY
from fairnotice.screening.compare.names import ALIKE
from fairnotice.services.desk_reading import Row, hit_list, own_bureau
from fairnotice.services.hit_file import HitFile, hit_file
from fairnotice.services.misused import Misused, misused_on
from fairnotice.web.asking import Asked
from fairnotice.web.border.answer import card_here, person_of
from fairnotice.web.border.check import NO_CALL
from fairnotice.web.border.steps import NEXT, WHO, steps_of
from fairnotice.web.clock import now
from fairnotice.web.door import page, show

HERE = (Role.BORDER, Role.BUREAU)
OVER = {HitState.DISMISSED, HitState.DENIED, HitState.WITHHELD, HitState.MEASURED}


@page(*HERE, methods=("GET", "HEAD"))
def hits(request: Asked) -> HttpResponse:
    """The hits of the officer's bureau: those that wait for somebody first."""
    at = now()
    rows = hit_list(by=request.officer, at=at)
    groups: dict[str, list[Row]] = {"stopped": [], "waiting": [], "held": [], "over": []}
    for row in rows:
        groups[_group(row)].append(
            {**row, "who": WHO.get(HitState(row["state"])), "measure_word": MEASURES.get(row["measure"])}
        )
    return show(request, "border/hits.html", {**groups, "now": at})


def _group(row: Row) -> str:
    """Whether it waits for somebody, a measure rests on it, it is over, or its notice is not in force any more."""
    over = HitState(row["state"]) in OVER and not row["measure"]
    if not over and not row["notice"].in_force:
        return "stopped"
    return "over" if over else "held" if row["measure"] else "waiting"


@page(*HERE, methods=("GET", "HEAD"))
def hit_page(request: Asked, hit: UUID) -> HttpResponse:
    """One hit."""
    at = now()
    return show(
        request, "border/hit.html", hit_context(hit_file(hit=hit, by=request.officer, at=at), request.officer, at)
    )


def hit_context(hit: HitFile, by: Officer, at: datetime) -> dict[str, object]:
    """What every page of a hit shows. Of a notice that left the list there is neither a person nor a card."""
    try:
        person, card = person_of(hit.notice.id, by=by, at=at), card_here(hit.notice.id, by=by, at=at)
    except NotFound:
        person, card = None, None
    return {
        "hit": hit,
        "steps": steps_of(hit),
        "next": NEXT[hit.state],
        "who_next": WHO.get(hit.state),
        "compared": _compared(hit),
        "lines": lines_of(hit.hit),
        "misused": _misused(hit, by, at),
        "person": person,
        "card": card,
        "bureau": own_bureau(by=by),
        "on_call": NO_CALL,
        "now": at,
    }


def _misused(hit: HitFile, by: Officer, at: datetime) -> list[Misused]:
    """What is read first while the hit waits to be compared: of a paper only where the traveller gave that one."""
    if hit.state is not HitState.RAISED:
        return []
    scores = {reason.feature: reason for reason in hit.hit.reasons}
    paper, name, birth = (scores.get(each) for each in (Feature.DOCUMENT, Feature.NAME, Feature.BIRTH))
    same_paper = paper.entry if paper and paper.score >= NUMBER_ONLY else ""
    same_person = name and birth and name.score >= ALIKE and birth.score >= Agreement.SAME_DAY.score
    found = misused_on(notice=hit.notice.id, by=by, at=at)
    return [one for one in found if (same_paper == one.text if one.about_document else same_person)]


def _compared(hit: HitFile) -> list[tuple[object, str]]:
    """What was compared, in words. Whoever verified by another door may have named a thing of their own."""
    if hit.verified is None:
        return []
    return [(COMPARED.get(name.replace(" ", "_"), name), seen) for name, seen in hit.verified.compared.items()]
