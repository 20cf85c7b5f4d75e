"""Bodies: case files in both their forms, and JSON that is looked at before it is parsed."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import ValidationError
from ninja.parser import Parser

from fairnotice.api.errors import UnknownForm
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.errors import Unusable
from fairnotice.formats.dossier import parse_dossier
from fairnotice.formats.dossier.prescan import Form, bombs_in

FORMS: dict[str, Form] = {"application/json": "json", "application/toml": "toml", "": "json"}

CASE_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/CaseFile"}},
            "application/toml": {"schema": {"type": "string", "description": "The same case file as TOML 1.0."}},
        },
    }
}
"""What OpenAPI says of an address that takes a case file."""


def case_file(request: HttpRequest) -> Dossier:
    """The case file in the body. Raises Unusable with every problem at once, UnknownForm."""
    form = FORMS.get((request.content_type or "").lower())
    if form is None:
        raise UnknownForm("A case file is sent as application/json or application/toml.")
    return parse_dossier(request.body, form=form)


def dossier_of(content: dict[str, Any]) -> Dossier:
    """The case file that stands inside a body. Raises Unusable with every problem at once."""
    return parse_dossier(json.dumps(content).encode(), form="json")


QUERY = (
    frozenset(
        {
            "after",
            "before",
            "country",
            "digest",
            "instrument",
            "known",
            "limit",
            "on",
            "owes",
            "purpose",
            "subject",
            "zone",
        }
    )
    | frozenset({"article", "factor", "ground", "kind", "like", "outcome", "text"})
    | frozenset({"days", "first", "inline", "other", "second"})
)
"""Every parameter that some address takes. Another word is a slip: `onn=2020-06-29` must not be answered for today."""


class CarefulParser(Parser):
    """Reads JSON after a look at how deep and how long it is, and refuses parameters that nobody knows."""

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """The parameters. Raises ValidationError for a word that is not one."""
        odd = sorted(set(data) - QUERY)
        if odd and data is request.GET:
            msg = f"Not a parameter. Known: {', '.join(sorted(QUERY))}"
            raise ValidationError([{"loc": ("query", name[:40]), "msg": msg} for name in odd[:20]])
        return super().parse_querydict(data, list_fields, request)

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The parsed body. Raises Unusable for a bomb, ValueError for anything that is not JSON."""
        text = request.body.decode("utf-8")
        bomb = bombs_in(text, "json")
        if bomb is not None:
            raise Unusable("The body cannot be used.", [bomb])
        parsed: dict[str, Any] = json.loads(text, parse_constant=_no_number)
        return parsed


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")
