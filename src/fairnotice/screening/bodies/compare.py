"""A body or craft asked for and one of a list: each comparison with both values and a sentence, and what it comes to.

    agreement = 1 - (1 - at most NAME_CEILING of the name) x product of (1 - score) over what agrees
    score     = agreement x product of (1 + score) over what contradicts

as with persons. The same number (of a ship, a register, a tax office) is never below SAME_NUMBER. The numbers here are
judgement, set by hand on the tuning half of public pairs.
"""

from collections.abc import Sequence
from math import prod

from fairnotice.domain.body import Body, BodyKind
from fairnotice.domain.body_hit import BodyComparison, BodyFeature, BodyHit
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Document
from fairnotice.domain.unknown import is_known
from fairnotice.screening.bodies.likeness import Alike, Says, alike
from fairnotice.screening.bodies.query import BodyQuery
from fairnotice.screening.bodies.reading import ReadName, read_body_name

HIT, REVIEW = 0.85, 0.7
"""The shipped thresholds. A hit needs the same number, or the same name with a country or a year in common; a review is
worth a look."""
NAME_CEILING = 0.95
"""The most that a name alone can come to."""
LEAST = 0.4
"""Below this a name is another name."""
SAME_NUMBER, OTHER_IMO = 0.95, -0.7
SAME_COUNTRY, OTHER_COUNTRY = 0.1, -0.1
SAME_YEAR, OTHER_YEAR = 0.15, -0.15
THE_SAME, WORD_FOR_WORD = 0.97, 0.995
"""From here on a name is the same one but for a legal form left out, or a letter; word for word."""
LEAST_NUMBER, LONG_NUMBER, OTHER_KIND = 4, 9, 0.5
"""Letters and digits of a number that can tell one body from another; that do so whatever the number is called."""
OF_ANY_KIND = "number"
"""The kind of a number of which nobody says what it is."""
_REGISTERS = ("IMO", "MMSI", "LEI")


def compared(query: BodyQuery, body: Body, says: Says | None = None) -> tuple[float, tuple[BodyComparison, ...]]:
    """The comparisons in a fixed order, and their score."""
    reasons = (
        compare_names(query.names, body, says),
        compare_numbers(query.numbers, body.numbers),
        _countries(query, body),
        _founded(query, body),
    )
    return combined(reasons), reasons


def combined(reasons: Sequence[BodyComparison]) -> float:
    """The score of all comparisons together, 0 to 1. What agrees never lowers it."""
    name = min(NAME_CEILING, max(0.0, reasons[0].score))
    others = [reason.score for reason in reasons[1:]]
    agreement = name
    if name >= LEAST:
        agreement = 1.0 - (1.0 - name) * prod(1.0 - score for score in others if score > 0.0)
    score = agreement * prod(1.0 + score for score in others if score < 0.0)
    return max(score, SAME_NUMBER) if _same_number(reasons) else score


def body_hit(
    query: BodyQuery, body: Body, *, threshold: float, review: float, says: Says | None = None
) -> BodyHit | None:
    """The hit, or None where the two are not worth showing, or of kinds that cannot be one."""
    if body.kind not in query.kinds:
        return None
    score, reasons = compared(query, body, says)
    if score < min(threshold, review):
        return None
    shared = any(reason.score > 0.0 for reason in reasons[1:])
    sure = _same_number(reasons) or (reasons[0].score >= THE_SAME and shared)
    decision = HitDecision.HIT if score >= threshold and sure else HitDecision.REVIEW
    return BodyHit(body.id, score, decision, reasons, tuple(_missing(reasons, body)), tuple(_rules_out(reasons, body)))


def compare_names(names: Sequence[str], body: Body, says: Says | None = None) -> BodyComparison:
    """The likest two names. Names of the list that cannot be read are passed over."""
    best: tuple[Alike, str, str] | None = None
    for asked in names:
        mine = read_body_name(asked)
        for name in body.names:
            theirs = _read(name.text)
            if theirs is None:
                continue
            found = alike(mine, theirs, says) if says else alike(mine, theirs)
            if best is None or found.score > best[0].score:
                best = (found, asked, name.text)
    if best is None:
        first = body.names[0].text if body.names else ""
        return BodyComparison(BodyFeature.NAME, names[0] if names else "", first, 0.0, "No names to compare.")
    found, asked, listed = best
    return BodyComparison(BodyFeature.NAME, asked, listed, found.score, _said(found))


def compare_numbers(asked: Sequence[Document], listed: Sequence[Document]) -> BodyComparison:
    """The same number, however it is written; of ships another IMO number, which no two of them share."""
    pairs = [(mine, theirs) for mine in asked for theirs in listed if plain_number(mine) == plain_number(theirs)]
    score, mine, theirs = max(
        ((_worth(*pair), *pair) for pair in pairs), key=lambda one: one[0], default=(0.0, None, None)
    )
    if mine and theirs and score:
        sure = "." if score == 1.0 else ", but of another kind."
        return _numbers(mine, theirs, score, f"The same number{sure}")
    imo, other = (next((one for one in side if is_imo(one)), None) for side in (asked, listed))
    if imo and other:
        return _numbers(imo, other, OTHER_IMO, "Another IMO number, which a ship keeps for life.")
    says = "No number is on both sides." if asked and listed else "A number is missing on one side or both."
    return _numbers(asked[0] if asked else None, listed[0] if listed else None, 0.0, says)


