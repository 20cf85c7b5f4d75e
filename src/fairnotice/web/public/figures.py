"""Figures so far: tables anybody may read and download."""

import csv
from io import StringIO

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.mode import Mode
from fairnotice.services.figures import SMALLEST
from fairnotice.services.figures import figures as count
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show

TITLES: dict[str, str | Promise] = {
    "requests_now": _("Requests by kind, as they stand now"),
    "requests": _("Requests handed in, by kind and year"),
    "decisions": _("Decisions, by year"),
    "followed": _("What the rules recommended, and what was decided"),
    "leaning": _("Which way the rules leaned, and what was decided"),
    "grounds": _("Grounds of decisions, by year"),
    "notices": _("Notices published, by kind and year"),
    "notices_now": _("Notices by kind, as they stand now"),
    "ended": _("Notices that ended, by how and year"),
    "hits": _("Possible matches, by what has come of them and year raised"),
    "measures": _("Measures taken, by kind and year"),
    "travellers": _("Travellers checked, by year"),
}
NOTES: dict[str, str | Promise] = {
    "requests_now": _("Drafts are not counted: they are their bureau's alone."),
    "leaning": _(
        "A refusal follows a leaning to refusal, an approval one that found no bar; the other way departs from it. "
        "What is open is neither followed nor departed from."
    ),
    "grounds": _("A decision may name several grounds, so they add up to more than the decisions."),
    "travellers": _("Of travellers who match nothing only this count is kept."),
}


@page(public=True, methods=("GET", "HEAD"))
def figures(request: Asked) -> HttpResponse:
    """Every table."""
    tables = [(TITLES[table.code], NOTES.get(table.code, ""), table) for table in count()]
    return show(request, "public/figures.html", {"tables": tables, "most": SMALLEST - 1, "today": now()})


@page(public=True, methods=("GET", "HEAD"))
def figures_csv(request: Asked) -> HttpResponse:
    """Every number of every table, one a line. Codes, not words: programs read it."""
    mark = Mode(settings.FAIRNOTICE_MODE).mark
    text = StringIO()
    lines = csv.writer(text)
    lines.writerow(["table", "row", "column", "number", "mark"])
    for table in count():
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                lines.writerow([table.code, row.key, column, str(cell), mark])
    name = f"fairnotice-figures-{now().date()}.csv"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        text.getvalue(), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition}
    )
