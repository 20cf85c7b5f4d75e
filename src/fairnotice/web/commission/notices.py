"""The Commission's list of notices, and one notice with everything that bureaus may not see."""

from collections import Counter
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from fairnotice.domain.lifecycle import NoticeAct
from fairnotice.domain.officer import Role
from fairnotice.services.attachments import attachments_of
from fairnotice.services.notices import read_notice_file
from fairnotice.services.oversight import Overseen, Oversight, overseen, oversight_of
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.commission.forms import NoticesFilter, ReasonsForm
from fairnotice.web.commission.words import ENTRIES, READS, THINGS
from fairnotice.web.door import page, show
from fairnotice.web.secretariat.bench import bench_of
from fairnotice.web.secretariat.casefile.whole import file_shown
from fairnotice.web.secretariat.workbench import about
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import KINDS, NOTICE_STATES


@page(Role.COMMISSION, methods=("GET", "HEAD"))
def home(request: Asked) -> HttpResponse:
    """Every notice, those with a clock that runs out next first; as a page or as CSV."""
    at = now()
    rows = overseen(by=request.officer, at=at)
    narrowed = {name: value for name, value in request.GET.items() if name != "format"}
    form = NoticesFilter(narrowed or None, rows)
    kept = sorted((row for row in rows if form.keeps(row)), key=_pressing)
    if request.GET.get("format") == "csv":
        return csv_file("notices", _HEADS, (_line(row) for row in kept))
    query = request.GET.copy()
    query["format"] = "csv"
    context = {"rows": kept, "all": len(rows), "form": form, "csv": query.urlencode(), "now": at}
    return show(request, "commission/home.html", context)


@page(Role.COMMISSION, methods=("GET", "HEAD"))
def notice_page(request: Asked, notice: UUID) -> HttpResponse:
    """One notice."""
    return show(request, "commission/notice.html", notice_context(request, notice, ReasonsForm()))


def notice_context(request: Asked, notice: UUID, form: ReasonsForm) -> dict[str, Any]:
    """What the page of a notice shows, with the form of the act that a member may do now."""
    found = read_notice_file(notice=notice, by=request.officer, at=now())
    bench = bench_of(request, found.request)
    extra = oversight_of(notice=notice, by=request.officer)
    return {
        **about(bench),
        "case_file": bench.file,
        "file": file_shown(found.dossier, found.dossier.subjects[0].id, {}) if found.dossier else None,
        "notice": found,
        "extra": extra,
        "papers": attachments_of(case=found.case, by=request.officer),
        "holders": [(holder, ENTRIES.get(holder.kind, holder.kind)) for holder in extra.holders],
        "readers": _by_office(extra),
        "reads": [
            (one, READS.get(one.operation, one.operation), THINGS.get(one.thing, one.thing)) for one in extra.reads
        ],
        "may_block": NoticeAct.BLOCK_PROVISIONALLY in found.open_acts,
        "may_lift": {NoticeAct.UNBLOCK, NoticeAct.UNBLOCK_TO_SUSPENSION} & set(found.open_acts),
        "form": form,
        "now": now(),
    }


def _by_office(extra: Oversight) -> list[tuple[str, int, datetime]]:
    """Each office that has read it: how often, and when last."""
    counts = Counter(one.office for one in extra.reads)
    last = {one.office: one.at for one in reversed(extra.reads)}
    return [(office, count, last[office]) for office, count in counts.most_common()]


def _pressing(row: Overseen) -> tuple[bool, float, float]:
    due = row.notice.due_at
    return due is None, due.timestamp() if due else 0.0, -row.notice.published_at.timestamp()


_HEADS = (
    "number",
    "subject",
    "kind",
    "state",
    "asked_for_by",
    "published_at",
    "expires_on",
    "next_clock",
    "hits",
    "measures_in_force",
    "notice",
)


def _line(row: Overseen) -> tuple[str, ...]:
    notice = row.notice
    return (
        notice.number,
        notice.label,
        str(KINDS.get(notice.kind, notice.kind)),
        str(NOTICE_STATES.get(notice.state, notice.state)),
        notice.source,
        notice.published_at.isoformat(),
        notice.expires_on.isoformat(),
        notice.due_at.isoformat() if notice.due_at else "",
        str(row.hits),
        str(row.measures),
        str(notice.notice),
    )
