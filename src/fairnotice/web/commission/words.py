"""Words of the Commission's pages that no other page needs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

ENTRIES: Words = {
    "published": _("In its view since"),
    "suspended": _("Told of the suspension"),
    "resumed": _("In its view again since"),
    "blocked": _("Taken out of its view"),
    "unblocked": _("In its view again since"),
    "renewed": _("Told of the renewal"),
    "withdrawn": _("Told of the withdrawal"),
    "cancelled": _("Told of the cancellation"),
    "expired": _("Told of the end"),
    "deleted": _("Told of the deletion"),
}
"""What the last entry in a recipient's view of the register tells it."""

THINGS: Words = {
    "notice": _("the notice"),
    "request": _("the request"),
    "case": _("the file"),
    "hit": _("a hit"),
}
READS: Words = {
    "read": _("Read"),
    "review": _("Reviewed"),
    "effect": _("Asked what it means in a country"),
    "exposure": _("Asked what it means country by country"),
    "list": _("Listed"),
}
