"""An effect as one screen for an officer: what it comes to, what to do, then why."""

from collections.abc import Iterator

from fairnotice.cli.example import example_mark
from fairnotice.cli.text import heading, instant, plain, span, wrapped
from fairnotice.domain.effect import Effect, Instrument, Line, Modality, Presence
from fairnotice.domain.subject import Reality
from fairnotice.law.effect_check import Checked
from fairnotice.law.effect_names import title_name

_HEADINGS = {
    Modality.MAY_ARREST: "An arrest is possible",
    Modality.MAY: "You may",
    Modality.MUST: "You must",
    Modality.MUST_NOT: "You must not",
    Modality.CALL: "Call",
    Modality.CLOCK: "Clocks",
    Modality.REMINDER: "To remember (not established: it gives no power)",
}
_PRESENCE = {Presence.YES: "stands", Presence.NO: "not found", Presence.UNKNOWN: "not known"}


def effect_text(effect: Effect, reality: Reality) -> str:
    """The whole answer."""
    return "\n".join(line for line in _lines(effect, reality) if line) + "\n"


def _lines(effect: Effect, reality: Reality) -> Iterator[str]:
    moment = effect.moment
    bare = effect.instrument is Instrument.WARRANT
    what, were = ("bare warrant", "") if bare else ("notice", ", were it published")
    yield example_mark(reality)
    yield wrapped(f"{title_name(effect.country)}: the {what} of case {effect.case}, subject {effect.subject}{were}.")
    yield wrapped(f"On {moment.on} ({moment.zone}), as known by {instant(moment.known)}.")
    yield "\n" + wrapped(effect.headline)
    yield "\n" + wrapped(" ".join(effect.spoken), indent=2)
    for modality, title in _HEADINGS.items():
        lines = [line for line in effect.of(modality) if not line.measure]
        if lines:
            yield heading(title)
            yield from (_line(line, effect) for line in lines)
    if effect.other_measures:
        yield heading("Measures other than arrest")
        yield from (_measure(line, effect) for line in effect.other_measures)
    if effect.bars:
        yield heading("Bars looked at")
    for bar in effect.bars:
        until = f" Until {bar.until}." if bar.until else ""
        cites = f" ({bar.cites})" if bar.cites else ""
        yield wrapped(f"{plain(bar.kind)}, {_PRESENCE[bar.presence]}: {bar.says}{until}{cites}", indent=4, first="  - ")
    if effect.not_established:
        yield heading("Not established")
        yield from (wrapped(gap, indent=4, first="  - ") for gap in effect.not_established)
    lapsed = f" {effect.status.lapsed}" if effect.status.lapsed else ""
    yield "\n" + wrapped(f"Country file: {effect.profile}. {effect.status.says}{lapsed} Research, not legal advice.")


def _measure(line: Line, effect: Effect) -> str:
    assert line.measure
    return _line(line, effect, first=f"  - {plain(line.measure.value)}, {plain(line.modality.value)}: ")


def _line(line: Line, effect: Effect, *, first: str = "  - ") -> str:
    seen = f"read by {line.read}" if line.seen and line.read else "read" if line.seen else "not read"
    stale = ", stale" if line.seen and line.stale(effect.moment.known.date()) else ""
    clock = f" {span(line.length)} from {line.starts}." if line.length else ""
    condition = f" Condition: {line.condition.rstrip('.')}." if line.condition else ""
    why = f" {line.why}" if line.why else ""
    source = f"({line.cites}; {plain(line.authority.value)}, confidence {line.confidence}, {seen}{stale})"
    return wrapped(f"{line.says}{clock}{condition}{why} {source}", indent=4, first=first)


def checked_text(found: Checked) -> str:
    """What a look at a country's file found, for its author."""
    parts = [f"{found.name}.toml: {len(found.mistakes)} mistakes, {len(found.notes)} notes."]
    parts += [wrapped(mistake, indent=4, first="  wrong: ") for mistake in found.mistakes]
    parts += [wrapped(note, indent=4, first="  note: ") for note in found.notes]
    if found.status:
        parts += ["", wrapped(found.status.says)]
        parts.append(wrapped(f'An approval of these lines names them: digest = "{found.digest}"'))
    return "\n".join(parts) + "\n"
