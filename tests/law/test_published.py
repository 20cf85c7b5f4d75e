"""Published practice as data: where it was published, what it is about, in which words its codes are told."""

import pytest

from fairnotice.domain.errors import InvalidValue, NotFound
from fairnotice.law.model import Ground
from fairnotice.law.published.entries import (
    JUDGING,
    PublishedFactor,
    PublishedKind,
    PublishedOutcome,
    precedent,
    published,
    published_entry,
    same_affair,
)
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.provisions import Provision, factor_provisions, provision, provisions, provisions_of
from fairnotice.law.published.rules_beside import rules_beside
from fairnotice.law.published.words import (
    chapter_title,
    fact_words,
    factor_told,
    factor_words,
    plain,
    title_words,
    topic_words,
)

REPOSITORY, COMMISSION = PublishedKind.REPOSITORY, PublishedKind.COMMISSION


def test_examples_and_decisions_are_kept_apart() -> None:
    assert published() == published(REPOSITORY) + published(COMMISSION)
    assert {entry.kind for entry in published(COMMISSION)} == {COMMISSION}
    assert len({entry.id for entry in published()}) == len(published())


def test_each_says_where_it_was_published_and_how_it_ended() -> None:
    assert not [e.id for e in published() if not (e.where and e.edition and e.chapter and e.facts)]
    assert not [e.id for e in published(COMMISSION) if not (e.url.startswith("https://") and e.read)]
    assert {e.outcome for e in published(COMMISSION)} == {PublishedOutcome.COMPLIANT, PublishedOutcome.NOT_COMPLIANT}


def test_what_already_judges_is_told_apart_from_what_may_be_compared() -> None:
    assert not [e.id for e in published() if JUDGING & e.coded.keys()]
    decision = published_entry("ccf-2023-03")
    assert "facts_clear" in decision.judged
    assert "extradition_barred_by_nationality" in decision.coded


def test_a_decision_of_which_only_the_header_was_read_says_so() -> None:
    assert not published_entry("ccf-2017-08").whole
    assert published_entry("ccf-2023-03").whole


def test_an_entry_is_found_by_its_id_in_any_case() -> None:
    assert published_entry("ROP-041").id == "rop-041"
    with pytest.raises(NotFound):
        published_entry("rop-000")


def test_an_affair_told_twice_names_the_other_telling() -> None:
    told = published_entry("rop-057")
    assert "rop-108" in [entry.id for entry in same_affair(told)]
    assert told not in same_affair(told)
    assert same_affair(published_entry("rop-041")) == ()


def test_an_outcome_goes_one_way_the_other_or_neither() -> None:
    assert PublishedOutcome.COMPLIANT.favours is PublishedOutcome.APPROVED.favours is True
    assert PublishedOutcome.CANCELLED.favours is PublishedOutcome.NOT_COMPLIANT.favours is False
    assert PublishedOutcome.CONDITIONAL.favours is PublishedOutcome.UNCLEAR.favours is None


def test_an_entry_with_the_least_that_the_data_may_give_is_read() -> None:
    least = {
        "id": "x-1",
        "example_kind": "case",
        "chapter": "9 Invented",
        "chapter_version": "2024-11",
        "where": "9 Case 1",
        "topic": "invented",
        "facts": "Nothing happened.",
        "facts_coded": {},
        "outcome": "unclear",
    }
    read = precedent(least, REPOSITORY)
    assert (read.articles, read.factors, read.notice_kinds) == ((), (), ("unspecified",))


@pytest.mark.parametrize(
    ("text", "instrument", "number"),
    [
        ("3", "Const", "3"),
        ("art. 2(1)", "Const", "2.1"),
        ("Constitution 3", "Const", "3"),
        ("34(3)(d)", "RPD", "34.3.d"),
        ("rpd Article 83(1)(a)(i)", "RPD", "83.1.a.i"),
        ("3.13", "RoP", "3.13"),
        ("RoP 3.13, para. 2", "RoP", "3.13"),
        ("RoP 3.1, case 18", "RoP", "3.1"),
        ("AG-2010-RES-10", "AG-2010-RES-10", ""),
        ("CCF art. 42", "CCF", "42"),
    ],
)
def test_an_article_is_read_as_people_write_it(text: str, instrument: str, number: str) -> None:
    assert provision(text) == Provision(instrument, tuple(number.split(".")) if number else ())


@pytest.mark.parametrize("text", ["", "political", "RPD", "83 and 84", "ICJ-2002 paras. 51-55", "83(", "Protocol 3"])
def test_a_text_that_names_no_one_article_is_refused_with_examples(text: str) -> None:
    with pytest.raises(InvalidValue, match="RPD 34"):
        provision(text)


def test_a_citation_of_several_instruments_names_all_of_them() -> None:
    named = provisions("Const art. 2(1); RPD art. 11, 87(b); Resolution AGN/2017/86/RES/09")
    assert [(p.instrument, *p.number) for p in named] == [
        ("Const", "2", "1"),
        ("RPD", "11"),
        ("RPD", "87", "b"),
        ("GA-2017-86-RES-09",),
    ]


