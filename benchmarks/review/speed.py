"""How long one review takes, how that grows with rules and with subjects, and how long what would change it takes."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from coded import MOMENT, dossier_of

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.formats.dossier import dossier_from
from fairnotice.law.review import review, review_subject
from fairnotice.law.rulebook import RULES
from fairnotice.law.turns import what_would_change

ROUNDS = 200
CASE_FILES = Path(__file__).parents[2] / "examples"
WORKED, ITS_DAY = "worked-case", date(2020, 6, 29)
KNOWN = datetime(2026, 3, 2, tzinfo=UTC)
EXAMPLE = {
    "id": "speed",
    "notice_kind": "red_notice",
    "facts_coded": {
        "offence_category": "murder",
        "violence_or_serious_harm": True,
        "subject_status": "former_politician",
        "act_in_office": True,
        "general_context": "inter_state_dispute",
        "wanted_by_own_country": False,
        "other_country_protest": True,
    },
}


def measured() -> dict[str, float]:
    """The median of many rounds, in milliseconds."""
    dossier = dossier_of(EXAMPLE)
    half = RULES[: len(RULES) // 2]
    return {
        f"one subject, {len(RULES)} rules": _median(lambda: review_subject(dossier, "s1", MOMENT)),
        f"one subject, {len(half)} rules": _median(lambda: review_subject(dossier, "s1", MOMENT, rules=half)),
        **{f"{n} subjects, all together": _median(_all_of(dossier, n), rounds=20) for n in (10, 40)},
        **_would_change(dossier),
    }


def _would_change(coded: Dossier) -> dict[str, float]:
    """What would change it: the worked case, the slowest other example, and a file about which most is open."""
    took = {name: _median(_turning(*given), rounds=5) for name, given in _examples()}
    slowest = max((name for name in took if name != WORKED), key=lambda name: took[name])
    return {
        f"what would change it, {WORKED}": took[WORKED],
        f"what would change it, {slowest} (slowest example)": took[slowest],
        "what would change it, a coded case": _median(_turning(coded, MOMENT), rounds=5),
    }


def _examples() -> Iterator[tuple[str, tuple[Dossier, Moment]]]:
    for path in sorted(CASE_FILES.glob("*.toml")):
        day = ITS_DAY if path.stem == WORKED else KNOWN.date()
        yield path.stem, (dossier_from(tomllib.loads(path.read_text(encoding="utf-8"))), Moment.on_day(day, now=KNOWN))


def _turning(dossier: Dossier, moment: Moment) -> Callable[[], object]:
    return lambda: what_would_change(dossier, dossier.subjects[0].id, moment)


def _all_of(dossier: Dossier, n: int) -> Callable[[], object]:
    subjects = tuple(replace(dossier.subjects[0], id=f"s{i + 1}") for i in range(n))
    warrants = tuple(replace(w, subjects=tuple(s.id for s in subjects)) for w in dossier.warrants)
    many = replace(dossier, subjects=subjects, warrants=warrants)
    return lambda: review(many, MOMENT)


def _median(act: Callable[[], object], rounds: int = ROUNDS) -> float:
    act()
    return round(median(_once(act) for _ in range(rounds)) * 1000, 3)


def _once(act: Callable[[], object]) -> float:
    begun = perf_counter()
    act()
    return perf_counter() - begun
