"""The whole story, in order. Import it when Django has been started."""

from datetime import UTC, datetime

from fairnotice.cli.text import counted
from fairnotice.config.demo.again import filed_again
from fairnotice.config.demo.countries import six_countries
from fairnotice.config.demo.exposed import exposure_of_the_case
from fairnotice.config.demo.hit import hit_at_a_border
from fairnotice.config.demo.later import later_reviews
from fairnotice.config.demo.ordinary import ordinary_case
from fairnotice.config.demo.people import People, people_decide
from fairnotice.config.demo.taking_in import take_in, take_request
from fairnotice.config.demo.teller import Teller
from fairnotice.config.demo.the_rules import review_by_rules
from fairnotice.config.examples import WORKED_CASE, example
from fairnotice.domain.officer import SYSTEM
from fairnotice.services.reading import list_rows
from fairnotice.services.seeding import make_world
from fairnotice.services.verifying import verify_event_log

_BEFORE = datetime(2020, 1, 2, 9, tzinfo=UTC)


def tell(teller: Teller) -> None:
    """Tell it."""
    teller.title("fairnotice: from warrant to border")
    teller.say(
        "A training installation with a database of its own, thrown away at the end. The clock is the story's: each",
        "act is done on its day. Every act goes through the same functions as the API and leaves one event.",
    )
    teller.mark(
        "EXAMPLE",
        "Nothing here is casework. The first person is real and known from the press: reviewed for "
        "training, never published, indexed or printed on a notice. A person accused is not called guilty.",
    )
    teller.mark(
        "SIMULATED",
        "What the organisation itself answered is not in the report that the case is taken from. "
        "Whatever is filed, assessed or decided on it below is simulated.",
    )
    people = People(make_world(at=_BEFORE))
    dossier = example(WORKED_CASE)
    case = take_in(teller, people, dossier)
    request = take_request(teller, people, dossier, case)
    review = review_by_rules(teller, people, dossier, request)
    people_decide(teller, people, request, review)
    six_countries(teller, dossier)
    exposure_of_the_case(teller, dossier)
    later_reviews(teller, people, dossier, request, review)
    filed_again(teller, people, dossier)
    notice = ordinary_case(teller, people)
    hit_at_a_border(teller, people, notice)
    _verify(teller)


def _verify(teller: Teller) -> None:
    teller.chapter("The log")
    verdict = verify_event_log()
    teller.say(
        f"{counted(verdict.events, 'event')}, each chained to the one before it;",
        f"{counted(verdict.checkpoints, 'signed checkpoint')} outside the database. Codes and ids only: nobody's name",
        "is in them. Reads of a person's data and searches are kept apart:",
        f"{counted(len(list_rows('access', by=SYSTEM)), 'entry', 'entries')} here.",
    )
    if verdict.holds:
        teller.done("log verify:", "nothing changed, missing, reordered, cut or rewritten.")
    else:
        teller.points(verdict.faults)
    teller.say("Next: fairnotice review, effect and check work on files; fairnotice serve opens the API.")
