"""What fits which kind of notice: the statuses it can be about, what is not asked, and what may be left alone. Pure."""

from collections.abc import Mapping

from fairnotice.domain.request import NAMELESS_KINDS, Kind
from fairnotice.law.rpd.article_44 import WANTED
from fairnotice.law.rpd.article_88 import OF_INTEREST
from fairnotice.law.rpd.article_89 import MAY_BE_WARNED_OF
from fairnotice.law.rpd.article_90 import UNABLE
from fairnotice.web.bureau.content import UNKNOWN, Content, get
from fairnotice.web.bureau.words import STATUSES

STATUSES_OF: Mapping[str, tuple[str, ...]] = {
    Kind.RED: WANTED,
    Kind.WANTED_DIFFUSION: WANTED,
    Kind.BLUE: OF_INTEREST,
    Kind.GREEN: MAY_BE_WARNED_OF,
    Kind.YELLOW: ("missing", UNABLE),
    Kind.BLACK: ("unidentified_body",),
    Kind.UN_SPECIAL: ("un_sanctioned",),
}
"""What a person can be in a request of that kind (RPD 44(1), 88 to 91 and 95); any other kind takes every status."""

NOT_ACCUSED = frozenset({Kind.YELLOW, Kind.BLACK})
"""Kinds that are about somebody who is said to have done nothing."""

_OF_A_CHARGE = frozenset({"state", "politics", "harm", "setting"})
_MAY_BE_LEFT: Mapping[str, frozenset[str]] = {
    Kind.BLUE: frozenset({"participation"}),
    Kind.YELLOW: _OF_A_CHARGE,
    Kind.BLACK: _OF_A_CHARGE,
    Kind.UN_SPECIAL: _OF_A_CHARGE | {"participation"},
}
_OF_NAMELESS = frozenset({"names", "births"})


def kind_of(content: Content) -> str:
    """The kind that the draft asks for; empty while none is chosen."""
    return str(get(content, ("request", "kind"), ""))


def fits(kind: str, step: str, *, told: bool) -> bool:
    """Whether a step about a person belongs to the kind. What was `told` already is never hidden."""
    return told or step != "participation" or kind not in NOT_ACCUSED


def may_be_left(kind: str, step: str) -> bool:
    """Whether a request of that kind is whole without the step."""
    return step in _MAY_BE_LEFT.get(kind, ()) or (step in _OF_NAMELESS and kind in NAMELESS_KINDS)


def statuses_of(kind: str, given: str) -> dict[str, str]:
    """The statuses to choose from, in their words: those of the kind, not known, and what the draft has already."""
    fitting = STATUSES_OF.get(kind, tuple(STATUSES))
    return {word: str(label) for word, label in STATUSES.items() if word in (*fitting, UNKNOWN, given)}
