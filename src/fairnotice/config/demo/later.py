"""The same file on later days: what lapses with the office, what does not, and the task that was set in advance."""

from datetime import UTC, date, datetime
from uuid import UUID

from fairnotice.cli.text import counted, plain
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.config.demo.the_rules import DAY
from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.law.difference import Difference, difference
from fairnotice.law.review import Review
from fairnotice.services.reading import list_rows
from fairnotice.services.reviews import review_of

_AFTER, _AGAIN = date(2021, 1, 21), date(2025, 2, 1)
_KNOWN_THEN = datetime(2020, 6, 30, tzinfo=UTC)
_NOW = datetime(2025, 2, 2, tzinfo=UTC)


def later_reviews(teller: Teller, people: People, dossier: Dossier, request: UUID, first: Review) -> None:
    """Chapter: two later days, each compared with the one before."""
    teller.chapter("The same file on later days")
    dues = [
        row
        for row in list_rows("dues", by=people["reviewer-one"])
        if (row["code"], row["state"]) == ("turning-point", "open")
    ]
    teller.say("The day on which the answer changes was known in advance. The refusal has set a task for it:")
    teller.points([f"{row['due_at'][:10]}: {row['what']}" for row in dues])
    reviewer = people["reviewer-one"]
    after = review_of(request=request, by=reviewer, moment=Moment(on=_AFTER, known=_KNOWN_THEN), at=_NOW)
    teller.say(f"On {_AFTER}, with what was known at the end of {DAY}: the term has ended as it was scheduled.")
    _compare(teller, difference(first, after))
    again = review_of(request=request, by=reviewer, moment=Moment(on=_AGAIN, known=_NOW), at=_NOW)
    teller.say(
        f"On {_AGAIN}, as known on that day: the office is held again, a public fact with a source of its own in the "
        "file. The same machinery, another answer:"
    )
    _compare(teller, difference(after, again))


def _compare(teller: Teller, change: Difference) -> None:
    before, after = change.recommendation
    teller.table(
        ("", "before", "on this day"),
        (
            ("recommended", plain(before), plain(after)),
            ("leans to", *(plain(leaning) for leaning in change.leaning)),
            ("lapses", _rules([finding.rule for finding in change.lapses]), ""),
            ("comes new", "", _rules([finding.rule for finding in change.new])),
            ("stays", "", counted(len(change.stays), "finding") + " against"),
        ),
        ratios=(1, 2, 2),
    )
    kept = [ground for ground in change.grounds_kept if ground.weight == "carries"]
    if kept:
        named = ", ".join(dict.fromkeys(plain(ground.ground) for ground in kept))
        teller.say(f"What carried the refusal without the office stays: {named}.")
    if change.grounds_lost:
        lost = ", ".join(dict.fromkeys(plain(ground.ground) for ground in change.grounds_lost))
        teller.say(f"Gone with the office: {lost}, as far as it rested on it.")


def _rules(rules: list[str]) -> str:
    return ", ".join(rules) or "-"
