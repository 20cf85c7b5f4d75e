"""`fairnotice list stats`: what is on a list, and what cannot be used of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from fairnotice.cli.list_options import FROM, LISTED, MAPPING, mapped
from fairnotice.cli.lists import bodies_in, read_part, today
from fairnotice.cli.options import JSON
from fairnotice.cli.printing import print_json, print_text
from fairnotice.cli.running import DONE
from fairnotice.cli.text import counted, wrapped
from fairnotice.domain.body import Body
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.unknown import is_known
from fairnotice.screening import Entry
from fairnotice.screening.normalise import words
from fairnotice.screening.reading import Reading
from fairnotice.screening.tables import said_of_tables
from fairnotice.screening.transliterate import word
from fairnotice.screening.watchlist import is_index

_MOST_NATIONS = 12


@click.command()
@LISTED
@FROM
@MAPPING
@JSON
def stats(file: Path, form: str | None, mapping: Path | None, as_json: bool) -> int:
    """Count what is on the list in FILE (any format, or an index), and tell every problem.

    Of nationalities the text names the twelve of most people; `--json` names all.
    """
    told = _told(file, form or "", mapping)
    if as_json:
        print_json(told)
    else:
        print_text("\n".join(_lines(told)) + "\n")
    return DONE


def _told(file: Path, form: str, mapping: Path | None) -> dict[str, Any]:
    if is_index(file):
        from fairnotice.screening.engine import open_index  # it compiles: only where there is an index

        opened = open_index(file, verify=True)  # whatever day it is: nobody is checked against it here
        origin = opened.origin
        head = {"source": origin.source, "version": origin.version, "recipient": origin.recipient}
        days = {"dated": origin.dated, "expires": origin.expires}
        whole = _whole(head, days, opened.entries, origin.reading, bodies_in(file), opened.index.unreadable)
        outdated = said_of_tables(opened.tables)
        return {**whole, "thresholds": origin.stated.as_json() if origin.stated else None, "outdated": outdated}
    part = read_part(file, form=form, mapped=mapped(mapping), quiet=True)
    head = {"source": part.source, "version": part.version, "recipient": ""}
    return _whole(head, {"dated": part.dated, "expires": None}, part.entries, part.reading, part.bodies)


def _whole(
    head: Mapping[str, str],
    days: Mapping[str, Any],
    entries: Iterable[Entry],
    reading: Reading,
    bodies: Iterable[Body],
    unreadable: Iterable[str] = (),
) -> dict[str, Any]:
    age = (today() - days["dated"]).days if days["dated"] else None
    said = {name: day.isoformat() if day else None for name, day in days.items()}
    told = {"left_out": reading.gone, "left_out_by": dict(reading.left_out), "not_read": list(reading.not_read)}
    more = [f"{counted(reading.more, 'further problem')} without words."] if reading.more else []
    problems = [*reading.problems, *more, *unreadable]
    kinds = dict(Counter(body.kind.value for body in bodies).most_common())
    return {**head, **said, "age_days": age, **_counted(entries), "bodies": kinds, **told, "problems": problems}


def _counted(entries: Iterable[Entry]) -> dict[str, Any]:
    count: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    births: Counter[str] = Counter()
    nations: Counter[str] = Counter()
    for entry in entries:
        count["entries"] += 1
        every = entry.identities
        names = {name.text for one in every for name in one.names}
        count["names"] += len(names)
        scripts.update(script for name in names for script in _scripts(name))
        precision = {birth.precision for one in every for birth in one.births}
        births[next((each for each in ("day", "month", "year") if each in precision), "none")] += 1
        nations.update({code for one in every for code in one.nationalities} or {"none"})
        count["with a document"] += any(one.documents for one in every)
        count["with a sex"] += any(is_known(one.sex) for one in every)
    return {
        "entries": count["entries"],
        "names": count["names"],
        "writings": dict(scripts.most_common()),
        "births": dict(births.most_common()),
        "nationalities": dict(nations.most_common()),
        "with_document": count["with a document"],
        "with_sex": count["with a sex"],
    }


def _scripts(name: str) -> set[str]:
    try:
        return {word(text).writing.value for text in words(name)}
    except InvalidValue:
        return {"unreadable"}


def _lines(told: Mapping[str, Any]) -> Iterator[str]:
    for name, value in told.items():
        first = f"{name.replace('_', ' '):<15}"
        if name == "problems":
            yield f"{first}{len(value):,}"
            yield from (wrapped(f"- {each}", indent=4, first="  ") for each in value)
        elif name == "not_read":
            yield wrapped(", ".join(value) or "nothing", indent=15, first=first)
        elif name == "dated" and not value:
            yield f"{first}not known, nor how old it is"
        elif name == "thresholds":
            yield wrapped(_stated(value), indent=15, first=first)
        elif name == "nationalities":
            yield wrapped(_nations(value), indent=15, first=first)
        elif isinstance(value, Mapping):
            yield wrapped(_counts(value), indent=15, first=first)
        elif value not in (None, ""):
            yield wrapped(f"{value:,}" if isinstance(value, int) else str(value), indent=15, first=first)


def _counts(told: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {count:,}" for key, count in told.items()) or "none"


def _nations(told: Mapping[str, int]) -> str:
    """The nationalities of most people, and how many others there are."""
    shown = _counts(dict(list(told.items())[:_MOST_NATIONS]))
    more = len(told) - _MOST_NATIONS
    return f"{shown}, and {counted(more, 'other', 'others')} (--json names all)" if more > 0 else shown


def _stated(told: Mapping[str, Any] | None) -> str:
    """The thresholds that are kept with an index."""
    if told is None:
        return "none kept with it"
    alerts, travellers = told["alerts_a_day"], told["travellers_a_day"]
    return f"a hit from {told['hit']:g} on" + (
        "" if alerts is None else f", at most {alerts:g} of {travellers:,} unlisted travellers a day alert"
    )
