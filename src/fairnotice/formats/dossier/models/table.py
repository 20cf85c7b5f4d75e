"""What every table of a case file shares: no other keys, frozen, and the domain value that it makes."""

from dataclasses import fields
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from fairnotice.formats.dossier.limits import ITEMS
from fairnotice.formats.dossier.values import Id, Instant


class Table(BaseModel):
    """A table with exactly the fields of one domain value, under the same names."""

    # Built on first use and as parts of the whole: building each table by itself costs a start of the command line
    # a tenth of a second.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    makes: ClassVar[type]
    """The domain value's class."""

    def made(self) -> Any:
        """The frozen domain value."""
        return self.makes(**{field.name: _made(getattr(self, field.name)) for field in fields(self.makes)})


def _made(given: Any) -> Any:
    if isinstance(given, Table):
        return given.made()
    return tuple(_made(each) for each in given) if isinstance(given, tuple) else given


Sources = Annotated[
    tuple[Id, ...], Field(max_length=ITEMS["sources"], description="Ids of the sources that it rests on.")
]
Learnt = Annotated[
    Instant | None,
    Field(description="When the file got to know it, with a time zone. Left out: with the file itself."),
]
