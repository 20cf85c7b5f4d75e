"""How far a draft is: the tasks in their order, each with its state in a word. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.facts import ASKED_BY_KIND
from fairnotice.domain.mode import Mode
from fairnotice.domain.request import WITHOUT_WARRANT, Kind
from fairnotice.services.drafts import Draft
from fairnotice.web.bureau.content import Content, Place, entries, get, token_of
from fairnotice.web.bureau.fitting import fits, kind_of, may_be_left
from fairnotice.web.bureau.flow import IDENTITY, OPTIONAL, PERSON, WARRANT, WHOLE, Step, options
from fairnotice.web.bureau.steps.facts import OWN_FACTS, FactsForm, is_own

STATES: dict[str, str | Promise] = {
    "done": _("Completed"),
    "open": _("In progress"),
    "not_started": _("Not started"),
    "optional": _("Optional"),
    "cannot_start": _("Cannot start yet"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a task list."""

    title: str | Promise
    href: str
    state: str
    hint: str | Promise = ""

    @property
    def status(self) -> str | Promise:
        """The state in words."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Section:
    """Tasks that belong together."""

    slug: str
    title: str | Promise
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """A draft and the installation that it is for."""

    draft: UUID
    content: Content
    urgent: str
    mode: Mode
    papers: int = 0

    def status(self, step: Step, place: Place) -> str:
        """How far a step is. Of a second set of particulars any part is enough."""
        form: Any = step.form(content=self.content, place=place, urgent=self.urgent, **options(step, self.mode))
        found = str(form.how_far())
        if place.identity and step.slug != "names":
            return "optional" if found == "not_started" else "done"
        may_be = step.slug in OPTIONAL or may_be_left(kind_of(self.content), step.slug)
        return "optional" if found == "not_started" and may_be else found

    def person_steps(self, person: str) -> tuple[Step, ...]:
        """The steps about one person that belong to what is asked for."""
        kind, place = kind_of(self.content), Place("subjects", person)
        told = {str(key) for key in get(self.content, place.path(self.content), {})}
        return tuple(step for slug, step in PERSON.items() if fits(kind, slug, told=slug in told))


def progress_of(draft: Draft, mode: Mode, papers: int = 0) -> Progress:
    """What is needed to say how far a draft is."""
    return Progress(draft.id, draft.content, draft.urgent, mode, papers)


def sections(at: Progress) -> tuple[Section, ...]:
    """The whole task list."""
    return (
        Section("asked", _("What you ask for"), tuple(_whole(at, *asked_of(at.content)))),
        Section("matter", _("The matter"), tuple(_whole(at, "matter", "incident", "interest"))),
        Section("persons", _("The persons"), (_people(at),)),
        Section("warrants", _("The warrant or judgment"), (_warrants(at), *_whole(at, "undisclosed"), _papers(at))),
        Section("law", _("What the law asks"), (*_whole(at, "state", "politics", "harm", "setting"), _accounts(at))),
        Section("bureau", _("What your bureau says"), tuple(_whole(at, *said_of(at.content)))),
    )


def asked_of(content: Content) -> tuple[str, ...]:
    """The steps of what is asked for: some kinds of notice have a page of their own."""
    return ("kind", "kind-facts", "urgent") if kind_of(content) in ASKED_BY_KIND else ("kind", "urgent")


def said_of(content: Content) -> tuple[str, ...]:
    """The steps of what the bureau says: the assurances of RPD 84 belong to an arrest."""
    seeks_arrest = kind_of(content) in ("", Kind.RED, Kind.WANTED_DIFFUSION)
    return ("assurances", "attestations", "conditions") if seeks_arrest else ("attestations", "conditions")


def person_tasks(at: Progress, person: str) -> tuple[tuple[Task, ...], tuple[tuple[Task, ...], ...]]:
    """The tasks about one person, and those about each set of their particulars."""
    token = token_of(at.draft, person)
    own = tuple(
        Task(
            step.title,
            reverse("bureau:person_step", args=[at.draft, token, step.slug]),
            at.status(step, Place("subjects", person)),
            step.hint,
        )
        for step in at.person_steps(person)
    )
    sets = []
    for number in range(len(_identities(at.content, person))):
        place = Place("subjects", person, number)
        sets.append(
            tuple(
                Task(
                    step.title,
                    reverse("bureau:identity", args=[at.draft, token, number + 1, slug]),
                    at.status(step, place),
                )
                for slug, step in IDENTITY.items()
            )
        )
    return own, tuple(sets)


def warrant_tasks(at: Progress, warrant: str) -> tuple[Task, ...]:
    """The tasks about one warrant."""
    token = token_of(at.draft, warrant)
    return tuple(
        Task(
            step.title,
            reverse("bureau:warrant_step", args=[at.draft, token, slug]),
            at.status(step, Place("warrants", warrant)),
        )
        for slug, step in WARRANT.items()
    )


def person_state(at: Progress, person: str) -> str:
    """How far everything about one person is."""
    own, sets = person_tasks(at, person)
    return together([*own, *(task for tasks in sets for task in tasks)])


def warrant_state(at: Progress, warrant: str) -> str:
    """How far everything about one warrant is."""
    return together(warrant_tasks(at, warrant))


def together(tasks: Iterable[Task]) -> str:
    """The state of several tasks as one."""
    return _joined({task.state for task in tasks})


def counted(all_sections: Iterable[Section]) -> tuple[int, int]:
    """How many of the tasks that must be done are done, and how many there are."""
    passed_over = ("optional", "cannot_start")
    states = [task.state for section in all_sections for task in section.tasks if task.state not in passed_over]
    return states.count("done"), len(states)


def _joined(states: set[str]) -> str:
    left = states - {"optional"}
    if not left or left == {"not_started"}:
        return "not_started"
    return "done" if left == {"done"} else "open"


def _whole(at: Progress, *slugs: str) -> Iterable[Task]:
    for slug in slugs:
        step = WHOLE[slug]
        state = at.status(step, Place())
        if issubclass(step.form, FactsForm):
            done, count = step.form(content=at.content).answered()
            yield Task(step.title, reverse("bureau:step", args=[at.draft, slug]), state, _answered(done, count))
            continue
        href = "" if state == "cannot_start" else reverse("bureau:step", args=[at.draft, slug])
        hint = _("Add a warrant first") if state == "cannot_start" else step.hint
        yield Task(step.title, href, state, hint)


def _answered(done: int, count: int) -> str:
    return gettext("%(done)s of %(count)s answered") % {"done": done, "count": count}


def _people(at: Progress) -> Task:
    people = entries(at.content, "subjects")
    count = len(people)
    hint = ngettext("%(count)s person", "%(count)s persons", count) % {"count": count} if count else ""
    state = _joined({person_state(at, str(each.get("id"))) for each in people}) if people else "not_started"
    return Task(_("Persons who are named"), reverse("bureau:persons", args=[at.draft]), state, hint)


def _warrants(at: Progress) -> Task:
    found = entries(at.content, "warrants")
    none = "optional" if kind_of(at.content) in WITHOUT_WARRANT else "not_started"
    state = _joined({warrant_state(at, str(each.get("id"))) for each in found}) if found else none
    return Task(_("Warrants and judgments"), reverse("bureau:warrants", args=[at.draft]), state)


def _papers(at: Progress) -> Task:
    hint = ngettext("%(count)s paper", "%(count)s papers", at.papers) % {"count": at.papers} if at.papers else ""
    state = "done" if at.papers else "optional"
    return Task(
        _("Papers"), reverse("bureau:papers", args=[at.draft]), state, hint or _("Copies, photographs, translations")
    )


def _accounts(at: Progress) -> Task:
    found = other_accounts(at.content)
    state = "done" if found else "optional"
    return Task(_("What others say"), reverse("bureau:accounts", args=[at.draft]), state)


def other_accounts(content: Content) -> list[dict[str, Any]]:
    """The accounts that the pages of facts do not ask for."""
    return [
        each
        for each in entries(content, "statements")
        if not (each.get("about") in OWN_FACTS and is_own(content, each))
    ]


def _identities(content: Content, person: str) -> list[Any]:
    return list(get(content, (*Place("subjects", person).path(content), "identities"), None) or ())
