"""What a bureau changed in a file since somebody last read and signed: told beside the workbench."""

from dataclasses import dataclass
from enum import StrEnum

from fairnotice.formats.dossier import dossier_from
from fairnotice.law.versions import FileChange, concerning, file_changes
from fairnotice.records.models import DossierRecord, RequestRecord
from fairnotice.services.dossiers import FILED


class Since(StrEnum):
    """What the newest file is compared with."""

    OWN_WORKSHEET = "own_worksheet"
    WORKSHEET = "worksheet"  # somebody's
    HANDED_IN = "handed_in"


@dataclass(frozen=True, slots=True)
class ChangedSince:
    """What differs between two filed versions: of the person and of the whole matter; of others, how much."""

    since: Since
    first: int
    second: int
    changes: tuple[FileChange, ...]
    others: int


def changed_since(row: RequestRecord, *, own: list[int], signed: list[int]) -> ChangedSince | None:
    """What the bureau changed since the reader's newest worksheet, else anybody's, else since it was handed in.

    `own` and `signed` are the revisions on which worksheets were signed. None where no newer version was filed.
    Within an act, for the secretariat and the Commission.
    """
    if row.submitted_at is None:
        return None
    order = list(DossierRecord.objects.filter(case=row.case_id).order_by("filed_at", "-part", "version"))
    if revisions := own or signed:
        since = Since.OWN_WORKSHEET if own else Since.WORKSHEET
        read = [each for each in order[: max(revisions)] if each.part == FILED]
    else:
        since = Since.HANDED_IN
        read = [each for each in order if each.part == FILED and each.filed_at <= row.submitted_at]
    newest = max((each for each in order if each.part == FILED), key=lambda each: each.version)
    before = max(read, key=lambda each: each.version)
    if before.version == newest.version:
        return None
    every = file_changes(dossier_from(before.content), dossier_from(newest.content))
    about = concerning(every, row.subject)
    return ChangedSince(since, before.version, newest.version, about, len(every) - len(about))
