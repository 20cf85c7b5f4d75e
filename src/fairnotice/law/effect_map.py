"""What a notice means country by country, as rows of a table: about law, never about a person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import iso3166

from fairnotice.domain.effect import Confidence, FileStatus, Line, Modality, OtherMeasure
from fairnotice.law.effect import line_as_shown, withheld
from fairnotice.law.effect_answer import line_json, status_json
from fairnotice.law.effect_names import country_name, title_name
from fairnotice.law.effect_profiles import CLASSES, DEFAULT, Entry, Profile, profile, profile_codes, profile_of

SCHEMA = "fairnotice-law-map/1"
REMEMBERED = "from knowledge, not checked"


@dataclass(frozen=True, slots=True)
class CountryRow:
    """What is known of one country. `worth` is what was read; a class that is only remembered is `unknown`."""

    code: str
    name: str
    worth: str
    remembered: str  # the letter that is only remembered; empty: none
    confidence: Confidence
    status: FileStatus
    basis: Line | None
    as_of: date
    written: bool  # whether the country has a file of its own
    stale: bool
    power: bool  # whether the file names a power to arrest that was read
    measures: tuple[OtherMeasure, ...]

    @property
    def words(self) -> str:
        """The class in words."""
        return CLASSES[self.worth]


def country_rows(on: date) -> tuple[CountryRow, ...]:
    """A row for every country of ISO 3166-1, by name."""
    rows = (country_row(country.alpha2, on) for country in iso3166.countries)
    return tuple(sorted(rows, key=lambda row: row.name))


def country_row(code: str, on: date) -> CountryRow:
    """The row of one country. Raises InvalidValue for a code that ISO 3166-1 does not have."""
    country_name(code)
    known, basis = profile_of(code), profile_of(code).basis
    seen = known.worth_seen and known.worth != "unknown"
    lines = _own(known)
    return CountryRow(
        code=code.upper(),
        name=title_name(code),
        worth=known.worth if seen else "unknown",
        remembered="" if seen or known.worth == "unknown" else known.worth,
        confidence=known.confidence,
        status=known.status,
        basis=basis,
        as_of=known.as_of,
        written=known.code != DEFAULT,
        stale=basis.stale(on) if basis else False,
        power=any(line.carries_arrest for line in lines),
        measures=tuple(dict.fromkeys(line.measure for line in lines if line.measure)),
    )


def _own(known: Profile) -> tuple[Line, ...]:
    """The lines of the country's own file; none for the default."""
    return () if known.code == DEFAULT else tuple(entry.line for entry in known.entries)


@dataclass(frozen=True, slots=True)
class LineHere:
    """A line of a country's file as anybody may read it, with the requesting states for which it is meant."""

    line: Line
    from_states: tuple[str, ...] = ()
    except_states: tuple[str, ...] = ()


def lines_of_country(code: str, on: date) -> tuple[LineHere, ...]:
    """The lines of the country's own file that hold on that day: a power only where its file was approved."""
    known = profile_of(code)
    entries = () if known.code == DEFAULT else known.entries
    return tuple(_here(entry, known) for entry in entries if entry.scope.holds.includes(on))


def _here(entry: Entry, known: Profile) -> LineHere:
    line = line_as_shown(entry.line)
    if line.modality is Modality.MAY_ARREST and not known.status.approved:
        line = withheld(line)
    scope = entry.scope
    return LineHere(line, tuple(sorted(scope.from_states)), tuple(sorted(scope.except_states)))


def row_json(row: CountryRow) -> dict[str, Any]:
    """One row as JSON."""
    basis = row.basis
    return {
        "country": row.code,
        "name": row.name,
        "class": row.worth,
        "class_words": row.words,
        "class_remembered": row.remembered or None,
        "confidence": row.confidence.value,
        "status": status_json(row.status),
        "cites": basis.cites if basis else None,
        "source": basis.source if basis else None,
        "authority": basis.authority.value if basis else None,
        "read": basis.read.isoformat() if basis and basis.read else None,
        "as_of": row.as_of.isoformat(),
        "stale": row.stale,
        "file": row.written,
        "power_in_the_file": row.power,
        "other_measures": [measure.value for measure in row.measures],
    }


def law_map_json(on: date) -> dict[str, Any]:
    """The whole table."""
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        "about": "law, country by country; never about a person. Research, not legal advice.",
        "classes": dict(CLASSES),
        "files": len(profile_codes()),
        "countries": [row_json(row) for row in country_rows(on)],
    }


def country_json(code: str, on: date) -> dict[str, Any]:
    """One country with its lines. Raises InvalidValue for a code that ISO 3166-1 does not have."""
    row = country_row(code, on)
    known = profile_of(code)
    return {
        "schema": SCHEMA,
        "on": on.isoformat(),
        **row_json(row),
        "not_established": list(known.not_established),
        "lines": [_line_json(here, on) for here in lines_of_country(code, on)],
        "everywhere": [line_json(line_as_shown(entry.line), on=on) for entry in profile(DEFAULT).entries],
    }


def _line_json(here: LineHere, on: date) -> dict[str, Any]:
    states = {"from_states": list(here.from_states), "except_states": list(here.except_states)}
    return {**line_json(here.line, on=on), **states}
