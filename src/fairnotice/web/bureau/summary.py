"""Everything that a draft says, as the steps read it back: for the page on which the answers are checked. Pure."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairnotice.web.bureau.content import Place, entries, get, person_name, token_of
from fairnotice.web.bureau.flow import IDENTITY, WARRANT, WHOLE, Step, options
from fairnotice.web.bureau.stepform import Line
from fairnotice.web.bureau.steps.facts import FactsForm
from fairnotice.web.bureau.steps.warrants import warrant_name
from fairnotice.web.bureau.tasks import Progress, asked_of, said_of


@dataclass(frozen=True, slots=True)
class Part:
    """What one step says, and where it can be changed. `left` says how much of it was left open."""

    title: str
    change: str
    lines: tuple[Line, ...]
    left: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Parts that belong together, under a heading."""

    title: str
    parts: tuple[Part, ...]


def chapters(at: Progress) -> tuple[Chapter, ...]:
    """The whole draft."""
    found = [
        Chapter(_("What you ask for"), _whole(at, *asked_of(at.content))),
        Chapter(_("The matter"), _whole(at, "matter", "incident", "interest")),
    ]
    for person in entries(at.content, "subjects"):
        found.append(Chapter(person_name(person) or _("Person without a name"), _person(at, person)))
    for warrant in entries(at.content, "warrants"):
        found.append(Chapter(_warrant_title(warrant), _warrant(at, warrant)))
    if entries(at.content, "warrants"):
        found.append(Chapter(_("Whom the warrants cover"), _whole(at, "undisclosed")))
    found.append(Chapter(_("What the law asks"), _whole(at, "state", "politics", "harm", "setting")))
    found.append(Chapter(_("What your bureau says"), _whole(at, *said_of(at.content))))
    return tuple(found)


def _whole(at: Progress, *slugs: str) -> tuple[Part, ...]:
    return tuple(_part(at, WHOLE[slug], Place(), reverse("bureau:step", args=[at.draft, slug])) for slug in slugs)


def _person(at: Progress, person: Any) -> tuple[Part, ...]:
    item = str(person.get("id"))
    token = token_of(at.draft, item)
    parts = []
    for number in range(len(person.get("identities") or ())):
        for slug, step in IDENTITY.items():
            href = reverse("bureau:identity", args=[at.draft, token, number + 1, slug])
            parts.append(_part(at, step, Place("subjects", item, number), href, number))
    for step in at.person_steps(item):
        parts.append(
            _part(at, step, Place("subjects", item), reverse("bureau:person_step", args=[at.draft, token, step.slug]))
        )
    return tuple(parts)


def _warrant(at: Progress, warrant: Any) -> tuple[Part, ...]:
    item = str(warrant.get("id"))
    token = token_of(at.draft, item)
    return tuple(
        _part(at, step, Place("warrants", item), reverse("bureau:warrant_step", args=[at.draft, token, slug]))
        for slug, step in WARRANT.items()
        if slug != "sentence" or get(warrant, ("sentence",))
    )


def _part(at: Progress, step: Step, place: Place, href: str, number: int = 0) -> Part:
    form: Any = step.form(content=at.content, place=place, urgent=at.urgent, **options(step, at.mode))
    values = form.read(at.content)
    title = str(step.title)
    if number:
        title = _("%(title)s (set %(number)s)") % {"title": title, "number": number + 1}
    may_be_left = number or at.status(step, place) == "optional"
    return Part(title, href, tuple(form.brief(values)), "" if may_be_left else _left(form, values))


def _left(form: Any, values: Any) -> str:
    if isinstance(form, FactsForm):
        done, all_of_them = form.answered()
        says = ngettext("%(count)s question is left open.", "%(count)s questions are left open.", all_of_them - done)
        return says % {"count": all_of_them - done} if done < all_of_them else ""
    left = form.left_open(values)
    return _("Left open: %(questions)s") % {"questions": " · ".join(left)} if left else ""


def _warrant_title(warrant: Any) -> str:
    word = _("Judgment") if get(warrant, ("sentence",)) else _("Warrant")
    return f"{word}: {warrant_name(warrant)}"
