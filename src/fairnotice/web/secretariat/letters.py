"""The letters of a request or notice as pages show them: their versions, and their forms in other languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from fairnotice.services.letters import Kept
from fairnotice.web.letters.languages import KINDS, LanguageShown, languages_of


@dataclass(frozen=True, slots=True)
class LetterShown:
    """A letter that was sent, and the drafts before it."""

    id: UUID
    title: str | Promise
    text: str
    made_at: datetime
    drafts: tuple[str, ...]
    forms: tuple[LanguageShown, ...]


def letters_shown(kept: Iterable[Kept]) -> tuple[LetterShown, ...]:
    """The letters that were sent, the newest first."""
    given = list(kept)
    sent = [one for one in given if one.sent]
    return tuple(_shown(one, given) for one in reversed(sent))


def _shown(sent: Kept, every: Iterable[Kept]) -> LetterShown:
    drafts = tuple(one.text for one in every if one.made_at == sent.made_at and not one.sent)
    return LetterShown(sent.id, KINDS[sent.kind], sent.text, sent.made_at, drafts, languages_of(sent.kind))
