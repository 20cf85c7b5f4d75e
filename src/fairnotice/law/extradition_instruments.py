"""The multilateral instruments on extradition, read from `instruments/*.toml`: one instrument, one file.

A file is read as strictly as a country's: a key or a word that is not in the list is refused.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from fairnotice.domain.dates import Period
from fairnotice.domain.effect import Authority
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.extradition import (
    BarKind,
    ExtraditionInstrument,
    Force,
    Party,
    ProvisionalArrest,
    Reservation,
    Surrender,
    TreatyBar,
)
from fairnotice.domain.warrant import OffenceCategory
from fairnotice.law.effect_names import country_name

_NEEDED = {"name", "citation", "source", "authority", "seen", "as_of", "surrender", "parties_seen", "parties_source"}
_TOP = _NEEDED | {
    *("read", "in_force", "opened", "ended", "parties_as_of", "open_to", "covers", "may_cover", "arrest", "bar"),
    *("reservation", "not_established", "why", "party", "parties", "ends", "parties_read", "since"),
    *("parties_complete", "across", "parties_authority"),
}
_ARREST = {"cites", "through_interpol", "on_notice", "days", "longest"}
_BAR = {"kind", "force", "cites", "says"}
_RESERVATION = {"state", "kind", "says", "cites", "source", "seen", "read"}


@cache
def instrument(name: str) -> ExtraditionInstrument:
    """The instrument of that id. Raises KeyError when there is none, InvalidValue when its file cannot be read."""
    if name not in instrument_ids():
        raise KeyError(name)
    path = files("fairnotice.law") / "instruments" / f"{name}.toml"
    return parse_instrument(name, path.read_text(encoding="utf-8"))


@cache
def instrument_ids() -> tuple[str, ...]:
    """The ids of all instruments, in order."""
    names = (path.name for path in (files("fairnotice.law") / "instruments").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def instruments() -> tuple[ExtraditionInstrument, ...]:
    """Every instrument, in the order of their ids."""
    return tuple(instrument(name) for name in instrument_ids())


def parse_instrument(name: str, text: str) -> ExtraditionInstrument:
    """Read one file. Raises InvalidValue that names the file and what is wrong."""
    try:
        data = tomllib.loads(text)
        _only(data, _TOP, "the file")
        missing = sorted(_NEEDED - set(data))
        if missing:
            raise InvalidValue(f"'{missing[0]}' is missing")
        found = _instrument(name, data)
        _check(found)
        return found
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        what = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise InvalidValue(f"instruments/{name}.toml: {what}") from error


def _instrument(name: str, data: Mapping[str, Any]) -> ExtraditionInstrument:
    return ExtraditionInstrument(
        id=name,
        name=data["name"],
        citation=data["citation"],
        source=data["source"],
        authority=Authority(data["authority"]),
        seen=data["seen"],
        read=data.get("read"),
        as_of=data["as_of"],
        in_force=data.get("in_force"),
        parties_authority=Authority(
            data.get("parties_authority", "secondary" if data["parties_seen"] else "knowledge")
        ),
        parties_complete=data.get("parties_complete", True),
        across=_states(data.get("across", ())),
        opened=data.get("opened"),
        ended=data.get("ended"),
        surrender=Surrender(data["surrender"]),
        parties=_parties(data),
        parties_seen=data["parties_seen"],
        parties_source=data["parties_source"],
        parties_as_of=data.get("parties_as_of"),
        open_to=_states(data.get("open_to", ())),
        covers=_categories(data.get("covers", ())),
        may_cover=_categories(data.get("may_cover", ())),
        arrest=_arrest(data["arrest"]) if "arrest" in data else None,
        bars=tuple(_bar(raw) for raw in data.get("bar", ())),
        reservations=tuple(_reservation(raw) for raw in data.get("reservation", ())),
        not_established=tuple(data.get("not_established", ())),
        why=data.get("why", ""),
    )


def _parties(data: Mapping[str, Any]) -> Mapping[str, Party]:
    """`parties` lists codes that share one beginning (`since`) or have none; `[party]` gives each code its own day."""
    ends: Mapping[str, date] = data.get("ends", {})
    begins: dict[str, date | None] = dict.fromkeys(data.get("parties", ()), data.get("since"))
    for code, day in data.get("party", {}).items():
        if code in begins:
            raise InvalidValue(f"party '{code}' stands twice")
        begins[code] = None if day == "unknown" else _day(day, code)
    gone = sorted(set(ends) - set(begins))
    if gone:
        raise InvalidValue(f"an end is given for '{gone[0]}', which is not on the list")
    read = frozenset(data.get("parties_read", begins))
    _states(tuple(begins))
    return MappingProxyType(
        {
            code: Party(code, Period(day, ends.get(code)), data["parties_seen"] and code in read)
            for code, day in begins.items()
        }
    )


def _day(value: object, code: str) -> date:
    if not isinstance(value, date):
        raise InvalidValue(f"party '{code}': '{value}' is neither a day nor 'unknown'")
    return value


def _arrest(raw: Mapping[str, Any]) -> ProvisionalArrest:
    _only(raw, _ARREST, "arrest")
    return ProvisionalArrest(**{"cites": raw["cites"], **raw})


def _bar(raw: Mapping[str, Any]) -> TreatyBar:
    _only(raw, _BAR, f"bar '{raw.get('kind', '?')}'")
    return TreatyBar(BarKind(raw["kind"]), Force(raw["force"]), raw["cites"], raw.get("says", ""))


def _reservation(raw: Mapping[str, Any]) -> Reservation:
    _only(raw, _RESERVATION, f"reservation of '{raw.get('state', '?')}'")
    _states((raw["state"],))
    if raw["seen"] and "read" not in raw:
        raise InvalidValue(f"the reservation of '{raw['state']}' is marked as seen: it needs 'read'")
    return Reservation(**{**raw, "kind": BarKind(raw["kind"])})


def _check(found: ExtraditionInstrument) -> None:
    if not (found.name and found.citation and found.source and found.parties_source):
        raise InvalidValue("it needs a name, a citation, a source, and a source of its parties")
    if found.seen and (found.read is None or found.authority is Authority.KNOWLEDGE):
        raise InvalidValue("it is marked as seen: it needs 'read', and its authority is not knowledge")
    if not found.seen and found.authority is not Authority.KNOWLEDGE:
        raise InvalidValue("it was not read: its authority is knowledge")
    if found.parties_seen is (found.parties_authority is Authority.KNOWLEDGE):
        raise InvalidValue("its list of parties is either read, or from knowledge: 'parties_authority' says otherwise")
    if found.parties_seen and found.parties_as_of is None:
        raise InvalidValue("a list of parties that was read speaks of a day: it needs 'parties_as_of'")
    outside = sorted(set(found.parties) - found.open_to) if found.open_to else []
    if outside:
        raise InvalidValue(f"party '{outside[0]}' is not among the states that may join")


def _states(codes: tuple[str, ...] | list[str]) -> frozenset[str]:
    for code in codes:
        if code != code.upper():
            raise InvalidValue(f"'{code}' is not written as a country code")
        country_name(code)
    return frozenset(codes)


def _categories(words: tuple[str, ...] | list[str]) -> frozenset[str]:
    for word in words:
        if word != "any":
            OffenceCategory(word)
    return frozenset(words)


def _only(data: Mapping[str, Any], allowed: set[str], where: str) -> None:
    unknown = sorted(set(data) - allowed)
    if unknown:
        raise InvalidValue(f"{where} has keys that are not in the list: {', '.join(unknown)}")
