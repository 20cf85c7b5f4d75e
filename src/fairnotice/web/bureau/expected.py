"""What the rules would ask of the requester anyway: told before the request is sent, so that it can be mended first."""

from dataclasses import dataclass

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome
from fairnotice.law.review import Review, for_requester, review, review_subject


@dataclass(frozen=True, slots=True)
class Expected:
    """What the rules say of one person, as far as the requester may see it."""

    subject: str
    name: str
    bars: tuple[Finding, ...]
    open: tuple[Finding, ...]
    """Findings that ask for something."""

    weighed: int
    """How many points people will weigh."""


def expected(dossier: Dossier, moment: Moment) -> tuple[Expected, ...]:
    """The requester's part of the review of each person: bars first, then what is not known."""
    names = {subject.id: subject.label for subject in dossier.subjects}
    return tuple(_of(for_requester(each), names) for each in review(dossier, moment))


def expected_of(dossier: Dossier, subject: str, moment: Moment) -> Expected:
    """The same for one person. Raises KeyError when the file has no such person."""
    names = {each.id: each.label for each in dossier.subjects}
    return _of(for_requester(review_subject(dossier, subject, moment)), names)


def _of(seen: Review, names: dict[str, str]) -> Expected:
    bars = tuple(f for f in seen.findings if f.is_bar)
    left = [f for f in seen.findings if f.lifted_by is None and not f.is_bar]
    return Expected(
        subject=seen.subject,
        name=names[seen.subject],
        bars=bars,
        open=tuple(f for f in left if f.outcome in {Outcome.UNDETERMINED, Outcome.NOT_MET}),
        weighed=sum(1 for f in left if f.outcome is Outcome.NEEDS_JUDGEMENT),
    )
