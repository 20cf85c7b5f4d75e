"""Where in the form a problem of the case file is mended: from its place in the file to a step. Pure."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import Problem
from fairnotice.web.bureau.content import Content, entries, person_name, token_of
from fairnotice.web.bureau.flow import IDENTITY, PERSON, WARRANT, WHOLE
from fairnotice.web.bureau.steps.facts import HARM, POLITICS, SETTING, STATE, is_own
from fairnotice.web.bureau.steps.warrants import warrant_name

_PARTS = re.compile(r"([A-Za-z_]+)|\[(\d+)\]")
_REQUEST = {
    "kind": "kind",
    "purpose": "kind",
    "sought_for": "kind",
    "language": "kind",
    "assurances": "assurances",
    "attestations": "attestations",
    "interest": "interest",
    "recipients": "conditions",
    "public_extract": "conditions",
    "metadata": "conditions",
}
_METADATA = {"linked_event": "interest", "relevance": "interest"}
_IDENTITY = {"names": "names", "births": "births", "documents": "documents"}
_PERSON = {"offices": "offices", "participation": "participation", "status": "status", "reality": "status"}
_WARRANT = {
    "authority": "authority",
    "appeal_to_court": "authority",
    "offences": "offences",
    "subjects": "covers",
    "sentence": "sentence",
}
_FACTS = {"state": STATE, "politics": POLITICS, "harm": HARM, "setting": SETTING}


@dataclass(frozen=True, slots=True)
class ToMend:
    """A problem, and the page on which it is mended."""

    label: str
    href: str
    says: str


def to_mend(problem: Problem, content: Content, draft: UUID) -> ToMend:
    """The page for a problem, with the words by which the task list knows it."""
    parts: list[str | int] = [int(n) if n else word for word, n in _PARTS.findall(problem.where)]
    label, href = _page(parts, content, draft)
    wrong = problem.wrong[:1].upper() + problem.wrong[1:]
    return ToMend(label, href, wrong if wrong.endswith((".", "?")) else f"{wrong}.")


def _page(parts: list[str | int], content: Content, draft: UUID) -> tuple[str, str]:
    head, rest = (parts[0], parts[1:]) if parts else ("", [])
    number = rest[0] if rest and isinstance(rest[0], int) else None
    inner = next((str(part) for part in rest if isinstance(part, str)), "")
    if head == "subjects":
        return _of_person(number, rest, content, draft)
    if head == "warrants":
        return _of_warrant(number, inner, content, draft)
    if head in ("statements", "sources"):
        return _of_account(number if head == "statements" else None, content, draft)
    if head == "request":
        slug = _METADATA.get(str(rest[-1]) if rest else "", "") or _REQUEST.get(inner, "kind")
        return _whole(slug, draft)
    return _whole("incident" if head == "incident" else "matter", draft)


def _whole(slug: str, draft: UUID) -> tuple[str, str]:
    return str(WHOLE[slug].title), reverse("bureau:step", args=[draft, slug])


def _of_person(number: int | None, rest: list[str | int], content: Content, draft: UUID) -> tuple[str, str]:
    people = entries(content, "subjects")
    if number is None or number >= len(people) or not people[number].get("id"):
        return str(_("Persons who are named")), reverse("bureau:persons", args=[draft])
    person = people[number]
    token, name = token_of(draft, str(person["id"])), person_name(person) or _now("Person without a name")
    words = [str(part) for part in rest if isinstance(part, str)]
    slug = _PERSON.get(words[0]) if words else None
    if slug:
        return _two(name, PERSON[slug].title), reverse("bureau:person_step", args=[draft, token, slug])
    numbers = [part for part in rest[1:] if isinstance(part, int)]
    one = _IDENTITY.get(words[1], "particulars") if len(words) > 1 else "names"
    where = (numbers[0] if numbers else 0) + 1
    return _two(name, IDENTITY[one].title), reverse("bureau:identity", args=[draft, token, where, one])


def _of_warrant(number: int | None, inner: str, content: Content, draft: UUID) -> tuple[str, str]:
    found = entries(content, "warrants")
    if inner == "at_least":
        return _whole("undisclosed", draft)
    if number is None or number >= len(found) or not found[number].get("id"):
        return str(_("Warrants and judgments")), reverse("bureau:warrants", args=[draft])
    slug = _WARRANT.get(inner, "paper")
    token = token_of(draft, str(found[number]["id"]))
    label = _two(warrant_name(found[number]), WARRANT[slug].title)
    return label, reverse("bureau:warrant_step", args=[draft, token, slug])


def _of_account(number: int | None, content: Content, draft: UUID) -> tuple[str, str]:
    found = entries(content, "statements")
    if number is not None and number < len(found):
        about = found[number].get("about")
        for slug, keys in _FACTS.items():
            if about in keys and is_own(content, found[number]):
                return _whole(slug, draft)
    return str(_("What others say")), reverse("bureau:accounts", args=[draft])


def _two(first: str, second: str | Promise) -> str:
    return f"{first}: {second}"
