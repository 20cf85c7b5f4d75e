"""A case file in progress: what is still missing, and files that are incomplete but have the right shape."""

import json
from copy import deepcopy
from datetime import date, datetime
from typing import Any

from fairnotice.domain.errors import Problem, Unusable
from fairnotice.domain.facts import FACTS
from fairnotice.formats.dossier.limits import FILE_BYTES
from fairnotice.formats.dossier.prescan import Form
from fairnotice.formats.dossier.reading import dossier_from, parse_data

_MISSING = ("is missing", "is empty")
"""How the sentence about something that is not there yet begins; everything else is a mistake."""


def problems_of(content: dict[str, Any]) -> tuple[Problem, ...]:
    """Everything that stands between this content and a case file that can be filed."""
    try:
        dossier_from(content)
    except Unusable as error:
        return error.problems
    return ()


def parse_progress(text: str | bytes, *, form: Form) -> dict[str, Any]:
    """Read a case file that may still lack parts, as JSON has it. Raises Unusable with every mistake in it."""
    data = parse_data(text, form=form)
    content = plain(data)
    if not isinstance(content, dict):
        raise Unusable("The case file cannot be used.", [Problem("the file", "is not a table.")])
    mistakes = [problem for problem in problems_of(content) if not problem.wrong.startswith(_MISSING)]
    if mistakes:
        raise Unusable("The case file cannot be used.", mistakes)
    return content


def kept_back(content: dict[str, Any]) -> tuple[Problem, ...]:
    """Where the content holds what only reviewers add: protection, others' positions, facts never asked of a source."""
    places = [f"positions[{n}]" for n, _each in enumerate(content.get("positions", ()))]
    places += [
        f"subjects[{n}].protections" for n, each in enumerate(content.get("subjects", ())) if each.get("protections")
    ]
    for number, statement in enumerate(content.get("statements", ())):
        fact = FACTS.get(str(statement.get("about")))
        if fact is not None and not fact.ask:
            places.append(f"statements[{number}]")
    request = content.get("request", {})
    if request.get("waiver_consulted") or request.get("waiver_reasons"):
        places.append("request.waiver_consulted")
    return tuple(Problem(place, "a source does not file this", "leave it out: reviewers add it") for place in places)


def as_filed(content: dict[str, Any], day: date) -> dict[str, Any]:
    """The content with the day of filing, where it does not say one of its own."""
    filed = deepcopy(content)
    request = filed.get("request")
    if isinstance(request, dict):
        request["stage"] = "filed"
        if request.get("filed", "unknown") == "unknown":
            request["filed"] = day.isoformat()
    return filed


def bytes_of(content: object) -> int:
    """How large the content is as a file. It is never larger than `limits.FILE_BYTES` when it is kept."""
    return len(json.dumps(content, ensure_ascii=False).encode("utf-8", errors="replace"))


def plain(value: Any) -> Any:
    """The value as JSON has it: TOML's own days and instants as text."""
    match value:
        case datetime() | date():
            return value.isoformat()
        case dict():
            return {str(key): plain(inner) for key, inner in value.items()}
        case list():
            return [plain(each) for each in value]
    return value


__all__ = ["FILE_BYTES", "as_filed", "bytes_of", "kept_back", "parse_progress", "plain", "problems_of"]
