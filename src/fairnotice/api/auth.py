"""Who asks: the officer whose token the request carries."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from fairnotice.api.clock import now
from fairnotice.domain.officer import Officer
from fairnotice.services.administration import officer_of_token

LONGEST_TOKEN = 200


class Asked(HttpRequest):
    """A request whose token was recognised."""

    auth: Officer


class Token(HttpBearer):
    """`Authorization: Bearer fn_…`. Tokens are made by the administrator and shown once."""

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer, or None for a token that is nobody's."""
        if not token.startswith("fn_") or len(token) > LONGEST_TOKEN:
            return None
        return officer_of_token(token, at=now())


token = Token()
