"""An ordinary, invented case: reviewed, approved, published to every bureau."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from fairnotice.cli.text import counted
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.config.examples import example
from fairnotice.domain.dates import Moment
from fairnotice.domain.errors import InvalidValue
from fairnotice.services.decisions import decide_request
from fairnotice.services.publication import publish_notice
from fairnotice.services.reading import list_rows
from fairnotice.services.reviews import assess_request, review_of
from fairnotice.services.seeding import file_example

_FILED, _ASSESSED, _PUBLISHED = (datetime(2024, 4, day, 10, tzinfo=UTC) for day in (15, 17, 18))
_LIMITED = "AE"


def ordinary_case(teller: Teller, people: People) -> dict[str, Any]:
    """Chapter: from the request to the register. Answers the notice."""
    teller.chapter("April 2024: an ordinary case is published")
    dossier = example("ordinary.toml")
    teller.mark("EXAMPLE", "Everybody in it is invented; the countries stand for any.")
    teller.say(dossier.title + ".", dossier.summary)
    officers = {login: people[login] for login in ("bureau-pt", "reviewer-one")}
    (request,) = file_example(dossier, officers, at=_FILED)
    moment = Moment.on_day(_FILED.date(), now=_ASSESSED)
    review = review_of(request=request, by=people["reviewer-one"], moment=moment, at=_ASSESSED)
    teller.say(
        f"{counted(len(review.findings), 'rule')} put to the file, {counted(len(review.questions), 'question')}.",
        f"{review.leaning_step.says} People look all the same:",
    )
    for number, login in enumerate(("reviewer-one", "reviewer-two"), start=1):
        assess_request(
            request=request, outcome="approve", grounds=(), by=people[login], at=_ASSESSED,
            reasons="Warrant of a court, penalty, identity and role are in the file; nothing points to article 3.",
        )  # fmt: skip
        teller.done(f"Reviewer {number}", "signs: approve.")
    decide_request(
        request=request, outcome="approve", grounds=(), letter="", moment=moment, by=people["decider"], at=_PUBLISHED,
        reasons="Every condition is met on papers that were seen, and both worksheets agree.",
    )  # fmt: skip
    teller.done("A third person", "approves.")
    return _publish(teller, people, request)


def _publish(teller: Teller, people: People, request: UUID) -> dict[str, Any]:
    try:
        publish_notice(request=request, restricted=(_LIMITED,), by=people["decider"], at=_PUBLISHED)
    except InvalidValue as refused:
        teller.refused("The secretariat", f"publishes to all but {_LIMITED}", str(refused))
    notice = publish_notice(request=request, by=people["decider"], at=_PUBLISHED)
    teller.done("The secretariat", f"publishes notice {notice['number']}: row, event and register in one step.")
    entries = {code: len(list_rows("register", by=people[f"bureau-{code.lower()}"])) for code in ("GB", "FR", _LIMITED)}
    teller.say(
        "Each bureau has a view of the register of its own. Entries there:",
        ", ".join(f"{code} {count}" for code, count in entries.items()) + ".",
    )
    return notice
