"""The reference page of the instruments on extradition, made from their files."""

from fairnotice.domain.extradition import ExtraditionInstrument, Force, Party, Surrender
from fairnotice.law.effect_names import country_name
from fairnotice.law.extradition_instruments import instruments

GIVES = {
    Surrender.WARRANT: "a warrant system",
    Surrender.DUTY: "a duty to extradite",
    Surrender.SCHEME: "an arrangement through national laws",
    Surrender.BASIS: "may be taken as the legal basis",
    Surrender.AMENDS: "a protocol, no way by itself",
    Surrender.COURT: "a duty towards an international court",
}
_TOP = """# Multilateral instruments on extradition

Made from `src/fairnotice/law/instruments/`. This is research, not legal advice. What was not read is marked: a list of
parties from knowledge widens an answer and never establishes one. A state that is missing from a list that was read is
said not to be bound only up to the day that the list speaks of. Bilateral treaties are not listed anywhere here. To
correct an instrument, edit its file; see [how to read the exposure of a case](../how-to/exposure-of-a-case.md).
"""


def instruments_page() -> str:
    """The whole page, in Markdown: an overview, then every instrument."""
    found = instruments()
    return "\n".join([_TOP, _overview(found), *(_section(each) for each in found)])


def _overview(found: tuple[ExtraditionInstrument, ...]) -> str:
    rows = ["| instrument | gives | in force | text | parties |", "| --- | --- | --- | --- | --- |"]
    for each in found:
        text = f"read by {each.read}" if each.seen else "from knowledge"
        rows.append(
            f"| {each.name} | {GIVES[each.surrender]} | {each.in_force or 'not in force'} | {text} | {_listed(each)} |"
        )
    return "\n".join(["## At a glance", "", *rows, ""])


def _listed(each: ExtraditionInstrument) -> str:
    if not each.parties_seen:
        return f"{len(each.parties)}, from knowledge"
    seen = sum(party.seen for party in each.parties.values())
    part = "" if each.parties_complete else ", a part of the list"
    return f"{seen} on a list of {each.parties_as_of}{part}"


def _section(each: ExtraditionInstrument) -> str:
    parts = [f"## {each.name}", "", f"{each.citation}. {each.why}".strip(), ""]
    if each.arrest:
        arrest = each.arrest
        through = "through INTERPOL, among others; " if arrest.through_interpol else ""
        days = f"{arrest.days} days, " if arrest.days and arrest.days != arrest.longest else ""
        longest = f"{days}at the most {arrest.longest} days; " if arrest.longest else ""
        parts.append(f"- **provisional arrest** {through}{longest}{arrest.cites}")
    for bar in each.bars:
        force = {Force.MAY: "may refuse for", Force.MUST: "must refuse for", Force.NONE: "no refusal for"}[bar.force]
        says = f" {bar.says}" if bar.says else ""
        parts.append(f"- **{force}** {bar.kind.value.replace('_', ' ')} ({bar.cites}).{says}")
    for reservation in each.reservations:
        who = country_name(reservation.state)
        parts.append(f"- **declaration** of {who}: {reservation.says} ({reservation.cites})")
    read = f"read by {each.read}" if each.seen else "not read"
    parts += ["", f"Text: {_link(each.source)}, {read}. Parties: {_link(each.parties_source)}.", ""]
    if each.parties:
        parts += ["Bound: " + "; ".join(_party(party) for party in each.parties.values()) + ".", ""]
    parts += ["Not established:", "", *(f"- {gap}" for gap in each.not_established), ""] if each.not_established else []
    return "\n".join(parts)


def _party(party: Party) -> str:
    begins = f" from {party.holds.begins}" if party.holds.begins else " (since when is not known)"
    ends = f" to {party.holds.ends}" if party.holds.ends else ""
    return f"{party.state}{begins}{ends}" + ("" if party.seen else " (from knowledge)")


def _link(source: str) -> str:
    address = source.split(" ")[0]
    return f"<{address}>{source[len(address) :]}" if address.startswith("http") else source
