"""What the comparisons come to together.

    agreement = 1 - (1 - NAME_CEILING x name) x product of (1 - score) over what agrees
    score     = agreement x product of (1 + score) over what contradicts

So the score stays between 0 and 1, the order of the comparisons does not matter, and adding something that agrees
never lowers it. The numbers in `compare` and here are judgement, set by hand on the tuning half of public pairs; how
rare a name is and how likely a hit is right is told in bits (`evidence`), whose weights are estimated.
"""

from collections.abc import Sequence

from fairnotice.domain.hit import Comparison, Feature, HitDecision
from fairnotice.domain.unknown import is_known
from fairnotice.screening.compare.documents import EXACT
from fairnotice.screening.compare.names import ALIKE, ANOTHER_NAME
from fairnotice.screening.compare.nationality import SHARED
from fairnotice.screening.compare.sex import SAME
from fairnotice.screening.query import Query

NAME_CEILING = 0.85
"""The most that a name alone can come to."""

HIT = 0.8
"""The shipped threshold of a hit."""

REVIEW = NAME_CEILING * ALIKE
"""The shipped threshold of a review: a name that is just alike, and nothing else known."""

LEAST_NAME = 0.55
"""Below this a name is another name, whatever else agrees."""

IDENTIFYING_BIRTH = 0.3
"""From here on a birth date is an identifier that agrees. Nationality and sex never are: millions share them."""


STRONG = 15.0
"""Bits of evidence from which on an alike name is shown for review whatever its score: a rare name whose birth date is
some years off. On the tuning half it finds four more of 1,500 listed travellers and shows two more of 8,000 others."""


def combined(reasons: Sequence[Comparison], *, name: float | None = None) -> float:
    """The score of all comparisons together, 0 to 1, with the name's own score or the one supposed.

    The same document is never below the shipped threshold of a hit.
    """
    alike = _of(reasons, Feature.NAME) if name is None else name
    apart = left = 1.0
    for reason in reasons:  # in loops, here and below: asked for everybody who is compared
        if reason.feature is not Feature.NAME:
            if reason.score > 0.0:
                apart *= 1.0 - reason.score
            else:
                left *= 1.0 + reason.score
    score = (1.0 - (1.0 - NAME_CEILING * alike) * apart) * left
    return max(score, HIT) if same_document(reasons) else score


def decided(reasons: Sequence[Comparison], score: float, *, threshold: float, review: float) -> HitDecision | None:
    """A hit needs the same document, or a name that is alike and no other name, with an identifier that agrees. Else at
    most a review, from that score on or from STRONG bits."""
    name, document = _of(reasons, Feature.NAME), _of(reasons, Feature.DOCUMENT)
    identifier = document > 0.0 or _of(reasons, Feature.BIRTH) >= IDENTIFYING_BIRTH
    named = name > ANOTHER_NAME
    if same_document(reasons) or (score >= threshold and named and identifier):
        return HitDecision.HIT
    worth_a_look = score >= review and (name >= LEAST_NAME or document > 0.0)
    strong = name >= ALIKE and sum(reason.bits for reason in reasons) >= STRONG
    return HitDecision.REVIEW if worth_a_look or strong else None


def may_be_shown(others: Sequence[Comparison], name: float, *, at_least: float) -> bool:
    """Whether `decided` may say anything of these comparisons and a name of that score, but for STRONG bits, at a
    threshold and a review that are no less than `at_least`."""
    if same_document(others):
        return True
    return (name >= LEAST_NAME or _of(others, Feature.DOCUMENT) > 0.0) and combined(others, name=name) >= at_least


def doubt_left(query: Query, at_least: float) -> float:
    """What name and birth date may leave of all doubt for `combined` to come to that score, with whatever else agrees
    that the traveller gives; 0 where nobody can tell.

    The same document may be shown whatever the name, and the end of a name that was cut off is not known.
    """
    if query.cut or query.documents:
        return 0.0
    others = (1.0 - SHARED if query.nationalities else 1.0) * (1.0 - SAME if is_known(query.sex) else 1.0)
    return (1.0 - at_least) / others


def same_document(reasons: Sequence[Comparison]) -> bool:
    """Whether kind, number and country of a document agree."""
    return _of(reasons, Feature.DOCUMENT) >= EXACT


def _of(reasons: Sequence[Comparison], feature: Feature) -> float:
    best: float | None = None
    for reason in reasons:
        if reason.feature is feature and (best is None or reason.score > best):
            best = reason.score
    return 0.0 if best is None else best
