"""Where to complain about real data of INTERPOL: each fact with where it was read, and when.

This installation holds none of INTERPOL's data, and takes no complaints: it says where they go.
"""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show

_COMMISSION = "https://www.interpol.int/en/Who-we-are/Commission-for-the-Control-of-INTERPOL-s-Files-CCF"
HOW = f"{_COMMISSION}/How-to-submit-a-request"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and on which day."""

    title: str
    href: str
    read: date


HOW_TO_SUBMIT = Source("INTERPOL: How to submit a request", HOW, date(2026, 11, 26))
RIGHTS = Source("INTERPOL: Data and your rights", f"{_COMMISSION}/Data-and-your-rights", date(2026, 11, 26))
PROCEDURE = Source(
    "INTERPOL: Processing procedure of CCF requests",
    f"{_COMMISSION}/Processing-procedure-of-CCF-requests",
    date(2026, 11, 26),
)
ADMISSIBLE = Source(
    "The Commission's leaflet on admissibility",
    "https://docslib.org/doc/5056829/admissibility-of-a-request-to-the-commission-for-the-control-of-interpol-s-files",
    date(2026, 11, 26),
)


def _statute(articles: str) -> Source:
    return Source(
        f"Statute of the Commission, {articles}",
        "https://www.interpol.int/content/download/5695",
        date(2026, 11, 23),
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know, and where it was read."""

    what: str | Promise
    says: str | Promise
    source: Source


WHO_AND_WHAT = (
    Fact(
        _("Who may ask"),
        _("The person or body whose data may be held, or somebody whom they have authorised in writing."),
        _statute("art. 29-30"),
    ),
    Fact(
        _("What for"),
        _(
            "Access: to learn whether data are held, and which. Correction. Deletion, with reasons. Revision of a "
            "decision, on a fact found later."
        ),
        _statute("art. 29-30, 42"),
    ),
    Fact(_("What it costs"), _("Nothing."), _statute("art. 30")),
    Fact(
        _("In which language"),
        _("Arabic, English, French or Spanish."),
        ADMISSIBLE,
    ),
    Fact(
        _("What to bring"),
        _(
            "A copy of an identity document on which name, birth date and photograph can be read; for a "
            "representative, a signed power of attorney; reasons and papers for a correction or deletion."
        ),
        ADMISSIBLE,
    ),
    Fact(
        _("Does asking give me away?"),
        _(
            "The Commission's files are confidential and requests are not recorded in INTERPOL's files. It may have to "
            "tell the secretariat or a bureau something to get an answer; what you mark as confidential it keeps."
        ),
        PROCEDURE,
    ),
)

TIMES = (
    Fact(_("Whether it can be examined"), _("within one month of receipt, with reasons if not"), _statute("art. 32")),
    Fact(_("Whether data are held"), _("the secretariat reports within 45 days"), _statute("art. 33(2)")),
    Fact(_("A decision on access"), _("within four months of being found admissible"), _statute("art. 40(1)")),
    Fact(
        _("A decision on correction or deletion"),
        _("within nine months of being found admissible; longer only with reasons"),
        _statute("art. 40(2)-(3)"),
    ),
    Fact(_("Carrying it out"), _("the secretariat, within one month of receiving the decision"), _statute("art. 41")),
    Fact(
        _("Meanwhile"),
        _("the Commission may have the data blocked at any time; ask for it"),
        _statute("art. 37"),
    ),
    Fact(
        _("A revision"),
        _("within six months of finding a fact that could have changed the result"),
        _statute("art. 42"),
    ),
)


@page(public=True, methods=("GET", "HEAD"))
def complain(request: Asked) -> HttpResponse:
    """Where, who, what for, what it costs, how long."""
    context = {
        "facts": WHO_AND_WHAT,
        "times": TIMES,
        "how": HOW_TO_SUBMIT,
        "rights": RIGHTS,
        "today": now(),
    }
    return show(request, "public/complain.html", context)
