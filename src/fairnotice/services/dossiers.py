"""Dossiers in the database: what the source filed and what reviewers added are kept apart, and read together."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import Conflict
from fairnotice.domain.officer import Officer, Role
from fairnotice.domain.parts import for_subject, merge, places_for_reviewers, split, states_involved
from fairnotice.formats.dossier import dossier_from, dossier_to
from fairnotice.records.models import CaseRecord, DossierRecord, RequestRecord

__all__ = [
    "ADDED",
    "FILED",
    "as_filed",
    "filed",
    "for_subject",
    "merge",
    "merged",
    "places_for_reviewers",
    "read",
    "request_dossier",
    "revision",
    "split",
    "states_involved",
    "store",
    "unchanged",
    "version_filed",
    "versions_of",
]

FILED, ADDED = "filed", "added"


def read(case: CaseRecord, by: Officer) -> Dossier:
    """The newest dossier of a matter as this officer may see it."""
    added = _newest(case, ADDED) if by.role is not Role.BUREAU else None
    return merge(filed(case), dossier_from(added.content) if added else None)


def revision(case: CaseRecord) -> int:
    """A number that grows whenever either part gets a new version; worksheets of an older one no longer count."""
    return sum(row.version for part in (FILED, ADDED) if (row := _newest(case, part)))


def version_filed(case: CaseRecord) -> int:
    """The number of the newest version that the source filed."""
    row = _newest(case, FILED)
    return row.version if row else 0


def filed(case: CaseRecord) -> Dossier:
    """What the source filed last."""
    row = _newest(case, FILED)
    assert row is not None, "a matter is never without its dossier"
    return dossier_from(row.content)


def merged(case: CaseRecord, theirs: Dossier) -> Dossier:
    """What reviewers would read if the source had filed this. For who reads both parts."""
    added = _newest(case, ADDED)
    return merge(theirs, dossier_from(added.content) if added else None)


def unchanged(now: int, read: int | None) -> None:
    """Refuse an act on a file that has changed since it was read. Raises Conflict; None: the caller does not say."""
    if read is not None and read != now:
        raise Conflict("The file has changed since you opened it. Read what is new, then send this again.")


def store(case: CaseRecord, part: str, dossier: Dossier, at: datetime) -> int:
    """Keep a new version of one part, and answer its number."""
    newest = _newest(case, part)
    version = newest.version + 1 if newest else 1
    DossierRecord.objects.create(
        case=case,
        source_code=case.source_id,
        version=version,
        part=part,
        content=dossier_to(dossier),
        filed_at=at,
    )
    return version


def _newest(case: CaseRecord, part: str) -> DossierRecord | None:
    return DossierRecord.objects.filter(case=case, part=part).order_by("-version").first()


def request_dossier(request: RequestRecord, by: Officer) -> Dossier:
    """The dossier behind a request, as this officer may see it."""
    return read(CaseRecord.objects.get(pk=request.case_id), by)


def versions_of(case: UUID) -> tuple[int, int]:
    """The numbers of the newest versions of what was filed and of what was added; 0 where nothing was added."""
    newest = dict(DossierRecord.objects.filter(case=case).values_list("part").annotate(Max("version")))
    return newest[FILED], newest.get(ADDED, 0)


def as_filed(case: UUID, filed_version: int, added_version: int) -> Dossier:
    """A matter's file as it read in those versions; 0: without what was added."""
    rows = {
        part: dossier_from(DossierRecord.objects.get(case=case, part=part, version=number).content)
        for part, number in ((FILED, filed_version), (ADDED, added_version))
        if number
    }
    return merge(rows[FILED], rows.get(ADDED))
