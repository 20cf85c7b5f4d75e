"""Carry out what follows from an event (`domain.lifecycle.consequences`), in the same transaction, as the system.

Letters and messages name the office, never the person who acted, and hold no particulars of the person concerned.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import models

from fairnotice.domain.dates import zone_of
from fairnotice.domain.events import Event
from fairnotice.domain.lifecycle import (
    CONSEQUENCES,
    REQUEST,
    Consequence,
    MeasureState,
    NoticeState,
    RequestAct,
    RequestState,
)
from fairnotice.domain.lifecycle.notice import LIVE
from fairnotice.domain.officer import SYSTEM, Actor, Role
from fairnotice.domain.request import Kind
from fairnotice.law.deadlines import (
    CLOCKS,
    Due,
    confirmation_due,
    due_of,
    expiry_due,
    interim_block_due,
    periodic_review_due,
    renewal_prompt_due,
    requester_reaction_due,
    suspension_due,
)
from fairnotice.records.log import append
from fairnotice.records.models import (
    CaseRecord,
    ChangeRecord,
    ConfirmationRecord,
    DisclosureRecord,
    DueRecord,
    HitRecord,
    MeasureRecord,
    MessageRecord,
    NoticeRecord,
    QuestionRecord,
    RequestRecord,
    RestrictionRecord,
    WarrantRecord,
)
from fairnotice.records.session import speaking_as
from fairnotice.services.clock_rows import (
    add_due,
    answer_due_from,
    calendar_of,
    go_on,
    secretariat_code,
    settle,
    stand_still,
)
from fairnotice.services.extracts import follow_file, follow_notice, make_extract
from fairnotice.services.house_limits import house_limit
from fairnotice.services.keeping import keep_compliance_record
from fairnotice.services.papers import papers_dues
from fairnotice.services.register import bring, enter, held_by, restrict
from fairnotice.services.turning_days import note_turning_days
from fairnotice.services.watching import begin_watch

SECRETARIAT = "reviewer"


@dataclass(frozen=True, slots=True)
class Happened:
    """An event and the row it is about."""

    event: str
    thing: models.Model
    at: datetime
    letter: str

    @property
    def name(self) -> str:
        """The thing as the log names it. A restriction or a change is an act on its notice."""
        thing = self.thing.notice if isinstance(self.thing, RestrictionRecord | ChangeRecord) else self.thing
        return f"{thing._meta.db_table}:{thing.pk}"

    @property
    def notice(self) -> NoticeRecord:
        """The notice that the event is about."""
        thing = self.thing.notice if isinstance(self.thing, RestrictionRecord) else self.thing
        assert isinstance(thing, NoticeRecord)
        return thing

    @property
    def source(self) -> str:
        """The bureau that asked."""
        return str(self.thing.source_code)  # type: ignore[attr-defined]  # every thing here has one


def carry_out(event: str, *, thing: models.Model, at: datetime, letter: str = "") -> None:
    """Do everything that the table lists for the event. Without an entry nothing follows."""
    happened = Happened(event, thing, at, letter)
    with speaking_as(SYSTEM):
        for consequence in CONSEQUENCES.get(event, ()):
            _DO[consequence](happened)


def _tell(happened: Happened, *, bureau: str = "", role: str = "", text: str = "") -> None:
    MessageRecord.objects.create(
        to_bureau=bureau,
        to_role=role,
        about=happened.event,
        thing=happened.name,
        text=text or happened.letter or _TEXTS.get(happened.event, ""),
        sent_at=happened.at,
    )


def _tell_source(happened: Happened) -> None:
    _tell(happened, bureau=happened.source)


def _tell_secretariat(happened: Happened) -> None:
    _tell(happened, role=SECRETARIAT)


def _tell_deciders(happened: Happened) -> None:
    _tell(happened, role=Role.DECIDER)


def _tell_recipients(happened: Happened) -> None:
    for code in sorted(held_by(happened.notice) - {happened.source}):
        _tell(happened, bureau=code)


def _tell_locating(happened: Happened) -> None:
    thing = happened.thing
    hit = HitRecord.objects.get(pk=thing.hit_id) if isinstance(thing, ConfirmationRecord) else thing
    assert isinstance(hit, HitRecord)
    _tell(Happened(happened.event, hit, happened.at, happened.letter), bureau=hit.bureau_id)


def _enter_in_register(happened: Happened) -> None:
    if happened.event == "notice.restricted":
        assert isinstance(happened.thing, RestrictionRecord)
        return restrict(happened.notice, happened.thing.bureau_id, at=happened.at)
    if happened.event in {"notice.unrestricted", "notice.sent_further"}:
        return bring(happened.notice, anew=happened.event == "notice.sent_further", at=happened.at)
    return enter(happened.notice, kind=happened.event.removeprefix("notice."), at=happened.at)


def _update_extract(happened: Happened) -> None:
    if isinstance(happened.thing, CaseRecord):
        follow_file(happened.thing, at=happened.at)
    elif happened.event == "notice.published":
        make_extract(happened.notice, at=happened.at)
    else:
        follow_notice(happened.notice, at=happened.at)


def _set_clocks(happened: Happened) -> None:
    for due in _dues(happened):
        owes = _OWED_BY.get(due.owes) or happened.source
        add_due(due, thing=_clocked(happened), owes=owes, begins_at=happened.at, waits=_waits(happened.thing))


def _clocked(happened: Happened) -> str:
    """What a clock is about. Of several changes of a notice each has its own."""
    thing = happened.thing
    return f"change:{thing.pk}" if isinstance(thing, ChangeRecord) else happened.name


def _waits(thing: models.Model) -> str:
    if isinstance(thing, ChangeRecord) and thing.office == thing.source_code:
        return thing.source_code  # what the secretariat prepares its source does not see
    return thing.bureau_code if isinstance(thing, MeasureRecord) else ""


def _dues(happened: Happened) -> tuple[Due, ...]:
    day = happened.at.date()
    if isinstance(happened.thing, ConfirmationRecord):
        return (confirmation_due(happened.thing.asked_at),)
    if isinstance(happened.thing, MeasureRecord):
        return papers_dues(happened.thing)
    if isinstance(happened.thing, DisclosureRecord):
        return (requester_reaction_due(happened.at),)
    if isinstance(happened.thing, ChangeRecord):
        zone, set_to = calendar_of(SECRETARIAT).zone, house_limit("change-decision")
        return (due_of(CLOCKS["change-decision"], happened.at, zone=zone, set_to=set_to),)
    if happened.event == "request.questions_asked":
        return (answer_due_from(happened.source, happened.at),)
    if isinstance(happened.thing, RequestRecord):
        return (due_of(CLOCKS["rpd-77-1"], happened.at, zone=calendar_of(SECRETARIAT).zone),)
    if happened.event == "notice.suspended":
        zone = calendar_of(happened.source).zone
        day = happened.at.astimezone(zone_of(zone)).date()
        return (replace(suspension_due(day, diffusion=Kind(happened.notice.kind).is_diffusion), zone=zone),)
    if happened.event == "notice.blocked":
        return (interim_block_due(day),)
    expires = happened.notice.expires_on
    return (renewal_prompt_due(expires), expiry_due(expires), periodic_review_due(day))


def _stop_clocks(happened: Happened) -> None:
    thing, things = happened.thing, [_clocked(happened)]
    if isinstance(thing, RestrictionRecord):
        standing = _standing_again(thing.notice, thing.bureau_id) if thing.notice.state == NoticeState.PUBLISHED else []
        return settle(things=standing, codes=("release-prompt",), at=happened.at)
    if isinstance(thing, ConfirmationRecord):  # a question that was asked again is answered by way of either
        asked = ConfirmationRecord.objects.filter(hit_id=thing.hit_id)
        things = [f"confirmation:{pk}" for pk in asked.values_list("pk", flat=True)]
    codes = _STOPPED.get(happened.event, ())
    settle(things=things, codes=codes, kept=_KEPT.get(happened.event, ()), at=happened.at)
    if isinstance(thing, NoticeRecord) and not codes:
        waiting = ChangeRecord.objects.filter(notice=thing).values_list("pk", flat=True)
        settle(things=[f"request:{thing.request_id}", *(f"change:{pk}" for pk in waiting)], at=happened.at)
    if isinstance(thing, NoticeRecord) and thing.state == NoticeState.PUBLISHED:
        settle(things=_standing_again(thing), codes=("release-prompt",), at=happened.at)
    return None


def _let_review_stand(happened: Happened) -> None:
    open_ones = QuestionRecord.objects.filter(request_id=happened.thing.pk, answerrecord__isnull=True).count()
    why = f"The bureau has {open_ones} question{'s' if open_ones != 1 else ''} to answer."
    stand_still(happened.name, "rpd-77-1", why=why, office=secretariat_code(), at=happened.at)


def _let_review_go_on(happened: Happened) -> None:
    go_on(happened.name, "rpd-77-1", why="The bureau has answered.", office=happened.source, at=happened.at)


def _standing_again(notice: NoticeRecord, bureau: str = "") -> list[str]:
    """The measures (of one bureau) that a notice which is in force again bears, unless its source has denied it.

    Those of a bureau from which it is kept rest on nothing still.
    """
    resting = MeasureRecord.objects.filter(notice=notice, state=MeasureState.IN_FORCE)
    resting = resting.filter(bureau_code=bureau) if bureau else resting.exclude(bureau_code__in=_shut_out(notice))
    denied = ConfirmationRecord.objects.filter(notice=notice, answer="denied").values("hit_id")
    return [f"measure:{pk}" for pk in resting.exclude(hit_id__in=denied).values_list("pk", flat=True)]


def _shut_out(notice: NoticeRecord) -> list[str]:
    return list(RestrictionRecord.objects.filter(notice=notice, lifted_at=None).values_list("bureau_id", flat=True))


def _prompt_release(happened: Happened) -> None:
    """Whoever holds a person on the strength of this notice is told to look again, first of all.

    When the source says, late, that its notice does not stand, that is the bureau that asked; when a diffusion is kept
    from one bureau, that bureau.
    """
    thing, resting = happened.thing, MeasureRecord.objects.filter(state=MeasureState.IN_FORCE).exclude(kind="none")
    if isinstance(thing, RestrictionRecord):
        resting = resting.filter(notice=thing.notice, bureau_code=thing.bureau_id)
        now = f"Diffusion {thing.notice.number} is no longer for your country."
    elif isinstance(thing, ConfirmationRecord):
        resting = resting.filter(hit_id=thing.hit_id)
        now = f"The source says that its notice {thing.notice.number} does not stand."
    else:
        resting = resting.filter(notice=happened.notice)
        now = f"Notice {happened.notice.number} is {happened.notice.state}."
    for measure in resting:
        _prompt(measure, now, event=happened.event, at=happened.at)


def prompt_release_of(measure: MeasureRecord, notice: NoticeRecord, *, at: datetime) -> None:
    """Have a bureau look again at a measure that was told late, on a notice that had ended. Speak as the system."""
    kept = measure.bureau_code in _shut_out(notice)
    now = "no longer for your country" if kept else notice.state
    _prompt(measure, f"Notice {notice.number} is {now}.", event="notice.ended_before", at=at)


def _prompt(measure: MeasureRecord, now: str, *, event: str, at: datetime) -> None:
    text = f"{now} Your measure rests on it: release, or say why not."
    told = Happened(event, measure, at, "")
    _tell(told, bureau=measure.bureau_code, text=text)
    if DueRecord.objects.filter(thing=told.name, code="release-prompt", settled_at__isnull=True).exists():
        return
    due = due_of(CLOCKS["release-prompt"], at, zone=calendar_of(measure.bureau_code).zone)
    add_due(replace(due, what=text), thing=f"measure:{measure.pk}", owes=measure.bureau_code, begins_at=at)


def _watch_turning_points(happened: Happened) -> None:
    if isinstance(happened.thing, NoticeRecord):
        begin_watch(happened.thing, at=happened.at)
    note_turning_days(happened.thing, at=happened.at)


def _keep_compliance_record(happened: Happened) -> None:
    thing = happened.thing
    request = thing.request if isinstance(thing, NoticeRecord) else thing
    assert isinstance(request, RequestRecord)
    keep_compliance_record(request, outcome=happened.event.split(".")[1], at=happened.at)


def _ask_withdrawal(happened: Happened) -> None:
    assert isinstance(happened.thing, WarrantRecord)
    warrant = happened.thing
    live = NoticeRecord.objects.filter(
        request__case=warrant.case, state__in=LIVE, document__warrants__contains=[warrant.key]
    )
    for notice in live:
        due = due_of(CLOCKS["withdraw-at-once"], happened.at, zone=calendar_of(warrant.source_code).zone)
        what = f"Withdraw notice {notice.number}: the warrant that it rests on has ended."
        add_due(replace(due, what=what), thing=f"notice:{notice.pk}", owes=warrant.source_code, begins_at=happened.at)
        _tell(happened, bureau=warrant.source_code, text=f"Withdraw notice {notice.number} at once.")


def _reopen_approved(happened: Happened) -> None:
    """Send back what was approved on a file, or a warrant, that has changed since."""
    case = happened.thing.case if isinstance(happened.thing, WarrantRecord) else happened.thing
    for request in RequestRecord.objects.filter(case_id=case.pk, state=RequestState.APPROVED):
        move = REQUEST.move(RequestState.APPROVED, RequestAct.REOPEN, Actor.SYSTEM)
        request.state = move.target
        request.save(update_fields=["state"])
        append(Event(move.event, f"request:{request.pk}", {}, (request.source_code,)), by=SYSTEM, at=happened.at)
        carry_out(move.event, thing=request, at=happened.at)


_STOPPED = {
    "request.answered": ("rpd-78-1",),
    "request.approved": ("rpd-77-1", "rpd-78-1"),
    "notice.resumed": ("rpd-81-1", "rpd-100-1"),
    "notice.renewed": ("rpd-50-2", "rpd-51-2", "rpd-74-2-e"),
    "notice.unblocked": ("rpd-129",),
}
"""Which clocks an event ends; where it is not listed, all of the thing's."""

