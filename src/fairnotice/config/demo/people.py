"""Who acts in the story, and the chapter in which people decide."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fairnotice.cli.text import plain
from fairnotice.config.demo.teller import Teller
from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import Refused
from fairnotice.domain.officer import Officer
from fairnotice.law.factors import Weighed, left_out
from fairnotice.law.findings import Finding
from fairnotice.law.model import Ground, Lean
from fairnotice.law.review import Review
from fairnotice.services.decisions import decide_request
from fairnotice.services.publication import publish_notice
from fairnotice.services.reading import list_rows
from fairnotice.services.reviews import assess_request, review_of

_FIRST, _SECOND, _DECIDED = (datetime(2020, 7, day, 10, tzinfo=UTC) for day in (6, 7, 9))
_GROUNDS = (Ground.POLITICAL, Ground.NEUTRALITY, Ground.IMMUNITY)
_LETTER = (
    "SIMULATED. The request is refused: by its nature and its setting the act is part of a dispute between states "
    "(Constitution, article 3; RPD articles 34(3) and 86)."
)


class People:
    """The accounts of the training world, by login."""

    def __init__(self, officers: Mapping[str, Officer]) -> None:
        self._officers = officers

    def __getitem__(self, login: str) -> Officer:
        return self._officers[login]


def people_decide(teller: Teller, people: People, request: UUID, review: Review) -> None:
    """Attempts that are refused, two blind worksheets, and a decision marked as simulated."""
    teller.chapter("6 to 9 July 2020: people decide")
    teller.say(
        "Rules recommend; people decide. Two reviewers assess, neither seeing the other's worksheet nor the",
        "recommendation before signing their own; a third person decides. First, what cannot be done:",
    )
    _attempts(teller, people, request)
    teller.say("Then, in order:")
    _worksheets(teller, people, request)
    answer = _decision(people, request, _DECIDED)
    teller.done("A third person", f"decides: {answer['state']}. Recommended by the rules: {answer['recommended']}.")
    teller.mark(
        "SIMULATED",
        "This decision. Its reasons stay in the file; following the rules needs them as much as departing from them.",
    )
    letter = next(
        row["text"] for row in list_rows("messages", by=people["bureau-ir"]) if row["about"] == "request.refused"
    )
    teller.say(f'The bureau that asked is told, by the office and not by a name: "{letter}"')


def _attempts(teller: Teller, people: People, request: UUID) -> None:
    _attempt(
        teller,
        "A reviewer tied to a state involved",
        "signs a worksheet",
        lambda: _assess(people["reviewer-involved"], request, _FIRST),
    )
    _attempt(teller, "The person who decides", "decides alone", lambda: _decision(people, request, _FIRST))
    _attempt(
        teller,
        "The same person",
        "publishes without a decision",
        lambda: publish_notice(request=request, by=people["decider"], at=_FIRST),
    )


def _attempt(teller: Teller, who: str, what: str, act: Callable[[], Any]) -> None:
    """Try an act that must be refused. Raises AssertionError when it is not."""
    try:
        act()
    except Refused as refusal:
        teller.refused(who, what, str(refusal))
    else:
        raise AssertionError(f"{who} {what}: it was not refused")


def _worksheets(teller: Teller, people: People, request: UUID) -> None:
    for number, (login, at) in enumerate((("reviewer-one", _FIRST), ("reviewer-two", _SECOND)), start=1):
        _assess(people[login], request, at)
        words = ", ".join(plain(ground) for ground in _GROUNDS)
        teller.done(f"Reviewer {number}", f"signs on {at:%-d %B}: refuse ({words}).")
    _attempt(teller, "Reviewer 1", "signs a second time", lambda: _assess(people["reviewer-one"], request, _SECOND))


def _assess(by: Officer, request: UUID, at: datetime) -> dict[str, Any]:
    return assess_request(
        request=request,
        outcome="refuse",
        grounds=_GROUNDS,
        reasons="SIMULATED. By its nature an operation of another state, in a dispute between states; the office "
        "adds to it and does not carry it.",
        factors=_factors(by, request, at),
        by=by,
        at=at,
    )


def _factors(by: Officer, request: UUID, at: datetime) -> tuple[Weighed, ...]:
    """Every factor on which something points against the request, on the facts that point so."""
    review = review_of(request=request, by=by, moment=Moment.on_day(at.date(), now=at), at=at)
    return tuple(
        Weighed(finding.rule, Lean.AGAINST, "SIMULATED. What points against it outweighs the rest.", _against(finding))
        for finding in left_out(review.findings, ())
    )


def _against(finding: Finding) -> tuple[str, ...]:
    facts = (fact.where for pointer in finding.pointers if pointer.lean is Lean.AGAINST for fact in pointer.facts)
    return tuple(dict.fromkeys(facts))


def _decision(people: People, request: UUID, at: datetime) -> dict[str, Any]:
    return decide_request(
        request=request,
        outcome="refuse",
        grounds=_GROUNDS,
        reasons="SIMULATED. Both worksheets and the nearest practice agree; what was asked for would not change it.",
        letter=_LETTER,
        moment=Moment.on_day(at.date(), now=at),
        by=people["decider"],
        at=at,
    )
