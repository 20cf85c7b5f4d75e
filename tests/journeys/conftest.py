"""Stories are told through the real doors."""

from tests.api.conftest import call

__all__ = ["call"]
