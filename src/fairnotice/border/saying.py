"""Sentences of the law in the language of the card: what has a translation in it, and the rest marked as English."""

from collections.abc import Iterable
from datetime import date

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from fairnotice.border.languages import words_of
from fairnotice.border.writing import country_text, day_text
from fairnotice.domain.phrase import Named, Phrase, Written
from fairnotice.formats.letter import TRANSLATIONS, Language


def said(text: object) -> SafeString:
    """A sentence in the active language, if there is one in it. Else as it was written, with its own language said."""
    code = get_language()
    language = Language(code) if code in set(TRANSLATIONS) else None
    return _english(text) if language is None else _in(language, text)


def translators(texts: Iterable[str]) -> tuple[str, ...]:
    """Who translated these sentences into the active language, each once."""
    code = get_language() or ""
    found = [each.translations[code].by for text in texts for each in _written(text) if code in each.translations]
    return tuple(dict.fromkeys(found))


def _in(language: Language, text: object) -> SafeString:
    if isinstance(text, date):
        return format_html('<time datetime="{}">{}</time>', text.isoformat(), day_text(text))
    if isinstance(text, Named):
        return _named(text)
    if isinstance(text, Written):
        made = text.translations.get(language.value)
        return _english(text) if made is None else format_html("{}", made.text)
    if isinstance(text, Phrase) and (pattern := words_of(language).get(text.pattern)):
        values = {name: _in(language, value) for name, value in text.values.items()}
        return mark_safe(escape(pattern).format(**values))  # noqa: S308  both are escaped
    return _english(text)


def _named(text: Named) -> SafeString:
    if isinstance(text.of, date):
        return format_html('<time datetime="{}">{}</time>', text.of.isoformat(), day_text(text.of))
    return format_html("<bdi>{}</bdi>", country_text(text.of) if text.of else text)


def _english(text: object) -> SafeString:
    return format_html('<span lang="en" dir="ltr">{}</span>', "" if text is None else text)


def _written(text: object) -> Iterable[Written]:
    if isinstance(text, Written):
        yield text
    if isinstance(text, Phrase):
        for value in text.values.values():
            yield from _written(value)
