"""One step of the request form: it reads its part of a draft, says what it showed, and writes that part back.

`seen` is a digest of what the page showed. When another stands in the draft at the moment of saving, somebody else was
there meanwhile: both versions are then shown.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from fairnotice.web.acts import ActForm
from fairnotice.web.bureau.content import UNKNOWN, WHOLE, Content, Gone, Path, Place, get, put
from fairnotice.web.bureau.shown import labels_of, shown

Values = dict[str, Any]
_Says = Any
"""A sentence, translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field and what stands in it, as both sides of a comparison show it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one heading."""

    legend: str
    fields: tuple[BoundField, ...]


def digest_of(values: Values) -> str:
    """What tells two states of a step apart."""
    return sha256(json.dumps(values, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:20]


class StepForm(ActForm):
    """Fields whose values stand at `paths`, from the table that the step is about."""

    error_summary_above = True
    mark_optional = False
    paths: ClassVar[Mapping[str, Path]] = {}
    needed: ClassVar[tuple[str, ...]] = ()
    """Fields without which the step is not done."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)

    def __init__(self, *args: Any, content: Content, place: Place = WHOLE, urgent: str = "", **kwargs: Any) -> None:
        """Filled with what stands in the draft. `content` is not changed."""
        self.content, self.at, self.reason = content, place, urgent
        values = self._there(bound=bool(args or kwargs.get("data")))
        typed = kwargs.pop("typed", None)
        kwargs["initial"] = {**self.flat(values), "seen": digest_of(values), **(typed or {})}
        super().__init__(*args, **kwargs)

    def _there(self, *, bound: bool) -> Values:
        """What stands in the draft. What was sent about a thing that is gone must still be read, to be shown again."""
        try:
            return self.read(self.content)
        except Gone:
            if not bound:
                raise
            return self.nothing()

    def nothing(self) -> Values:
        """The values of a step in which nothing stands."""
        return dict.fromkeys(self.paths, "")

    def read(self, content: Content) -> Values:
        """The step's values as the draft has them. Raises Gone."""
        base = self.at.path(content)
        return {n: as_field(self.base_fields[n], get(content, (*base, *path), "")) for n, path in self.paths.items()}

    def typed(self) -> Values:
        """The step's values as they were typed, in the same form. Only when the form is valid."""
        return {name: _plain(self.cleaned_data[name]) for name in self.paths}

    def write(self, content: Content, values: Values) -> None:
        """Put the values into the content. Raises Gone."""
        base = self.at.path(content)
        for name, path in self.paths.items():
            put(content, (*base, *path), values[name])

    def needed_here(self) -> tuple[str, ...]:
        """Of the needed fields those that are needed for what the draft asks for."""
        return self.needed

    def urgent_of(self, values: Values) -> str | None:
        """The reason for urgency that the values give; None when the step does not ask for it."""
        return None

    def flat(self, values: Values) -> dict[str, Any]:
        """The values by the names of the form's fields."""
        return values

    def lines(self, values: Values) -> list[Line]:
        """The values in words, for a person who compares two versions."""
        flat = self.flat(values)
        found = [(field, flat.get(name, "")) for name, field in self.fields.items() if not _is_hidden(field)]
        return [Line(str(field.label), shown(field, value)) for field, value in found]

    def brief(self, values: Values) -> list[Line]:
        """What is given, in as few lines as can be, for the page on which answers are checked."""
        return [line for line in self.lines(values) if line.text]

    def left_open(self, values: Values) -> list[str]:
        """The questions without which the step is not done, and which are not answered."""
        return [str(self.fields[name].label) for name in self.needed_here() if values[name] in ("", [])]

    def groups(self) -> tuple[Group, ...]:
        """The fields as the page shows them."""
        return (Group("", tuple(self.visible_fields())),)

    def how_far(self) -> str:
        """How far the step is: done, open (in progress) or not_started."""
        values = self.read(self.content)
        needed = self.needed_here()
        if needed and all(values[name] not in ("", []) for name in needed):
            return "done"
        return "open" if any(value not in ("", [], False) for value in values.values()) else "not_started"


