"""The words of the card in four languages: none forgotten, none that says less, and what is not there in English."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.utils.translation import gettext, override

import fairnotice
from fairnotice.border.languages import CardLanguage, card_language, words_of
from fairnotice.border.saying import said, translators
from fairnotice.border.words import BARS
from fairnotice.domain.lifecycle.notice import NoticeState
from fairnotice.domain.phrase import Named, Phrase, Translation, Written
from fairnotice.formats.letter import TRANSLATIONS, Language
from fairnotice.law.effect import EXAMPLE, WITHHELD
from fairnotice.law.effect_profiles import CLASSES
from fairnotice.web.words import TABLES

SOURCE = Path(fairnotice.__file__).parent
TEMPLATES = SOURCE / "web" / "templates"
OF_THE_CARD = ("one", "one_lines", "one_card", "card", "card_lines", "card_short", "card_languages", "why")
MARKED = re.compile(r'{% translate "([^"]*)"')
LAW = ("domain/effect.py", "law/effect.py", "law/effect_bars.py", "law/effect_words.py")
FREE = {"thing"}
"""What a translation may leave out: grammar makes it hard, and the page says it elsewhere."""
FRENCH = {language.value: words_of(language) for language in TRANSLATIONS}["fr"]


def marked() -> Iterator[str]:
    """Every string that the templates of the card mark."""
    for name in OF_THE_CARD:
        yield from MARKED.findall((TEMPLATES / "border" / f"{name}.html").read_text(encoding="utf-8"))
    yield from MARKED.findall((TEMPLATES / "duty" / "on_call.html").read_text(encoding="utf-8"))
    tree = ast.parse((SOURCE / "border" / "card.py").read_text(encoding="utf-8"))
    yield from (text for call in calls_of(tree, "_") for text in texts_in(call.args[0]))


def phrases() -> Iterator[str]:
    """Every pattern that the core says, as its code has it."""
    for name in LAW:
        tree = ast.parse((SOURCE / name).read_text(encoding="utf-8"))
        for call in calls_of(tree, "Phrase"):
            yield from texts_in(call.args[0])
    yield from (f"{WITHHELD}{{line}}", f"{EXAMPLE}{{line}}")


def calls_of(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
            yield node


def texts_in(node: ast.expr) -> Iterator[str]:
    """The texts that an argument can be: one, or one of several that a condition chooses among."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    if isinstance(node, ast.IfExp):
        yield from texts_in(node.body)
        yield from texts_in(node.orelse)


def test_every_marked_string_of_the_card_is_in_the_table() -> None:
    found = set(marked())
    assert {"Must not", "Call", "Clocks that start", "Do not arrest: a bar stands"} <= found
    assert sorted(found - set(FRENCH)) == []


def test_every_phrase_of_the_core_is_in_the_table() -> None:
    found = set(phrases())
    assert len(found) > 50
    assert sorted(found - set(FRENCH)) == []


def test_every_word_that_a_code_of_the_card_stands_for_is_in_the_table() -> None:
    tables = ("kind", "modality", "confidence", "other_measure")
    words = {str(word) for name in tables for word in TABLES[name].values()} | {str(word) for word in BARS.values()}
    words |= {*CLASSES.values(), "notice", "diffusion", "warrant"}
    words |= {state.value.replace("_", " ") for state in NoticeState if state is not NoticeState.PUBLISHED}
    assert sorted(words - set(FRENCH)) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_leaves_out_nothing_but_the_name_of_the_paper(language: Language) -> None:
    wrong = [
        english
        for english, other in words_of(language).items()
        if not places(english) - FREE <= places(other) <= places(english) or re.search(r"[<>&]", other)
    ]
    assert wrong == []


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _how in Formatter().parse(text) if name} | set(
        re.findall(r"%\((\w+)\)s", text)
    )


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_framework_answers_with_the_table_and_keeps_its_own_words(language: Language) -> None:
    with override(language.value):
        assert gettext("Must not") == words_of(language)["Must not"] != "Must not"
        assert gettext("This field is required.") != "This field is required."
        assert gettext("A string that nobody has translated") == "A string that nobody has translated"
    with override("en"):
        assert gettext("Must not") == "Must not"


def test_days_and_countries_inside_a_phrase_are_written_in_its_language() -> None:
    phrase = Phrase("The requester says that it asks for no extradition from {place}.", place=Named("Germany", "DE"))
    assert phrase == "The requester says that it asks for no extradition from Germany."
    with override("es"):
        assert "Alemania" in said(phrase)
        assert "Germany" not in said(phrase)
        assert "lang=" not in said(phrase)
    with override("en"):
        assert said(phrase) == f'<span lang="en" dir="ltr">{phrase}</span>'


def test_a_phrase_without_a_translation_is_shown_in_english_and_marked() -> None:
    with override("ar"):
        assert said(Phrase("Nobody has translated {this}.", this="this")) == (
            '<span lang="en" dir="ltr">Nobody has translated this.</span>'
        )


def test_a_line_without_a_translation_stays_as_it_was_written_inside_one_that_has() -> None:
    with override("fr"):
        text = said(Phrase(f"{EXAMPLE}{{line}}", line=Written("Arrest <him>.")))
    assert text == (
        'EXEMPLE, approuvé par aucune autorité nationale : <span lang="en" dir="ltr">Arrest &lt;him&gt;.</span>'
    )


def test_a_line_is_shown_in_a_language_that_its_file_has_and_in_no_other() -> None:
    line = Written("Ask the court.", {"fr": Translation("Saisir le tribunal.", "A. Reader")})
    with override("fr"):
        assert (said(line), translators([line])) == ("Saisir le tribunal.", ("A. Reader",))
    with override("es"):
        assert (said(line), translators([line])) == ('<span lang="en" dir="ltr">Ask the court.</span>', ())


@pytest.mark.parametrize(
    ("cookie", "code", "from_right", "unreviewed"),
    [
        ("", "en", False, False),
        ("en", "en", False, False),
        ("fr", "fr", False, True),
        ("ar", "ar", True, True),
        ("tlh", "en", False, False),
        ('"><script>', "en", False, False),
    ],
)
def test_the_language_is_the_one_chosen_on_this_device(
    cookie: str, code: str, from_right: bool, unreviewed: bool
) -> None:
    found = asked_with(cookie)
    assert (found.code, found.from_right, bool(found.unreviewed)) == (code, from_right, unreviewed)
    assert [one.code for one in found.offered if one.chosen] == [code]


def test_a_language_that_was_signed_for_does_not_say_that_it_is_unreviewed(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from fairnotice.formats.printed.labels import Signed, digest_of, labels

    signed = Signed("card", Language.FRENCH, digest_of(Language.FRENCH, "card"), "A. Reader", date(2026, 12, 1))
    monkeypatch.setattr("fairnotice.formats.printed.labels.signatures", lambda: (signed,))
    labels.cache_clear()
    try:
        assert (asked_with("fr").unreviewed, bool(asked_with("es").unreviewed)) == ("", True)
    finally:
        labels.cache_clear()


def asked_with(cookie: str) -> CardLanguage:
    request = RequestFactory().get("/")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = cookie
    with override("en"):
        return card_language(request)
