"""Question 4: refusal of entry and other measures. No bar limits this answer."""

from fairnotice.domain.effect import Line, Modality
from fairnotice.domain.exposure import Answer, ExposureLine, Moves, Question, Range
from fairnotice.law.exposure_asked import Asked, answered, from_effect, unknown_line


def entry_answer(asked: Asked) -> Answer:
    """From what the country's file establishes to what is possible."""
    rule, top = asked.rules.entry, asked.rules.scales[Question.ENTRY].top
    lines: list[ExposureLine] = []
    low = 0
    for line in asked.effect.lines:
        # A country's file may mark the measure itself; the words of the id are for lines that do not.
        if not (getattr(line, "measure", None) or rule.words & set(line.id.split("-"))):
            continue
        own = line in asked.own_lines
        if own and line.modality is Modality.MUST:
            low = max(low, rule.must)
        elif own and line.modality is Modality.MAY:
            low = max(low, rule.may)
        lines.append(from_effect(line, asked, _moves(line, own=own)))
    if low < top:
        lines.append(
            unknown_line(
                f"Whether {asked.place} refuses entry, a visa or residence on this is not established.",
                f"Its law on entry, once read: from {low} up to {top}, or down to 0.",
            )
        )
    return answered(Question.ENTRY, Range(low, top), lines, asked.rules)


def _moves(line: Line, *, own: bool) -> Moves:
    if line.modality is Modality.REMINDER:
        return Moves.WIDENS
    return Moves.SETS if own and line.modality in {Modality.MUST, Modality.MAY} else Moves.NOTHING
