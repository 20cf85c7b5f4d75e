"""Question 2: which bars stand in the person's favour: immunity, nationality, protection, time, double jeopardy."""

from fairnotice.domain.effect import Bar, Presence
from fairnotice.domain.exposure import Answer, Confidence, ExposureLine, Kind, Moves, Question, Range
from fairnotice.domain.extradition import BarKind, Force, TreatyBar
from fairnotice.law.exposure_asked import Asked, Bound, answered, from_instrument, is_stale

_LEVEL_MUST, _LEVEL_MAY = 3, 1
_WORDS = {
    BarKind.NATIONALITY: "nationality",
    BarKind.POLITICAL: "a political offence",
    BarKind.PERSECUTION: "a request made to persecute",
    BarKind.MILITARY: "a military offence",
    BarKind.FISCAL: "a fiscal offence",
    BarKind.TIME: "lapse of time",
    BarKind.DOUBLE_JEOPARDY: "a final judgment on the same acts",
    BarKind.DEATH_PENALTY: "the death penalty without an assurance",
    BarKind.TORTURE: "a danger of torture",
}


def bars_answer(asked: Asked) -> Answer:
    """From the bars that stand to those that may."""
    lines: list[ExposureLine] = []
    low = high = 0
    for bar in asked.effect.bars:
        level = asked.rules.bars[bar.kind].level
        lines.append(_line(bar, asked))
        low = max(low, level if bar.presence is Presence.YES else 0)
        high = max(high, 0 if bar.presence is Presence.NO else level)
    for bound in asked.bounds:
        if bound.established:
            high = max(high, *_treaty_bars(bound, asked, lines))
    return answered(Question.BARS, Range(low, max(low, high)), lines, asked.rules)


def _line(bar: Bar, asked: Asked) -> ExposureLine:
    moves = {Presence.YES: Moves.SETS, Presence.NO: Moves.NOTHING, Presence.UNKNOWN: Moves.WIDENS}[bar.presence]
    change = asked.rules.bars[bar.kind].change
    if bar.presence is Presence.YES and bar.until:
        change = f"It ends on {bar.until}."
    kind = bar.kind.replace("_", " ")
    return ExposureLine(
        says=f"{kind[0].upper()}{kind[1:]}: {bar.says}",
        cites=bar.cites,
        source="",
        kind=Kind.CASE,
        confidence=Confidence.NONE if bar.presence is Presence.UNKNOWN else Confidence.MEDIUM,
        moves=moves,
        would_change="" if bar.presence is Presence.NO else change,
    )


def _treaty_bars(bound: Bound, asked: Asked, lines: list[ExposureLine]) -> tuple[int, ...]:
    """The grounds for refusal of an instrument in force between the two states; whether one is there is for a court."""
    national = asked.country in asked.view.subject.nationalities
    named = [bar for bar in bound.instrument.bars if national or bar.kind is not BarKind.NATIONALITY]
    must = [bar for bar in named if bar.force is Force.MUST]
    may = [bar for bar in named if bar.force is Force.MAY]
    told = [f"must be refused for {_listed(must)}"] * bool(must) + [f"may be refused for {_listed(may)}"] * bool(may)
    if told:
        says = f"Under {bound.instrument.name} surrender {' and '.join(told)}."
        cites = "; ".join(bar.cites for bar in (*must, *may))
        change = "A finding of the deciding authority that none of these is there."
        lines.append(from_instrument(bound, says, asked, Moves.WIDENS, cites=cites, would_change=change))
    reserved = _reservations(bound, asked, lines) if national else ()
    return (*(_LEVEL_MUST for _ in must), *(_LEVEL_MAY for _ in may), *reserved, 0)


def _listed(bars: list[TreatyBar]) -> str:
    return ", ".join(_WORDS[bar.kind] for bar in bars)


def _reservations(bound: Bound, asked: Asked, lines: list[ExposureLine]) -> tuple[int, ...]:
    found = [r for r in bound.instrument.reservations if r.state == asked.country and r.kind is BarKind.NATIONALITY]
    lines += [
        ExposureLine(
            says=f"A declaration of {asked.place}: {reservation.says}",
            cites=reservation.cites,
            source=reservation.source,
            kind=Kind.TREATY,
            confidence=Confidence.MEDIUM if reservation.seen else Confidence.NONE,
            moves=Moves.WIDENS,
            read=reservation.read,
            stale=is_stale(reservation.read, asked.on, asked.rules),
            would_change="The withdrawal of the declaration.",
        )
        for reservation in found
    ]
    return tuple(_LEVEL_MUST for _ in found)
