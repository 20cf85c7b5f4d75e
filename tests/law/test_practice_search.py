"""Looking for published practice: words, filters, and their order."""

import json
from time import perf_counter

import pytest
from jsonschema import Draft202012Validator

from fairnotice.domain.errors import InvalidValue
from fairnotice.law.precedents import nearest_to
from fairnotice.law.published.answers import practice_json, practice_schema
from fairnotice.law.published.entries import PublishedKind, PublishedOutcome, published, published_entry
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.search import LONGEST, FoundPractice, Sought, factor_names, has_practice, narrowed, search
from fairnotice.law.published.text import words_of


def ids(*found: FoundPractice) -> list[str]:
    return [each.entry.id for each in found]


def test_nothing_asked_gives_everything_as_it_was_published() -> None:
    assert ids(*search(Sought())) == [entry.id for entry in published()]
    assert not Sought(text="  ").narrows
    assert Sought(factor="f").narrows


def test_a_word_of_the_story_is_found() -> None:
    found = {each.entry.id: each.words for each in search(Sought(text="pilot"))}
    assert found["rop-022"] == ("pilot",)


@pytest.mark.parametrize("text", ["PILOTS", "pílot", "pilo", "the pilot"])
def test_large_letters_accents_many_and_a_beginning_find_the_same(text: str) -> None:
    assert "rop-022" in ids(*search(Sought(text=text)))


def test_words_that_every_text_has_are_passed_over() -> None:
    assert words_of("The elections and the parties of a class") == ("election", "party", "class")


def test_two_letters_are_a_word_and_not_a_beginning() -> None:
    found = ids(*search(Sought(text="ne")))
    assert "ccf-2025-01" in found  # "ne bis in idem"
    assert "rop-003" not in found  # "neutrality"
    assert search(Sought(text="zz")) == ()


def test_what_holds_more_of_the_words_comes_first() -> None:
    found = search(Sought(text="election riot"))
    counts = [len(each.words) for each in found]
    assert counts[0] == 2
    assert counts == sorted(counts, reverse=True)


def test_a_rare_word_counts_for_more_than_one_that_many_have() -> None:
    found = {each.entry.id: each.score for each in search(Sought(text="custody"))}
    common = {each.entry.id: each.score for each in search(Sought(text="person"))}
    assert max(found.values()) > max(common.values())


def test_the_same_words_give_the_same_order() -> None:
    assert search(Sought(text="coup violence")) == search(Sought(text="coup violence"))


def test_no_more_than_asked() -> None:
    assert len(search(Sought(text="state"), limit=3)) == 3


def test_a_word_that_nobody_wrote_finds_nothing() -> None:
    assert search(Sought(text="zzzz")) == ()


def test_filters_all_have_to_fit() -> None:
    found = search(Sought(text="coup", outcome="refused", article="3", kind="repository"))
    assert found
    for each in found:
        assert each.entry.outcome is PublishedOutcome.REFUSED
        assert "3" in each.entry.articles
        assert each.entry.kind is PublishedKind.REPOSITORY


def test_what_narrows_gives_the_ids_that_are_left_and_nothing_narrows_nothing() -> None:
    assert narrowed(Sought()) is None
    assert "rop-003" in (narrowed(Sought(factor="f")) or ())


@pytest.mark.parametrize("article", ["RPD art. 83", "RPD 83(1)(a)(i)", "83"])
def test_an_article_finds_whoever_is_about_it_or_about_a_part_of_it(article: str) -> None:
    assert "ccf-2025-02" in ids(*search(Sought(article=article)))


def test_a_ground_finds_what_is_about_it() -> None:
    found = search(Sought(ground="Insufficient facts"))
    assert found
    assert all("insufficient_facts" in grounds_told(each.entry.id) for each in found)


@pytest.mark.parametrize("factor", ["f", "34(3)(f) neutrality", "neutrality", "RPD art. 34(3)(f)"])
def test_a_factor_is_named_by_letter_by_name_or_by_a_part_of_it(factor: str) -> None:
    found = search(Sought(factor=factor))
    assert "rop-003" in ids(*found)
    assert all(any(f.name == "34(3)(f) neutrality" for f in each.entry.factors) for each in found)


@pytest.mark.parametrize(
    ("sought", "says"),
    [
        (Sought(outcome="won"), "There are: approved, conditional, refused"),
        (Sought(ground="style"), "There are: political"),
        (Sought(kind="court"), "There are: repository, commission"),
        (Sought(factor="style"), "neutrality"),
        (Sought(article="style"), "RPD 34"),
        (Sought(text="of the"), "no word"),
        (Sought(text="?!"), "no word"),
        (Sought(text="x" * (LONGEST + 1)), "longer than"),
    ],
)
def test_what_there_is_not_is_refused_with_what_there_is(sought: Sought, says: str) -> None:
    with pytest.raises(InvalidValue) as refused:
        search(sought)
    assert says in str(refused.value)


def test_every_factor_that_is_offered_finds_something() -> None:
    assert not [name for name in factor_names() if not search(Sought(factor=name))]


def test_an_article_of_a_finding_has_practice_or_not() -> None:
    assert has_practice("RPD art. 34")
    assert not has_practice("RPD art. 76")
    assert not has_practice("ICJ-2002 paras. 51-55")


def test_a_search_takes_less_than_five_milliseconds() -> None:
    search(Sought(text="warm"))
    begun = perf_counter()
    for _ in range(20):
        search(Sought(text="political violence opposition leader", article="3", ground="political"))
    assert (perf_counter() - begun) / 20 < 0.005


def test_what_is_answered_keeps_the_published_schema() -> None:
    validator = Draft202012Validator(practice_schema())
    entry = published_entry("rop-041")
    for answer in (
        practice_json(Sought(), search(Sought())),
        practice_json(Sought(), (FoundPractice(entry, 0.0, ()),), nearest=nearest_to(entry), beside=entry.id),
    ):
        validator.validate(json.loads(json.dumps(answer)))
        assert "no sample" in answer["note"]
