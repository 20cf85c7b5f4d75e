"""How long one review takes, and how that grows with rules and with subjects."""

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter

from coded import MOMENT, dossier_of

from fairnotice.domain.dossier import Dossier
from fairnotice.law.review import review, review_subject
from fairnotice.law.rulebook import RULES

ROUNDS = 200
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
    }


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
