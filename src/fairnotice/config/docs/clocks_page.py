"""The page of the clocks: each with what starts it, how long it runs, who owes it, and what follows."""

from collections.abc import Iterator

from fairnotice.config.docs.rules_pages import page_of
from fairnotice.law.deadlines import GROUPS, Clock
from fairnotice.law.deadlines.durations import Duration
from fairnotice.law.rulebook import RULES

_TOP = """# Clocks

Every clock of the law. Days, months and years are those of the calendar where whoever owes it is, and the day of the
beginning is not counted; hours pass everywhere alike. A clock can be made longer or shorter, or stand still, only on
the authority that is named. Where no source gives a number, the citation says that it is a house rule. The clocks are
in `src/fairnotice/law/deadlines/`, their numbers in `src/fairnotice/law/limits.toml`.
"""


def clocks_page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_TOP, *(line for title, clocks in GROUPS.items() for line in _group(title, clocks))])


def _group(title: str, clocks: tuple[Clock, ...]) -> Iterator[str]:
    yield f"## {title}\n"
    for clock in clocks:
        yield f"### {clock.code}\n"
        yield f"{clock.what[:1].upper()}{clock.what[1:]}.\n"
        yield from (f"- {line}" for line in _record(clock))
        yield ""


def _record(clock: Clock) -> Iterator[str]:
    yield f"{_runs(clock)}. Owed by: {clock.owes}."
    yield f"Missed: {clock.missed}."
    until = f" until {clock.until}" if clock.until else ""
    yield f"{clock.cites}. In force from {clock.in_force}{until}."
    for label, authority in (
        ("Longer", clock.extendable),
        ("Shorter", clock.shortenable),
        ("Stands still", clock.stoppable),
        ("A last day without work", clock.working_day_rule),
    ):
        if authority:
            yield f"{label}: {authority}."
    if clock.settable:
        shortest, longest = (Duration.parse(each) for each in clock.settable)
        yield f"A house limit: the administrator may set another, from {shortest} to {longest}."
    if clock.reminder:
        yield "It reminds, and moves nothing."
    if clock.soft:
        yield "From then on something may follow; a later clock says when it must."
    rule = next((rule for rule in RULES if rule.code == clock.rule), None)
    if rule is not None:
        yield f"Rule: [{rule.code}](rules/{page_of(rule)}.md#{rule.code})."


def _runs(clock: Clock) -> str:
    if clock.lasts == "0 days":
        return f"On the same day as: {clock.starts}"
    if clock.lasts == "0 hours":
        return f"At once from: {clock.starts}"
    return f"{clock.lasts} {'before' if clock.backwards else 'from'}: {clock.starts}"
