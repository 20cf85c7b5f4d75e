"""A draft becomes a matter and its requests, or a new version of the file, in one transaction: all of it or nothing."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.lifecycle import RequestState
from fairnotice.domain.officer import Officer
from fairnotice.formats.dossier import dossier_from
from fairnotice.formats.dossier.progress import as_filed
from fairnotice.records.models import DraftRecord, RequestRecord
from fairnotice.services.acting import Answer, once
from fairnotice.services.attachments import drop_papers, move_papers
from fairnotice.services.cases import amend_case, draft_request, open_case
from fairnotice.services.changes import propose_amendment
from fairnotice.services.drafts import DROPPED, FILED, DraftChanged, empty, held
from fairnotice.services.requests import submit_request

OVER = (RequestState.DROPPED, RequestState.REFUSED, RequestState.PUBLISHED)
"""States after which a new request about the same person may be drafted."""


def file_draft(
    *,
    draft: UUID,
    version: int,
    subjects: Sequence[str],
    reasons: str = "",
    by: Officer,
    at: datetime,
    key: str | None = None,
) -> Answer:
    """File the case file, and hand in one request for each of those subjects. `version` is the one that was checked.

    The draft is emptied and points to the matter. A matter that is amended may have no request to hand in. The draft of
    a change of a live notice becomes a proposal, with its `reasons`; no request is handed in with it.
    Answers {"draft", "case", "requests"}. Raises NotFound, NotYourAct, NotPossibleNow, NotInThisMode, InvalidValue,
    DraftChanged, and Unusable with every problem of the file.
    """

    def do() -> Answer:
        row = held(draft)
        if row.version != version:
            raise DraftChanged("The draft was changed after you checked it. Read it again before you file it.")
        dossier = dossier_from(as_filed(row.content, at.date()))
        if row.notice_id is not None:
            if subjects:
                raise InvalidValue("A change of a notice is filed by itself. Ask for another notice afterwards.")
            propose_amendment(notice=row.notice_id, dossier=dossier, reasons=reasons, by=by, at=at)
            move_papers(row, by=by, at=at)
            empty(row, FILED, by, at)
            return {"draft": str(row.pk), "case": str(row.case_id), "requests": []}
        if not subjects and row.case_id is None:
            raise InvalidValue("Choose at least one person whom the request is about.")
        row.case_id = _taken_in(row, dossier, by, at)
        requests = [_handed_in(row.case_id, subject, row.urgent, by, at) for subject in dict.fromkeys(subjects)]
        move_papers(row, by=by, at=at)
        empty(row, FILED, by, at)
        return {"draft": str(row.pk), "case": str(row.case_id), "requests": requests}

    given = {
        "draft": str(draft),
        "version": version,
        "subjects": list(subjects),
        **({"reasons": reasons} if reasons else {}),
    }
    return once(do, by=by, key=key, act="file_draft", given=given, at=at)


def drop_draft(*, draft: UUID, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Give a draft up. Nothing is left of what it held. Answers {"draft", "state"}. Raises NotFound, NotPossibleNow."""

    def do() -> Answer:
        row = held(draft)
        drop_papers(row, by=by, at=at)
        empty(row, DROPPED, by, at)
        return {"draft": str(row.pk), "state": row.state}

    return once(do, by=by, key=key, act="drop_draft", given={"draft": str(draft)}, at=at)


def _taken_in(row: DraftRecord, dossier: Dossier, by: Officer, at: datetime) -> UUID:
    if row.case_id is None:
        return UUID(open_case(dossier=dossier, by=by, at=at)["case"])
    amend_case(case=row.case_id, dossier=dossier, by=by, at=at)
    return row.case_id


def _handed_in(case: UUID, subject: str, urgent: str, by: Officer, at: datetime) -> str:
    """The request about a subject: the draft that there is already, or a new one, submitted."""
    running = RequestRecord.objects.filter(case=case, subject=subject).exclude(state__in=OVER).first()
    if running is None:
        request = UUID(draft_request(case=case, subject=subject, urgent=urgent, by=by, at=at)["request"])
    elif running.state == RequestState.DRAFT:
        request = running.pk
    else:
        raise InvalidValue(f"A request about subject '{subject}' is running already: answer its questions instead.")
    submit_request(request=request, by=by, at=at)
    return str(request)
