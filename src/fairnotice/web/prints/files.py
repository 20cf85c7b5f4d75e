"""A PDF as an answer, and the languages in which there is one."""

from dataclasses import dataclass

from django.http import HttpResponse

from fairnotice.domain.errors import NotFound
from fairnotice.formats.letter import Language
from fairnotice.formats.printed import reviewed
from fairnotice.web.letters.languages import NAMES


@dataclass(frozen=True, slots=True)
class Offered:
    """One language of a print. `reviewed`: a named person has signed its fixed words as they read now."""

    language: str
    name: str
    reviewed: bool


def offered(form: str) -> tuple[Offered, ...]:
    """The languages of a print (`notice` or `kit`)."""
    return tuple(Offered(one.value, NAMES[one], reviewed(one, form)) for one in Language)


def language_of(text: str) -> Language:
    """The language of an address. Raises NotFound."""
    try:
        return Language(text)
    except ValueError:
        raise NotFound("Nothing is printed in that language.") from None


def pdf(content: bytes, name: str) -> HttpResponse:
    """The file, to be kept and printed; a browser runs nothing in it."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
