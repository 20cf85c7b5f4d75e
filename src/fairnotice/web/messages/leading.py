"""Where a message leads: the page of the thing that it is about, for the role that reads it."""

from django.urls import NoReverseMatch, reverse

from fairnotice.domain.officer import Officer, Role
from fairnotice.services.message_things import Place, place_of

_SECRETARIAT = {
    "request": "secretariat:workbench",
    "notice": "secretariat:notice",
    "incident": "circulation:incident",
}
_LISTS = {"board:overdue": "circulation:overdue"}
"""Messages about a list and no single thing."""
_PAGES: dict[Role, dict[str, str]] = {
    Role.BUREAU: {
        "request": "bureau:request",
        "confirmation": "duty:confirmation",
        "disclosure": "duty:disclosure",
        "hit": "border:hit",
        "case": "timeline:case",
        "incident": "circulation:incident",
    },
    Role.REVIEWER: _SECRETARIAT,
    Role.DECIDER: _SECRETARIAT,
    Role.COMMISSION: {"notice": "commission:notice", "incident": "circulation:incident"},
}
"""By role: the address of each kind of thing. What is not here has no page for that role."""


def leads_to(thing: str, by: Officer) -> str:
    """The address of the thing's page, or nothing when this officer has none."""
    if thing in _LISTS and by.role in (Role.REVIEWER, Role.DECIDER):
        return reverse(_LISTS[thing])
    place = place_of(thing=thing, by=by)
    if place is not None and place.kind == "desk" and by.role is Role.BUREAU:
        return reverse("circulation:desks")
    name = _name(place, by.role) if place else ""
    if not name or place is None:
        return ""
    try:
        return reverse(name, args=[place.id])
    except NoReverseMatch:
        return ""


def _name(place: Place, role: Role) -> str:
    if role is Role.BUREAU and place.kind == "notice":
        return "bureau:notice" if place.ours else "duty:notice"
    if place.kind in {"confirmation", "disclosure", "hit"} and not place.ours:
        return ""
    return _PAGES.get(role, {}).get(place.kind, "")
