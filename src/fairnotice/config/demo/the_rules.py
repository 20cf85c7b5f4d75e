"""The review by rules: what is found, with facts and citations; the nearest practice; the questions."""

from datetime import UTC, date, datetime
from uuid import UUID

from fairnotice.cli.facts_text import FactsTold
from fairnotice.cli.findings_text import DaysTold, finding_text
from fairnotice.cli.text import counted, plain
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome
from fairnotice.law.review import Review
from fairnotice.services.reviews import ask_requester, review_of

DAY = date(2020, 6, 29)
_AT = datetime(2020, 6, 30, 9, tzinfo=UTC)
_IN_FULL = 3


def review_by_rules(teller: Teller, people: People, dossier: Dossier, request: UUID) -> Review:
    """Chapter: the review of 29 June 2020. The questions go to the bureau, which stays silent."""
    teller.chapter("The review by rules, of 29 June 2020")
    reviewer = people["reviewer-one"]
    review = review_of(request=request, by=reviewer, moment=Moment.on_day(DAY, now=_AT), at=_AT)
    teller.say(
        f"{counted(len(review.findings), 'rule')} in force were put to the file as known at the end of that day.",
        f"Recommended: {plain(review.recommendation)}. It leans to: {plain(review.leaning)}.",
        review.leaning_step.says,
    )
    teller.say(review.without_office.says)
    teller.table(
        ("ground", "it", "until", "citations"),
        [
            (plain(ground.ground), ground.weight, str(ground.until or "-"), "; ".join(ground.citations))
            for ground in review.grounds
        ],
        ratios=(3, 2, 3, 8),
    )
    _findings(teller, dossier, review)
    _practice(teller, review)
    _questions(teller, people, request, review)
    return review


def _findings(teller: Teller, dossier: Dossier, review: Review) -> None:
    against = [finding for finding in review.findings if finding.stands_against]
    against.sort(key=lambda finding: (not finding.is_bar, not finding.leads_against))
    teller.say("The findings that decide it, with the facts behind them and whose word each fact is:")
    told, days = FactsTold(dossier), DaysTold(review.turning_points)
    teller.block("\n".join(finding_text(finding, told, days) for finding in against[:_IN_FULL]))
    rest = against[_IN_FULL:]
    if rest:
        teller.say(f"{len(rest)} more point the same way: {', '.join(f.citation for f in rest)}.")
    met = _count(review, Outcome.MET)
    teller.say(
        f"{counted(met, 'rule')} met. {counted(_count(review, Outcome.UNDETERMINED), 'rule')} cannot be answered yet",
        "because facts are missing: nothing is taken for granted, in either direction.",
    )


def _count(review: Review, outcome: Outcome) -> int:
    findings: tuple[Finding, ...] = review.findings
    return sum(1 for finding in findings if finding.outcome is outcome)


def _practice(teller: Teller, review: Review) -> None:
    teller.say("The nearest published practice, by coded facts alone. It is there to be read, it decides nothing:")
    teller.table(
        ("example", "came out", "alike", "what it stands for"),
        [
            (like.where, plain(like.outcome), f"{like.similarity:.2f}", like.principle)
            for like in review.practice[:_IN_FULL]
        ],
        ratios=(4, 3, 2, 11),
    )


def _questions(teller: Teller, people: People, request: UUID, review: Review) -> None:
    asked = [(question.rule, question.ask) for question in review.questions]
    ask_requester(request=request, questions=asked, by=people["reviewer-one"], at=_AT)
    teller.done("A reviewer", f"puts {counted(len(asked), 'question')} to the bureau; the first of them:")
    teller.points([f"{question.ask} ({question.citation})" for question in review.questions[:4]])
    teller.say("No answer comes. Silence does not keep a request from being judged on what is there.")
