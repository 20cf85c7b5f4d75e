"""Whose pages these are."""

from fairnotice.domain.officer import Role
from fairnotice.services.worklist import OWING

ROLES: tuple[Role, ...] = tuple(sorted(OWING))
