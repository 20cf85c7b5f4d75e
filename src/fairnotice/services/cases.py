"""Taking in a matter: its dossier and its warrants, later versions of it, and what reviewers add."""

from datetime import datetime
from uuid import UUID

from django.conf import settings

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, NotInThisMode, NotPossibleNow, NotYourAct, Problem, Unusable
from fairnotice.domain.events import Event, Plain
from fairnotice.domain.lifecycle import REQUEST, WARRANT, RequestState, WarrantAct, WarrantState
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, Role, actor
from fairnotice.domain.subject import Reality
from fairnotice.formats.dossier import dossier_to
from fairnotice.records.log import append
from fairnotice.records.models import CaseRecord, RequestRecord, WarrantRecord
from fairnotice.services.acting import Answer, hold_requests, keep_reasons, locked, once
from fairnotice.services.consequences import carry_out
from fairnotice.services.dossiers import (
    ADDED,
    FILED,
    places_for_reviewers,
    read,
    revision,
    split,
    states_involved,
    store,
    unchanged,
)
from fairnotice.services.reviews import not_tied

AMENDABLE = (RequestState.DRAFT, RequestState.INFO_REQUESTED, RequestState.DROPPED)
"""States of a matter's requests in which its dossier may be amended."""

TITLE_LENGTH = 300
"""Letters of its title that a list shows; the dossier has all of it."""

URGENT_LENGTH = 300
"""Letters of the reason for which a request cannot wait."""


