"""From comparisons to a hit that explains itself: what would decide it, what would rule it out."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Comparison, Feature, Hit, HitDecision
from fairnotice.domain.subject import Identity, Sex
from fairnotice.domain.unknown import UNKNOWN, Unknown, is_known
from fairnotice.screening.birth_meant import asks_which
from fairnotice.screening.compare.cut_names import cut_names_worth
from fairnotice.screening.compare.dates import compare_births
from fairnotice.screening.compare.documents import compare_documents
from fairnotice.screening.compare.names import ALIKE, Aligns, best_pair, names_worth
from fairnotice.screening.compare.nationality import compare_nationalities
from fairnotice.screening.compare.sex import compare_sex
from fairnotice.screening.day_words import any_of, day_words
from fairnotice.screening.entry import Entry
from fairnotice.screening.evidence import most_bits
from fairnotice.screening.query import Query
from fairnotice.screening.score import (
    HIT,
    IDENTIFYING_BIRTH,
    REVIEW,
    STRONG,
    combined,
    decided,
    may_be_shown,
    same_document,
)

Value = TypeVar("Value")

_DECIDES = {
    Feature.DOCUMENT: "A document number, with its kind and issuing country, seen on both sides.",
    Feature.BIRTH: "A full birth date on both sides.",
}
_OTHER_PAPERS = "The document that is listed, or proof of who holds it: those of the traveller given here are others."
_ANOTHER_HOLDER = (
    "Word from the country that issued the traveller's papers that they are genuine, and that their holder is not the "
    "listed person."
)
_ALWAYS = "Confirmation by the bureau that asked for the entry, with fingerprints or a photograph where it has them."


Compared = tuple[HitDecision | None, float, tuple[Comparison, ...]]
"""The proposal, the score, and every comparison in a fixed order."""


def compared(
    query: Query,
    entry: Entry,
    *,
    names: frozenset[str] | None = None,
    threshold: float,
    review: float,
    aligns: Aligns = best_pair,
) -> Compared | None:
    """The identity of the entry for which most speaks, over all names or only those given: the strongest proposal, then
    the highest score, so that one more name or date that agrees never hides what is shown without it.

    An identity whose particulars already keep it below both thresholds and below STRONG bits, whatever its name, is not
    looked at further, nor is the only one that stays below with the name that it has; None when that is so of all.
    `aligns`: what aligns names.
    """
    levels = (threshold, review)
    found = [
        (*_proposed(reasons, levels), -place, reasons)
        for place, identity in enumerate(entry.identities)
        for reasons in _compare_identity(query, identity, entry, names, levels, aligns)
    ]
    if not found:
        return None
    decision, score, place, reasons = max(found, key=lambda one: (_STRENGTH[one[0]], one[1], one[2]))
    return decision, score, _of_identity(-place, len(entry.identities), reasons) if place else reasons


_STRENGTH = {HitDecision.HIT: 2, HitDecision.REVIEW: 1, None: 0}


def _proposed(reasons: Sequence[Comparison], levels: tuple[float, float]) -> tuple[HitDecision | None, float]:
    score = combined(reasons)
    return decided(reasons, score, threshold=levels[0], review=levels[1]), score


def _of_identity(place: int, count: int, reasons: tuple[Comparison, ...]) -> tuple[Comparison, ...]:
    """The comparisons with an identity that is not the first: the name says which it is."""
    name, *others = reasons
    told = f"{name.says} Compared with identity {place + 1} of the {count} that the list gives this person."
    return (replace(name, says=told), *others)


def _compare_identity(
    query: Query,
    identity: Identity,
    entry: Entry,
    names: frozenset[str] | None,
    levels: tuple[float, float],
    aligns: Aligns,
) -> list[tuple[Comparison, ...]]:
    """Every comparison with one identity, in a fixed order; with each of its names where the one that is most alike is
    not shown, and a rarer one may be worth more. Particulars that it lacks are the entry's other ones.
    """
    births = identity.births or tuple(birth for other in entry.identities for birth in other.births)
    nationalities = identity.nationalities or tuple(n for other in entry.identities for n in other.nationalities)
    documents = tuple(document for other in entry.identities for document in other.documents)
    others = (
        compare_births(query.births, births),
        compare_documents(query.documents, _once(identity.documents + documents)),
        compare_nationalities(query.nationalities, _once(nationalities)),
        compare_sex(query.sex, identity.sex if is_known(identity.sex) else _only_sex(entry)),
    )
    at_least = min(levels)
    if combined(others, name=1.0) < at_least and not _may_be_strong(query, others):
        return []

    def worth(name: float) -> bool:
        if len(entry.identities) > 1 or may_be_shown(others, name, at_least=at_least):
            return True
        return name >= ALIKE and _may_be_strong(query, others)

    texts = tuple(name.text for name in identity.names if names is None or name.text in names)
    if query.cut and query.names and texts:
        named = cut_names_worth(query.names, texts, query.cut, worth, aligns)
    else:
        named = names_worth(query.names, texts, worth, aligns)
    if named is None:
        return []
    best = (named, *others)
    alone = len(query.names) * len(texts) < 2
    if alone or named.score < ALIKE or not _may_be_strong(query, others):
        return [best]
    if _proposed(best, levels)[0]:  # another name scores less, and could only be shown for its bits
        return [best]
    each = (names_worth((mine,), (theirs,), worth, aligns) for mine in query.names for theirs in texts)
    return [best, *((other, *others) for other in each if other)]


def _may_be_strong(query: Query, others: Sequence[Comparison]) -> bool:
    """Whether a name that agrees in full could make it worth STRONG bits."""
    return max(map(most_bits, query.names), default=0.0) + sum(other.bits for other in others) >= STRONG


def make_hit(
    query: Query,
    entry: Entry,
    *,
    names: frozenset[str] | None = None,
    threshold: float,
    review: float,
    aligns: Aligns = best_pair,
) -> Hit | None:
    """The hit, or None when the entry is not worth showing. `aligns`: what aligns names."""
    best = compared(query, entry, names=names, threshold=threshold, review=review, aligns=aligns)
    if best is None:
        return None
    decision, score, reasons = best
    if decision is None:
        return None
    reasons = tuple(_all_births(reason, entry) if reason.feature is Feature.BIRTH else reason for reason in reasons)
    return Hit(
        entry=entry.id,
        score=score,
        decision=decision,
        reasons=reasons,
        missing=_missing(reasons, query.births),
        would_rule_out=_would_rule_out(reasons),
    )


def told_again(
    entry: str,
    score: float,
    reasons: Sequence[Comparison],
    decision: HitDecision | None = None,
    births: Sequence[PartialDate] = (),
) -> Hit:
    """A hit as it was answered, from what was kept of it: score, comparisons, the traveller's birth dates, and the
    proposal where it was kept.

    Of a hit whose comparisons were erased nothing else is said.
    """
    kept = tuple(reasons)
    if not kept:
        return Hit(entry=entry, score=score, decision=decision or HitDecision.REVIEW, reasons=())
    proposed = decision or decided(kept, score, threshold=HIT, review=REVIEW) or HitDecision.REVIEW
    return Hit(entry, score, proposed, kept, missing=_missing(kept, births), would_rule_out=_would_rule_out(kept))


def _all_births(birth: Comparison, entry: Entry) -> Comparison:
    """The comparison of birth dates with every date that the entry has, the one that was compared first."""
    every = tuple(dict.fromkeys(str(each) for one in entry.identities for each in one.births))
    if len(every) < 2:
        return birth
    if not birth.traveller:
        return replace(birth, entry=", ".join(every))
    says = f"{birth.says} Of {len(every)} listed dates {day_words(PartialDate.told(birth.entry))} was compared."
    return replace(birth, entry=", ".join(dict.fromkeys((birth.entry, *every))), says=says)


def _once(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return values if len(values) < 2 else tuple(dict.fromkeys(values))


def _only_sex(entry: Entry) -> Sex | Unknown:
    stated = {identity.sex for identity in entry.identities if is_known(identity.sex)}
    return stated.pop() if len(stated) == 1 else UNKNOWN


def _missing(reasons: Sequence[Comparison], births: Sequence[PartialDate]) -> tuple[str, ...]:
    by_feature = {reason.feature: reason for reason in reasons}
    wanted = []
    if not same_document(reasons):
        if which := asks_which(births, by_feature[Feature.BIRTH].entry.split(", ")[0]):
            wanted.append(which)  # first, for the traveller can say it at once
        document = by_feature[Feature.DOCUMENT]
        both = document.traveller and document.entry and document.score <= 0.0
        wanted.append(_OTHER_PAPERS if both else _DECIDES[Feature.DOCUMENT])
        if abs(by_feature[Feature.BIRTH].score) < IDENTIFYING_BIRTH:
            wanted.append(_DECIDES[Feature.BIRTH])
    return (*wanted, _ALWAYS)


def _would_rule_out(reasons: Sequence[Comparison]) -> tuple[str, ...]:
    """In the order in which an officer can check them."""
    by_feature = {reason.feature: reason for reason in reasons}
    birth, document = by_feature[Feature.BIRTH], by_feature[Feature.DOCUMENT]
    found = ["Fingerprints or a photograph that are not the listed person's."]
    if birth.entry:
        found.insert(0, f"A proven birth date other than {_every(birth.entry)}.")
    if document.entry and document.score <= 0.0:
        found.append(_ANOTHER_HOLDER)
    if document.score > 0.0:
        found.append("Proof that the document was lost, stolen or used by somebody else.")
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _every(births: str) -> str:
    """Listed birth dates in words; as they were kept where they are no dates."""
    try:
        return any_of([PartialDate.told(text) for text in births.split(", ")])
    except InvalidValue:
        return births
