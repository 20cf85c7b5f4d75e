"""Beside each thing that an officer compares: what the notice says of it."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fairnotice.border.person import Person
from fairnotice.domain.unknown import is_known
from fairnotice.web.templatetags.fairnotice import day


def hints_of(person: Person | None) -> dict[str, str]:
    """By feature. Of a notice that left the list nothing is said."""
    if person is None:
        return {}
    identities = person.subject.identities
    documents = [document for identity in identities for document in identity.documents]
    return {
        "photograph": _("The source has a photograph: your bureau can ask for it.")
        if person.photo
        else _("The source has named no photograph."),
        "birth_date": _notice(day(birth) for birth in person.subject.births),
        "scars": _notice(_own(identity.description) for identity in identities if identity.description),
        "document": _notice(
            _own(f"{paper.kind} {paper.number}{f' {paper.country}' if is_known(paper.country) else ''}")
            for paper in documents
        ),
        "fingerprints": _("The source has fingerprints: your bureau can ask for them.")
        if person.fingerprints
        else _("The source has named no fingerprints."),
        "other": _("For example the place of birth, or what the person says."),
    }


def _own(text: str) -> SafeString:
    return format_html("<bdi>{}</bdi>", text)


def _notice(values: Iterable[SafeString]) -> str:
    given = list(values)
    if not given:
        return _("The notice says nothing of it.")
    return format_html(
        "{} {}", _("Notice:"), format_html_join(format_html(" {} ", _("or")), "{}", ((value,) for value in given))
    )
