"""Requests as the Commission reads them: refused ones and those in review as well. Nothing is done here."""

from uuid import UUID

from django.http import HttpResponse

from fairnotice.domain.officer import Role
from fairnotice.services.attachments import attachments_of
from fairnotice.services.oversight import requests_overseen
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.commission.forms import RequestsFilter
from fairnotice.web.door import page, show
from fairnotice.web.secretariat.bench import bench_of
from fairnotice.web.secretariat.workbench import about


@page(Role.COMMISSION, methods=("GET", "HEAD"))
def requests(request: Asked) -> HttpResponse:
    """Every request that was handed in."""
    rows = requests_overseen(by=request.officer, at=now())
    form = RequestsFilter(request.GET or None, rows)
    context = {"rows": [row for row in rows if form.keeps(row)], "all": len(rows), "form": form}
    return show(request, "commission/requests.html", context)


@page(Role.COMMISSION, methods=("GET", "HEAD"))
def request_page(request: Asked, request_id: UUID) -> HttpResponse:
    """One request: the whole file, what the rules say, worksheets and decision."""
    found = bench_of(request, request_id)
    papers = attachments_of(case=found.bench.case, by=request.officer)
    return show(request, "commission/request.html", {**about(found), "papers": papers})
