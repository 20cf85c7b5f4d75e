"""Who is on call in the officer's own office: for pages that say whom to call."""

from typing import Any

from django import template
from django.template import Context

from fairnotice.domain.duty import Turn
from fairnotice.domain.officer import PUBLIC
from fairnotice.services import roster
from fairnotice.web.clock import now

register = template.Library()


@register.simple_tag(takes_context=True)
def on_call_now(context: Context) -> tuple[Turn, ...]:
    """The turns that run now in the office of the signed-in officer, read once a page."""
    request: Any = context.get("request")
    officer = getattr(request, "officer", PUBLIC)
    if request is None or officer is PUBLIC:
        return ()
    found: tuple[Turn, ...] | None = getattr(request, "on_call_now", None)
    if found is None:
        found = request.on_call_now = roster.on_call(bureau=officer.bureau, at=now(), by=officer)
    return found
