"""Where a message leads: the page of the thing that it is about, for the role that reads it."""

from django.urls import NoReverseMatch, reverse

from fairnotice.domain.officer import Officer, Role
from fairnotice.services.message_things import Place, place_of

_SECRETARIAT = {"request": "secretariat:workbench", "notice": "secretariat:notice"}
_PAGES: dict[Role, dict[str, str]] = {
    Role.BUREAU: {
        "request": "bureau:request",
        "confirmation": "duty:confirmation",
        "disclosure": "duty:disclosure",
        "hit": "border:hit",
        "case": "timeline:case",
    },
    Role.REVIEWER: _SECRETARIAT,
    Role.DECIDER: _SECRETARIAT,
    Role.COMMISSION: {"notice": "commission:notice"},
}
"""By role: the address of each kind of thing. What is not here has no page for that role."""


def leads_to(thing: str, by: Officer) -> str:
    """The address of the thing's page, or nothing when this officer has none."""
    place = place_of(thing=thing, by=by)
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
