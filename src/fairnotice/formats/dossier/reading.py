"""Read a case file into the domain's dossier, or refuse it with every problem at once."""

import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import InvalidValue, Problem, Unusable, said_by_system
from fairnotice.formats.dossier.crosscheck import unfit
from fairnotice.formats.dossier.limits import FILE_BYTES
from fairnotice.formats.dossier.models.casefile import CaseFile
from fairnotice.formats.dossier.prescan import Form, bombs_in
from fairnotice.formats.dossier.problems import Found, shown, unusable
from fairnotice.formats.dossier.sentences import found_by_models
from fairnotice.formats.dossier.shape import texts_wrong, too_large

_WHAT = "The case file cannot be used."
_HELP = {  # by what the TOML parser says
    "Invalid value": 'text in straight quotation marks ("); days, numbers, true and false in small letters without',
    "Cannot overwrite a value": "each key once in a table",
}


def read_dossier(path: Path) -> Dossier:
    """Read a `.toml` or `.json` file; any other name is taken for JSON when the text begins with a brace.

    Raises Unusable, also when the file is not there, may not be read or is too large.
    """
    try:
        size = path.stat().st_size
        if size > FILE_BYTES:
            raise _too_large(f"The file has {size:,} bytes.")
        with path.open("rb") as file:
            content = file.read(FILE_BYTES + 1)  # a device or a pipe has no size
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {said_by_system(error)}.") from error
    except ValueError as error:
        raise Unusable("The path of the case file holds a character that no path has.") from error
    return parse_dossier(content, form=_form_of(path, content))


def parse_dossier(text: str | bytes, *, form: Form) -> Dossier:
    """Read the text of a case file. Raises Unusable."""
    data = parse_data(text, form=form)
    try:
        return dossier_from(data)
    except (RecursionError, MemoryError) as error:  # the look before should have found it; never a crash
        raise unusable(_WHAT, [Found((), "is too deep or too large to be read.")]) from error


def parse_data(text: str | bytes, *, form: Form) -> object:
    """The text as parsed data, before it is held against the schema. Raises Unusable."""
    if len(text) > FILE_BYTES:
        raise _too_large("The text is too long.")
    plain = (_decoded(text) if isinstance(text, bytes) else text).removeprefix("\ufeff")
    bomb = bombs_in(plain, form)
    if bomb:
        raise Unusable(_WHAT, [bomb])
    try:
        return _toml(plain) if form == "toml" else _json(plain)
    except (RecursionError, MemoryError) as error:  # the look before should have found it; never a crash
        raise unusable(_WHAT, [Found((), "is too deep or too large to be read.")]) from error


def dossier_from(data: object) -> Dossier:
    """Make a dossier of parsed data (a JSON object). Raises Unusable with every problem at once."""
    if not isinstance(data, dict):
        raise unusable(_WHAT, [Found((), "is not a table.", "a table with schema, id, title, request and subjects")])
    found = too_large(data)
    if found:
        raise unusable(_WHAT, found)
    found = [*texts_wrong(data), *unfit(data)]
    try:
        case = CaseFile.model_validate(data)
    except ValidationError as error:
        raise unusable(_WHAT, [*found_by_models(error), *found]) from None  # the cause would repeat particulars
    if found:
        raise unusable(_WHAT, found)
    try:
        dossier: Dossier = case.made()
    except InvalidValue as error:  # a rule of a domain value that no check above knows yet
        raise unusable(_WHAT, [Found((), f"{error}.")]) from error
    return dossier


def _too_large(what: str) -> Unusable:
    return Unusable(f"The case file is too large. {what} At most {FILE_BYTES:,} are read: split the matter.")


def _form_of(path: Path, content: bytes) -> Form:
    suffix = path.suffix.lower()
    if suffix in {".toml", ".json"}:
        return "toml" if suffix == ".toml" else "json"
    return "json" if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" else "toml"


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Unusable(_WHAT, [Problem(f"line {line}", "is not UTF-8.", "save the file as UTF-8")]) from None


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except ValueError as error:  # a syntax error is one; so is a number or a day that Python cannot hold
        wrong, _, place = str(error).partition(" (at ")
        last = text.rstrip("\n").count("\n") + 1
        place = place.rstrip(")").replace("end of document", f"line {last}, at its end")
        raise _syntax(place or "the file", wrong, "TOML") from None


def _json(text: str) -> object:
    doubled: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            doubled.extend(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return table

    try:
        data = json.loads(text, object_pairs_hook=once, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise _syntax(f"line {error.lineno}, column {error.colno}", error.msg, "JSON") from None
    except ValueError as error:
        raise _syntax("the file", str(error), "JSON") from None
    if doubled:
        found = [Found((key,), f"the key {shown(key)} stands twice in one table.", "once") for key in doubled]
        raise unusable(_WHAT, found)
    return data


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _syntax(place: str, wrong: str, form: str) -> Unusable:
    tidy = re.sub(r"\s+", " ", wrong).rstrip(".")
    return Unusable(f"The case file is not valid {form}.", [Problem(place, f"{tidy}.", _HELP.get(tidy, ""))])
