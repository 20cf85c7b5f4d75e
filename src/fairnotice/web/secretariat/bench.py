"""What the pages of one request share: the request as it lies there, its file and its findings, cut up for the page."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import NotFound
from fairnotice.domain.lifecycle import RequestAct
from fairnotice.domain.officer import Role
from fairnotice.domain.subject import Subject
from fairnotice.domain.waiting import WORKSHEETS_NEEDED
from fairnotice.law.findings import Finding
from fairnotice.services.attachments import Paper, attachments_of
from fairnotice.services.workbench import Workbench, read_workbench
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.forms.fields import DayField
from fairnotice.web.secretariat.casefile.whole import FileShown, file_shown
from fairnotice.web.secretariat.findings import FindingsShown, findings_shown

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2199, 12, 31)


class DayForm(forms.Form):
    """On which day law and facts are taken."""

    on = DayField(
        label=_("Day"), required=False, help_text=_("As known by the end of that day. Left empty: today, as known now.")
    )

    def clean_on(self) -> date | None:
        """A day that the law knows."""
        day: date | None = self.cleaned_data["on"]
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("Choose a day between 1900 and 2199."))
        return day


@dataclass(frozen=True)
class Bench:
    """One request, ready for a page."""

    bench: Workbench
    person: Subject
    file: FileShown
    findings: FindingsShown
    at: datetime
    on: date | None  # another day than today was asked for
    reviewer: bool
    papers: tuple[Paper, ...]

    @property
    def by_rule(self) -> dict[str, Finding]:
        """The findings of its review, each by its rule."""
        return {finding.rule: finding for finding in self.bench.review.findings}

    @property
    def blind(self) -> bool:
        """Whether the other worksheet and the recommendation are still closed to this officer."""
        return self.reviewer and self.bench.own is None

    @property
    def may_add(self) -> bool:
        """Whether this officer may add what reviewers hold."""
        return self.reviewer and not self.bench.tied

    @property
    def may_assess(self) -> bool:
        """Whether this officer may sign a worksheet now."""
        return self.bench.may(RequestAct.ASSESS) and self.bench.own is None

    @property
    def may_start_clock(self) -> bool:
        """Whether this officer may start a clock about the request: nobody who is tied to a state in it."""
        return not self.bench.tied

    @property
    def may_ask(self) -> bool:
        """Whether this officer may ask the source now."""
        return self.bench.may(RequestAct.ASK)

    @property
    def may_decide(self) -> bool:
        """Whether this officer may decide now: two worksheets on the newest file are signed."""
        acts = self.bench.may(RequestAct.REFUSE) or self.bench.may(RequestAct.APPROVE)
        return acts and self.bench.signed >= WORKSHEETS_NEEDED

    @property
    def may_publish(self) -> bool:
        """Whether this officer may publish now."""
        return self.bench.may(RequestAct.PUBLISH)


def bench_of(request: Asked, request_id: UUID, *, on: date | None = None) -> Bench:
    """The request, reviewed today or on another day. Raises NotFound, also for one never handed in, and NotYourAct."""
    at = now()
    moment = Moment.on_day(on or at.date(), now=at)
    found = read_workbench(request=request_id, by=request.officer, moment=moment, at=at)
    if found.submitted_at is None:
        raise NotFound("A draft is its bureau's own.")
    dossier = found.dossier.as_known(moment.known)
    file = file_shown(dossier, found.subject, found.warrants)
    person = next(subject for subject in dossier.subjects if subject.id == found.subject)
    reviewer = request.officer.role is Role.REVIEWER
    papers = attachments_of(case=found.case, by=request.officer)
    return Bench(
        found, person, file, findings_shown(found.review.findings, file, found.review.unread), at, on, reviewer, papers
    )


def day_asked(request: Asked) -> tuple[DayForm, date | None]:
    """The form for another day, and the day that the address asks for, when it is one."""
    given = request.GET if any(name.startswith("on_") for name in request.GET) else None
    form = DayForm(given)
    return form, form.cleaned_data["on"] if form.is_bound and form.is_valid() else None