def open_case(*, dossier: Dossier, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Take in a matter with its warrants, for the bureau that the officer belongs to.

    The source files its own facts: protection, other states' positions and facts that are not asked of it are refused
    here and added by reviewers. Answers {"case", "warrants"}. Raises NotYourAct, NotInThisMode, Unusable.
    """
    may_file(by, dossier)

    def do() -> Answer:
        case = CaseRecord.objects.create(source_id=by.bureau, title=dossier.title[:TITLE_LENGTH], made_at=at)
        version = store(case, FILED, dossier, at)
        append(Event("case.opened", f"case:{case.pk}", {"version": version}, (by.bureau,)), by=by, at=at)
        return {"case": str(case.pk), "warrants": take_in(case, dossier, by, at)}

    return once(do, by=by, key=key, act="open_case", given=dossier_to(dossier), at=at)


def amend_case(*, case: UUID, dossier: Dossier, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """File a new version of the dossier. Worksheets on an older version no longer count.

    Answers {"case", "version"}. Raises as `open_case`, and NotFound, NotPossibleNow.
    """

    def do() -> Answer:
        row = locked(CaseRecord, case)  # first, so that another bureau learns nothing from the answer
        may_file(by, dossier)
        hold_requests(row.pk)
        if RequestRecord.objects.filter(case=row).exclude(state__in=AMENDABLE).exists():
            raise NotPossibleNow("A matter is amended while its requests are drafts or wait for your answers.")
        version = store(row, FILED, dossier, at)
        follow(row, dossier)
        take_in(row, dossier, by, at)
        append(Event("dossier.filed", f"case:{row.pk}", {"version": version}, (by.bureau,)), by=by, at=at)
        carry_out("dossier.filed", thing=row, at=at)
        return {"case": str(row.pk), "version": version}

    given = {"case": str(case), "content": dossier_to(dossier)}
    return once(do, by=by, key=key, act="amend_case", given=given, at=at)


def add_facts(
    *, case: UUID, dossier: Dossier, by: Officer, at: datetime, revision_read: int | None = None, key: str | None = None
) -> Answer:
    """Put into the file what reviewers hold and the source never sees: protection, positions, the setting.

    `dossier` is the whole matter as reviewers know it; only the reviewers' part of it is read back. When the file
    is not that of `revision_read` any more, nothing is added, so that no addition of another is lost. Answers {"case",
    "version"}. Raises NotYourAct, NotFound, Conflict, and InvalidValue when it holds nothing of that kind.
    """

    def do() -> Answer:
        row = locked(CaseRecord, case)  # first, so that another bureau learns nothing from the answer
        if by.role is not Role.REVIEWER:
            raise NotYourAct("Facts of this kind are added by reviewers.")
        not_tied(by, row.source_id, _all_states(read(row, by)))
        hold_requests(row.pk)
        unchanged(revision(row), revision_read)
        if split(dossier)[1] is None:
            raise InvalidValue("The file holds no protection, no position and no fact that only reviewers may add.")
        version = store(row, ADDED, dossier, at)
        append(Event("dossier.added_to", f"case:{row.pk}", {"version": version}), by=by, at=at)
        carry_out("dossier.added_to", thing=row, at=at)
        return {"case": str(row.pk), "version": version}

    given = {"case": str(case), "content": dossier_to(dossier)}
    return once(do, by=by, key=key, act="add_facts", given=given, at=at)


def draft_request(
    *,
    case: UUID,
    subject: str,
    by: Officer,
    at: datetime,
    simulated: bool = False,
    urgent: str = "",
    key: str | None = None,
) -> Answer:
    """Draft the request that the dossier describes, for one of its subjects.

    About a real person known from the press it is always an exercise (`simulated`). `urgent` says why it cannot wait:
    it passes the same gates, sooner.
    Answers {"request"}. Raises NotFound, NotYourAct, InvalidValue for a subject that the dossier does not have.
    """

    def do() -> Answer:
        row = locked(CaseRecord, case)
        if by.role is not Role.BUREAU or by.bureau != row.source_id:
            raise NotYourAct("A request is drafted by the bureau whose matter it is.")
        dossier = read(row, by)
        found = next((s for s in dossier.subjects if s.id == subject), None)
        if found is None:
            known = ", ".join(s.id for s in dossier.subjects)
            raise InvalidValue(f"The dossier has no subject '{subject}'. It has: {known}.")
        request = RequestRecord.objects.create(
            case=row,
            source_code=row.source_id,
            subject=subject,
            kind=dossier.request.kind.value,
            state=REQUEST.first,
            states_involved=states_involved(dossier, subject),
            simulated=simulated or found.reality is Reality.PRESS,
            urgent=urgent.strip()[:URGENT_LENGTH],
            drafted_at=at,
        )
        payload: dict[str, Plain] = {"kind": request.kind, "simulated": simulated}
        append(Event("request.drafted", f"request:{request.pk}", payload, (row.source_id,)), by=by, at=at)
        return {"request": str(request.pk)}

    given = {"case": str(case), "subject": subject, "simulated": simulated, **({"urgent": urgent} if urgent else {})}
    return once(do, by=by, key=key, act="draft_request", given=given, at=at)


def end_warrant(*, case: UUID, warrant: str, reasons: str, by: Officer, at: datetime, key: str | None = None) -> Answer:
    """Say that a warrant has ended. The source is asked at once to withdraw what rests on it (RPD 81(2)(d)).

    Answers {"warrant", "state"}. Raises NotFound, NotYourAct, NotPossibleNow, InvalidValue.
    """

    def do() -> Answer:
        case_row = locked(CaseRecord, case)
        hold_requests(case_row.pk)
        row = WarrantRecord.objects.select_for_update(no_key=True).filter(case=case_row, key=warrant).first()
        if row is None:
            raise InvalidValue(f"The matter has no warrant '{warrant}'.")
        move = WARRANT.move(WarrantState(row.state), WarrantAct.END, actor(by, source=row.source_code))
        row.state = move.target
        row.save(update_fields=["state"])
        append(Event(move.event, f"warrant:{row.pk}", {}, (row.source_code,)), by=by, at=at)
        keep_reasons(reasons, thing=f"warrant:{row.pk}", act="end", by=by, at=at)
        carry_out(move.event, thing=row, at=at)
        return {"warrant": warrant, "state": row.state}

    given = {"case": str(case), "warrant": warrant, "reasons": reasons}
    return once(do, by=by, key=key, act="end_warrant", given=given, at=at)


def may_file(by: Officer, dossier: Dossier) -> None:
    """Refuse what this officer does not file. Raises NotYourAct, NotInThisMode, Unusable."""
    if by.role is not Role.BUREAU:
        raise NotYourAct(f"A matter is filed by a bureau. You act as: {by.role}.")
    mode = Mode(settings.FAIRNOTICE_MODE)
    for subject in dossier.subjects:
        if subject.reality not in mode.files:
            allowed = " or ".join(sorted(reality.value for reality in mode.files))
            raise NotInThisMode(
                f"Subject '{subject.id}' is marked '{subject.reality}'; this {mode} installation takes: {allowed}."
            )
    named = dossier.request.requester.country
    if named not in (None, by.country):
        raise NotYourAct(f"The request is in the name of {named}, and you act for {by.country}.")
    kept_back = places_for_reviewers(dossier)
    if kept_back:
        raise Unusable(
            "The file holds what only reviewers may add.",
            [Problem(place, "a source does not file this", "leave it out: reviewers add it") for place in kept_back],
        )


def _all_states(dossier: Dossier) -> list[str]:
    return [state for subject in dossier.subjects for state in states_involved(dossier, subject.id)]


def follow(case: CaseRecord, dossier: Dossier) -> None:
    """Keep what the requests of the matter say of themselves in step with the file that they rest on."""
    subjects = {subject.id: subject for subject in dossier.subjects}
    for request in RequestRecord.objects.filter(case=case):
        subject = subjects.get(request.subject)
        if subject is None:
            raise InvalidValue(f"A request is about subject '{request.subject}': it stays in the file.")
        request.kind = dossier.request.kind.value
        request.states_involved = states_involved(dossier, request.subject)
        request.simulated = request.simulated or subject.reality is Reality.PRESS
        request.save(update_fields=["kind", "states_involved", "simulated"])


def take_in(case: CaseRecord, dossier: Dossier, by: Officer, at: datetime) -> list[str]:
    """Take in the warrants that are new in the file, and answer them."""
    known = set(WarrantRecord.objects.filter(case=case).values_list("key", flat=True))
    taken = [warrant.id for warrant in dossier.warrants if warrant.id not in known]
    for key in taken:
        row = WarrantRecord.objects.create(case=case, source_code=case.source_id, key=key, state=WARRANT.first)
        append(Event("warrant.taken_in", f"warrant:{row.pk}", {}, (case.source_id,)), by=by, at=at)
    return taken
