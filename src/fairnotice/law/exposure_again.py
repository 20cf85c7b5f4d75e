"""An earlier answer given again: whether it is the same, and if not, which input changed and which answers."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.effect import Instrument
from fairnotice.domain.errors import InvalidValue
from fairnotice.law.exposure import exposure_of
from fairnotice.law.exposure_answer import SCHEMA, exposure_json


@dataclass(frozen=True, slots=True)
class Again:
    """The earlier answer beside the new one. Equal inputs give an equal answer."""

    inputs: tuple[str, ...]  # the names of those that changed
    answers: tuple[str, ...]  # what changed, one sentence an answer
    rules: tuple[str, str]  # the versions, before and now

    @property
    def same(self) -> bool:
        """Whether the answer is the same, with the same rules."""
        return not self.answers and self.rules[0] == self.rules[1]


def exposure_again(dossier: Dossier, earlier: str, *, notice_state: str | None = None) -> Again:
    """Ask what an earlier answer was asked, of this case now. Raises InvalidValue for what is no such answer.

    `notice_state` is the state of the notice that the earlier answer took; none means in force.
    """
    told = _read(earlier)
    try:
        now = exposure_json(
            exposure_of(
                dossier,
                Moment(date.fromisoformat(told["on"]), datetime.fromisoformat(told["known"]), told["zone"]),
                countries=[each["country"] for each in told["countries"]],
                subject=told["subject"],
                instrument=Instrument(told["instrument"]),
                notice_state=notice_state,
            )
        )
        inputs = tuple(name for name, digest in now["inputs"].items() if told["inputs"].get(name) != digest)
        return Again(inputs, tuple(_changes(told, now)), (told["rules"], now["rules"]))
    except InvalidValue:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise InvalidValue("The earlier answer is not whole: give the file that `exposure --json` printed.") from error


def _read(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError as error:
        raise InvalidValue("The earlier answer is no JSON: give the file that `exposure --json` printed.") from error
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise InvalidValue(f"The earlier answer is not of the schema {SCHEMA}.")
    return told


def _changes(told: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    changes = []
    for before, after in zip(told["countries"], now["countries"], strict=True):
        pairs = zip((*before["answers"], before["relations"]), (*after["answers"], after["relations"]), strict=True)
        changes += [
            f"{after['country_name']}, {new['question']}: {_range(old)}, now {_range(new)}"
            for old, new in pairs
            if _range(old) != _range(new)
        ]
    return changes


def _range(answer: Mapping[str, Any]) -> str:
    return f"{answer['low']} to {answer['high']}" if answer["applies"] else "does not arise"
