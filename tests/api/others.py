"""Questions of clients of yente and of Watchman, for the tests of lists of others."""

from typing import Any
from urllib.parse import quote, urlencode

from tests.api.conftest import Caller


def match(call: Caller, by: Any, address: str = "default", **queries: Any) -> dict[str, Any]:
    """The answer to queries by name; `address` may have parameters."""
    return dict(call.ok("POST", f"/yente/match/{address}", {"queries": queries}, by=by))


def one(schema: str, **properties: Any) -> dict[str, Any]:
    """A query."""
    return {"schema": schema, "properties": properties}


def found(call: Caller, by: Any, query: dict[str, Any], address: str = "default") -> list[str]:
    """The ids of what is found, in their order."""
    return [each["id"] for each in match(call, by, address, q=query)["responses"]["q"]["results"]]


def watchman(call: Caller, by: Any, **parameters: Any) -> dict[str, Any]:
    """The answer of Watchman's search."""
    return dict(call.ok("GET", f"/watchman/v2/search?{urlencode(parameters, quote_via=quote)}", by=by))
