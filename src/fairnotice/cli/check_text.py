"""The answer of a check as text."""

from collections.abc import Iterator, Sequence

from fairnotice.cli.text import counted, wrapped
from fairnotice.domain.hit import Comparison, Hit, HitDecision

_DECIDES = {
    HitDecision.HIT: "hit: a person verifies before anything else",
    HitDecision.REVIEW: "worth a look: a name alone is never a hit",
}


def check_text(source: str, entries: int, hits: Sequence[Hit]) -> str:
    """Every entry that a person must compare, with each comparison; or that nobody is alike."""
    return "\n".join(_lines(source, entries, hits)) + "\n"


def _lines(source: str, entries: int, hits: Sequence[Hit]) -> Iterator[str]:
    yield wrapped(f"List: {source} ({counted(entries, 'entry', 'entries')}).")
    if not hits:
        yield "Nobody on it is alike."
    for number, hit in enumerate(hits, start=1):
        yield "\n" + wrapped(f"{number}. {hit.entry}: {_DECIDES[hit.decision]} (score {hit.score:.2f})", indent=3)
        yield from (comparison_text(reason) for reason in hit.reasons)
        yield wrapped("Would decide: " + " ".join(hit.missing), indent=5, first="   ")
        yield wrapped("Would rule out: " + " ".join(hit.would_rule_out), indent=5, first="   ")
    if hits:
        yield "\nNobody is identified by this. A person compares, and the source confirms."


def comparison_text(reason: Comparison, *, indent: int = 3) -> str:
    """One comparison: what it speaks for, both values, and the sentence."""
    sign = "+" if reason.score > 0 else "-" if reason.score < 0 else " "
    values = f" [{reason.traveller or 'not given'} | {reason.entry or 'not given'}]"
    return wrapped(
        f"{reason.says}{values}", indent=indent + 14, first=f"{' ' * indent}{sign} {reason.feature.value:<12}"
    )
