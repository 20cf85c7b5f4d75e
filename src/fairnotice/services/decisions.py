"""The decision: one person decides, after two others have assessed, with reasons, whatever the rules recommend."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.errors import InvalidValue, NotInThisMode, NotPossibleNow, NotYourAct
from fairnotice.domain.events import Event, Plain
from fairnotice.domain.lifecycle import REQUEST, RequestAct, RequestState, WarrantState
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Officer, actor
from fairnotice.domain.parts import without_charges
from fairnotice.domain.subject import Reality
from fairnotice.law.conditions import Settled, SettledHow, may_be_waived, open_conditions, unsettled
from fairnotice.law.findings import Finding
from fairnotice.law.left_out import LeftOut, to_be_left_out
from fairnotice.law.model import Ground
from fairnotice.law.review import Recommendation, Review, review_subject
from fairnotice.law.review_json import review_json
from fairnotice.law.rpd.charges import charges_of
from fairnotice.law.rpd.wording import the_warrants
from fairnotice.records.log import append
from fairnotice.records.models import AssessmentRecord, DecisionRecord, RequestRecord, ReviewRecord, WarrantRecord
from fairnotice.services.acting import Answer, locked, once, reasoned
from fairnotice.services.consequences import carry_out
from fairnotice.services.dossiers import request_dossier, revision, unchanged
from fairnotice.services.letters import keep_letter
from fairnotice.services.reviews import OUTCOMES, not_involved

ASSESSMENTS_NEEDED = 2


def decide_request(
    *,
    request: UUID,
    outcome: str,
    grounds: Sequence[Ground],
    reasons: str,
    letter: str,
    moment: Moment,
    by: Officer,
    at: datetime,
    settled: Sequence[Settled] = (),
    left_out: Sequence[LeftOut] = (),
    drafted: str = "",
    revision_read: int | None = None,
    key: str | None = None,
) -> Answer:
    """Approve or refuse. `reasons` stay in the file; `letter` is what the source is told, out of what was `drafted`.

    Following the recommendation needs reasons as much as departing from it. The review is run at `moment` and kept, so
    that the decision can be read against it later. An approval is impossible while a bar of the rules stands, and
    while a condition is open that is not among the `settled` (`law.conditions`), both asked of the file without the
    charges that are `left_out` (`law.left_out`): the notice will not carry them. When the file is not that of
    `revision_read` any more, nothing is decided. Answers {"request", "state", "recommended", "follows"}. Raises
    NotFound, NotYourAct, NotPossibleNow, Conflict, InvalidValue.
    """
    reasoned(reasons)
    if outcome not in OUTCOMES:
        raise InvalidValue(f"A decision says {' or '.join(OUTCOMES)}, not '{outcome}'.")
    if outcome == "refuse" and not (grounds and letter.strip()):
        raise InvalidValue("A refusal names at least one ground and tells the source why in a letter.")

    def do() -> Answer:
        row = locked(RequestRecord, request)
        act = RequestAct.REFUSE if outcome == "refuse" else RequestAct.APPROVE
        move = REQUEST.move(RequestState(row.state), act, actor(by, source=row.source_code))
        not_involved(by, row)
        unchanged(revision(row.case), revision_read)
        _two_have_assessed(row, by)
        dossier = request_dossier(row, by)
        review = review_subject(dossier, row.subject, moment)
        if outcome == "approve":
            # The day that the decider names is for the record. What is known today bars today.
            now = Moment.on_day(at.date(), now=at)
            rest = _without(dossier, row.subject, left_out, now)
            warrants_stand(row, rest)
            findings = [f for when in (moment, now) for f in review_subject(rest, row.subject, when).findings]
            no_bar(findings)
            all_settled(findings, _checked(settled, findings))
        recommended = review.recommendation.value
        follows = (outcome == "refuse") == (review.recommendation is Recommendation.REFUSE)
        _keep_review(row, review, at)
        DecisionRecord.objects.create(
            request=row,
            source_code=row.source_code,
            revision=revision(row.case),
            outcome=outcome,
            grounds=[ground.value for ground in grounds],
            reasons=reasons.strip(),
            recommended=recommended,
            follows=follows,
            simulated=row.simulated,
            settled=[one.to_json() for one in settled],
            left_out=[one.to_json() for one in left_out] if outcome == "approve" else [],
            decided_at=at,
        )
        row.state = move.target
        row.save(update_fields=["state"])
        append(Event(move.event, f"request:{row.pk}", {"simulated": row.simulated}, (row.source_code,)), by=by, at=at)
        # The grounds may tell of protection or of other states: the source is told by the letter what it may know.
        weighed: dict[str, Plain] = {"grounds": [ground.value for ground in grounds], "follows": follows}
        if left_out and outcome == "approve":
            weighed["left_out"] = len(left_out)  # how many: a source chooses the ids of its charges itself
        if settled:
            weighed["settled"] = [one.code for one in settled]
        append(Event("decision.made", f"request:{row.pk}", weighed), by=by, at=at)
        keep_letter(row, about=move.event, drafted=drafted, sent=letter, simulated=row.simulated, at=at)
        carry_out(move.event, thing=row, at=at, letter=letter.strip())
        return {"request": str(row.pk), "state": row.state, "recommended": recommended, "follows": follows}

    # Not the moment: left out, it is another one each time that the same act is sent again.
    said = {"outcome": outcome, "grounds": list(grounds), "reasons": reasons, "letter": letter}
    kept = {"settled": [one.to_json() for one in settled], "left_out": [one.to_json() for one in left_out]}
    given = {"request": str(request), **said, **{name: each for name, each in kept.items() if each}}
    return once(do, by=by, key=key, act="decide_request", given=given, at=at)


def _without(dossier: Dossier, subject: str, left_out: Sequence[LeftOut], moment: Moment) -> Dossier:
    """The file without the charges that are left out, after each was looked at. Raises InvalidValue."""
    view = View.of(dossier, subject, moment)
    named = {(charge.warrant.id, charge.offence.id): charge.offence.charge for charge in charges_of(view)}
    places = {one.place for one in left_out}
    if unknown := sorted("/".join(place) for place in places - named.keys()):
        raise InvalidValue(f"No warrant that covers the person has this charge: {', '.join(unknown)}.")
    if places and places == named.keys():
        raise InvalidValue("A notice with every charge left out has nothing to rest on: refuse it.")
    for one in left_out:
        reasoned(one.why)
    forgotten = [named[one.place] for one in to_be_left_out(view) if one.must and one.place not in places]
    if forgotten:
        raise NotPossibleNow(f"No notice may be published for this, so leave it out: {'; '.join(forgotten)}.")
    return without_charges(dossier, places)


def _two_have_assessed(row: RequestRecord, by: Officer) -> None:
    sheets = AssessmentRecord.objects.filter(request=row, revision=revision(row.case))
    signed = set(sheets.values_list("officer_id", flat=True))
    if by.id in signed:
        raise NotYourAct("Who has assessed a request does not decide it.")
    if len(signed) < ASSESSMENTS_NEEDED:
        raise NotPossibleNow(
            f"{len(signed)} of {ASSESSMENTS_NEEDED} worksheets on the newest file are signed. Nobody decides alone."
        )


def warrants_stand(row: RequestRecord, dossier: Dossier) -> None:
    """Refuse to go on when a warrant that covers the person has ended. Raises NotPossibleNow."""
    covering = [warrant.id for warrant in dossier.warrants if row.subject in warrant.subjects]
    ended = WarrantRecord.objects.filter(case=row.case, state=WarrantState.ENDED, key__in=covering)
    if keys := set(ended.values_list("key", flat=True)):
        gone = the_warrants((one for one in dossier.warrants if one.id in keys), dossier.warrants)
        raise NotPossibleNow(f"A warrant that the request rests on has ended: {gone}.")


def no_bar(findings: Iterable[Finding]) -> None:
    """Refuse to go on while a bar stands, or while a rule could not be computed. Raises NotPossibleNow."""
    bars = [finding for finding in findings if finding.is_bar or finding.failed]
    if bars:
        named = "; ".join(dict.fromkeys(f"{finding.citation}: {finding.reason}" for finding in bars))
        raise NotPossibleNow(f"A bar of the rules stands, so the request cannot be approved. {named}")


def all_settled(findings: Sequence[Finding], settled: Sequence[Settled]) -> None:
    """Refuse to go on while a condition is open about which nobody said anything. Raises NotPossibleNow."""
    left = unsettled(findings, settled)
    if left:
        named = "; ".join(f"{finding.citation}: {finding.reason}" for finding in left)
        raise NotPossibleNow(
            f"A condition is open, so the request goes no further. Ask the bureau, or say for each what in "
            f"the file answers it. {named}"
        )


def _checked(settled: Sequence[Settled], findings: Iterable[Finding]) -> Sequence[Settled]:
    """The same, after each was looked at: it is open, it has reasons, and it is waived only where the text allows."""
    open_ones = {finding.rule: finding for finding in open_conditions(findings)}
    for one in settled:
        if one.rule not in open_ones:
            raise InvalidValue(f"The condition '{one.rule}' is not open: there is nothing to settle.")
        reasoned(one.why)
        if one.how is SettledHow.WAIVED and not may_be_waived(one.rule):
            raise InvalidValue(
                f"{open_ones[one.rule].citation} cannot be waived: RPD art. 83(1)(b) is about seriousness and penalty."
            )
        if one.how is SettledHow.ANSWERED and not one.evidence:
            raise InvalidValue(f"{open_ones[one.rule].citation}: name what in the file answers it.")
    if len({one.rule for one in settled}) < len(settled):
        raise InvalidValue("A condition is settled once.")
    return settled


def may_be_published(reality: Reality, mode: Mode, *, simulated: bool = False) -> None:
    """Refuse to publish about whom this installation may not, and an exercise in a live one. Raises NotInThisMode."""
    if simulated and mode is Mode.LIVE:
        raise NotInThisMode("This request is an exercise: a live installation publishes none.")
    if reality not in mode.publishes:
        raise NotInThisMode(
            f"A person marked '{reality}' is never published, indexed, or printed by this {mode} installation."
        )


def _keep_review(row: RequestRecord, review: Review, at: datetime) -> None:
    ReviewRecord.objects.create(
        request=row,
        revision=revision(row.case),
        on_day=review.moment.on,
        known_at=review.moment.known,
        content=review_json(review),
        made_at=at,
    )