_SUSPENSION = ("rpd-81-1", "rpd-100-1")
_KEPT = {
    "request.answered": ("rpd-78-1",),
    "request.approved": ("rpd-77-1",),
    "request.refused": ("rpd-77-1",),
    "notice.resumed": _SUSPENSION,
    "notice.renewed": ("rpd-50-2", "rpd-51-2"),
    "notice.unblocked": ("rpd-129",),
    "notice.withdrawn": (*_SUSPENSION, "withdraw-at-once"),
    "notice.cancelled": ("rpd-129",),
    "hit.confirmed": ("rpd-105",),
    "hit.denied": ("rpd-105",),
    "measure.ended": ("release-prompt",),
    "change.accepted": ("change-decision",),
    "change.declined": ("change-decision",),
}
"""Which clocks an event fulfils."""

_OWED_BY = {"secretariat": SECRETARIAT}
"""Who owes a due date, where it is not the source."""

_TEXTS = {
    "request.submitted": "A request was submitted.",
    "request.questions_asked": "The secretariat asks questions about your request.",
    "request.dropped": "The source has taken its request back.",
    "request.answered": "The source has answered the questions.",
    "request.reopened": "Your request is looked at again before it is published.",
    "request.approved": "Your request was approved. It is published by the secretariat.",
    "notice.published": "Your notice was published.",
    "notice.restricted": "A recipient of the diffusion was shut out after it had been sent.",
    "notice.unrestricted": "The diffusion is open again to a recipient that was shut out.",
    "notice.amended": "Particulars of the notice were changed. Read it, and bring your national copies into line.",
    "notice.supplemented": "An addendum stands in the notice. Read it, and add it to your national copies.",
    "change.proposed": "A change of a notice was proposed: it circulates once a person has accepted it.",
    "change.accepted": "A change of your notice was accepted. It circulates.",
    "change.declined": "The change that was proposed of your notice was not accepted. It stands as it was.",
    "notice.suspended": "The source has suspended its notice.",
    "notice.blocked": "Your notice is blocked while doubts are examined.",
    "notice.unblocked": "Your notice is no longer blocked.",
    "notice.withdrawn": "The notice was withdrawn. Bring your national copies into line at once (RPD art. 5(7)(b)).",
    "notice.cancelled": "The notice was cancelled. Bring your national copies into line at once (RPD art. 5(7)(b)).",
    "notice.expired": "The notice expired. Bring your national copies into line at once (RPD art. 5(7)(b)).",
    "notice.deleted": "The notice was deleted. Bring your national copies into line at once (RPD art. 5(7)(b)).",
    "hit.raised": "A presumed match was raised. A person verifies it.",
    "hit.confirmation_asked": "A member asks whether your notice still stands, and whether its data are right.",
    "hit.confirmed": "The source confirms that its notice stands.",
    "hit.denied": "The source says that its notice does not stand. Take no measure on it.",
    "hit.unanswered": "The source has not answered. Silence is not a confirmation.",
    "measure.recorded": "A measure was recorded.",
}

_DO: dict[Consequence, Callable[[Happened], Any]] = {
    Consequence.ENTER_IN_REGISTER: _enter_in_register,
    Consequence.UPDATE_EXTRACT: _update_extract,
    Consequence.TELL_SOURCE: _tell_source,
    Consequence.TELL_RECIPIENTS: _tell_recipients,
    Consequence.TELL_SECRETARIAT: _tell_secretariat,
    Consequence.TELL_DECIDERS: _tell_deciders,
    Consequence.TELL_LOCATING: _tell_locating,
    Consequence.SET_CLOCKS: _set_clocks,
    Consequence.STOP_CLOCKS: _stop_clocks,
    Consequence.LET_REVIEW_STAND: _let_review_stand,
    Consequence.LET_REVIEW_GO_ON: _let_review_go_on,
    Consequence.KEEP_COMPLIANCE_RECORD: _keep_compliance_record,
    Consequence.WATCH_TURNING_POINTS: _watch_turning_points,
    Consequence.PROMPT_RELEASE: _prompt_release,
    Consequence.ASK_WITHDRAWAL: _ask_withdrawal,
    Consequence.REOPEN_APPROVED: _reopen_approved,
}
