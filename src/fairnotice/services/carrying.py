"""What an accepted change does: the file follows it, the document is made again, and the register brings it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.conf import settings

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import Conflict, NotPossibleNow
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import NoticeState
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import SYSTEM, Officer
from fairnotice.domain.parts import without_charges
from fairnotice.law.conditions import settled_from
from fairnotice.law.review import review_subject
from fairnotice.records.log import append
from fairnotice.records.models import CaseRecord, NoticeRecord
from fairnotice.records.session import speaking_as
from fairnotice.services.cases import follow, take_in
from fairnotice.services.consequences import carry_out
from fairnotice.services.decisions import all_settled, may_be_published, no_bar, warrants_stand
from fairnotice.services.dossiers import FILED, filed, merged, store, version_filed
from fairnotice.services.published import decision_on, document_of, places_left_out

_CHANGEABLE = (NoticeState.PUBLISHED, NoticeState.SUSPENDED)


def take_addendum(notice: NoticeRecord, text: str, *, by: Officer, at: datetime) -> None:
    """Put the text into the document, under the day on which it is accepted. A step of a decision."""
    addenda = [*notice.document.get("addenda", []), {"on": at.date().isoformat(), "text": text}]
    _replaced(notice, {**notice.document, "addenda": addenda}, "notice.supplemented", by, at)


def take_amendment(notice: NoticeRecord, dossier: Dossier, *, version: int, by: Officer, at: datetime) -> None:
    """File the new version and make every document anew that it changes. A step of a decision.

    Every live notice of the matter is looked at by the rules on the file as it reads now. Raises Conflict when another
    version was filed since the change was proposed, NotPossibleNow.
    """
    case = notice.request.case
    if version_filed(case) != version:
        raise Conflict("The file has changed since this was proposed. Have it proposed again on the newest version.")
    live = list(NoticeRecord.objects.select_for_update(no_key=True).filter(request__case=case, state__in=LIVE))
    for each in live:
        _looked_at(each, dossier, at)
    _filed(case, dossier, by, at)
    for each in live:
        document = _made(each, dossier)
        if document != each.document:
            _replaced(each, document, "notice.amended", by, at)


def take_recipients(notice: NoticeRecord, countries: Sequence[str], *, by: Officer, at: datetime) -> None:
    """Bring a diffusion to more countries; the file says so too. A step of a decision."""
    case = notice.request.case
    before = filed(case)
    wanted = tuple(dict.fromkeys((*before.request.recipients, *countries)))
    dossier = replace(before, request=replace(before.request, recipients=wanted))
    _looked_at(notice, dossier, at)
    _filed(case, dossier, by, at)
    _replaced(notice, _made(notice, dossier), "notice.sent_further", by, at)


def _looked_at(notice: NoticeRecord, dossier: Dossier, at: datetime) -> None:
    """The rules of today on the file as it would read, with what reviewers hold: as before a publication."""
    row, decision = notice.request, decision_on(notice.request)
    standing = without_charges(merged(row.case, dossier), places_left_out(decision))
    subject = next((one for one in standing.subjects if one.id == row.subject), None)
    if subject is None:
        raise NotPossibleNow(f"Notice {notice.number} is about somebody who is not in this file.")
    may_be_published(subject.reality, Mode(settings.FAIRNOTICE_MODE), simulated=row.simulated)
    warrants_stand(row, standing)
    findings = review_subject(standing, row.subject, Moment.on_day(at.date(), now=at)).findings
    no_bar(findings)
    all_settled(findings, settled_from(decision.settled if decision else ()))


def _filed(case: CaseRecord, dossier: Dossier, by: Officer, at: datetime) -> None:
    with speaking_as(SYSTEM):  # the file is its source's: nobody of the secretariat files in it
        version = store(case, FILED, dossier, at)
        follow(case, dossier)
        take_in(case, dossier, SYSTEM, at)
    append(Event("dossier.filed", f"case:{case.pk}", {"version": version}, (case.source_id,)), by=by, at=at)
    carry_out("dossier.filed", thing=case, at=at)


def _made(notice: NoticeRecord, dossier: Dossier) -> dict[str, object]:
    """The document of a notice on that file, with the addenda that it had."""
    document = document_of(notice.request, dossier, places_left_out(decision_on(notice.request)))
    addenda = notice.document.get("addenda", [])
    return {**document, "addenda": addenda} if addenda else document


def _replaced(notice: NoticeRecord, document: dict[str, object], event: str, by: Officer, at: datetime) -> None:
    if notice.state not in _CHANGEABLE:
        raise NotPossibleNow(f"Notice {notice.number} is {notice.state}: nothing circulates of it. Decide that first.")
    notice.document = document
    with speaking_as(SYSTEM):  # the document is nobody's to change: the database lets an accepted change through alone
        notice.save(update_fields=["document"])
    payload = {"number": notice.number}
    append(Event(event, f"notice:{notice.pk}", payload, (notice.source_code,)), by=by, at=at)
    carry_out(event, thing=notice, at=at)