def test_a_place_holds_what_lies_within_it_and_no_neighbour() -> None:
    assert provision("RoP 3.3").holds(provision("RoP 3.3.1"))
    assert provision("RPD 34(3)(d)").holds(provision("RPD 34"))
    assert not provision("RoP 3.1").holds(provision("RoP 3.10"))
    assert not provision("Const 3").holds(provision("RPD 3(1)"))


def test_the_name_of_a_factor_begins_with_its_place() -> None:
    assert factor_provisions("34(3)(a) nature of offence") == (Provision("RPD", ("34", "3", "a")),)
    assert factor_provisions("art2 torture") == (Provision("Const", ("2",)),)
    assert factor_provisions("art2(2) outside ordinary-law crime") == (Provision("Const", ("2", "2")),)
    assert factor_provisions("3.13 facts-charges link") == (Provision("RoP", ("3", "13")),)
    assert factor_provisions("AG-2010-RES-10 protest") == (Provision("AG-2010-RES-10"),)
    assert factor_provisions("family matter") == ()


def test_an_entry_is_about_its_article_its_chapter_and_what_its_factors_name() -> None:
    about = provisions_of("rop-041")
    assert {Provision("Const", ("3",)), Provision("RoP", ("3", "1")), Provision("RPD", ("34", "3", "g"))} <= set(about)
    assert Provision("CCF", ("42",)) in provisions_of("ccf-2017-10")


@pytest.mark.parametrize(
    ("code", "ground"),
    [
        ("rop-041", Ground.POLITICAL),
        ("rop-041", Ground.MILITARY),
        ("rop-041", Ground.IMMUNITY),
        ("rop-003", Ground.NEUTRALITY),
        ("rop-005", Ground.HUMAN_RIGHTS),
        ("ccf-2023-03", Ground.INSUFFICIENT_FACTS),
        ("ccf-2023-04", Ground.REFUGEE),
        ("ccf-2025-01", Ground.EXCLUDED_OFFENCE),
    ],
)
def test_an_entry_speaks_about_grounds_of_our_list(code: str, ground: Ground) -> None:
    assert ground in grounds_told(code)


def test_an_example_under_article_2_alone_is_not_about_political_character() -> None:
    assert grounds_told("rop-005") == (Ground.HUMAN_RIGHTS,)


def test_every_entry_under_an_article_is_about_a_ground() -> None:
    assert not [e.id for e in published() if e.articles and not grounds_told(e.id)]


def test_codes_are_told_in_words() -> None:
    assert fact_words("private_gain", False) == "private gain: no"
    assert fact_words("requesting_source", "state") == "who asks: a state"
    assert fact_words("offence_category", frozenset({"murder", "bodily_harm"})) == (
        "offence category: bodily harm or murder"
    )
    assert fact_words("extradition_refused_by_n_countries", 1) == "countries that refused extradition: 1"


def test_a_topic_and_a_chapter_are_told_in_words() -> None:
    assert topic_words("coup_unrest") == "coup and unrest"
    assert topic_words("something_new") == "something new"
    assert title_words(published_entry("rop-041")) == "RoP 3.1 Case 18"
    assert title_words(published_entry("ccf-2017-03")) == "Commission, decision 3 of 2017"
    assert chapter_title("3.13 Coherence") == "Coherence"
    assert chapter_title("Decisions of 2017") == "Decisions of 2017"


def test_a_factor_is_told_with_its_place_its_direction_and_its_rule() -> None:
    assert factor_words("34(3)(f) neutrality") == "RPD art. 34(3)(f): neutrality"
    assert factor_words("art2(2) outside ordinary-law crime") == "Const art. 2(2): outside ordinary-law crime"
    assert factor_words("3.12 separation of charges") == "RoP 3.12: separation of charges"
    assert factor_words("family matter") == "Family matter"
    assert plain("wanted_diffusion") == "wanted diffusion"
    told = factor_told(PublishedFactor("34(3)(f) neutrality", "against", "a dispute", "RPD art. 34"))
    assert told == "RPD art. 34(3)(f): neutrality, against processing: a dispute (RPD art. 34)"


def test_an_example_has_the_rules_of_its_own_chapter_beside_it() -> None:
    beside = rules_beside("rop-041")
    assert beside
    assert all(rule.cites.instrument == "RoP" for rule in beside)
    assert all(Provision("RoP", ("3", "1")) in provisions(str(rule.cites)) for rule in beside)


def test_a_decision_has_the_rules_on_the_articles_that_it_names_and_no_wider_ones() -> None:
    codes = {rule.code for rule in rules_beside("ccf-2025-02")}
    assert "rpd-83-2-b-i" in codes  # RPD art. 83(2)(b)(i)
    assert "rpd-83-1-a-ii-pros" not in codes  # another part of article 83
    assert rules_beside("ccf-2018-09") == ()  # only the header was read: it names no article
