"""A hit at a border, and everything that stands between it and a measure; then the end of the notice."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from fairnotice.cli.text import counted
from fairnotice.config.demo.people import People
from fairnotice.config.demo.teller import Teller
from fairnotice.domain.dates import Moment, PartialDate
from fairnotice.domain.effect import Modality
from fairnotice.screening import Query
from fairnotice.services import hits
from fairnotice.services.publication import withdraw_notice
from fairnotice.services.reading import effect_here, list_rows
from fairnotice.services.screening import RaisedHit, check_traveller

_SEEN = datetime(2024, 5, 20, 6, 40, tzinfo=UTC)
_WITHDRAWN = datetime(2024, 6, 28, 11, tzinfo=UTC)
_TRAVELLER = Query(names=("Orhyn Tavesc",), births=(PartialDate(1986, 9, 17),), nationalities=("UY",))


def hit_at_a_border(teller: Teller, people: People, notice: dict[str, Any]) -> None:
    """Chapter: check, verification, confirmation, protection, disclosure, measure, withdrawal."""
    teller.chapter("20 May 2024: a traveller at a British border")
    raised = _check(people, _SEEN)
    (hit,) = raised
    teller.say(f"The passport says {_TRAVELLER.names[0]}, born {_TRAVELLER.births[0]}. One notice looks like it:")
    teller.table(
        ("compared", "traveller", "notice", "says"),
        [(r.feature.value, r.traveller or "-", r.entry or "-", r.says) for r in hit.hit.reasons],
        ratios=(6, 7, 8, 14),
    )
    teller.say("A match identifies nobody. What follows, step by step, each impossible before the one above it:")
    confirmation = _verified_and_asked(teller, people, hit)
    _confirmed(teller, people, confirmation)
    measure = _measured(teller, people, hit, UUID(notice["notice"]))
    _withdrawn(teller, people, notice, measure)


def _check(people: People, at: datetime) -> tuple[RaisedHit, ...]:
    traveller = {"name": _TRAVELLER.names[0], "born": str(_TRAVELLER.births[0])}
    return check_traveller(
        query=_TRAVELLER, traveller=traveller, purpose="border check, entry", by=people["border-gb"], at=at
    )


def _verified_and_asked(teller: Teller, people: People, hit: RaisedHit) -> UUID:
    compared = {"photograph": "the same person", "scar": "left forearm, as described", "birth date": "the same day"}
    hits.verify_hit(hit=hit.id, same=True, compared=compared, by=people["border-gb"], at=_SEEN + timedelta(minutes=20))
    teller.done("An officer", f"compares {', '.join(compared)}: it is the person of the notice.")
    answer = hits.ask_confirmation(hit=hit.id, by=people["bureau-gb"], at=_SEEN + timedelta(minutes=30))
    teller.done(
        "The bureau", f"asks the source whether the notice stands; due {answer['due'][:16].replace('T', ' ')} UTC."
    )
    (asked,) = list_rows("confirmations", by=people["bureau-pt"], at=_SEEN)
    assert not {"bureau", "hit"} & asked.keys()
    teller.done("The source", "sees which notice is asked about and until when: not who asks, and not where.")
    return UUID(answer["confirmation"])


def _confirmed(teller: Teller, people: People, confirmation: UUID) -> None:
    hits.answer_confirmation(
        confirmation=confirmation,
        stands=True,
        text="The warrant is in force and extradition will be sought.",
        by=people["bureau-pt"],
        at=_SEEN + timedelta(hours=3),
    )
    teller.done("The source", "confirms. Had it stayed silent, that would have been no confirmation.")


def _measured(teller: Teller, people: People, hit: RaisedHit, notice: UUID) -> UUID:
    bureau, at = people["bureau-gb"], _SEEN + timedelta(hours=4)
    hits.check_protection(
        hit=hit.id, protected=False, checked="Asylum and nationality records searched.", by=bureau, at=at
    )
    teller.done("The bureau", "looks for protection: none. What it found stays there.")
    effect = effect_here(notice=notice, country=None, moment=Moment(on=at.date(), known=at), by=bureau, at=at)
    teller.say(f"What the notice is worth there: {effect.headline}")
    teller.points([line.says for line in effect.of(Modality.MUST_NOT)[:2]])
    hits.decide_disclosure(
        hit=hit.id,
        tells=True,
        text="The person was found in the United Kingdom on 20 May 2024.",
        reasons="No protection was found, and national law allows the bureau to tell the requester.",
        by=bureau,
        at=at,
    )
    teller.done("The bureau", "decides what the requester learns: that the person was found, and where.")
    answer = hits.record_measure(
        hit=hit.id,
        kind="monitoring",
        legal_basis="Invented: an order under national law, not the notice.",
        by=bureau,
        at=at,
    )
    teller.done("The bureau", "records its measure, monitoring, under its own law and not under the notice.")
    return UUID(answer["measure"])


def _withdrawn(teller: Teller, people: People, notice: dict[str, Any], measure: UUID) -> None:
    withdraw_notice(
        notice=UUID(notice["notice"]),
        reasons="The person came before the court of their own accord; the purpose is reached.",
        by=people["bureau-pt"],
        at=_WITHDRAWN,
    )
    teller.say("28 June 2024. The person goes home and comes before the court.")
    teller.done("The source", f"withdraws notice {notice['number']}.")
    told = [row for row in list_rows("messages", by=people["bureau-fr"]) if row["about"] == "notice.withdrawn"]
    teller.done("Every recipient", f'is told: "{told[0]["text"]}"')
    reasons = "The notice was withdrawn, so that nothing is left to watch for."
    hits.end_measure(measure=measure, reasons=reasons, by=people["bureau-gb"], at=_WITHDRAWN + timedelta(hours=1))
    teller.done("The bureau", "ends its measure.")
    again = _check(people, _WITHDRAWN + timedelta(days=1))
    assert not again
    (count,) = list_rows("traveller_counts", by=people["border-gb"])[:1]
    teller.done("The border", "checks the same passport the next day: nobody is found.")
    checked = f"{counted(count['checked'], 'traveller')} checked, {count['matched']} alike"
    teller.say(f"Of travellers who are not alike only a count stays. On {count['day']}: {checked}.")