class EntriesForm(StepForm):
    """A list of entries, each with the same fields. One that is left empty, or marked to be removed, is dropped."""

    of: ClassVar[str] = ""
    """The key under which the list stands."""
    legend: ClassVar[str | Promise] = ""
    another: ClassVar[str | Promise] = ""
    least: ClassVar[int] = 0
    most: ClassVar[int] = 30
    required_in_entry: ClassVar[Mapping[str, _Says]] = {}
    """Fields that an entry must have, with what is said when it has not."""

    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)

    def __init__(self, *args: Any, more: int = 0, **kwargs: Any) -> None:
        """With `more` empty entries at the end."""
        super().__init__(*args, **kwargs)
        there = len(self.initial["entries"])
        given = str(self.data.get("count") or "") if self.is_bound else str(self.initial.get("count") or "")
        number = max(1, int(given)) if given.isascii() and given.isdigit() and len(given) < 4 else max(there, 1)
        self.number = min(number + more, self.most)
        self.initial["count"] = self.number
        for index in range(self.number):
            for name, field in self.entry_fields().items():
                self.fields[f"{index}-{name}"] = field
            if index < there or index:
                self.fields[f"{index}-remove"] = forms.BooleanField(label=_("Remove this one"), required=False)

    def at_least(self) -> int:
        """How many entries there must be."""
        return self.least

    def entry_fields(self) -> dict[str, forms.Field]:
        """New fields for one entry."""
        raise NotImplementedError

    def read_entry(self, entry: Any) -> Values:
        """An entry of the draft as values of the fields."""
        return {name: as_field(field, entry.get(name, "")) for name, field in self.entry_fields().items()}

    def write_entry(self, values: Values, before: Any) -> Any:
        """The entry that the values make, of what stood there before (None: it is new)."""
        entry = dict(before or {})
        for name, value in values.items():
            put(entry, (name,), value)
        return entry

    def check_entry(self, index: int, values: Values) -> None:
        """Add errors for what is missing in an entry."""
        for name, says in self.required_in_entry.items():
            if values[name] in ("", []) and f"{index}-{name}" not in self.errors:
                self.add_error(f"{index}-{name}", ValidationError(says))

    def nothing(self) -> Values:
        """No entries."""
        return {"entries": []}

    def read(self, content: Content) -> Values:
        """The entries of the list."""
        base = self.at.path(content)
        return {"entries": [self.read_entry(entry) for entry in get(content, (*base, self.of), None) or ()]}

    def typed(self) -> Values:
        """The entries as typed, without the empty and the removed ones."""
        return {"entries": [values for _index, values in self._kept()]}

    def write(self, content: Content, values: Values) -> None:
        """Put the list. An entry keeps what the form does not show, of the one that stood at its place."""
        path = (*self.at.path(content), self.of)
        before = list(get(content, path, None) or ())
        indexes = [index for index, _values in self._kept()]
        made = [
            self.write_entry(entry, before[index] if index < len(before) else None)
            for index, entry in zip(indexes, values["entries"], strict=True)
        ]
        put(content, path, made)

    def flat(self, values: Values) -> dict[str, Any]:
        """Every entry's values under `<index>-<name>`."""
        found = {f"{n}-{name}": each for n, entry in enumerate(values["entries"]) for name, each in entry.items()}
        return {"entries": values["entries"], **found}

    def lines(self, values: Values) -> list[Line]:
        """Every entry, one line a field that is given."""
        found = []
        for number, entry in enumerate(values["entries"], start=1):
            for name, field in self.entry_fields().items():
                if entry.get(name) not in ("", [], None):
                    found.append(Line(f"{self.legend} {number}: {field.label}", shown(field, entry[name])))
        return found

    def brief(self, values: Values) -> list[Line]:
        """One line an entry."""
        found = []
        for entry in values["entries"]:
            fields = self.entry_fields().items()
            texts = [shown(field, entry[name]) for name, field in fields if entry.get(name) not in ("", [], None)]
            found.append(Line("", " · ".join(texts)))
        return found

    def left_open(self, values: Values) -> list[str]:
        """Nothing: an entry that lacks something is a problem of its own."""
        return []

    def groups(self) -> tuple[Group, ...]:
        """One group an entry."""
        found = []
        for index in range(self.number):
            names = [*self.entry_fields(), "remove"]
            fields = tuple(self[f"{index}-{name}"] for name in names if f"{index}-{name}" in self.fields)
            found.append(Group(f"{self.legend} {index + 1}" if self.number > 1 else "", fields))
        return tuple(found)

    def how_far(self) -> str:
        """Done when there is an entry and each has what it must have."""
        found = self.read(self.content)["entries"]
        if not found:
            return "not_started"
        whole = all(entry[name] not in ("", []) for entry in found for name in self.required_in_entry)
        return "done" if whole else "open"

    def clean(self) -> dict[str, Any]:
        """Hold each entry against what it must have."""
        kept = self._kept()
        for index, values in kept:
            self.check_entry(index, values)
        if len(kept) < self.at_least() and not self.errors:
            first = next(iter(self.required_in_entry))
            self.add_error(f"0-{first}", ValidationError(self.required_in_entry[first]))
        return self.cleaned_data

    def _kept(self) -> list[tuple[int, Values]]:
        found = []
        for index in range(self.number):
            values = {name: _plain(self.cleaned_data.get(f"{index}-{name}", "")) for name in self.entry_fields()}
            wrong = any(f"{index}-{name}" in self.errors for name in values)
            if self.cleaned_data.get(f"{index}-remove") or (self.is_empty(values) and not wrong):
                continue
            found.append((index, values))
        return found

    def is_empty(self, values: Values) -> bool:
        """Whether nothing was typed into an entry."""
        return all(value in ("", [], False) for value in values.values())


def as_field(field: forms.Field, value: Any) -> Any:
    """A stored value as the field has it. "unknown" is nothing in a box for text, an answer where it can be chosen."""
    if value == UNKNOWN and not _takes_unknown(field):
        return ""
    return _plain(value)


def _takes_unknown(field: forms.Field) -> bool:
    return isinstance(field, forms.ChoiceField) and any(key == UNKNOWN for key, _label in labels_of(field))


def _plain(value: Any) -> Any:
    return "" if value is None else list(value) if isinstance(value, tuple) else value


def _is_hidden(field: forms.Field) -> bool:
    return isinstance(field.widget, forms.HiddenInput)
