"""What the doors for other systems' clients share: their way to send a token, the purpose, and what was not used."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.types import DictStrAny

from fairnotice.api.auth import Asked, Token
from fairnotice.api.bodies import CarefulParser
from fairnotice.domain.dates import PartialDate
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.officer import Officer
from fairnotice.formats.birth_words import YEAR_ALONE, birth_written, no_such_day, year_alone
from fairnotice.formats.mrz import looks_like_mrz
from fairnotice.formats.plain_birth import NoBirth
from fairnotice.formats.typed_name import read_name
from fairnotice.services.administration import purpose_of_token

PURPOSE = "Fairnotice-Purpose"
"""The header in which a client may say what it asks for. Without it the token's own purpose counts."""

LONGEST_PURPOSE = 120
SCHEMES = ("apikey", "bearer")

Unused = dict[str, str]


class ClientToken(Token):
    """`Authorization: ApiKey fn_…` as yente's clients send it, or `Bearer fn_…`."""

    def __call__(self, request: HttpRequest) -> Officer | None:
        """The officer, or None for a token that is nobody's."""
        return self.authenticate(request, token_in(request))


def token_in(request: HttpRequest) -> str:
    """The token that a request carries, empty without one."""
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() in SCHEMES else ""


def purpose_of(request: Asked) -> str:
    """What is asked for: the header, or what the token was made for. Raises InvalidValue for another one."""
    given = request.headers.get(PURPOSE)
    if given is None:
        return purpose_of_token(token_in(request), by=request.auth)
    if not 0 < len(given.strip()) <= LONGEST_PURPOSE or not given.isascii() or not given.isprintable():
        raise InvalidValue(f"{PURPOSE} holds 1 to {LONGEST_PURPOSE} letters of ASCII.")
    return given.strip()


class ClientParser(CarefulParser):
    """Looks at a body before it is parsed, and lets parameters through that we do not know: they are told as unused."""

    def parse_querydict(self, data: Any, list_fields: list[str], request: HttpRequest) -> DictStrAny:
        """The parameters, known and unknown."""
        return Parser.parse_querydict(self, data, list_fields, request)


def unused(where: str, why: str) -> Unused:
    """Something that was sent and plays no part in the answer, or another one than it seems."""
    return {"where": where, "why": why}


def names_told(given: Iterable[tuple[str, str]], told: list[Unused]) -> list[str]:
    """The spellings that are looked for, of names with their places; what of them is put aside is told."""
    found: dict[str, None] = {}
    for where, text in given:
        if looks_like_mrz(text):
            told.append(unused(where, _A_ZONE))
            continue
        typed = read_name(text)
        found |= dict.fromkeys(typed.spellings)
        told += [unused(where, typed.said)] if typed.said else []
    return list(found)


_A_ZONE = (
    "It is a machine readable zone, which is not read here: nobody was looked for by it. Send the name, the birth date "
    "and the document each in its own place."
)


def births_told(given: Iterable[tuple[str, str]], told: list[Unused], *, today: date) -> tuple[PartialDate, ...]:
    """The birth dates that are meant by texts, each with its place; what is not plain, or not used, is told."""
    found: dict[PartialDate, None] = {}
    for where, text in given:
        births, said = _birth_told(text, today)
        found |= dict.fromkeys(births)
        told += [unused(where, said)] if said else []
    return tuple(found)


def _birth_told(text: str, today: date) -> tuple[tuple[PartialDate, ...], str]:
    try:
        meant = birth_written(text, today=today)
    except NoBirth as error:
        return (), f"It is not used: {error}."
    except InvalidValue:
        none, year = no_such_day(text, today=today), year_alone(text, today=today)
        said = f"It is not a date{f': {none.says}' if none else '.'}"
        return year, f"{said} {YEAR_ALONE}" if year else said
    return meant.births, meant.said


def unknown_parameters(request: HttpRequest, known: Iterable[str]) -> list[Unused]:
    """Every parameter of the address that is not known here."""
    odd = sorted(set(request.GET) - set(known))
    return [unused(f"parameter {name[:60]}", "It is not known here.") for name in odd[:50]]
