"""The languages of letters, as pages offer them, and what each letter is called."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.formats.letter import KIND_OF, TRANSLATIONS, Language, LetterKind
from fairnotice.services.letters import is_signed

NAMES: dict[Language, str] = {
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.SPANISH: "Español",
    Language.ARABIC: "العربية",
}
"""What each language calls itself."""

CALLED: dict[Language, Promise] = {
    Language.ENGLISH: _("English"),
    Language.FRENCH: _("French"),
    Language.SPANISH: _("Spanish"),
    Language.ARABIC: _("Arabic"),
}
"""What the page's language calls each, where no other language can stand."""

KINDS: dict[str, str | Promise] = {
    "approval": _("Letter of approval"),
    "refusal": _("Letter of refusal"),
    "questions": _("Questions to the bureau"),
    "ending": _("Letter on the end of a notice"),
    "late": _("Letter about a copy that is late"),
}


@dataclass(frozen=True, slots=True)
class LanguageShown:
    """One language in which a letter can be printed. `reviewed`: somebody signed the translation as it reads now."""

    language: str
    name: str
    reviewed: bool


def languages_of(kind: str) -> tuple[LanguageShown, ...]:
    """The languages of a kind of letter, or of the one that tells of an event: first English, which was sent."""
    found = KIND_OF.get(kind) or LetterKind(kind)
    others = (LanguageShown(one.value, NAMES[one], is_signed(found, one)) for one in TRANSLATIONS)
    return (LanguageShown("en", NAMES[Language.ENGLISH], True), *others)
