"""Keys and where they live, and the backup: what there is, never what it says. Pages make and hand out no backup."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Role
from fairnotice.services.concerns import BACKUP_EVERY
from fairnotice.services.keys import Key, list_keys, list_register_keys, signing_fingerprint
from fairnotice.services.notes import read_note
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show

PROTECTS: dict[str, str | Promise] = {
    "signing_key": _("Signs the checkpoints of the event log. Who has it can sign a false history."),
    "register_key": _("Signs what circulates to members. Who has it can put a false notice into every copy."),
    "register_key.next": _("The register's next key, of a replacement that is not finished. The next one removes it."),
    "digest_salt": _("Hides who acted in the event log. Who has it can tell which account did what."),
    "django_secret_key": _("Signs cookies and forms. Who has it can be taken for somebody who signed in."),
    "password_superuser": _("Opens the embedded database as its superuser: every row, past every rule."),
    "password_owner": _("Opens the database as its owner: brings tables up to date, reads every row for backups."),
    "password_app": _("Opens the database as the pages do: every row, to who says which officer asks."),
}
UNKNOWN = _("Put there by hand, for an identity provider or a mail server. A backup does not hold it.")


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def keys(request: Asked) -> HttpResponse:
    """Each secret by name and place, what it protects, and whether others are kept from it."""
    rows = [{"key": key, "protects": PROTECTS.get(key.name, UNKNOWN), "state": _state(key)} for key in list_keys()]
    context = {"rows": rows, "fingerprint": signing_fingerprint(), "register": list_register_keys(by=request.officer)}
    return show(request, "administration/keys.html", context)


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def backup(request: Asked) -> HttpResponse:
    """The command, and when it was last run."""
    at = now()
    last = read_note(Path(settings.FAIRNOTICE_FOLDER), "backup")
    old = last is None or at - last.at > BACKUP_EVERY
    size = last.facts.get("bytes") if last else None
    context = {"last": last, "old": old, "size": size, "now": at, "hours": BACKUP_EVERY // timedelta(hours=1)}
    return show(request, "administration/backup.html", context)


def _state(key: Key) -> tuple[str, str | Promise]:
    if not key.there:
        return "stopped", _("Missing")
    if key.private is None:
        return "over", _("Not known here")
    return ("good", _("Owner only")) if key.private else ("stopped", _("Others can read it"))
