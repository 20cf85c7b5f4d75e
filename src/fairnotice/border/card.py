"""The one card: what an effect tells an officer here and today, in the order in which it is needed."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fairnotice.border.saying import translators
from fairnotice.border.words import BARS, PRESENCES
from fairnotice.domain.effect import Bar, Effect, Line, Modality, Presence
from fairnotice.domain.phrase import Phrase
from fairnotice.law.effect_profiles import CLASSES, DEFAULT, profile, profile_of


@dataclass(frozen=True, slots=True)
class ShownBar:
    """A bar with its words."""

    word: str | Promise
    presence: str
    presence_word: str | Promise
    bar: Bar


@dataclass(frozen=True, slots=True)
class Card:
    """What the template shows of an effect. `tone` colours the head: the verdict says it in words."""

    effect: Effect
    verdict: str | Promise
    tone: str
    must_not: tuple[Line, ...]
    must: tuple[Line, ...]
    may: tuple[Line, ...]
    calls: tuple[Line, ...]
    clocks: tuple[Line, ...]
    reminders: tuple[Line, ...]
    measures: tuple[Line, ...]
    standing: tuple[ShownBar, ...]
    open_bars: tuple[ShownBar, ...]
    absent: tuple[ShownBar, ...]
    worth: Phrase

    @property
    def example(self) -> bool:
        """Whether it shows a power of a file that no national authority has approved, as training does."""
        return self.effect.arrest_power and not self.effect.status.approved

    @property
    def translators(self) -> tuple[str, ...]:
        """Who translated sentences of law that stand on it, in the language in which it is shown."""
        lines = (*self.must_not, *self.must, *self.may, *self.calls, *self.clocks, *self.measures)
        return translators([*(line.brief for line in lines), self.effect.arrest_needs])

    @property
    def why(self) -> tuple[Line, ...]:
        """Every line, with what it rests on."""
        return self.effect.lines


def card_of(effect: Effect) -> Card:
    """The card of an effect."""
    bars = tuple(ShownBar(BARS[b.kind], b.presence.value, PRESENCES[b.presence.value], b) for b in effect.bars)
    standing = tuple(one for one in bars if one.bar.presence is Presence.YES)
    verdict, tone = _verdict(effect, standing)
    return Card(
        effect=effect,
        verdict=verdict,
        tone=tone,
        must_not=tuple(sorted(_arrest(effect, Modality.MUST_NOT), key=lambda line: _nearness(line, effect.country))),
        must=tuple(sorted(_arrest(effect, Modality.MUST), key=lambda line: _nearness(line, effect.country))),
        may=(*_arrest(effect, Modality.MAY_ARREST), *_arrest(effect, Modality.MAY)),
        # The bureau stands on the card by its own name and number.
        calls=tuple(line for line in effect.of(Modality.CALL) if line.id != "call-national-bureau"),
        clocks=effect.of(Modality.CLOCK),
        reminders=_arrest(effect, Modality.REMINDER),
        measures=tuple(line for line in effect.other_measures if line.modality is not Modality.REMINDER),
        standing=standing,
        open_bars=tuple(one for one in bars if one.bar.presence is Presence.UNKNOWN),
        absent=tuple(one for one in bars if one.bar.presence is Presence.NO),
        worth=Phrase(CLASSES[profile_of(effect.country).worth]),
    )


def _verdict(effect: Effect, standing: tuple[ShownBar, ...]) -> tuple[str | Promise, str]:
    if any(line.id == "bring-copies-into-line" for line in effect.lines):
        return _("Not in force: no ground for any step"), "stop"
    if standing:
        return _("Do not arrest: a bar stands"), "stop"
    if effect.arrest_power and effect.arrest_needs:
        return _("Arrest only with what is named below"), "act"
    if effect.arrest_power:
        return _("An arrest is possible, on the terms below"), "act"
    return _("No power to arrest is established here"), "careful"


def _arrest(effect: Effect, modality: Modality) -> tuple[Line, ...]:
    """The lines of one modality that are not about a measure other than arrest."""
    return tuple(line for line in effect.of(modality) if not line.measure)


def _nearness(line: Line, country: str) -> int:
    """Bars first, then this country's own lines, then the default's, then what holds everywhere."""
    if line.id.startswith("bar-"):
        return 0
    if line.id.startswith(f"{country.lower()}-"):
        return 1
    return 2 if line.id in _default_ids() else 3


def _default_ids() -> frozenset[str]:
    return frozenset(entry.line.id for entry in profile(DEFAULT).entries)
