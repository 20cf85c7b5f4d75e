"""What the validator found, as sentences for the person who writes the file."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from fairnotice.formats.dossier.limits import PROBLEMS
from fairnotice.formats.dossier.models.casefile import SCHEMA, CaseFile
from fairnotice.formats.dossier.models.table import Table
from fairnotice.formats.dossier.problems import Found, Loc, did_you_mean, shown

Details = Mapping[str, Any]


def found_by_models(error: ValidationError) -> Iterator[Found]:
    """Every problem of the validator, in our words."""
    # One more than are listed, so that the answer can say that there are more.
    for details in error.errors(include_url=False)[: PROBLEMS + 1]:
        loc: Loc = details["loc"]
        if details["type"] == "string_unicode":
            continue  # the look at characters names the half surrogate
        if details["type"] == "too_short" and len(details["input"]) >= details["ctx"]["min_length"]:
            continue  # there are entries, but not one without a problem of its own
        say = _SENTENCES.get(details["type"])
        yield say(loc, details) if say else Found(loc, f"{details['msg']}.")


def _said(loc: Loc, details: Details) -> Found:
    return Found(loc, details["ctx"]["wrong"], details["ctx"]["allowed"])


def _missing(loc: Loc, details: Details) -> Found:
    _, field = _field_at(loc)
    if loc == ("schema",):
        return Found(loc, "is missing.", f'schema = "{SCHEMA}"')
    says = (field.description or "").rstrip(".") if field else ""
    return Found(loc, f"is missing: {says[:1].lower()}{says[1:]}.")


def _extra(loc: Loc, details: Details) -> Found:
    table, _ = _field_at(loc)
    keys = [field.alias or name for name, field in table.model_fields.items()]
    return Found(loc, f"is not a key of this table.{did_you_mean(loc[-1], keys)}", ", ".join(keys))


def _enum(loc: Loc, details: Details) -> Found:
    words = re.findall(r"'([^']*)'", details["ctx"]["expected"])
    given = details["input"]
    return Found(loc, f"{shown(given)} is not in the list.{did_you_mean(given, words)}", ", ".join(words))


def _pattern(loc: Loc, details: Details) -> Found:
    last = next((part for part in reversed(loc) if isinstance(part, str)), "")
    return Found(loc, f"{shown(details['input'])} is not written as it must be.", _WRITTEN.get(last, _AN_ID))


def _not_a_list(loc: Loc, details: Details) -> Found:
    header = f"[[{loc[-1]}]] in TOML, a list of tables in JSON" if isinstance(details["input"], dict) else "a list"
    return Found(loc, "is not a list.", header)


def _plain(wrong: str, allowed: str) -> Callable[[Loc, Details], Found]:
    """A sentence in which the validator's own numbers are filled in."""
    return lambda loc, details: Found(loc, wrong, allowed.format_map(details.get("ctx", {})))


_AN_ID = "1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', the first a letter or a digit"
_WRITTEN = {
    "script": "ISO 15924: four letters, such as Latn",
    "language": "BCP 47, such as en, fa or zh-Hant",
}
_SENTENCES: dict[str, Callable[[Loc, Details], Found]] = {
    "fairnotice": _said,
    "missing": _missing,
    "extra_forbidden": _extra,
    "enum": _enum,
    "literal_error": _plain("is not the schema that this program reads.", SCHEMA),
    "string_pattern_mismatch": _pattern,
    "string_type": _plain("is not text.", "text"),
    "string_too_short": _plain("is empty.", "some text"),
    "string_too_long": _plain("is too long.", "at most {max_length} characters"),
    "bool_type": _plain("is neither true nor false.", "true or false"),
    "int_type": _plain("is not a whole number.", "a whole number"),
    "greater_than_equal": _plain("is too small.", "{ge} or more"),
    "less_than_equal": _plain("is too large.", "{le} or less"),
    "tuple_type": _not_a_list,
    "too_short": _plain("is empty.", "at least {min_length}"),
    "too_long": _plain("has too many entries.", "at most {max_length}"),
    "model_type": _plain("is not a table.", "a table"),
}


def _field_at(loc: Loc) -> tuple[type[Table], FieldInfo | None]:
    """The model of the table in which the place lies, and its field where there is one."""
    table: type[Table] = CaseFile
    field: FieldInfo | None = None
    for part in loc:
        if isinstance(part, int):
            continue
        if field is not None:
            table = _table_in(field.annotation) or table
        field = {each.alias or name: each for name, each in table.model_fields.items()}.get(part)
    return table, field


def _table_in(annotation: Any) -> type[Table] | None:
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _table_in(inner))), None)
