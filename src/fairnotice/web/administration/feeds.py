"""The feeds of the public part: whether programs may take copies of it, what follows from that, on and off."""

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import NotFound
from fairnotice.domain.feeds import Feed
from fairnotice.domain.officer import Role
from fairnotice.services.feeds import FeedSetting, feeds_as_set, turn_feed
from fairnotice.web.acts import Answer, attempt
from fairnotice.web.administration.forms import FeedOffForm, FeedOnForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show

ADDRESSES = {
    Feed.INTERPOL: ("/api/notices/v1/red", "/api/notices/v1/yellow", "/api/notices/v1/un"),
    Feed.FTM: ("/api/feeds/ftm/index.json",),
}
"""Where each is read."""


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def feeds(request: Asked) -> HttpResponse:
    """Every feed, and how it stands."""
    found = [(setting, ADDRESSES[setting.feed]) for setting in feeds_as_set(by=request.officer)]
    return show(request, "administration/feeds.html", {"found": found})


@page(Role.ADMINISTRATOR)
def feed(request: Asked, feed: str) -> HttpResponse:
    """Turn a feed on or off."""
    setting = _setting(request, feed)
    kind = FeedOffForm if setting.on else FeedOnForm
    form = kind(request.POST or None)

    def act() -> Answer:
        reasons = form.cleaned_data["reasons"]
        by = request.officer
        return turn_feed(feed=setting.feed, on=not setting.on, reasons=reasons, by=by, at=now(), key=form.act_key)

    if request.method == "POST" and form.is_valid() and attempt(form, act) is not None:
        messages.success(request, _("The feed is off.") if setting.on else _("The feed is on."))
        return go("administration:feeds")
    context = {"form": form, "setting": setting, "addresses": ADDRESSES[setting.feed]}
    return show(request, "administration/feed.html", context, status=422 if form.errors else 200)


def _setting(request: Asked, name: str) -> FeedSetting:
    found = [each for each in feeds_as_set(by=request.officer) if each.feed.value == name]
    if not found:
        raise NotFound("There is no such feed.")
    return found[0]
