"""The way from a hit to a measure: what was done, what comes next, and by whom."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.lifecycle import HitAct, HitState
from fairnotice.services.hit_file import HitFile

Words = str | Promise
S, A = HitState, HitAct

DONE, NOW, LATER, STOPPED = "done", "now", "later", "stopped"
_STEPS: tuple[tuple[str, Words, frozenset[HitState], frozenset[HitAct]], ...] = (
    ("verify", _("Compare the person"), frozenset({S.RAISED}), frozenset({A.VERIFY, A.DISMISS})),
    ("ask", _("Ask the source"), frozenset({S.VERIFIED, S.UNANSWERED}), frozenset({A.ASK_SOURCE})),
    ("answer", _("The source answers"), frozenset({S.ASKED}), frozenset()),
    ("protection", _("Check protection"), frozenset({S.CONFIRMED}), frozenset({A.CLEAR, A.PROTECT})),
    (
        "disclosure",
        _("Decide what the source learns"),
        frozenset({S.CHECKED, S.PROTECTED}),
        frozenset({A.DISCLOSE, A.WITHHOLD}),
    ),
    ("measure", _("Record what was done"), frozenset({S.DISCLOSED}), frozenset({A.MEASURE})),
)
_PLACE = {
    **{state: place for place, (_name, _title, states, _acts) in enumerate(_STEPS) for state in states},
    S.DISMISSED: 1,
    S.DENIED: 3,
    S.WITHHELD: 5,
    S.MEASURED: 6,
}
"""How many steps lie behind a hit in that state."""

_ENDS = {S.DISMISSED, S.DENIED, S.WITHHELD}
NEXT: dict[HitState, Words] = {
    S.RAISED: _(
        "An officer who has the person or the document in front of them compares, and says whether it is the person."
    ),
    S.VERIFIED: _(
        "The bureau asks the source whether its notice stands. Nobody takes a coercive step before it has answered."
    ),
    S.ASKED: _("The source has to answer. Silence is not a confirmation."),
    S.UNANSWERED: _(
        "The source did not answer in time. That is no confirmation: take no coercive step. The bureau asks again."
    ),
    S.CONFIRMED: _(
        "The source says that its notice stands. The bureau checks whether the person is protected from that state."
    ),
    S.CHECKED: _("No protection was found. The bureau decides what the source learns."),
    S.PROTECTED: _("The person is protected, or may be. The source learns nothing. The bureau records that."),
    S.DISCLOSED: _("The source was told. The bureau records what was done, and under which law of this country."),
    S.DISMISSED: _("Nothing more. It is not the person, and what was known of the traveller is erased."),
    S.DENIED: _("Nothing more. The source says that its notice does not stand: take no measure on it."),
    S.WITHHELD: _("Nothing more. The source learns nothing, and no measure rests on this hit."),
    S.MEASURED: _("What was done is recorded. A measure in force is ended as soon as its ground ends."),
}
WHO: dict[HitState, Words] = {
    S.RAISED: _("The officer at the desk, or the bureau"),
    S.VERIFIED: _("The bureau"),
    S.ASKED: _("The source"),
    S.UNANSWERED: _("The bureau"),
    S.CONFIRMED: _("The bureau"),
    S.CHECKED: _("The bureau"),
    S.PROTECTED: _("The bureau"),
    S.DISCLOSED: _("The bureau"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `href` is there only when the reader may take it now; `at`: when it was taken."""

    name: str
    title: Words
    status: str
    href: str
    at: datetime | None


def steps_of(hit: HitFile) -> list[Step]:
    """The six steps as far as they have come."""
    behind = _PLACE[hit.state]
    stopped = hit.state in _ENDS or (not hit.notice.in_force and hit.state is not S.MEASURED)
    found = []
    for place, (name, title, _states, acts) in enumerate(_STEPS):
        status = DONE if place < behind else STOPPED if stopped else NOW if place == behind else LATER
        mine = acts & set(open_acts(hit))
        found.append(Step(name, title, status, _href(name, hit) if mine else "", _when(name, hit)))
    return found


def open_acts(hit: HitFile) -> tuple[HitAct, ...]:
    """What the reader may do now. On a notice that is not in force nobody takes a step but saying whom it is not."""
    if hit.notice.in_force:
        return hit.open_acts
    return tuple(act for act in hit.open_acts if act in {A.VERIFY, A.DISMISS, A.WITHHOLD})


def _href(name: str, hit: HitFile) -> str:
    return reverse(f"border:{name}", args=[hit.id])


def _when(name: str, hit: HitFile) -> datetime | None:
    happened = {
        "verify": hit.verified.at if hit.verified else None,
        "ask": hit.asked.at if hit.asked else None,
        "answer": hit.asked.answered_at if hit.asked else None,
        "protection": hit.protection.at if hit.protection else None,
        "disclosure": hit.told.at if hit.told else None,
        "measure": hit.measures[0].taken_at if hit.measures else None,
    }
    return happened[name]
