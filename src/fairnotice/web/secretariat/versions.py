"""The versions of a file as pages show them: what changed in each, with the words and the place on the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from fairnotice.formats.dossier.changes import Changed
from fairnotice.services.workbench import Version
from fairnotice.web.secretariat.casefile.whole import FileShown


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
