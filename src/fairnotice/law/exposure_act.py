"""Question 1: is there a duty or a power to act on the bare warrant or the notice."""

from fairnotice.domain.effect import Instrument, Modality
from fairnotice.domain.exposure import Answer, Confidence, ExposureLine, Kind, Moves, Question, Range
from fairnotice.law.effect_profiles import CLASSES
from fairnotice.law.exposure_asked import Asked, answered, capped, from_effect, from_instrument, unknown_line


def act_answer(asked: Asked) -> Answer:
    """From what the country's law is established to allow, to what it may allow."""
    lines: list[ExposureLine] = []
    if asked.notice_state:
        found = _not_in_force(asked, lines)
    elif asked.own_request:
        found = _whole(asked)
        lines.append(
            unknown_line(
                f"It is the request of {asked.place} itself: its own law decides, and is not established here.",
                "When that law is read.",
            )
        )
    elif asked.instrument is Instrument.WARRANT:
        found = _warrant(asked, lines)
    elif not asked.view.request.kind.seeks_arrest:
        found = _information(asked, lines)
    else:
        found = _notice(asked, lines)
    if not asked.notice_state:
        found = capped(asked, found, lines, surrender=False)
    return answered(Question.ACT, found, lines, asked.rules)


def _whole(asked: Asked) -> Range:
    return Range(0, asked.rules.scales[Question.ACT].top)


def _not_in_force(asked: Asked, lines: list[ExposureLine]) -> Range:
    level = asked.rules.act.not_in_force
    says = f"The notice is not in force: {asked.notice_state.replace('_', ' ')}."
    change = "When the notice is in force again."
    lines.append(ExposureLine(says, "", "", Kind.CASE, Confidence.HIGH, Moves.CAPS, would_change=change))
    return Range(level, level)


def _information(asked: Asked, lines: list[ExposureLine]) -> Range:
    lines += [from_effect(line, asked, Moves.CAPS) for line in asked.effect.lines if line.id == "locate-only"]
    return Range(0, 1)


def _warrant(asked: Asked, lines: list[ExposureLine]) -> Range:
    """Another state's bare warrant: nothing but a line that was read, and forbids to act on it, narrows the answer."""
    forbidding = [line for line in asked.own_lines if line.modality is Modality.MUST_NOT]
    if forbidding:
        top = asked.rules.act.warrant_forbidden
        change = f"A change of this law: the upper end would rise from {top}."
        lines += [from_effect(line, asked, Moves.CAPS, would_change=change) for line in forbidding]
        return Range(0, top)
    lines.append(
        unknown_line(
            f"Whether the law of {asked.place} gives another state's bare warrant any effect is not established.",
            "When it is read and gives none without a request: "
            f"the upper end falls to {asked.rules.act.warrant_forbidden}.",
        )
    )
    return _whole(asked)


def _notice(asked: Asked, lines: list[ExposureLine]) -> Range:
    act, worth = asked.rules.act, asked.profile.worth
    if asked.profile.worth_seen:
        found = act.classes[worth]
        lines += [from_effect(line, asked, Moves.SETS) for line in asked.own_lines if line.modality in _SETTLING]
    else:
        found = _whole(asked)
        remembered = "" if worth == "unknown" else f" It is remembered as this: {CLASSES[worth]}."
        falls = act.classes["C"].high
        lines.append(
            unknown_line(
                f"What a notice is worth for an arrest in {asked.place} was not read.{remembered}",
                "When its law is read and gives a notice alone no effect: "
                f"the upper end falls from {found.high} to {falls}.",
            )
        )
    powers = asked.effect.of(Modality.MAY_ARREST)
    if powers:
        level = act.power_with_condition if asked.effect.arrest_needs else act.power
        found = Range(max(found.low, level), max(found.high, level))
    return _with_treaties(asked, found, lines)


_SETTLING = frozenset({Modality.MAY_ARREST, Modality.MUST_NOT, Modality.MUST, Modality.MAY})


def _with_treaties(asked: Asked, found: Range, lines: list[ExposureLine]) -> Range:
    """A treaty under which a provisional arrest may be asked for through INTERPOL raises the upper end alone."""
    level = asked.rules.act.treaty_arrest
    for bound in asked.bounds:
        arrest = bound.instrument.arrest
        if not (bound.possible and bound.named) or arrest is None or not arrest.through_interpol:
            continue
        lasts = f", at the most for {arrest.longest} days" if arrest.longest else ""
        settled = "" if bound.established else " Whether it binds both states for this charge was not established."
        lines.append(
            from_instrument(
                bound,
                f"Under {bound.instrument.name} an urgent request for provisional arrest may come through "
                f"INTERPOL{lasts}; the requested state decides.{settled}",
                asked,
                Moves.WIDENS,
                cites=arrest.cites,
                would_change="The law of this country on such requests, once read.",
            )
        )
        found = Range(found.low, max(found.high, level))
    return found