def plain_number(number: Document) -> str:
    """A number without how it is written, and without the name of its register before it."""
    plain = "".join(letter for letter in number.number.upper() if letter.isalnum())
    return next((plain.removeprefix(name) for name in _REGISTERS if plain.startswith(name)), plain)


def _worth(mine: Document, theirs: Document) -> float:
    """What a number on both sides says: a short one, or one of another country, nothing; of another kind, half."""
    long = len(plain_number(mine))
    if long < LEAST_NUMBER or (is_known(mine.country) and is_known(theirs.country) and mine.country != theirs.country):
        return 0.0
    kinds = {mine.kind.casefold(), theirs.kind.casefold()}
    same_kind = len(kinds) == 1 or OF_ANY_KIND in kinds or (is_imo(mine) and is_imo(theirs))
    return 1.0 if same_kind or long >= LONG_NUMBER else OTHER_KIND


def is_imo(number: Document) -> bool:
    """Whether it is the number that a ship, or its owner, has for life."""
    plain = plain_number(number)
    named = "imo" in number.kind.lower() or number.number.upper().strip().startswith("IMO")
    return named and plain.isdecimal() and len(plain) == 7


def _read(text: str) -> ReadName | None:
    try:
        return read_body_name(text)
    except InvalidValue:
        return None


def _said(found: Alike) -> str:
    if found.score >= WORD_FOR_WORD:
        return "The same name."
    mine, theirs = (", ".join(side) for side in found.left)
    told = ["The names are alike." if found.score >= REVIEW else "The names differ."]
    if found.acronym:
        told.append("One has the first letters of the other's words.")
    if mine:
        told.append(f"Only asked for: {mine}.")
    if theirs:
        told.append(f"Only on the list: {theirs}.")
    if found.numbers_differ:
        told.append("Their numbers differ.")
    if found.forms_differ:
        told.append("The legal forms are of different kinds.")
    return " ".join(told)


def _countries(query: BodyQuery, body: Body) -> BodyComparison:
    asked, listed = ", ".join(query.countries), ", ".join(body.countries)
    if not query.countries or not body.countries:
        return BodyComparison(BodyFeature.COUNTRY, asked, listed, 0.0, "A country is missing.")
    shared = [code for code in query.countries if code in body.countries]
    if shared:
        return BodyComparison(BodyFeature.COUNTRY, asked, listed, SAME_COUNTRY, f"A country in common: {shared[0]}.")
    return BodyComparison(BodyFeature.COUNTRY, asked, listed, OTHER_COUNTRY, "No country in common.")


def _founded(query: BodyQuery, body: Body) -> BodyComparison:
    asked, listed = (", ".join(map(str, side)) for side in (query.founded, body.founded))
    if not asked or not listed:
        return BodyComparison(
            BodyFeature.FOUNDED, asked, listed, 0.0, "When it was founded or built is not on both sides."
        )
    if {one.year for one in query.founded} & {one.year for one in body.founded}:
        return BodyComparison(BodyFeature.FOUNDED, asked, listed, SAME_YEAR, "Founded or built in the same year.")
    return BodyComparison(BodyFeature.FOUNDED, asked, listed, OTHER_YEAR, "Founded or built in another year.")


def _numbers(asked: Document | None, listed: Document | None, score: float, says: str) -> BodyComparison:
    mine, theirs = (f"{one.kind} {one.number}" if one else "" for one in (asked, listed))
    return BodyComparison(BodyFeature.NUMBER, mine, theirs, score, says)


def _same_number(reasons: Sequence[BodyComparison]) -> bool:
    return reasons[1].score >= 1.0


_LASTING = {
    BodyKind.VESSEL: "Its IMO number, which a ship keeps whatever it is called.",
    BodyKind.AIRCRAFT: "Its serial number, which an aircraft keeps whatever mark it bears.",
}
_OF_A_REGISTER = "Its number in a register, for tax, or as a legal entity (LEI), on both sides."


def _missing(reasons: Sequence[BodyComparison], body: Body) -> list[str]:
    return [] if _same_number(reasons) else [_LASTING.get(body.kind, _OF_A_REGISTER)]


def _rules_out(reasons: Sequence[BodyComparison], body: Body) -> list[str]:
    found = [f"Proof that its number is not {number.number} ({number.kind})." for number in body.numbers[:1]]
    if body.countries:
        found.append(f"Proof that it was never registered in, nor worked from, {', '.join(body.countries[:5])}.")
    return found or ["A number in a register that is another body's."]
