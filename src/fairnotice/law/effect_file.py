"""One country's file: what it is made of, and how it is read.

A file is read strictly: a key or a word that is not in the list is refused, so that a slip never turns into law.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from fairnotice.domain.dates import Period
from fairnotice.domain.effect import (
    NOBODY,
    Authority,
    Confidence,
    FileStatus,
    Instrument,
    Line,
    Modality,
    OtherMeasure,
    Standing,
)
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.request import Kind
from fairnotice.domain.warrant import Penalty
from fairnotice.law.effect_translated import written

CLASSES = {
    "A": "the notice itself can ground an arrest",
    "B": "only with a treaty, a certificate or a national decision",
    "C": "information only",
    "unknown": "not established",
}
"""What a notice is worth in a country, in one letter."""


class When(StrEnum):
    """Whether a line speaks of a notice in force or of one that is not."""

    IN_FORCE = "in_force"
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True, slots=True)
class Scope:
    """When a line is shown. An empty set or tuple leaves the question open."""

    instruments: frozenset[Instrument]
    kinds: frozenset[Kind] = frozenset()
    in_countries: frozenset[str] = frozenset()
    from_states: frozenset[str] = frozenset()
    except_states: frozenset[str] = frozenset()
    holds: Period = Period()
    own_request: bool = False  # the country looks at its own request
    when: When = When.IN_FORCE
    not_with: str = ""  # a kind of bar that silences the line
    unbarred: bool = False  # the line speaks of a step or an arrest, and makes no sense where a bar stands


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a file, when it is shown, and the penalty that its test names."""

    line: Line
    scope: Scope
    min_penalty: Penalty | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """One file: the class with whether it was seen, the lines, and what nobody has established."""

    code: str  # two letters, or `common`, or `default`
    worth: str
    worth_seen: bool
    as_of: date
    entries: tuple[Entry, ...]
    not_established: tuple[str, ...]
    status: FileStatus = NOBODY
    rests_on: str = ""  # the line from which the class was taken
    digest: str = ""  # of the lines and the class: what an approval is given for
    nationals: Entry | None = None  # the line that says that the country surrenders none of its own

    @property
    def label(self) -> str:
        """How answers name the file."""
        return f"{self.code}, as of {self.as_of}"

    @property
    def basis(self) -> Line | None:
        """The line from which the class was taken; none while the class is remembered or unknown."""
        return next((entry.line for entry in self.entries if entry.line.id == self.rests_on), None)

    @property
    def confidence(self) -> Confidence:
        """How far the class may be relied on."""
        return self.basis.confidence if self.basis else Confidence.LOW


_NATIONALS = ("own_nationals", "own_nationals_from")
_TOP = {
    "class",
    "class_seen",
    "class_from",
    "as_of",
    "not_established",
    "line",
    "groups",
    "checked",
    "approved",
    *_NATIONALS,
}
_LINE = {
    "id",
    "modality",
    "says",
    "cites",
    "source",
    "authority",
    "seen",
    "read",
    "why",
    "starts",
    "length",
    "dated",
    "short",
}
_NEEDED = ("id", "modality", "says", "cites", "source", "authority", "seen")
_SCOPE = {"applies_to", "kinds", "in_countries", "from_states", "except_states", "begins", "ends"}
_KEYS = (
    _LINE | _SCOPE | {"condition", "requester", "when", "not_with", "unbarred", "min_penalty", "measure", "translated"}
)
_TEXT: tuple[type, str] = (str, "text in quotation marks")
_KINDS: Mapping[str, tuple[type, str]] = {
    **dict.fromkeys(("seen", "unbarred", "class_seen"), (bool, "true or false")),
    **dict.fromkeys(("line",), (list, "a list of [[line]] tables")),
    **dict.fromkeys(("groups", "checked", "approved", "translated"), (dict, "a table")),
    **dict.fromkeys(
        ("read", "dated", "begins", "ends", "as_of"), (date, "a day such as 2026-11-23, without quotation marks")
    ),
    **dict.fromkeys(
        ("applies_to", "kinds", "in_countries", "from_states", "except_states", "not_established"),
        (list, 'a list such as ["notice"]'),
    ),
}
_CHECKED = {"by", "office", "on"}
_APPROVED = {"authority", "office", "on", "reference", "digest"}


