"""The language of the card: which ones there are, which one the officer chose, and its words.

The words are those of the table of prints (`formats/printed/card.toml`), so that one list says who has signed them.
They answer the marked strings of the card's templates while its language is the active one; the page around it keeps
its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import NullTranslations
from types import MappingProxyType

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language, get_language_bidi, get_language_info, trans_real

from fairnotice.formats.letter import TRANSLATIONS, Language
from fairnotice.formats.printed.labels import labels

FORM = "card"


@dataclass(frozen=True, slots=True)
class Offered:
    """A language that an officer can choose, by the name that it calls itself."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class CardLanguage:
    """In which language the card is shown. `unreviewed`: what it says while nobody has signed its words; else empty."""

    code: str
    from_right: bool
    unreviewed: str
    offered: tuple[Offered, ...]


def card_language(request: HttpRequest) -> CardLanguage:
    """The language that the officer chose on this device; where none was chosen, that of the page."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    page = get_language() or settings.LANGUAGE_CODE
    code = chosen if chosen in set(Language) else page
    offered = tuple(Offered(one.value, get_language_info(one.value)["name_local"], one == code) for one in Language)
    if code not in set(Language):
        return CardLanguage(code, get_language_bidi(), "", offered)
    language, words = Language(code), labels(Language(code), FORM)
    unreviewed = "" if words.reviewed else words("note", "unreviewed")
    return CardLanguage(code, language.from_right, unreviewed, offered)


@cache
def words_of(language: Language) -> Mapping[str, str]:
    """The words of the card by the English ones."""
    english, other = labels(Language.ENGLISH, FORM).words, labels(language, FORM).words
    pairs = ((words[code], other[group][code]) for group, words in english.items() for code in words)
    return MappingProxyType({word: translated for word, translated in pairs if word and translated})


class Catalogue(NullTranslations):
    """The words of the card in one language; what it does not have, as the framework has it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = words_of(language)
        self._language = language.value

    @cached_property
    def _others(self) -> NullTranslations:
        found: NullTranslations = trans_real.DjangoTranslation(self._language)
        return found

    def language(self) -> str:
        """The code of the language."""
        return self._language

    def to_language(self) -> str:
        """The same, under the name that Django asks for."""
        return self._language

    def gettext(self, message: str) -> str:
        """One string. A context before the separator is left out: the card has one word for each."""
        found = self._words.get(message.rpartition("\x04")[2])
        return found if found is not None else self._others.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One string or its plural."""
        return self._others.ngettext(msgid1, msgid2, n)


def install() -> None:
    """Give Django the three catalogues, instead of files that it would look for."""
    for language in TRANSLATIONS:
        trans_real._translations[language.value] = Catalogue(language)  # type: ignore[attr-defined]  # no public way
