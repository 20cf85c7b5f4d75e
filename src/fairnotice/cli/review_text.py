"""A review as text for a person: what it recommends and why, what is missing, what changes it."""

from collections.abc import Iterable, Iterator

from fairnotice.cli.example import example_mark
from fairnotice.cli.facts_text import FactsTold
from fairnotice.cli.findings_text import DaysTold, finding_text, short
from fairnotice.cli.text import counted, heading, instant, labelled, plain, wrapped
from fairnotice.domain.dossier import Dossier
from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome
from fairnotice.law.precedents import nearness_told
from fairnotice.law.review import Recommendation, Review

_OPEN = "rpd-34-3-open"  # gathers what no other rule reads
_SAYS = {
    Recommendation.REFUSE: "refuse. A bar was found.",
    Recommendation.JUDGE: "judge. No bar was found; people must weigh what is listed.",
    Recommendation.ASK: "ask. Facts are missing; ask the bureau before anybody judges.",
    Recommendation.NO_BAR: "no bar found, on the requester's account alone unless another is in the file. "
    "People decide.",
}


def review_text(dossier: Dossier, review: Review) -> str:
    """The whole review of one subject."""
    parts = [*_top(dossier, review), *_grounds(review), *_findings(dossier, review), *_questions(review)]
    parts += [*_met(review), *_practice(review), *_changes(review), *_undisclosed(review)]
    return "\n".join(part for part in parts if part) + "\n"


def _top(dossier: Dossier, review: Review) -> Iterator[str]:
    subject = next(known for known in dossier.subjects if known.id == review.subject)
    moment = review.moment
    yield example_mark(subject.reality)
    yield wrapped(f"Review: {dossier.title}")
    kind, stage = plain(dossier.request.kind.value), dossier.request.stage.value
    yield wrapped(f"Request: {kind}, {stage}. Subject {subject.id}: {subject.label}.")
    yield wrapped(f"On {moment.on} ({moment.zone}), as known by {instant(moment.known)}. Rulebook {review.rulebook}.")
    yield "\n" + labelled("Recommends:", _SAYS[review.recommendation])
    step = review.leaning_step
    by = f" (step '{step.code}': {', '.join(step.rules)})" if step.rules else ""
    yield labelled("Leans to:", f"{plain(review.leaning.value)}. {step.says}{by}")
    if review.without_office.says:
        yield labelled("Office:", review.without_office.says)


def _grounds(review: Review) -> Iterator[str]:
    if review.grounds:
        yield heading("Grounds")
    for ground in review.grounds:
        until = f", until {ground.until}" if ground.until else ""
        yield wrapped(
            f"{plain(ground.ground.value)} {ground.weight.value}{until}: {'; '.join(ground.citations)}",
            indent=4,
            first="  - ",
        )


def _findings(dossier: Dossier, review: Review) -> Iterator[str]:
    told = FactsTold(dossier)
    days = DaysTold(review.turning_points)
    live = [finding for finding in review.findings if finding.lifted_by is None]
    yield from _group("Bars", told, days, (finding for finding in live if finding.is_bar))
    yield from _group("Could not be computed", told, days, (finding for finding in live if finding.failed))
    weigh = (f for f in live if f.outcome is Outcome.NEEDS_JUDGEMENT and not f.failed and not f.is_bar)
    yield from _group("For people to weigh", told, days, weigh)
    # Nothing can be computed from an account that has words only: whoever decides must still see it.
    loose = [finding for finding in live if finding.rule == _OPEN and finding.outcome is Outcome.MET and finding.facts]
    for finding in loose:
        yield heading("Accounts in words only (no rule reads them: read them yourself)")
        yield from told.tell(finding.facts, indent=2)
    if review.unread:
        yield heading(f"Stated and read by no rule ({len(review.unread)}): read them yourself")
    for unread in review.unread:
        yield from told.tell((unread.fact,), indent=2)
        yield wrapped(f"{unread.says}. {unread.why}", indent=6)
    missing = [finding for finding in live if finding.outcome is Outcome.UNDETERMINED]
    if missing:
        yield heading(f"Missing ({len(missing)})")
        yield from _missing(missing)
    lifted = [finding for finding in review.findings if finding.lifted_by is not None]
    if lifted:
        yield heading(f"Lifted by another rule ({len(lifted)})")
        yield from (short(finding, f"lifted by {finding.lifted_by}. ") for finding in lifted)


def _missing(findings: list[Finding]) -> Iterator[str]:
    """Each in a line; those that lack the same thing together."""
    for reason in dict.fromkeys(finding.reason for finding in findings):
        alike = [finding for finding in findings if finding.reason == reason]
        if len(alike) < 3:
            yield from (short(finding) for finding in alike)
            continue
        where = ", ".join(dict.fromkeys(finding.citation for finding in alike))
        codes = ", ".join(finding.rule for finding in alike)
        yield wrapped(f"{where}: {reason} [{codes}]", indent=4, first="  - ")


def _group(title: str, told: FactsTold, days: DaysTold, findings: Iterable[Finding]) -> Iterator[str]:
    listed = list(findings)
    if listed:
        yield heading(f"{title} ({len(listed)})")
        yield from (finding_text(finding, told, days) for finding in listed)


def _questions(review: Review) -> Iterator[str]:
    if review.questions:
        yield heading(f"Questions to the bureau ({len(review.questions)})")
    for number, question in enumerate(review.questions, start=1):
        yield wrapped(f"{question.ask} ({question.citation})", indent=5, first=f"{number:>3}. ")


def _met(review: Review) -> Iterator[str]:
    met = [f for f in review.findings if f.outcome is Outcome.MET and f.lifted_by is None]
    other = [f for f in review.findings if f.outcome is Outcome.NOT_MET and not f.is_bar and f.lifted_by is None]
    if met:
        yield heading(f"Met ({len(met)})")
        yield wrapped(", ".join(finding.rule for finding in met), indent=2)
        yield wrapped("What a code stands for: docs/reference/rules/index.md, or /api/rules on a server.", indent=2)
    if other:
        yield heading(f"Permissions not given ({len(other)})")
        yield from (short(finding) for finding in other)


def _practice(review: Review) -> Iterator[str]:
    if review.practice:
        yield heading("Nearest published practice (to read, it decides nothing)")
        yield wrapped(f"{nearness_told(review.practice)} More: fairnotice practice ID", indent=2)
    for like in review.practice:
        shares = f"{counted(len(like.shared), 'fact')} shared, {len(like.differing)} differing"
        near = "near" if like.near else "not near"
        way = ", decided the other way" if like.other_way else ""
        yield wrapped(
            f"{like.id}: {like.where} ({like.edition}), {plain(like.outcome)}{way}; {near}: {shares}. {like.principle}",
            indent=4,
            first="  - ",
        )


def _changes(review: Review) -> Iterator[str]:
    if review.turning_points:
        turns = any(turning.change and turning.change.turns for turning in review.turning_points)
        yield heading("The answer changes by itself" if turns else "Known days to come (the answer stays)")
    for day in dict.fromkeys(turning.on for turning in review.turning_points):
        that_day = [turning for turning in review.turning_points if turning.on == day]
        why = " ".join(turning.why for turning in that_day)
        yield wrapped(f"{day}: {why} {that_day[0].says}", indent=4, first="  - ")


def _undisclosed(review: Review) -> Iterator[str]:
    if review.undisclosed_at_least:
        at_least = review.undisclosed_at_least
        yield "\n" + wrapped(f"At least {at_least} more people are meant and not named. Nothing is said about them.")
