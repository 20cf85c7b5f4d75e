"""The reference page of the countries, made from their files."""

from collections.abc import Iterator

from fairnotice.domain.effect import Authority, Line, Modality
from fairnotice.law.effect import line_as_shown
from fairnotice.law.effect_names import country_name, title_name
from fairnotice.law.effect_profiles import CLASSES, COMMON, DEFAULT, Entry, Profile, profile, profile_codes

_WORDS = {
    Modality.MAY_ARREST: "may arrest",
    Modality.MAY: "may",
    Modality.MUST: "must",
    Modality.MUST_NOT: "must not",
    Modality.CALL: "call",
    Modality.CLOCK: "clock",
    Modality.REMINDER: "reminder",
}
_AUTHORITY = {
    Authority.PRIMARY_LAW: "law",
    Authority.COURT: "court",
    Authority.NATIONAL_AUTHORITY: "national authority",
    Authority.TREATY: "treaty",
    Authority.ORGANISATION: "organisation",
    Authority.SECONDARY: "secondary",
    Authority.KNOWLEDGE: "knowledge",
}
_TOP = """# What a warrant or a notice means, country by country

Made from `src/fairnotice/law/effects/`. This is research, not legal advice. A power to arrest stands here only where
its source was read and is law, a court or the national authority; what is only reported or remembered is a reminder
and gives nothing. On a live installation a power is shown only from a file that a named national authority has
approved, for its lines as they stand; training shows the others, marked. A country without a file gets the honest
default. To add one, see [how to add a country](../how-to/add-a-country.md); to correct one,
[how to correct your country's file](../how-to/correct-your-country.md).
"""


def effects_page() -> str:
    """The whole page, in Markdown: an overview, what holds everywhere, the default, then every country."""
    countries = [profile(code) for code in profile_codes()]
    parts = [
        _TOP,
        _overview(countries),
        _section("What holds everywhere", profile(COMMON)),
        _section("Where nothing is established", profile(DEFAULT)),
        *(_section(title_name(known.code), known) for known in sorted(countries, key=_by_name)),
    ]
    return "\n".join(parts)


def _by_name(known: Profile) -> str:
    return title_name(known.code)


def _overview(countries: list[Profile]) -> str:
    rows = [
        "| country | class | confidence | power to arrest | status | as of |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for known in sorted(countries, key=_by_name):
        powers = [entry.line for entry in known.entries if entry.line.carries_arrest]
        power = "; ".join(f"with {line.condition}" for line in powers) or "none established"
        standing = known.status.standing.value
        cells = (title_name(known.code), _class(known), known.confidence, power, standing, known.as_of)
        rows.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    meanings = [f"- **{letter}**: {words}" for letter, words in CLASSES.items()]
    return "\n".join(["## At a glance", "", *rows, "", "Classes:", "", *meanings, ""])


def _class(known: Profile) -> str:
    if known.worth == "unknown":
        return "unknown"
    return known.worth if known.worth_seen else f"{known.worth} (from knowledge, not checked)"


def _section(title: str, known: Profile) -> str:
    parts = [f"## {title}", ""]
    if len(known.code) == 2:
        parts += [f"Class {_class(known)}, confidence {known.confidence}. As of {known.as_of}. {known.status.says}", ""]
    parts += [_bullet(entry) for entry in known.entries]
    if known.not_established:
        parts += ["", "Not established:", "", *(f"- {gap}" for gap in known.not_established)]
    return "\n".join([*parts, ""])


def _bullet(entry: Entry) -> str:
    line = line_as_shown(entry.line)
    details = [*_limits(entry), *([f"Condition: {line.condition.rstrip('.')}."] if line.condition else []), line.why]
    told = " ".join(text for text in (line.says, *details) if text)
    measure = f", {line.measure.value.replace('_', ' ')}" if line.measure else ""
    return f"- **{_WORDS[line.modality]}{measure}** {told} ({_source(line)})"


def _limits(entry: Entry) -> Iterator[str]:
    """For whom and when the line is shown."""
    scope = entry.scope
    yield f"On: {', '.join(sorted(scope.instruments))}" + (
        f" ({', '.join(sorted(scope.kinds))})." if scope.kinds else "."
    )
    if scope.in_countries:
        yield f"In: {_countries(scope.in_countries)}."
    if scope.from_states:
        yield f"Requests from: {_countries(scope.from_states)}."
    if scope.except_states:
        yield f"Not for requests from: {_countries(scope.except_states)}."
    if scope.holds.begins:
        yield f"From {scope.holds.begins}."
    if scope.holds.ends:
        yield f"Until {scope.holds.ends}."
    if entry.line.length:
        yield f"{entry.line.length} from {entry.line.starts}."


def _countries(codes: frozenset[str]) -> str:
    """The names, or how many they are where the list would drown the line."""
    if len(codes) > 12:
        return f"{len(codes)} states, listed in `common.toml`"
    return ", ".join(sorted(country_name(code) for code in codes))


def _source(line: Line) -> str:
    cited = (
        f"[{line.cites}]({line.source})" if line.source.startswith("http") and " " not in line.source else line.cites
    )
    dated = f", of {line.dated}" if line.dated else ""
    read = f"{dated}, read by {line.read}" if line.seen else ", not read"
    return f"{cited}; {_AUTHORITY[line.authority]}{read}"
