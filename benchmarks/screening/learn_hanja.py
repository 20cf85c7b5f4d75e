"""How Koreans read Han characters of names: a table of facts out of the package hanja (WTFPL), no names read.

`FOLDER/hanja` as `pip install --target FOLDER/hanja --no-deps hanja` leaves it. Of its characters those are kept that
Korea's standard set has (KS X 1001) or that names of China and Japan have here, and that are read as a family name or
as a syllable of a given name.
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from benchmarks.screening.tables import Answer, table
from fairnotice.domain.errors import Unusable
from fairnotice.screening import hantable
from fairnotice.screening.korean import families_in_hangul, family_as_in_south, is_given

_LINE = re.compile(r'"\\u([0-9A-F]{4})": "\\u([0-9A-F]{4})"')
_LEAD, _TRAIL = range(0xCA, 0xFE), range(0xA1, 0xFF)  # where the Han characters of KS X 1001 stand


def arguments(command: argparse.ArgumentParser) -> None:
    """What the command takes."""
    command.add_argument("folder", type=Path, help="the folder with the package hanja")
    command.add_argument("--out", type=Path, help="where the table goes; else it is only measured")


def measure(given: argparse.Namespace) -> Answer:
    """Write the table."""
    source = given.folder / "hanja" / "hanja" / "table.yml"
    if not source.is_file():
        raise Unusable(f"the package hanja is not in {given.folder}")
    read = {chr(int(han, 16)): chr(int(hangul, 16)) for han, hangul in _LINE.findall(source.read_text("utf-8"))}
    lines = list(lines_of(read))
    if given.out:
        given.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    data: dict[str, object] = {"readings": len(lines), "bytes": sum(len(line.encode()) + 1 for line in lines)}
    return Answer(data, list(table(("what", "many"), [[name, many] for name, many in data.items()])))


def lines_of(read: dict[str, str]) -> Iterator[str]:
    """A line for each reading, with all characters that are read so."""
    known = hantable.table()
    wanted = _of_korea() | known.canton.keys() | known.chosen.keys() | {one for name in known.chinese for one in name}
    families = {one for name in families_in_hangul() for one in name}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for han, hangul in read.items():
        if han in wanted and (is_given(hangul) or family_as_in_south(hangul) in families):
            found[hangul].append(han)
    return (f"{hangul}\t{''.join(sorted(found[hangul]))}" for hangul in sorted(found))


def _of_korea() -> set[str]:
    found = set()
    for lead in _LEAD:
        for trail in _TRAIL:
            found.add(bytes([lead, trail]).decode("euc_kr", "ignore"))
    return found
