"""The versions of a file as pages show them: what changed in each, with the words and the place on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.formats.dossier.changes import Changed
from fairnotice.law.versions import FileChange, Group
from fairnotice.services.workbench import Version
from fairnotice.web.secretariat.casefile.whole import FileShown

GROUPS: dict[Group, str | Promise] = {
    Group.CHARGE: _("Charges"),
    Group.PENALTY: _("Penalties"),
    Group.ROLE: _("The person's part"),
    Group.SUMMARY: _("What is told of the person"),
    Group.WARRANT: _("Warrants"),
    Group.IDENTITY: _("Identity"),
    Group.OFFICE: _("Offices"),
    Group.STATEMENT: _("Accounts of facts"),
    Group.REQUEST: _("The request"),
    Group.MATTER: _("The matter"),
    Group.PERSON: _("People named"),
    Group.KEPT: _("Kept from the requester"),
    Group.SOURCE: _("Sources"),
}


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one group."""

    title: str | Promise
    changes: tuple[FileChange, ...]


def grouped(changes: Iterable[FileChange]) -> tuple[ChangeGroup, ...]:
    """The changes in their groups, those with none left out."""
    listed = tuple(changes)
    found = ((title, tuple(one for one in listed if one.group is group)) for group, title in GROUPS.items())
    return tuple(ChangeGroup(title, some) for title, some in found if some)


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One place that changed. `label` is "" where the page has no word for it, `href` where it is not shown."""

    where: str
    label: object
    href: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class VersionShown:
    """One version."""

    part: str
    number: int
    filed_at: datetime
    changes: tuple[ChangeShown, ...]


def versions_shown(versions: Iterable[Version], file: FileShown) -> tuple[VersionShown, ...]:
    """All versions, the oldest first."""
    return tuple(
        VersionShown(each.part, each.version, each.filed_at, tuple(_change(change, file) for change in each.changes))
        for each in versions
    )


def since(versions: tuple[VersionShown, ...], revision: int) -> tuple[VersionShown, ...]:
    """Those that came after a revision was read: a revision counts the versions of both parts."""
    return versions[revision:]


def _change(change: Changed, file: FileShown) -> ChangeShown:
    anchors = file.anchors(change.where)
    return ChangeShown(
        where=change.where,
        label=file.labels.get(change.where, ""),
        href=anchors[0] if anchors else "",
        before=change.before,
        after=change.after,
    )
