"""A body or craft compared with one of a list: numbers, countries, years, and what it all comes to."""

from dataclasses import replace

import pytest

from fairnotice.domain.body import LEGAL, Body, BodyKind
from fairnotice.domain.body_hit import BodyFeature, BodyHit
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import HitDecision
from fairnotice.domain.subject import Document, Name
from fairnotice.screening.bodies.compare import HIT, REVIEW, body_hit, compared
from fairnotice.screening.bodies.query import BodyQuery

IMO = Document("imo number", "9112345")
BODY = Body(
    "b1", BodyKind.COMPANY, (Name("Tavesk Trading Ltd"),), ("UY",), (Document("registration number", "7781-22"),),
    (PartialDate(1999, 3, 1),),
)  # fmt: skip
SHIP = Body("s1", BodyKind.VESSEL, (Name("Lady Orina"),), ("PA",), (IMO,))


def asked(*names: str, **more: object) -> BodyQuery:
    return BodyQuery(**{"kinds": LEGAL, "names": names, **more})  # type: ignore[arg-type]


def hit(query: BodyQuery, body: Body = BODY) -> BodyHit | None:
    return body_hit(query, body, threshold=HIT, review=REVIEW)


def score(query: BodyQuery, body: Body = BODY) -> float:
    return compared(query, body)[0]


def test_every_comparison_is_told_with_both_values_and_a_sentence() -> None:
    found = hit(asked("Tavesk Trading Limited", countries=("UY",), founded=(PartialDate(1999),)))
    assert found is not None and found.decision is HitDecision.HIT
    assert [reason.feature for reason in found.reasons] == list(BodyFeature)
    assert all(reason.says.endswith(".") for reason in found.reasons)
    name = found.reason(BodyFeature.NAME)
    assert (name.asked, name.entry) == ("Tavesk Trading Limited", "Tavesk Trading Ltd")
    assert found.missing and found.would_rule_out


@pytest.mark.parametrize(
    ("name", "says"), [("TAVESK TRADING LIMITED", "The same name."), ("Tavesk Trading", "The names are alike.")]
)
def test_only_a_name_that_agrees_word_for_word_is_called_the_same(name: str, says: str) -> None:
    found = hit(asked(name, countries=("UY",)))
    assert found is not None and found.decision is HitDecision.HIT
    assert found.reason(BodyFeature.NAME).says == says


def test_a_name_alone_is_never_a_hit_however_much_it_agrees() -> None:
    found = hit(asked("Tavesk Trading Ltd"))
    assert found is not None and found.decision is HitDecision.REVIEW
    assert (found.score, found.reason(BodyFeature.NAME).score) == (0.95, 1.0)
    elsewhere = hit(asked("Tavesk Trading Ltd", countries=("PT",)))
    assert elsewhere is not None and elsewhere.decision is HitDecision.REVIEW


def test_the_same_number_is_found_whatever_the_name_and_however_it_is_written() -> None:
    found = hit(asked("Quite Another", numbers=(Document("registration number", "778122"),)))
    assert found is not None and found.decision is HitDecision.HIT
    assert found.reason(BodyFeature.NUMBER).score == 1.0
    assert found.missing == ()


@pytest.mark.parametrize(
    "number",
    [
        Document("registration number", "778122", "PT"),
        Document("registration number", "77"),
        Document("registration number", "778123"),
    ],
    ids=["of another country", "short", "another"],
)
def test_a_number_that_may_be_anothers_says_nothing(number: Document) -> None:
    short = Document("registration number", "77")
    listed = replace(BODY, numbers=(Document("registration number", "778122", "UY"), short))
    assert hit(asked("Quite Another", numbers=(number,)), listed) is None


def test_a_ship_with_another_imo_number_is_another_ship() -> None:
    query = BodyQuery(frozenset({BodyKind.VESSEL}), ("Lady Orina",), numbers=(Document("x", "IMO 9554321"),))
    assert hit(query, SHIP) is None
    same = hit(replace(query, names=("Renamed",), numbers=(Document("x", "IMO 9112345"),)), SHIP)
    assert same is not None and same.decision is HitDecision.HIT


def test_things_of_other_kinds_are_never_one() -> None:
    assert hit(asked("Lady Orina"), SHIP) is None
    assert hit(BodyQuery(frozenset({BodyKind.VESSEL}), ("Tavesk Trading Ltd",))) is None
    assert hit(asked("Tavesk Trading Ltd"), replace(BODY, kind=BodyKind.ORGANISATION)) is not None


def test_what_agrees_never_lowers_and_what_contradicts_never_raises_the_score() -> None:
    for name in ("Tavesk Trading Ltd", "Tavesk Commerce", "Tavesk Systems", "Quite Another"):
        alone = score(asked(name))
        assert score(asked(name, countries=("UY",))) >= alone >= score(asked(name, countries=("PT",)))
        assert (
            score(asked(name, founded=(PartialDate(1999),)))
            >= alone
            >= score(asked(name, founded=(PartialDate(1950),)))
        )


def test_a_country_and_a_year_make_no_other_name_worth_a_look() -> None:
    assert hit(asked("Quite Another", countries=("UY",), founded=(PartialDate(1999, 3, 1),))) is None


def test_a_name_that_is_only_alike_is_for_a_person_to_look_at() -> None:
    found = hit(asked("Tavesk Trading Iberica"))
    assert found is not None and found.decision is HitDecision.REVIEW


def test_the_likeliest_of_several_names_counts_and_names_that_cannot_be_read_are_passed_over() -> None:
    listed = replace(BODY, names=(Name("Tavesk\x00"), Name("Quite Another"), Name("Tavesk Trading")))
    found = hit(asked("Nobody", "Tavesk Trading"), listed)
    assert found is not None and found.reason(BodyFeature.NAME).entry == "Tavesk Trading"


def test_a_question_needs_a_name_or_a_number_and_not_too_many() -> None:
    with pytest.raises(InvalidValue, match="a name or a number"):
        BodyQuery(LEGAL)
    with pytest.raises(InvalidValue, match="at most 20"):
        asked(*map(str, range(21)))
