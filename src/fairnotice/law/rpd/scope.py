"""Which requests an article of the RPD binds, and how its rules are cited.

The RPD are in force since 1 July 2012. Articles 34, 44, 61 and 81 were amended in 2014 and articles 49 to 53 in 2019;
only the text as amended to 2025 was read. A review of an earlier day applies that text and says so.
"""

from datetime import date

from fairnotice.domain.dossier import View
from fairnotice.domain.request import Kind
from fairnotice.law.model import Citation

RPD_IN_FORCE = date(2012, 7, 1)


def rpd(article: str, *, amended: int | None = None) -> Citation:
    """Cite an article of the RPD, such as `art. 34(1)`; `amended` is the year of the text that was read.

    The day of an amendment was not seen, so the end of its year stands for it.
    """
    edition = date(amended, 12, 31) if amended else None
    return Citation("RPD", article, in_force=RPD_IN_FORCE, edition=edition)


def is_red(view: View) -> bool:
    """A request for a red notice (RPD 82-87)."""
    return view.request.kind is Kind.RED


def is_notice(view: View) -> bool:
    """A request for a notice of any colour (RPD 73-96)."""
    return not view.request.kind.is_diffusion


def is_diffusion(view: View) -> bool:
    """A diffusion, which the bureau sends itself (RPD 97-100)."""
    return view.request.kind.is_diffusion
