"""A check against a list: what is a hit, what only a review, and what the officer is told. Invented people."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fairnotice.screening
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue, NotInThisMode
from fairnotice.domain.hit import Comparison, Feature, Hit, HitDecision
from fairnotice.domain.subject import Document, Identity, Name, Reality, Sex
from fairnotice.domain.unknown import UNKNOWN
from fairnotice.screening import Entry, Query, Watchlist
from fairnotice.screening.score import combined
from tests.builders import a_subject, an_identity

BORN = PartialDate(1986, 9, 17)
PASSPORT = Document("passport", "XQ7714203", "UY")
OTHERS = ("Ivo Belmar", "Orin Belmar", "Karim Farokhi", "Abdulrahman al-Bustari", "王小河", "Юрий Щукарёв")


def an_entry(id: str = "e1", *names: str, **changes: object) -> Entry:
    identity = an_identity(names=tuple(Name(text) for text in names or ("Orin Tavesk",)))
    return Entry(id, (replace(identity, **changes),))  # type: ignore[arg-type]  # a test's own keyword arguments


def a_list(*entries: Entry) -> Watchlist:
    others = (Entry(f"other {place}", (Identity(names=(Name(text),)),)) for place, text in enumerate(OTHERS))
    return Watchlist([*(entries or (an_entry(),)), *others])


def the_hit(query: Query, watchlist: Watchlist | None = None) -> Hit:
    return (watchlist or a_list()).screen(query)[0]


def test_the_package_exports_a_handful() -> None:
    assert fairnotice.screening.__all__ == ["Entry", "Hit", "Query", "Watchlist"]


@pytest.mark.parametrize(
    "query",
    [
        Query(("Orin Tavesk",)),
        Query(("Orin Tavesk",), sex=Sex.MALE),
        Query(("Orin Tavesk",), nationalities=("UY",), sex=Sex.MALE),
        Query(("Orin Tavesk",), births=(PartialDate(1987),)),
    ],
)
def test_a_name_without_an_identifier_that_agrees_is_never_more_than_a_review(query: Query) -> None:
    assert the_hit(query).decision is HitDecision.REVIEW


@pytest.mark.parametrize(
    "query",
    [
        Query(("Orin Tavesk",), births=(BORN,)),
        Query(("Tavezk Orin",), births=(PartialDate(1986, 9),)),
        Query(("Orin Tavesk",), births=(PartialDate(1986),)),
        Query(("Somebody Else",), documents=(PASSPORT,)),
        Query((), documents=(PASSPORT,)),
    ],
)
def test_a_name_with_an_identifier_or_the_same_document_is_a_hit(query: Query) -> None:
    hit = the_hit(query)
    assert (hit.entry, hit.decision) == ("e1", HitDecision.HIT)


@pytest.mark.parametrize(
    "query",
    [
        Query(("Orin Tavesk",), births=(PartialDate(1951, 2, 3),)),
        Query(("Orin Tavesk",), births=(PartialDate(1951),), sex=Sex.FEMALE),
        Query(("Orin Maltov",), births=(BORN,), sex=Sex.MALE, nationalities=("UY",)),
        Query(("Nobody Atall",)),
    ],
)
def test_a_far_birth_year_or_another_name_is_not_shown(query: Query) -> None:
    assert "e1" not in {hit.entry for hit in a_list().screen(query)}


def test_another_sex_as_stated_lowers_but_does_not_hide_an_otherwise_equal_person() -> None:
    agreeing = the_hit(Query(("Orin Tavesk",), births=(BORN,), sex=Sex.MALE))
    other = the_hit(Query(("Orin Tavesk",), births=(BORN,), sex=Sex.FEMALE))
    assert other.entry == "e1"
    assert other.score < agreeing.score


def test_every_hit_lists_every_comparison_with_a_sentence() -> None:
    hit = the_hit(Query(("Orin Tavesk",)))
    assert sorted(reason.feature for reason in hit.reasons) == sorted(Feature)
    assert all(reason.says.endswith(".") for reason in hit.reasons)


def test_a_hit_says_what_is_missing_and_what_would_rule_it_out() -> None:
    hit = the_hit(Query(("Orin Tavesk",)))
    assert any("birth date" in sentence for sentence in hit.missing)
    assert any("17 September 1986" in sentence for sentence in hit.would_rule_out)
    with_document = the_hit(Query((), documents=(PASSPORT,)))
    assert not any("birth date" in sentence for sentence in with_document.missing)
    assert any("stolen" in sentence for sentence in with_document.would_rule_out)


def test_where_both_have_papers_it_is_not_asked_for_just_any() -> None:
    listed = an_entry(documents=(PASSPORT,))
    own = (Document("passport", "ZZ1234567", "UY"),)
    hit = the_hit(Query(("Orin Tavesk",), births=(BORN,), documents=own), a_list(listed))
    assert any("those of the traveller given here are others" in sentence for sentence in hit.missing)


def test_the_published_line_has_the_agreed_fields() -> None:
    line = the_hit(Query(("Orin Tavesk",), births=(BORN,))).as_json(7)
    assert list(line) == ["traveller", "entry", "score", "bits", "decision", "reasons"]
    assert line["traveller"] == 7
    assert list(line["reasons"][0]) == ["feature", "traveller", "entry", "score", "bits", "says"]  # type: ignore[index]  # a list


def test_the_best_hit_comes_first() -> None:
    watchlist = a_list(an_entry("near", "Orin Tavezk", births=()), an_entry("same"))
    hits = watchlist.screen(Query(("Orin Tavesk",), births=(BORN,)))
    assert [hit.entry for hit in hits] == ["same", "near"]


def test_an_identity_without_a_birth_date_takes_that_of_the_person_s_other_identities() -> None:
    entry = Entry("e1", (an_identity(), Identity(names=(Name("Belo Marn"),))))
    assert the_hit(Query(("Belo Marn",), births=(BORN,)), a_list(entry)).decision is HitDecision.HIT


def test_particulars_of_two_identities_are_not_mixed_when_each_has_its_own() -> None:
    stolen = Identity(names=(Name("Belo Marn"),), births=(PartialDate(1951, 2, 3),))
    hits = a_list(Entry("e1", (an_identity(), stolen))).screen(Query(("Belo Marn",), births=(BORN,)))
    assert not hits


@pytest.mark.parametrize(
    "typed", ["Abdul Rahman Bustari", "عبدالرحمن البستاري", "AlBustari Abdurrahman", "Yuri Schukarev"]
)
def test_the_index_finds_what_comparing_everything_finds(typed: str) -> None:
    watchlist = a_list()
    found = watchlist.screen(Query((typed,)))
    assert found
    assert found == watchlist.screen_all(Query((typed,)))


def test_a_name_that_cannot_be_read_is_left_out_of_the_list_and_said() -> None:
    watchlist = a_list(an_entry("e1", "Orin Tavesk", "\x00"), Entry("e2", (Identity(names=(Name("??"),)),)))
    assert [sentence.split(":")[0] for sentence in watchlist.unreadable] == ["entry e1", "entry e2"]
    assert the_hit(Query(("Orin Tavesk",)), watchlist).entry == "e1"


def test_two_entries_of_one_id_are_refused() -> None:
    with pytest.raises(InvalidValue, match="two entries"):
        Watchlist([an_entry(), an_entry()])


@pytest.mark.parametrize("names", [(), ("x",) * 21])
def test_an_empty_or_unreasonable_question_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(InvalidValue):
        Query(names)


def test_a_typed_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(InvalidValue, match="control characters"):
        a_list().screen(Query(("Orin\x07",)))


def test_an_entry_with_nothing_to_find_it_by_is_refused() -> None:
    with pytest.raises(InvalidValue, match="e9"):
        Entry("e9", (Identity(names=()),))


def test_a_real_person_known_from_the_press_is_never_put_on_a_list() -> None:
    assert Entry.of("e1", a_subject()) == Entry("e1", a_subject().identities)
    assert Entry.of("e1", a_subject(identities=(an_identity(names=(), documents=()),))) is None
    with pytest.raises(NotInThisMode):
        Entry.of("e1", a_subject(reality=Reality.PRESS))


A_SCORE = st.floats(-0.9, 0.95)
SOME_REASONS = st.lists(
    st.builds(Comparison, st.sampled_from(Feature), st.just(""), st.just(""), A_SCORE, st.just("")), max_size=6
)


@given(SOME_REASONS)
def test_a_combined_score_is_bounded(reasons: list[Comparison]) -> None:
    assert (
        0.0 <= combined([reason for reason in reasons if reason.feature is not Feature.NAME or reason.score > 0]) <= 1.0
    )


@given(SOME_REASONS, st.sampled_from([f for f in Feature if f is not Feature.NAME]), st.floats(0.0, 0.95))
def test_adding_something_that_agrees_never_lowers_the_score(
    reasons: list[Comparison], feature: Feature, score: float
) -> None:
    kept = [reason for reason in reasons if reason.feature is not feature]
    assert combined([*kept, Comparison(feature, "", "", score, "")]) >= combined(kept) - 1e-12


@pytest.mark.parametrize(
    "more",
    [{"births": (BORN,)}, {"documents": (PASSPORT,)}, {"nationalities": ("UY",)}, {"sex": Sex.MALE}, {"sex": UNKNOWN}],
)
def test_telling_the_list_more_that_agrees_never_lowers_a_hit(more: dict[str, object]) -> None:
    plain = Query(("Orin Tavezk",))
    assert the_hit(replace(plain, **more)).score >= the_hit(plain).score  # type: ignore[arg-type]  # as above
