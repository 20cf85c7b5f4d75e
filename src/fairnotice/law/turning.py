"""The days on which an answer is known to change by itself: an office, a status or an account that ends, a time bar."""

from dataclasses import dataclass
from datetime import date, timedelta

from fairnotice.domain.dossier import View
from fairnotice.domain.facts import FACTS
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect_words import day_in_words
from fairnotice.law.rpd.wording import the_warrant


@dataclass(frozen=True, slots=True)
class Turning:
    """One day and what changes then."""

    on: date
    why: str


def turning_points(view: View) -> tuple[Turning, ...]:
    """Every known day after the review's own on which a fact of the law changes, the nearest first."""
    found = [*_offices(view), *_protections(view), *_time_bars(view), *_accounts(view)]
    return tuple(sorted((turning for turning in found if turning.on > view.on), key=lambda t: (t.on, t.why)))


def _offices(view: View) -> list[Turning]:
    turnings = []
    for office in view.subject.offices:
        if office.began > view.on:
            turnings.append(Turning(office.began, f"The office {office.title} begins."))
        if office.end is not None:
            how = "ends" if office.ended else "is scheduled to end"
            turnings.append(
                Turning(
                    office.end + timedelta(days=1),
                    f"The office {office.title} {how} on {day_in_words(office.end)}: review again.",
                )
            )
    return turnings


def _begun(words: str) -> str:
    return words[0].upper() + words[1:]


def _protections(view: View) -> list[Turning]:
    return [
        Turning(protection.holds.ends + timedelta(days=1), "A protective status ends: review again.")
        for protection in view.subject.protections
        if protection.holds.ends
    ]


def _accounts(view: View) -> list[Turning]:
    """Coded accounts that hold only from or up to a day."""
    turnings = []
    for said in view.dossier.statements:
        fact = FACTS.get(said.about)
        if fact is None or said.value is None or said.subject not in (None, view.subject.id):
            continue
        meaning = fact.meaning.rstrip(".")
        if said.holds.begins:
            turnings.append(Turning(said.holds.begins, f"An account begins to hold: {meaning}."))
        if said.holds.ends:
            turnings.append(Turning(said.holds.ends + timedelta(days=1), f"An account holds no longer: {meaning}."))
    return turnings


def _time_bars(view: View) -> list[Turning]:
    return [
        Turning(
            warrant.time_barred_from, f"{_begun(the_warrant(warrant, view.warrants))} is time-barred from this day."
        )
        for warrant in view.warrants
        if is_known(warrant.time_barred_from)
    ]
