"""What is wrong in a country's file, all of it at once, for whoever writes one: a national lawyer, above all."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fairnotice.domain.effect import Authority, FileStatus, Modality
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.effect_file import mistakes_of_file, mistakes_of_line, read_profile
from fairnotice.law.effect_names import country_name
from fairnotice.law.effect_profiles import COMMON, DEFAULT, Profile, profile, profile_codes

LONGEST = 45
"""Words in a sentence that an officer reads standing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at a file found. `mistakes` make it unusable; `notes` are for its author to weigh."""

    name: str
    mistakes: tuple[str, ...]
    notes: tuple[str, ...] = ()
    status: FileStatus | None = None
    digest: str = ""  # what an approval of these lines names


def check_file(name: str, text: str, *, on: date) -> Checked:
    """Look through the text of a file whose name is that of a country, such as `fr`."""
    mistakes = list(_name(name))
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Checked(name, (*mistakes, f"It is not TOML: {error}."))
    mistakes += [*_lines(data), *mistakes_of_file(data), *_to_come(data, on)]
    known: Profile | None = None
    try:
        known = read_profile(name, data)
    except InvalidValue as error:
        said = str(error).removeprefix(f"effects/{name}.toml: ")
        if not any(said in mistake for mistake in mistakes):
            mistakes.append(said)
    if known is None:
        return Checked(name, tuple(dict.fromkeys(mistakes)))
    mistakes += _ids(known)
    notes = tuple(_notes(known, on))
    return Checked(name, tuple(mistakes), notes, known.status, known.digest)


def _name(name: str) -> Iterator[str]:
    if name in {COMMON, DEFAULT}:
        return
    try:
        country_name(name)
    except InvalidValue:
        yield f"The file is called '{name}': its name is two letters of ISO 3166-1 in small letters, such as fr.toml."


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    """Each line is read by itself, and each key of it, so that one mistake does not hide the next."""
    groups, lines = data.get("groups", {}), data.get("line", [])
    if not isinstance(lines, list) or not isinstance(groups, dict):
        return  # told of the file
    named = {key: frozenset(codes) for key, codes in groups.items() if isinstance(codes, list)}
    for number, raw in enumerate(lines, start=1):
        if not isinstance(raw, dict):
            yield f"line number {number} is no [[line]] table"
            continue
        for said in mistakes_of_line(raw, named):
            yield said if "id" in raw else f"line number {number}: {said}"


def _to_come(data: Mapping[str, Any], on: date) -> Iterator[str]:
    """Days on which something was done, and that are still to come."""
    lines = [raw for raw in data.get("line", []) if isinstance(raw, dict)] if isinstance(data.get("line"), list) else []
    days = [("as_of", data.get("as_of"))]
    days += [
        (f"[{name}] on", data[name].get("on")) for name in ("checked", "approved") if isinstance(data.get(name), dict)
    ]
    days += [(f"line '{raw.get('id', '?')}': {key}", raw.get(key)) for raw in lines for key in ("read", "dated")]
    for what, day in days:
        if isinstance(day, date) and day > on:
            yield f"{what} = {day} is still to come: today is {on}"


def _ids(known: Profile) -> Iterator[str]:
    elsewhere = {
        entry.line.id
        for other in (COMMON, DEFAULT, *profile_codes())
        if other != known.code
        for entry in profile(other).entries
    }
    seen: set[str] = set()
    for entry in known.entries:
        line = entry.line
        if line.id in seen or line.id in elsewhere:
            yield f"line '{line.id}': another line has this id"
        if len(known.code) == 2 and not line.id.startswith(f"{known.code}-"):
            yield f"line '{line.id}': the id begins with the country, '{known.code}-'"
        if line.read and line.read > known.as_of:
            yield f"line '{line.id}': read on {line.read}, after the file's own day (as_of = {known.as_of})"
        seen.add(line.id)


def _notes(known: Profile, on: date) -> Iterator[str]:
    """What is allowed and worth a second look."""
    if len(known.code) == 2 and not known.not_established:
        yield "not_established is empty: what did you look for and not find?"
    if known.status.lapsed:
        yield known.status.lapsed
    for entry in known.entries:
        line = entry.line
        if line.modality is Modality.MAY_ARREST and not line.carries_arrest:
            yield f"line '{line.id}': no power comes of it, because its source is {line.authority.replace('_', ' ')}"
        if line.modality is Modality.MAY_ARREST and not line.condition:
            yield f"line '{line.id}': a power without a condition; is nothing needed in hand?"
        if line.seen and line.stale(on):
            yield f"line '{line.id}': said or read more than three years ago, shown as stale"
        if len(line.says.split()) > LONGEST:
            yield f"line '{line.id}': {len(line.says.split())} words; an officer reads it standing"
        if line.seen and line.authority is not Authority.KNOWLEDGE and not line.source.startswith(("http", "the ")):
            yield f"line '{line.id}': the source is no address"
