"""What every template of a desk may use."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext_lazy as _

from fairnotice.border.languages import card_language
from fairnotice.desk.errors import DeskError
from fairnotice.desk.pages.here import stands
from fairnotice.domain.mode import Mode
from fairnotice.register.errors import NotGenuine

_LINKS: tuple[tuple[str, str | Promise], ...] = (
    ("border:check", _("Check a name")),
    ("border:hits", _("Hits")),
    ("notices:find", _("Notice by number")),
    ("status:status", _("The copy")),
)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the head: where to, its words, whether this page is there."""

    href: str
    label: str | Promise
    current: bool
    count: int = 0


def common(request: HttpRequest) -> dict[str, Any]:
    """The mark, whose desk it is, how its copy stands, and the links."""
    mode = Mode(settings.FAIRNOTICE_MODE)
    officer = request.session.get("officer", "")
    try:
        standing = stands()
    except (DeskError, NotGenuine):
        standing = None
    return {
        "mark": mode.mark,
        "mode": mode.value,
        "training": mode is Mode.TRAINING,
        "desk_officer": officer,
        "standing": standing,
        "navigation": _links(request.path) if officer else [],
        "page_language": get_language() or settings.LANGUAGE_CODE,
        "rtl": get_language_bidi(),
        "card_language": card_language(request),
        "languages": [],
    }


def _links(path: str) -> list[Link]:
    found = [(reverse(name), label) for name, label in _LINKS]
    here = max((href for href, _label in found if path.startswith(href)), key=len, default="")
    return [Link(href, label, current=href == here) for href, label in found]
