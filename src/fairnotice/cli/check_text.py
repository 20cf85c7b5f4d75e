"""The answer of a check as text."""

from collections.abc import Iterator, Sequence

from fairnotice.bulk.pieces import Screened
from fairnotice.cli.example import invented_mark
from fairnotice.cli.lists import ReadList
from fairnotice.cli.text import counted, wrapped
from fairnotice.domain.errors import Problem
from fairnotice.domain.hit import CUT, Comparison, Hit, HitDecision
from fairnotice.screening.day_words import named_calendar
from fairnotice.screening.evidence import ONE_IN, SHORTEST, likelihood

_ABOUT = {"born": "Birth date", "name": "Name"}
_DECIDES = {
    HitDecision.HIT: "hit: a person verifies before anything else",
    HitDecision.REVIEW: "worth a look, and no hit: a person compares",
}


def check_text(
    lists: Sequence[ReadList],
    names: Sequence[str],
    found: Screened,
    *,
    notes: Sequence[Problem] = (),
    limited: bool = False,
    one_in: int = ONE_IN,
    minor: str = "",
) -> str:
    """Every entry that a person must compare, with each comparison; or that nobody is alike.

    `notes`: how the question was read, where that is not plain. `limited`: somebody may be alike and left out for want
    of evidence. `one_in`: among how many travellers one is taken to be listed. `minor`: what is said of an age that
    may be under 18, where somebody is alike.
    """
    about = [*_about(lists, names), *(wrapped(f"{_ABOUT[note.where]}: {note.wrong}") for note in notes)]
    about += [wrapped(minor)] if minor and found.hits else []
    return "\n".join([*about, *_found(lists, found, limited, one_in)]) + "\n"


def _about(lists: Sequence[ReadList], names: Sequence[str]) -> Iterator[str]:
    """What was compared with what."""
    for listed in lists:
        if listed.invented:
            yield invented_mark(listed.invented, listed.entries)
        yield wrapped(f"List: {listed.source} ({counted(listed.entries, 'entry', 'entries')}){_of(listed)}.")
    if len(names) > 1:
        # Who forgets the quotation marks has asked for two people of one name each, and must see it.
        yield wrapped(f"One traveller, {len(names)} spellings: {'; '.join(names)}.")
    if len(names) > 1 and not any(" " in name for name in names):
        yield wrapped('A name of several words stands in quotation marks: fairnotice check "Given Family" …', indent=2)


def _found(lists: Sequence[ReadList], found: Screened, limited: bool, one_in: int) -> Iterator[str]:
    if not found.hits:
        where = "it" if len(lists) == 1 else "them"
        yield f"Nobody on {where} is alike{' with enough evidence to be shown' if limited else ''}."
    for number, (source, hit) in enumerate(found.hits, start=1):
        where = f" on {source}" if len(lists) > 1 else ""
        says = f"{number}. {hit.entry}{where}: {_DECIDES[hit.decision]} (score {hit.score:.2f})"
        yield "\n" + wrapped(says, indent=3)
        yield wrapped(likelihood_text(hit, sum(listed.entries for listed in lists), one_in), indent=5, first="   ")
        yield from (comparison_text(reason) for reason in hit.reasons)
        yield wrapped("Would decide: " + " ".join(hit.missing), indent=5, first="   ")
        yield wrapped("Would rule out: " + " ".join(hit.would_rule_out), indent=5, first="   ")
    for name in found.cut:
        yield "\n" + wrapped(f"{name}: {CUT}")
    if found.hits:
        yield "\nNobody is identified by this. A person compares, and the source confirms."


def likelihood_text(hit: Hit, listed: int, one_in: int = ONE_IN) -> str:
    """How much evidence there is, and how often such an answer is right where few travellers are listed."""
    likely = likelihood(hit.bits, listed=listed, one_in=one_in)
    where = "is listed" if listed >= SHORTEST else f"is on a list of {SHORTEST:,}"
    return (
        f"Evidence: {hit.bits:.1f} bits. Where one traveller in {one_in:,} {where}, {in_a_hundred(likely)} such "
        "answers are the listed person."
    )


def in_a_hundred(share: float) -> str:
    """A share in words that do not say more than it can."""
    if share < 0.01:
        return "fewer than 1 in 100"
    return "more than 99 in 100" if share > 0.99 else f"about {share * 100:.0f} in 100"


def _of(listed: ReadList) -> str:
    """Of which day a list is, and until when its copy may be used."""
    told = [f"of {listed.dated}"] if listed.dated else []
    told += [f"to be used until {listed.expires}"] if listed.expires else []
    return f", {', '.join(told)}" if told else ""


def comparison_text(reason: Comparison, *, indent: int = 3) -> str:
    """One comparison: what it speaks for, both values, and the sentence."""
    sign = "+" if reason.score > 0 else "-" if reason.score < 0 else " "
    sides = [named_calendar(side) or "not given" for side in (reason.traveller, reason.entry)]
    values = f" [{' | '.join(sides)}]"
    bits = f" {reason.bits:+.1f} bits." if reason.bits else ""
    return wrapped(
        f"{reason.says}{bits}{values}", indent=indent + 14, first=f"{' ' * indent}{sign} {reason.feature.value:<12}"
    )
