"""Letters: drafted, edited, read again, and given in other languages without a word of free text being translated."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairnotice.formats.letter import (
    TRANSLATIONS,
    Asked,
    GroundGiven,
    Held,
    Language,
    LetterKind,
    approval,
    digest_of,
    ending,
    form_of,
    in_language,
    late,
    questions,
    read,
    refusal,
    with_held,
    write,
)
from fairnotice.formats.letter.catalogue import day_words, sentences, words
from fairnotice.formats.letter.printed import Letter, page_of
from fairnotice.formats.letter.text import Fixed, Free
from fairnotice.law.model import Ground

ASKED = Asked("National Central Bureau of Uruguay", "red", date(2026, 2, 1))
DAY = date(2026, 3, 2)
MINOR = GroundGiven("minor_offence", "RPD art. 83(1)(a)(ii)", ("The penalty is 1 year, below 2 years.",), ("theft",))
POLITICAL = GroundGiven("political", "RoP 3.1", ("It was an act of state.",), ())
LETTERS = {
    LetterKind.APPROVAL: with_held(approval(ASKED, law_on=DAY), [Held("RPD art. 84(a)", "So says the court.", False)]),
    LetterKind.REFUSAL: refusal(ASKED, law_on=DAY, grounds=[MINOR, POLITICAL]),
    LetterKind.QUESTIONS: questions(ASKED, asks=["Who was there?"], answer_by=DAY),
    LetterKind.ENDING: ending("A-12/11-2026", deleted=False),
    LetterKind.LATE: late("Bureau PT", desk="North pier", since=DAY, waiting=3, ended=True),
}


def test_every_sentence_has_a_text_and_the_same_places_in_every_language() -> None:
    def places(text: str) -> set[str]:
        return {name for _text, name, _spec, _how in string.Formatter().parse(text) if name}

    for sentence in sentences().values():
        assert sentence.used_in, sentence.code
        english = places(sentence.text[Language.ENGLISH])
        assert all(places(text) == english for text in sentence.text.values()), sentence.code


def test_every_ground_has_words() -> None:
    assert set(words("ground")) == {ground.value for ground in Ground}


def test_every_citation_of_a_translation_is_one_of_its_english_sentence() -> None:
    for sentence in sentences().values():
        english = sentence.text[Language.ENGLISH]
        for language in TRANSLATIONS:
            assert sentence.text[language].count("RPD art.") == english.count("RPD art."), sentence.code


@pytest.mark.parametrize("kind", list(LetterKind))
def test_what_was_drafted_is_read_again_word_for_word(kind: LetterKind) -> None:
    assert write(read(LETTERS[kind])) == LETTERS[kind]


@pytest.mark.parametrize("kind", list(LetterKind))
@pytest.mark.parametrize("language", TRANSLATIONS)
def test_fixed_sentences_have_their_form_and_free_words_stay(kind: LetterKind, language: Language) -> None:
    told = in_language(LETTERS[kind], language)
    free = [one.text for one in read(LETTERS[kind]) if isinstance(one, Free)]
    assert [one.text for one in told if not one.fixed] == free
    fixed = [one for one in told if one.fixed]
    assert fixed
    english = {one.text for one in in_language(LETTERS[kind], Language.ENGLISH)}
    assert not english & {one.text for one in fixed}


def test_a_fixed_sentence_that_somebody_changed_is_their_own_words() -> None:
    text = LETTERS[LetterKind.REFUSAL].replace("It is refused, and nothing is published.", "Sadly it is refused.")
    assert Free("Sadly it is refused.") in read(text)
    assert next(one for one in in_language(text, Language.FRENCH) if one.text == "Sadly it is refused.").fixed is False


def test_a_sentence_of_ones_own_that_begins_as_the_address_does_is_not_translated() -> None:
    text = LETTERS[LetterKind.REFUSAL] + "\n\nTo the best of our knowledge nobody was hurt."
    assert read(text)[-1] == Free("To the best of our knowledge nobody was hurt.")
    assert read(text)[0] == Fixed("to", {"office": "National Central Bureau of Uruguay"})


def test_a_day_that_no_calendar_has_is_somebodys_own_words() -> None:
    asked = "The General Secretariat has examined your request for a red notice of 31 February 2026."
    assert read(asked) == (Free(asked),)
    wrong = "The General Secretariat has examined your request for a red notice of 3 Marchember 2026."
    assert read(wrong) == (Free(wrong),)


def test_another_form_is_offered_only_where_the_matter_itself_may_be_processed() -> None:
    assert "RPD art. 78(2)-(3)" in refusal(ASKED, law_on=DAY, grounds=[MINOR])
    assert "RPD art. 78(2)-(3)" not in LETTERS[LetterKind.REFUSAL], "one of its grounds is article 3"
    nothing = refusal(ASKED, law_on=DAY, grounds=[])
    assert "The conditions of the rules for publishing it are not met." in nothing
    assert "RPD art. 78" not in nothing


def test_an_exercise_says_so_first_and_a_request_without_a_day_has_none() -> None:
    text = approval(Asked("Bureau", "wanted_diffusion", None, simulated=True), law_on=DAY)
    assert text.startswith("SIMULATED. This is an exercise.")
    assert Fixed("examined-undated", {"kind": "wanted_diffusion"}) in read(text)


def test_what_was_held_stands_before_what_the_source_owes_or_last() -> None:
    held = [Held("RPD art. 83(1)(a)(ii)", "It matters to many.", True)]
    codes = [one.code for one in read(with_held(approval(ASKED, law_on=DAY), held)) if isinstance(one, Fixed)]
    assert codes.index("held-waived") == codes.index("if-it-changes") - 1
    assert read(with_held("Approved.", held))[-1] == Free("It matters to many.")
    assert with_held("Approved.", []) == "Approved."


def test_a_deleted_notice_is_not_filed_again_by_the_letter() -> None:
    assert "you may file the matter again" in LETTERS[LetterKind.ENDING]
    assert "you may file the matter again" not in ending("A-1/1-2026", deleted=True)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_any_day_is_read_as_it_was_written(day: date) -> None:
    sentence = write([Fixed("law-on", {"day": day})])
    assert read(sentence) == (Fixed("law-on", {"day": day}),)
    assert all(str(day.year) in day_words(day, language) for language in Language)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))), max_size=4))
def test_no_text_makes_reading_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    for language in Language:
        in_language(text, language)


def test_in_french_the_first_of_a_month_is_said_so() -> None:
    assert day_words(date(2026, 5, 1), Language.FRENCH) == "1er mai 2026"


def test_in_arabic_a_citation_is_kept_together_in_its_own_direction() -> None:
    said = [one.text for one in in_language(LETTERS[LetterKind.REFUSAL], Language.ARABIC)]
    assert any("\u2066RPD\u00a0art.\u00a083(1)(a)(ii)\u2069)" in text for text in said)
    assert all(text.count("\u2066") == text.count("\u2069") for text in said)


def test_a_changed_word_changes_what_was_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {(kind, language): digest_of(kind, language) for kind in LetterKind for language in TRANSLATIONS}
    assert len(set(before.values())) == len(before)
    monkeypatch.setattr("fairnotice.formats.letter.catalogue.sentences", lambda: _changed())
    changed = {key for key, digest in before.items() if digest_of(*key) != digest}
    assert changed == {(LetterKind.REFUSAL, Language.FRENCH)}


def _changed() -> dict[str, object]:
    from dataclasses import replace

    every = dict(sentences())
    refused = every["refused"]
    every["refused"] = replace(refused, text={**refused.text, Language.FRENCH: "Refus."})
    return dict(every)


def test_a_form_is_everything_fixed_in_its_letter() -> None:
    form = form_of(LetterKind.REFUSAL, Language.SPANISH)
    assert form["refused"] == "Queda denegada y no se publica nada."
    assert form["ground.minor_offence"]
    assert form["title.refusal"]
    assert "approved" not in form


def test_the_page_says_that_a_translation_is_unreviewed_until_it_is_signed() -> None:
    letter = Letter(LetterKind.REFUSAL, LETTERS[LetterKind.REFUSAL], DAY, "Timber", example=True)
    assert page_of(letter, Language.FRENCH, reviewed=False)["unreviewed"].startswith("Traduction non révisée")
    assert page_of(letter, Language.FRENCH, reviewed=True)["unreviewed"] == ""
    english = page_of(letter, Language.ENGLISH, reviewed=False)
    assert english["unreviewed"] == english["as_written"] == ""
    assert english["example"].startswith("EXAMPLE")
    assert page_of(letter, Language.ARABIC, reviewed=False)["from_right"] is True
    live = Letter(LetterKind.ENDING, "General Secretariat", DAY, "Timber")
    assert page_of(live, Language.FRENCH, reviewed=True)["example"] == ""
    assert page_of(live, Language.FRENCH, reviewed=True)["as_written"] == "", "nothing in it is free text"
