"""The links in the header, for each role, written out."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role


@dataclass(frozen=True, slots=True)
class Link:
    """One link: where to, its words, whether this page is there, and how much waits there."""

    href: str
    label: str | Promise
    current: bool
    count: int = 0


_PUBLIC = (
    ("public:register", _("Register")),
    ("public:about", _("What a notice is")),
    ("public:law", _("Country by country")),
    ("public:practice", _("Practice")),
    ("public:complain", _("Where to complain")),
    ("public:figures", _("Figures")),
)
_SECRETARIAT = (
    ("secretariat:queue", _("Requests")),
    ("secretariat:notices", _("Notices")),
    ("circulation:board", _("Board")),
    ("public:practice", _("Practice")),
    ("worklist:list", _("Due dates")),
    ("messages:list", _("Messages")),
    ("duty:roster", _("On call")),
)
LINKS: dict[Role, tuple[tuple[str, str | Promise], ...]] = {
    Role.PUBLIC: _PUBLIC,
    Role.BUREAU: (
        ("bureau:requests", _("Our requests")),
        ("duty:inbox", _("Came in")),
        ("border:hits", _("Hits")),
        ("border:check", _("Check a name")),
        ("circulation:desks", _("Desks")),
        ("worklist:list", _("Due dates")),
        ("messages:list", _("Messages")),
        ("duty:roster", _("On call")),
    ),
    Role.BORDER: (("border:check", _("Check a name")), ("border:hits", _("Hits")), ("duty:inbox", _("Came in"))),
    Role.REVIEWER: _SECRETARIAT,
    Role.DECIDER: _SECRETARIAT,
    Role.COMMISSION: (
        ("commission:home", _("Notices")),
        ("commission:requests", _("Requests")),
        ("circulation:board", _("Board")),
        ("public:practice", _("Practice")),
        ("worklist:list", _("Due dates")),
        ("messages:list", _("Messages")),
    ),
    Role.COMPLIANCE: (("messages:list", _("Messages")),),
    Role.COURT: (("exposure:mine", _("Cases")), ("public:law", _("Country by country"))),
    Role.COUNSEL: (("exposure:mine", _("Cases")), ("public:law", _("Country by country"))),
    Role.ADMINISTRATOR: (
        ("administration:home", _("Administration")),
        ("administration:bureaus", _("Bureaus")),
        ("administration:people", _("People")),
        ("administration:access", _("Access log")),
        ("administration:health", _("Health")),
    ),
}
"""By role: the name of the address, and the words."""

HOME: dict[Role, str] = {role: links[0][0] for role, links in LINKS.items()}
"""Where each role begins its day."""


def links_for(role: Role, path: str, *, unopened: int = 0) -> list[Link]:
    """The links of that role; the one that the page is under is marked. `unopened`: messages that nobody has opened."""
    found = [(_address(name), label) for name, label in LINKS.get(role, _PUBLIC)]
    here = max((href for href, _label in found if href and path.startswith(href)), key=len, default="")
    counts = {_address("messages:list"): unopened}
    return [
        Link(href=href, label=label, current=href == here, count=counts.get(href, 0)) for href, label in found if href
    ]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
