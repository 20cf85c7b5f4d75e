"""Who asks: the officer whose token the request carries. A carrier's token opens what is named for it, nothing else."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from fairnotice.api.clock import now
from fairnotice.domain.errors import NotYourAct
from fairnotice.domain.officer import Officer, Role
from fairnotice.services.administration import officer_of_token

LONGEST_TOKEN = 200


class Asked(HttpRequest):
    """A request whose token was recognised."""

    auth: Officer


class Token(HttpBearer):
    """`Authorization: Bearer fn_…`. Tokens are made by the administrator and shown once."""

    def __init__(self, *, carriers: bool = False) -> None:
        """`carriers`: whether a carrier's token is taken as well."""
        super().__init__()
        self.carriers = carriers

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer, or None for a token that is nobody's. Raises NotYourAct for a carrier's where it opens nothing.

        That is answered before anything is looked up, so that it is the same whatever there is.
        """
        if not token.startswith("fn_") or len(token) > LONGEST_TOKEN:
            return None
        found = officer_of_token(token, at=now())
        if found is not None and found.role is Role.CARRIER and not self.carriers:
            raise NotYourAct("A carrier's token submits travellers, and does nothing else.")
        return found


token = Token()
any_token = Token(carriers=True)
