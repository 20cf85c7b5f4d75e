"""One finding as text: the rule, its reason, each pointer with its lean, and every fact with whose word it is."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from fairnotice.cli.facts_text import FactsTold
from fairnotice.cli.text import plain, wrapped
from fairnotice.law.findings import Finding
from fairnotice.law.model import Lean
from fairnotice.law.turning import Turning

_LEANS = {Lean.AGAINST: "against", Lean.FOR: "for", Lean.NEITHER: "neither way"}


class DaysTold:
    """What becomes of a finding on the day after the one until which it stands."""

    def __init__(self, turnings: Iterable[Turning]) -> None:
        self._changes = {turning.on: turning.change for turning in turnings if turning.change}

    def after(self, finding: Finding, until: date) -> str:
        """One sentence: what the rule answers then, or that it answers the same."""
        change = self._changes.get(until + timedelta(days=1))
        if change is None:
            return ""
        found = next((each for each in change.findings if each.rule == finding.rule), None)
        how = found.how if found else f"still {plain(finding.outcome.value)}"
        answer = "the answer changes" if change.turns else "the answer stays"
        return f" On the day after, this finding: {how}; {answer}."


def finding_text(finding: Finding, told: FactsTold, days: DaysTold) -> str:
    """The finding in full."""
    return "\n".join(_lines(finding, told, days))


def short(finding: Finding, before: str = "") -> str:
    """The finding in a line or two."""
    return wrapped(f"{finding.citation}: {before}{finding.reason} [{finding.rule}]", indent=4, first="  - ")


def _lines(finding: Finding, told: FactsTold, days: DaysTold) -> Iterator[str]:
    ground = f", ground: {plain(finding.ground.value)}" if finding.ground else ""
    yield wrapped(f"{finding.citation} [{finding.rule}]{ground}", indent=4, first="  * ")
    if not finding.pointers:
        yield wrapped(finding.reason, indent=4)
        yield from told.tell(finding.facts, indent=6)
    else:
        yield wrapped(finding.question, indent=4)
    for pointer in finding.pointers:
        yield wrapped(f"{_LEANS[pointer.lean]}: {pointer.says}", indent=6, first="    > ")
        yield from told.tell(pointer.facts, indent=6)
    if finding.until:
        after = days.after(finding, finding.until)
        yield wrapped(f"It rests on an office that is held until {finding.until}.{after}", indent=4)
    if finding.caution:
        yield wrapped(f"Caution: {finding.caution}", indent=4)
    if finding.note:
        yield wrapped(f"Note: {finding.note}", indent=4)
