"""What the lists are asked by, under the names of INTERPOL's service. What is left empty does not narrow."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja.errors import ValidationError
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from fairnotice.formats.public.interpol import MOST_ON_A_PAGE
from fairnotice.services.public_filter import OLDEST, Wanted


def _filled(value: object) -> object:
    return None if value == "" else value


Empty = BeforeValidator(_filled)
Text = Annotated[Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)] | None, Empty]
Country = Annotated[Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2}$")] | None, Empty]
Age = Annotated[Annotated[int, Field(ge=0, le=OLDEST)] | None, Empty]
SEXES = {"F": "female", "M": "male", "U": "unknown"}


class Paged(BaseModel):
    """Which page. There is no limit to how many pages there are."""

    page: Annotated[int, Field(ge=1, le=10**6)] = 1
    resultPerPage: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 20

    def wanted(self) -> Wanted:
        """What has to fit."""
        return Wanted()


class PersonQuery(Paged):
    """Of yellow notices."""

    name: Text = None
    forename: Text = None
    nationality: Country = None
    ageMin: Age = None
    ageMax: Age = None
    sexId: Annotated[Literal["F", "M", "U"] | None, Empty] = None
    freeText: Text = None

    def wanted(self) -> Wanted:
        """What has to fit."""
        return Wanted(
            name=self.name or "",
            forename=self.forename or "",
            nationality=self.nationality or "",
            age_from=self.ageMin,
            age_to=self.ageMax,
            sex=SEXES[self.sexId] if self.sexId else "",
            warrant_country=getattr(self, "arrestWarrantCountryId", None) or "",
            words=self.freeText or "",
        )


class RedQuery(PersonQuery):
    """Of red notices."""

    arrestWarrantCountryId: Country = None


class UnQuery(Paged):
    """Of special notices. A public part holds no reference of the United Nations: asked for one, none fits."""

    name: Text = None
    unReference: Text = None
    unResolution: Text = None

    def wanted(self) -> Wanted:
        """What has to fit."""
        return Wanted(name=self.name or "", nobody=bool(self.unReference or self.unResolution))


def told(given: Paged) -> dict[str, Any]:
    """The query as the answer repeats it."""
    narrowed = given.model_dump(exclude={"page", "resultPerPage"}, exclude_none=True)
    return {"page": given.page, "resultPerPage": given.resultPerPage, **narrowed}


def only_known(request: HttpRequest, fields: Mapping[str, object]) -> None:
    """Refuse a parameter that is not one of these: left out silently, an answer would hold too many."""
    odd = sorted(set(request.GET) - set(fields))
    if odd:
        msg = f"Not a parameter of this address. Known: {', '.join(fields)}"
        raise ValidationError([{"loc": ("query", name[:40]), "msg": msg} for name in odd[:20]])
