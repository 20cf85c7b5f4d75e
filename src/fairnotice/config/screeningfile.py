"""`screening.toml` in the data folder: from where on the checks of bureaus show somebody, and as what.

hit = 0.85                 # from which score on a match with an identifier is a hit
alerts_a_day = 20          # at each bureau at most so many travellers who are on no list alert in a day,
travellers_a_day = 50000   # of so many whom it checks; both or neither

[lists.NZ]                 # for the list of this bureau, instead of what is said above
hit = 0.9

[others.un]                # for the list of others in the folder others/un, instead of what it was built with
hit = 0.85
alerts_a_day = 2
travellers_a_day = 50000
"""

import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from fairnotice.bulk.thresholds import SHIPPED, Own, Thresholds
from fairnotice.config.errors import DataFolderError, explain

NAME = "screening.toml"
OTHERS = r"^[a-z0-9][a-z0-9_-]{0,59}$"
"""What the folder of a list of others may be called (`services.others`)."""


class _Own(BaseModel):
    """What is stated for one bureau's list, or one list of others."""

    model_config = ConfigDict(extra="forbid", strict=True)

    hit: float | None = Field(default=None, ge=0.0, le=1.0)
    alerts_a_day: float | None = Field(default=None, ge=0.001, le=1e9)
    travellers_a_day: int | None = Field(default=None, ge=1, le=10**12)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)  # "0.8" and true are no numbers

    hit: float = Field(default=SHIPPED.hit, ge=0.0, le=1.0)
    alerts_a_day: float | None = Field(default=None, ge=0.001, le=1e9)
    travellers_a_day: int | None = Field(default=None, ge=1, le=10**12)

    lists: dict[str, _Own] = Field(default_factory=dict)
    others: dict[Annotated[str, Field(pattern=OTHERS)], _Own] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _no_half(self) -> "_File":
        self.thresholds()
        return self

    def thresholds(self) -> Thresholds:
        return Thresholds(
            self.hit, self.alerts_a_day, self.travellers_a_day, _each(self.lists), others=_each(self.others)
        )


def _each(stated: Mapping[str, _Own]) -> tuple[Own, ...]:
    return tuple(Own(name, one.hit, one.alerts_a_day, one.travellers_a_day) for name, one in sorted(stated.items()))


def read_screening(folder: Path) -> dict[str, Any]:
    """The thresholds of a data folder, as `Thresholds.from_json` takes them; those shipped when it has no such file.

    Raises DataFolderError with every mistake of the file, by its place.
    """
    path = folder / NAME
    if not path.exists():
        return asdict(SHIPPED)
    try:
        return asdict(_File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).thresholds())
    except OSError as error:
        raise DataFolderError(explain(error, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFolderError(f"{path} is not TOML: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors())
        raise DataFolderError(f"{path} cannot be used. {wrong}.") from error


def _place(loc: tuple[int | str, ...]) -> str:
    return ".".join(map(str, loc)) or "the file"
