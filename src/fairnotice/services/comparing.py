"""A request reviewed at two moments, and what differs: each officer is shown the part that is theirs."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import View
from fairnotice.domain.errors import NotFound, NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.law.difference import Difference, difference
from fairnotice.law.review import for_requester, review_subject
from fairnotice.law.turning import Turning, turning_points
from fairnotice.records.models import AssessmentRecord, CaseRecord, RequestRecord
from fairnotice.services.acting import act_as, log_access, seen
from fairnotice.services.dossiers import request_dossier, revision
from fairnotice.services.queue import labels_of

_READERS = frozenset({Role.BUREAU, Role.REVIEWER, Role.DECIDER, Role.COMMISSION})
_LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class ToCompare:
    """The request that is compared, and the days on which its answer is known to change."""

    request: UUID
    case: UUID
    title: str
    label: str
    blind: bool  # a reviewer who has not signed on the newest file: nothing is compared yet
    whole: bool  # leaning, protection and positions are part of what is seen
    days: tuple[Turning, ...]


def to_compare(*, request: UUID, by: Officer, at: datetime) -> ToCompare:
    """What can be compared, for this officer. Raises NotFound, NotYourAct."""
    if by.role not in _READERS:
        raise NotYourAct("Reviews are read by the source, the secretariat and the Commission.")
    with act_as(by):
        row = seen(RequestRecord, request)
        whole = by.role is not Role.BUREAU
        if whole and row.submitted_at is None:
            raise NotFound(f"There is no request {request} here.")  # a draft is its bureau's own
        blind = by.role is Role.REVIEWER and not _signed(row, by)
        days: tuple[Turning, ...] = ()
        if whole and not blind:  # the days tell of protection that ends
            dossier = request_dossier(row, by)
            days = turning_points(View.of(dossier, row.subject, Moment(_LONG_AGO, at)))
        return ToCompare(row.pk, row.case_id, row.case.title, labels_of([row])[row.pk], blind, whole, days)


def compare_moments(*, request: UUID, first: Moment, second: Moment, by: Officer, at: datetime) -> Difference:
    """What the review says at both moments and what differs; for the source, of its own part alone.

    Raises NotFound, and NotYourAct for other roles and for a reviewer who has not signed a worksheet.
    """
    if to_compare(request=request, by=by, at=at).blind:
        raise NotYourAct("Sign your own worksheet first: then you see what the rules recommend, on every day.")
    with act_as(by):
        row = seen(RequestRecord, request)
        log_access(f"request:{request}", "compare", "compare", by, at)
        dossier = request_dossier(row, by)
        reviews = [review_subject(dossier, row.subject, moment) for moment in (first, second)]
        if by.role is Role.BUREAU:
            reviews = [for_requester(each) for each in reviews]
        return difference(*reviews)


def _signed(row: RequestRecord, by: Officer) -> bool:
    case = CaseRecord.objects.get(pk=row.case_id)
    return AssessmentRecord.objects.filter(request=row, officer_id=by.id, revision=revision(case)).exists()
