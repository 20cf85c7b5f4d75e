"""`screening.toml` in the data folder: from where on the checks of bureaus show somebody, and as what.

hit = 0.85                 # from which score on a match with an identifier is a hit
alerts_a_day = 20          # at each bureau at most so many travellers who are on no list alert in a day,
travellers_a_day = 50000   # of so many whom it checks; both or neither

[lists.NZ]                 # for the list of this bureau, instead of what is said above
hit = 0.9
"""

import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from fairnotice.bulk.thresholds import SHIPPED, Own, Thresholds
from fairnotice.config.errors import DataFolderError, explain

NAME = "screening.toml"


class _Own(BaseModel):
    """What is stated for one bureau's list."""

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

    @model_validator(mode="after")
    def _no_half(self) -> "_File":
        self.thresholds()
        return self

    def thresholds(self) -> Thresholds:
        own = tuple(
            Own(name, one.hit, one.alerts_a_day, one.travellers_a_day) for name, one in sorted(self.lists.items())
        )
        return Thresholds(self.hit, self.alerts_a_day, self.travellers_a_day, own)


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
