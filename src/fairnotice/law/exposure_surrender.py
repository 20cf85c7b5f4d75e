"""Question 3: is there a way to surrender the person to the requester."""

from fairnotice.domain.effect import Instrument, Presence
from fairnotice.domain.exposure import Answer, Confidence, ExposureLine, Kind, Moves, Question, Range
from fairnotice.domain.extradition import Surrender
from fairnotice.law.effect_names import country_name
from fairnotice.law.exposure_asked import Asked, Bound, answered, capped, from_instrument, unknown_line


def surrender_answer(asked: Asked) -> Answer:
    """From the instruments in force between the two states to what they may have agreed alone."""
    if asked.own_request:
        return _does_not_arise("It is the requesting state itself: nobody is surrendered to anybody.")
    if asked.instrument is Instrument.NOTICE and not asked.view.request.kind.seeks_arrest:
        return _does_not_arise("This kind of notice asks for no arrest and no surrender.")
    lines: list[ExposureLine] = []
    found = Range(0, asked.rules.bilateral_unknown)
    if asked.requester is None:
        _to_a_court(asked, lines)
    else:
        found = _between_states(asked, asked.requester, lines)
    found = capped(asked, found, lines, surrender=True)
    return answered(Question.SURRENDER, found, lines, asked.rules)


def _does_not_arise(says: str) -> Answer:
    line = ExposureLine(says, "", "", Kind.CASE, Confidence.HIGH, Moves.NOTHING)
    return Answer(Question.SURRENDER, None, (), (line,), whole=False)


def _between_states(asked: Asked, requester: str, lines: list[ExposureLine]) -> Range:
    low = 0
    for bound in asked.bounds:
        level = asked.rules.surrender.get(bound.instrument.surrender)
        if level is None or not bound.established:
            continue
        found = bound.instrument
        says = f"{found.name} is in force between {asked.place} and {country_name(requester)}. {found.why}"
        change = "Its end between them."
        lines.append(from_instrument(bound, says.strip(), asked, Moves.SETS, would_change=change))
        low = max(low, level)
    lines += _perhaps(asked)
    top = asked.rules.bilateral_unknown
    if low < top:
        lines.append(
            unknown_line(
                f"Whether {asked.place} and {country_name(requester)} have a treaty of their own, and whether the law "
                f"of {asked.place} needs one, is not established.",
                f"A treaty of their own in force: {top}. None, where the law needs one: 1, where it needs none: 2.",
            )
        )
    return Range(low, top)


def _perhaps(asked: Asked) -> list[ExposureLine]:
    """Instruments that may be a way: in one line, so that what is not known does not bury what is."""
    ways = asked.rules.surrender
    open_ones = [b for b in asked.bounds if b.possible and not b.established and b.instrument.surrender in ways]
    if not open_ones:
        return []
    facts = [b for b in open_ones if b.binds is Presence.YES and b.instrument.seen]
    others = [b for b in open_ones if b not in facts]
    lines = [_depends_on_facts(bound, asked) for bound in facts]
    if others:
        names = ", ".join(bound.instrument.citation for bound in others)
        says = f"Not known whether these bind both states for this charge on that day: {names}."
        lines.append(unknown_line(says, "The depositaries' lists of parties for that day."))
    return lines


def _depends_on_facts(bound: Bound, asked: Asked) -> ExposureLine:
    says = f"{bound.instrument.name} binds both states; whether it covers this charge depends on the facts."
    change = "A finding that the facts are, or are not, within it."
    return from_instrument(bound, f"{says} {bound.instrument.why}".strip(), asked, Moves.WIDENS, would_change=change)


def _to_a_court(asked: Asked, lines: list[ExposureLine]) -> None:
    for bound in asked.bounds:
        if bound.instrument.surrender is Surrender.COURT:
            party = bound.instrument.party_on(asked.country, asked.on)
            bound_to = {
                Presence.YES: "is bound by",
                Presence.NO: "is not bound by",
                Presence.UNKNOWN: "may be bound by",
            }
            says = f"{asked.place[0].upper()}{asked.place[1:]} {bound_to[party]} {bound.instrument.name}."
            lines.append(from_instrument(bound, says, asked, Moves.WIDENS))
    lines.append(
        unknown_line(
            "The requester is no state. What binds this country towards it is not established here.",
            "The statute of the court, or the resolution that set it up, read for this country.",
        )
    )
