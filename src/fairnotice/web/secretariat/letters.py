"""The letters of a request or notice as pages show them: their versions, and their forms in other languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.formats.letter import TRANSLATIONS, Language
from fairnotice.services.letters import Kept, is_signed

NAMES: dict[Language, str] = {
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.SPANISH: "Español",
    Language.ARABIC: "العربية",
}
"""What each language calls itself."""

KINDS: dict[str, str | Promise] = {
    "approval": _("Letter of approval"),
    "refusal": _("Letter of refusal"),
    "questions": _("Questions to the bureau"),
    "ending": _("Letter on the end of a notice"),
}


@dataclass(frozen=True, slots=True)
class FormShown:
    """One language in which a letter can be printed. `reviewed`: somebody signed the translation as it reads now."""

    language: str
    name: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter that was sent, and the drafts before it."""

    id: UUID
    title: str | Promise
    text: str
    made_at: datetime
    drafts: tuple[str, ...]
    forms: tuple[FormShown, ...]


def letters_shown(kept: Iterable[Kept]) -> tuple[LetterShown, ...]:
    """The letters that were sent, the newest first."""
    given = list(kept)
    sent = [one for one in given if one.sent]
    return tuple(_shown(one, given) for one in reversed(sent))


def _shown(sent: Kept, every: Iterable[Kept]) -> LetterShown:
    drafts = tuple(one.text for one in every if one.made_at == sent.made_at and not one.sent)
    return LetterShown(sent.id, KINDS[sent.kind], sent.text, sent.made_at, drafts, forms_of(sent))


def forms_of(sent: Kept) -> tuple[FormShown, ...]:
    """The languages of a letter, English first, which is what was sent."""
    others = (FormShown(one.value, NAMES[one], is_signed(sent.kind, one)) for one in TRANSLATIONS)
    return (FormShown("en", NAMES[Language.ENGLISH], True), *others)
