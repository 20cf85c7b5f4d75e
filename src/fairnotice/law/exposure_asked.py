"""What every answer of exposure is given, and how a line of it is made from what it rests on."""

from dataclasses import dataclass
from datetime import date

from fairnotice.domain.dates import add_months
from fairnotice.domain.dossier import View
from fairnotice.domain.effect import Bar, Effect, Instrument, Line, Modality, Presence
from fairnotice.domain.exposure import Answer, Confidence, ExposureLine, Kind, Moves, Question, Range
from fairnotice.domain.extradition import ExtraditionInstrument
from fairnotice.law.effect_names import country_name
from fairnotice.law.effect_profiles import Profile
from fairnotice.law.exposure_rules import Rules


@dataclass(frozen=True, slots=True)
class Bound:
    """An instrument, whether it was in force between the two states on the day, and whether it covers the charges."""

    instrument: ExtraditionInstrument
    binds: Presence
    covers: Presence
    named: bool  # whether both states stand on its list; a state that is missing may at most have joined since

    @property
    def established(self) -> bool:
        """Whether it is a way that can be relied on: its text was read, it binds both, it covers a charge."""
        return self.instrument.seen and self.binds is self.covers is Presence.YES

    @property
    def possible(self) -> bool:
        """Whether it may be a way."""
        return Presence.NO not in (self.binds, self.covers)


@dataclass(frozen=True, slots=True)
class Asked:
    """One country, asked about one case at one moment."""

    view: View
    country: str
    instrument: Instrument
    effect: Effect
    profile: Profile  # the country's own file, or the default
    bounds: tuple[Bound, ...]
    rules: Rules
    notice_state: str = ""  # empty while the notice is in force

    @property
    def on(self) -> date:
        """The day of law and facts."""
        return self.view.on

    @property
    def place(self) -> str:
        """The country as a sentence says it."""
        return country_name(self.country)

    @property
    def requester(self) -> str | None:
        """The requesting state; none for an international court or body."""
        return self.view.requesting_state

    @property
    def own_request(self) -> bool:
        """Whether the country looks at its own request."""
        return self.country == self.requester

    @property
    def own_lines(self) -> tuple[Line, ...]:
        """The lines of the country's own file that were read."""
        prefix = f"{self.country.lower()}-"
        lines = (line for line in self.effect.lines if line.id.startswith(prefix))
        return tuple(line for line in lines if line.modality is not Modality.REMINDER)

    @property
    def standing(self) -> tuple[Bar, ...]:
        """The bars that stand."""
        return tuple(bar for bar in self.effect.bars if bar.presence is Presence.YES)


def is_stale(read: date | None, on: date, rules: Rules) -> bool:
    """Whether a source had been read longer before the day than the rules allow without a mark."""
    return read is not None and on > add_months(read, 12 * rules.stale_years)


def from_effect(line: Line, asked: Asked, moves: Moves, *, would_change: str = "") -> ExposureLine:
    """A line of an effect file as a line of exposure."""
    kind, confidence = asked.rules.authorities[line.authority]
    return ExposureLine(
        says=" ".join(text for text in (line.says, _condition(line)) if text),
        cites=line.cites,
        source=line.source,
        kind=kind,
        confidence=confidence if line.seen else Confidence.NONE,
        moves=moves,
        read=line.read,
        stale=is_stale(line.read, asked.on, asked.rules),
        would_change=would_change,
    )


def from_instrument(
    bound: Bound, says: str, asked: Asked, moves: Moves, *, cites: str = "", would_change: str = ""
) -> ExposureLine:
    """What an instrument says, as a line; it stands no firmer than its list of parties."""
    found = bound.instrument
    (kind, text), (_, parties) = (asked.rules.authorities[each] for each in (found.authority, found.parties_authority))
    weaker = max((text, parties), key=list(Confidence).index)
    firm = found.seen and bound.binds is Presence.YES
    return ExposureLine(
        says=says,
        cites=cites or found.citation,
        source=found.source,
        kind=kind,
        confidence=weaker if firm else Confidence.NONE,
        moves=moves,
        read=found.read,
        stale=is_stale(found.parties_as_of, asked.on, asked.rules),
        would_change=would_change,
    )


def unknown_line(says: str, would_change: str) -> ExposureLine:
    """What nobody has established: it leaves the range wide."""
    return ExposureLine(says, "", "", Kind.NOTHING, Confidence.NONE, Moves.WIDENS, would_change=would_change)


def answered(question: Question, found: Range, lines: list[ExposureLine], rules: Rules) -> Answer:
    """An answer with the words of its range."""
    scale = rules.scales[question]
    whole = (found.low, found.high) == (0, scale.top)
    return Answer(question, found, scale.words(found), tuple(lines), whole)


def capped(asked: Asked, found: Range, lines: list[ExposureLine], *, surrender: bool) -> Range:
    """The range as far as the bars that stand leave it; each of them adds a line."""
    for bar in asked.standing:
        rule = asked.rules.bars[bar.kind]
        cap = rule.caps_surrender if surrender else rule.caps_act
        if cap is None:
            continue
        until = f"It ends on {bar.until}: from the day after, this limit is gone." if bar.until else rule.change
        lines.append(
            ExposureLine(bar.says, bar.cites, "", Kind.CASE, Confidence.MEDIUM, Moves.CAPS, would_change=until)
        )
        found = Range(min(found.low, cap), min(found.high, cap))
    return found


def _condition(line: Line) -> str:
    return f"Condition: {line.condition.rstrip('.')}." if line.condition else ""