def parse_profile(name: str, text: str) -> Profile:
    """Read one file. Raises InvalidValue that names the file, the line and what is wrong."""
    try:
        return read_profile(name, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(f"effects/{name}.toml: {error}") from error


def read_profile(name: str, data: Mapping[str, Any]) -> Profile:
    """The same of a file's data. Raises as `parse_profile`."""
    try:
        _only(data, _TOP, "the file")
        _typed(data, "the file")
        groups = {key: frozenset(codes) for key, codes in data.get("groups", {}).items()}
        entries = tuple(read_line(raw, groups) for raw in data.get("line", []))
        worth, seen, rests_on = _worth(data, entries)
        digest = digest_of(data)
        return Profile(
            code=name,
            worth=worth,
            worth_seen=seen,
            as_of=data["as_of"],
            entries=entries,
            not_established=tuple(data.get("not_established", ())),
            status=_status(data, digest),
            rests_on=rests_on,
            digest=digest,
            nationals=_nationals(data, entries),
        )
    except (KeyError, ValueError) as error:
        what = f"'{error.args[0]}' is missing" if isinstance(error, KeyError) else str(error)
        raise InvalidValue(f"effects/{name}.toml: {what}") from error


def _worth(data: Mapping[str, Any], entries: tuple[Entry, ...]) -> tuple[str, bool, str]:
    """The class, whether it was read, and the line that it was taken from."""
    worth, seen, rests_on = data.get("class", "unknown"), data.get("class_seen", False), data.get("class_from", "")
    if worth not in CLASSES:
        raise InvalidValue(f"class '{worth}' is not one of {', '.join(CLASSES)}")
    lines = {entry.line.id: entry.line for entry in entries}
    if rests_on and (rests_on not in lines or not lines[rests_on].seen):
        raise InvalidValue(f"class_from names '{rests_on}', and no line with that id was read")
    if seen and not rests_on:
        raise InvalidValue("class_seen is true: class_from must name the line from which the class was taken")
    return worth, seen, rests_on


def _nationals(data: Mapping[str, Any], entries: tuple[Entry, ...]) -> Entry | None:
    """The line that says that the country surrenders none of its own; only a law, court or authority bars with it."""
    if not any(key in data for key in _NATIONALS):
        return None
    if data.get("own_nationals") != "not_surrendered":
        raise InvalidValue("own_nationals is 'not_surrendered', or left out where that is not established")
    found = [entry for entry in entries if entry.line.id == data.get("own_nationals_from")]
    if not found or not (found[0].line.seen and found[0].line.authority.carries_arrest):
        raise InvalidValue("own_nationals_from must name a line that was read, of a law, a court or the authority")
    return found[0]


def digest_of(data: Mapping[str, Any]) -> str:
    """The digest of what an approval is given for: the class and the lines, whatever their layout."""
    said = {
        key: data[key] for key in ("class", "class_seen", "class_from", *_NATIONALS, "line", "groups") if key in data
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _status(data: Mapping[str, Any], digest: str) -> FileStatus:
    """Who stands behind the file. An approval counts for the lines that it was given for, and for no others."""
    lapsed = ""
    if "approved" in data:
        given = data["approved"]
        _whole(given, _APPROVED, {"office"}, "approved")
        if given["digest"] == digest:
            return FileStatus(
                Standing.APPROVED, given["authority"], given.get("office", ""), given["on"], given["reference"]
            )
        lapsed = f"The approval of {given['on']} was given for other lines (digest {given['digest']}, now {digest})."
    if "checked" in data:
        given = data["checked"]
        _whole(given, _CHECKED, set(), "checked")
        return FileStatus(Standing.CHECKED, given["by"], given["office"], given["on"], lapsed=lapsed)
    return FileStatus(lapsed=lapsed)


def _whole(table: Mapping[str, Any], keys: set[str], optional: set[str], name: str) -> None:
    """A table of the status has all of its keys, each filled."""
    _only(table, keys, f"[{name}]")
    missing = [key for key in sorted(keys - optional) if not table.get(key)]
    if missing:
        raise InvalidValue(f"[{name}] needs {', '.join(missing)}")
    if not isinstance(table["on"], date):
        raise InvalidValue(f"[{name}] needs a day in 'on', such as 2026-11-23")


def mistakes_of_line(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> list[str]:
    """Everything that is wrong in one `[[line]]`: each key is looked at by itself, then the line as a whole."""
    where = f"line '{raw.get('id', '?')}'"
    found = _wrong_keys(raw, _KEYS, where)
    found += [f"{where}: '{key}' is missing" for key in (*_NEEDED, "applies_to") if key not in raw]
    plain = {"id": raw.get("id", "?"), **_PLAIN_LINE}
    alone = [(key, raw[key]) for key in raw if key in _KEYS - {"id", "translated"}]
    found += [said for key, value in alone if (said := _refused({**plain, key: value}, groups))]
    whole = {key: value for key, value in raw.items() if key in _KEYS}
    return found or [said for said in [_refused(whole, groups)] if said]


def mistakes_of_file(data: Mapping[str, Any]) -> list[str]:
    """What is wrong in a file besides its lines: unknown keys, and each other key by itself."""
    found = _wrong_keys(data, _TOP, "the file")
    if "as_of" not in data:
        found.append("'as_of' is missing")
    for key, value in data.items():
        if key in _TOP - {"line", "class_seen", "class_from", *_NATIONALS}:
            try:
                read_profile("", {"as_of": date.min, key: value})
            except InvalidValue as error:
                found.append(str(error).removeprefix("effects/.toml: "))
    return found


_PLAIN_LINE: Mapping[str, Any] = {
    "modality": Modality.MAY.value,
    "says": "Words.",
    "cites": "A law.",
    "source": "https://example.org",
    "authority": Authority.PRIMARY_LAW.value,
    "seen": False,
    "read": date.min,
    "applies_to": [Instrument.NOTICE.value],
}


def _wrong_keys(data: Mapping[str, Any], allowed: set[str], where: str) -> list[str]:
    try:
        _only(data, allowed, where)
    except InvalidValue as error:
        return [str(error)]
    return []


def _refused(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> str:
    try:
        read_line(raw, groups)
    except InvalidValue as error:
        return str(error)
    return ""


def read_line(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> Entry:
    """One `[[line]]` of a file. Raises InvalidValue that names the line and what is wrong in it."""
    where = f"line '{raw.get('id', '?')}'"
    try:
        return _entry(raw, groups)
    except KeyError as error:
        raise InvalidValue(f"{where}: '{error.args[0]}' is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        said = str(error)
        raise InvalidValue(said if said.startswith("line '") else f"{where}: {said}") from error


def _entry(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> Entry:
    _only(raw, _KEYS, f"line '{raw.get('id', '?')}'")
    _typed(raw, f"line '{raw.get('id', '?')}'")
    values = {key: raw[key] for key in _LINE if key in raw or key in _NEEDED}
    words = {
        "modality": _word(Modality, raw["modality"], "modality"),
        "authority": _word(Authority, raw["authority"], "authority"),
    }
    line = Line(
        **{"condition": raw.get("condition", ""), **values, **words, **written(raw)},
        measure=_word(OtherMeasure, raw["measure"], "measure") if "measure" in raw else None,
    )
    if line.measure and line.modality is Modality.MAY_ARREST:
        raise InvalidValue(f"line '{line.id}' is a power to arrest: it has no 'measure'")
    if not (line.says and line.cites and line.source):
        raise InvalidValue(f"line '{line.id}' needs words, a citation and a source")
    if line.seen and (line.read is None or line.authority is Authority.KNOWLEDGE):
        raise InvalidValue(f"line '{line.id}' is marked as seen: it needs 'read', and its authority is not knowledge")
    least = raw.get("min_penalty")
    return Entry(line, _scope(raw, groups), Penalty.parse(least) if least else None)


_Word = TypeVar("_Word", bound=StrEnum)


def _word(words: type[_Word], value: str, key: str) -> _Word:
    try:
        return words(value)
    except ValueError:
        raise InvalidValue(f"{key} = '{value}' is not one of {', '.join(words)}") from None


def _scope(raw: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> Scope:
    return Scope(
        instruments=frozenset(Instrument(word) for word in raw["applies_to"]),
        kinds=frozenset(Kind(word) for word in raw.get("kinds", ())),
        in_countries=_states(raw.get("in_countries", ()), groups),
        from_states=_states(raw.get("from_states", ()), groups),
        except_states=_states(raw.get("except_states", ()), groups),
        holds=Period(raw.get("begins"), raw.get("ends")),
        own_request={"self": True, "other": False}[raw.get("requester", "other")],
        when=When(raw.get("when", When.IN_FORCE)),
        not_with=raw.get("not_with", ""),
        unbarred=raw.get("unbarred", False),
    )


def _states(codes: tuple[str, ...] | list[str], groups: Mapping[str, frozenset[str]]) -> frozenset[str]:
    named = (groups[code[1:]] if code.startswith("@") else frozenset({code}) for code in codes)
    return frozenset().union(*named)


def _typed(data: Mapping[str, Any], where: str) -> None:
    for key, value in data.items():
        kind, called = _KINDS.get(key, _TEXT)
        if not isinstance(value, kind):
            raise InvalidValue(f"{where}: {key} is {called}, not {value!r}")


def _only(data: Mapping[str, Any], allowed: set[str], where: str) -> None:
    unknown = sorted(set(data) - allowed)
    if unknown:
        raise InvalidValue(f"{where} has keys that are not in the list: {', '.join(unknown)}")
