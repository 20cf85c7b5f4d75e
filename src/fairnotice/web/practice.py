"""Published practice as pages show it, and the form that looks for it: for the public pages and for the workbench."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import InvalidValue
from fairnotice.law.precedents import Likeness, nearness_told
from fairnotice.law.published.entries import Precedent, PublishedKind, PublishedOutcome, published, published_entry
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.search import LONGEST, FoundPractice, Sought, factor_names, has_practice, search
from fairnotice.law.published.words import (
    chapter_title,
    factor_told,
    factor_words,
    plain,
    title_words,
    topic_words,
)
from fairnotice.web.words import GROUNDS, PRACTICE_KINDS, PRACTICE_OUTCOMES

TONES = {
    PublishedOutcome.APPROVED: "good",
    PublishedOutcome.COMPLIANT: "good",
    PublishedOutcome.CONDITIONAL: "waiting",
    PublishedOutcome.REFUSED: "stopped",
    PublishedOutcome.CANCELLED: "stopped",
    PublishedOutcome.NOT_COMPLIANT: "stopped",
}


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry as a card. `words` are those of a search that it holds."""

    entry: Precedent
    title: str
    chapter: str
    topic: str
    tone: str
    kinds: tuple[str, ...]
    factors: tuple[str, ...]
    words: tuple[str, ...] = ()

    @property
    def decision(self) -> bool:
        """Whether it is a decision of the Commission."""
        return self.entry.kind is PublishedKind.COMMISSION


@dataclass(frozen=True, slots=True)
class LikenessShown:
    """One entry with what it shares with a case or another entry, and what differs."""

    shown: EntryShown
    like: Likeness

    @property
    def also_differing(self) -> tuple[str, ...]:
        """What differs and did not decide there."""
        return self.like.differing[len(self.like.decisive) :]


@dataclass(frozen=True, slots=True)
class NearestShown:
    """What is most like something, and what that comes to."""

    says: str
    likenesses: tuple[LikenessShown, ...]


def entry_shown(entry: Precedent, words: tuple[str, ...] = ()) -> EntryShown:
    """An entry as a card."""
    return EntryShown(
        entry=entry,
        title=title_words(entry),
        chapter=chapter_title(entry.chapter),
        topic=topic_words(entry.topic),
        tone=TONES.get(entry.outcome, "over"),
        kinds=tuple(plain(kind) for kind in entry.notice_kinds if kind != "unspecified"),
        factors=tuple(factor_told(factor) for factor in entry.factors),
        words=words,
    )


def found_shown(found: Iterable[FoundPractice]) -> list[EntryShown]:
    """What a search found, as cards."""
    return [entry_shown(each.entry, each.words) for each in found]


def nearest_shown(nearest: Iterable[Likeness]) -> NearestShown:
    """What is most like something, as cards."""
    given = tuple(nearest)
    cards = tuple(LikenessShown(entry_shown(published_entry(like.id)), like) for like in given)
    return NearestShown(nearness_told(given), cards)


@lru_cache(maxsize=512)
def practice_on(citation: str) -> bool:
    """Whether any entry is about what a citation names."""
    return has_practice(citation)


class _Factors(forms.Select):
    """The names of factors are content in English, whatever the language of the page."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option that says so; the one that chooses nothing is the page's own."""
        made = super().create_option(name, value, *args, **kwargs)
        return {**made, "attrs": {**made["attrs"], "lang": "en"}} if value else made


class PracticeForm(forms.Form):
    """Words, and what narrows. The choices are those that the data have."""

    mark_optional = False
    error_summary_above = True

    text = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=LONGEST,
        help_text=_("Of what happened, the principle or the factors. They go into the address: write no name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "data-slash": True}),
    )
    article = forms.CharField(
        label=_("Article or chapter"),
        required=False,
        max_length=LONGEST,
        help_text=_("Such as 3, RPD 34(3)(d) or RoP 3.13"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    outcome = forms.ChoiceField(label=_("How it ended"), required=False)
    ground = forms.ChoiceField(label=_("Ground that it speaks about"), required=False)
    factor = forms.ChoiceField(label=_("What it rested on"), required=False, widget=_Factors)
    kind = forms.ChoiceField(label=_("Published by"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The choices, in the words of the page."""
        super().__init__(*args, **kwargs)
        grounds = {ground.value for entry in published() for ground in grounds_told(entry.id)}
        self._choose("outcome", [(o.value, PRACTICE_OUTCOMES[o.value]) for o in PublishedOutcome])
        self._choose("ground", [(code, words) for code, words in GROUNDS.items() if code in grounds])
        self._choose("factor", [(name, factor_words(name)) for name in factor_names()])
        self._choose("kind", list(PRACTICE_KINDS.items()))

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Any")), *choices]

    def clean(self) -> dict[str, Any]:
        """Look, and say beside the field what cannot be looked for."""
        cleaned = super().clean() or {}
        self.found: tuple[FoundPractice, ...] = ()
        for name in ("text", "article"):
            try:
                search(Sought(**{name: cleaned.get(name, "")}))
            except InvalidValue as error:
                self.add_error(name, str(error))
        if not self.errors:
            self.found = search(Sought(**cleaned))
        return cleaned

    @property
    def asked(self) -> dict[str, str]:
        """What narrows, without what was left empty."""
        return {name: value for name, value in self.cleaned_data.items() if value}
