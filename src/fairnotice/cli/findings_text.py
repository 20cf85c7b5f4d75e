"""One finding as text: the rule, its reason, each pointer with its lean, and every fact with whose word it is."""

from collections.abc import Iterator

from fairnotice.cli.facts_text import FactsTold
from fairnotice.cli.text import plain, wrapped
from fairnotice.law.findings import Finding
from fairnotice.law.model import Lean

_LEANS = {Lean.AGAINST: "against", Lean.FOR: "for", Lean.NEITHER: "neither way"}


def finding_text(finding: Finding, told: FactsTold) -> str:
    """The finding in full."""
    return "\n".join(_lines(finding, told))


def short(finding: Finding, before: str = "") -> str:
    """The finding in a line or two."""
    return wrapped(f"{finding.citation}: {before}{finding.reason} [{finding.rule}]", indent=4, first="  - ")


def _lines(finding: Finding, told: FactsTold) -> Iterator[str]:
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
        yield wrapped(f"Until {finding.until}; after that day the answer changes by itself.", indent=4)
    if finding.caution:
        yield wrapped(f"Caution: {finding.caution}", indent=4)
    if finding.note:
        yield wrapped(f"Note: {finding.note}", indent=4)
