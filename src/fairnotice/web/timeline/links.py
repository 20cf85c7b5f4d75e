"""Where a thing of a timeline is read, for each role."""

from django.urls import reverse

from fairnotice.domain.officer import Role

_PLACES: dict[tuple[Role, str], str] = {
    (Role.BUREAU, "request"): "bureau:request",
    (Role.BUREAU, "notice"): "bureau:notice",
    (Role.REVIEWER, "request"): "secretariat:workbench",
    (Role.REVIEWER, "notice"): "secretariat:notice",
    (Role.DECIDER, "request"): "secretariat:workbench",
    (Role.DECIDER, "notice"): "secretariat:notice",
    (Role.COMMISSION, "request"): "commission:request",
    (Role.COMMISSION, "notice"): "commission:notice",
}


def where(role: Role, thing: str, identifier: object) -> str:
    """The address of the thing for that role; "" where it has no page."""
    name = _PLACES.get((role, thing))
    return reverse(name, args=[identifier]) if name else ""
