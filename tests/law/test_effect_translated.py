"""Translations in a country's file: whole, named, and of the words as they read now."""

import tomllib

import pytest

from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.phrase import Translation, Written
from fairnotice.law.effect_file import digest_of, parse_profile
from fairnotice.law.effect_profiles import COMMON, DEFAULT, profile
from fairnotice.law.effect_translated import LANGUAGES, digest_of_sentences

PLAIN = """
as_of = 2026-11-23

[[line]]
id = "xx-line"
modality = "must"
applies_to = ["notice"]
says = "Ask the court."
short = "The court first."
cites = "Act, s. 1"
source = "https://example.org"
authority = "primary_law"
seen = true
read = 2026-11-20
"""
OF = digest_of_sentences({"says": "Ask the court.", "short": "The court first."})
FRENCH = f"""
[line.translated.fr]
by = "A. Reader"
of = "{OF}"
says = "Saisir le tribunal."
short = "Le tribunal d'abord."
"""


def test_a_line_has_its_translation_beside_its_words() -> None:
    line = parse_profile("xx", PLAIN + FRENCH).entries[0].line
    assert (line.says, line.brief) == ("Ask the court.", "The court first.")
    assert isinstance(line.brief, Written)
    assert line.brief.translations == {"fr": Translation("Le tribunal d'abord.", "A. Reader")}


@pytest.mark.parametrize(
    ("replaced", "by", "complaint"),
    [
        ("translated.fr", "translated.tlh", "translated.tlh is not one of ar, es, fr"),
        ('by = "A. Reader"', "", "needs by, of, says, short"),
        ('by = "A. Reader"', 'by = " "', "needs by, of, says, short"),
        ('short = "Le tribunal d\'abord."', "", "needs by, of, says, short"),
        ('by = "A. Reader"', 'by = "A. Reader"\ncondition = "Si."', "nothing else"),
        ('by = "A. Reader"', "by = 1", "each a text"),
        ('says = "Ask the court."', 'says = "Do not ask the court."', "made of other words"),
    ],
)
def test_a_translation_that_is_not_whole_or_is_of_other_words_is_refused(
    replaced: str, by: str, complaint: str
) -> None:
    file = PLAIN + FRENCH
    assert replaced in file
    with pytest.raises(InvalidValue, match=r"effects/xx\.toml: line 'xx-line'") as refusal:
        parse_profile("xx", file.replace(replaced, by))
    assert complaint in str(refusal.value)


def test_the_refusal_tells_the_digits_of_the_words_as_they_are() -> None:
    with pytest.raises(InvalidValue, match=f"of = '{OF}'"):
        parse_profile("xx", PLAIN + FRENCH.replace(OF, "00000000"))


def test_an_approval_is_given_for_the_translations_as_well() -> None:
    assert digest_of(tomllib.loads(PLAIN)) != digest_of(tomllib.loads(PLAIN + FRENCH))


@pytest.mark.parametrize("name", [COMMON, DEFAULT])
def test_what_every_card_may_show_is_translated_into_every_language(name: str) -> None:
    lines = [entry.line for entry in profile(name).entries if entry.line.short and "notice" in _papers(entry)]
    assert lines
    missing = [
        (line.id, language)
        for line in lines
        for language in LANGUAGES
        if not isinstance(line.short, Written) or language not in line.short.translations
    ]
    assert missing == []


def _papers(entry: object) -> set[str]:
    return {one.value for one in entry.scope.instruments}  # type: ignore[attr-defined]  # of an Entry
