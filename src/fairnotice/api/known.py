"""A key that is not known: which ones are at its place, and which of them was probably meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel

from fairnotice.formats.columns import field_of
from fairnotice.formats.dossier.problems import did_you_mean


def known_keys(model: type[BaseModel], error: Mapping[str, Any]) -> list[str]:
    """Which keys there are where an error of pydantic's found one that is not known; none for any other error."""
    return _keys_at(model, error["loc"][:-1]) if error["type"] == "extra_forbidden" else []


def hint(key: object, known: Sequence[str]) -> str:
    """` Did you mean 'births'?`, or an empty text."""
    same = field_of(key) if isinstance(key, str) else ""
    meant = next((each for each in known if same and field_of(each) == same), "")
    return f" Did you mean '{meant}'?" if meant else did_you_mean(key, known)


def _keys_at(model: type[BaseModel], place: Iterable[int | str]) -> list[str]:
    """The keys of the table at that place; none where several kinds of tables may stand there."""
    for part in place:
        if isinstance(part, int):
            continue
        field = next((each for name, each in model.model_fields.items() if part in {name, each.alias}), None)
        inside = list(_tables(field.annotation)) if field else []
        if len(inside) != 1:
            return []
        model = inside[0]
    return [each.alias or name for name, each in model.model_fields.items()]


def _tables(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _tables(inner)
