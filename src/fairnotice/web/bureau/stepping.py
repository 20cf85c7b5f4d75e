"""One step as a page: shown, saved under the draft's lock, and shown twice when somebody else was there meanwhile."""

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.domain.errors import FairnoticeError, NotFound
from fairnotice.services.drafts import Changed, Content, Draft, DraftChanged, change_draft, read_draft
from fairnotice.web import kept
from fairnotice.web.asking import Asked
from fairnotice.web.bureau.content import Gone, Place
from fairnotice.web.bureau.drafting import mode
from fairnotice.web.bureau.flow import Step, options
from fairnotice.web.bureau.stepform import EntriesForm, Line, StepForm, Values, digest_of
from fairnotice.web.bureau.steps.facts import FactsForm
from fairnotice.web.clock import now
from fairnotice.web.door import show


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of a draft as a page: where it leads back and onward, and what it is called there."""

    step: Step
    place: Place
    back: str
    onward: str
    caption: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field in two versions."""

    label: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether they are not the same."""
        return self.mine != self.theirs


def step_page(request: Asked, draft: Draft, stop: Stop) -> HttpResponse:
    """Show the step, or save it and go on."""
    more: dict[str, Any] = {"content": draft.content, "place": stop.place, "urgent": draft.urgent}
    more |= options(stop.step, mode())
    if request.method != "POST":
        return _shown(request, draft, stop, stop.step.form(**more))
    if "more" in request.POST and issubclass(stop.step.form, EntriesForm):
        typed = _as_typed(stop.step.form(request.POST, **more))
        return _shown(request, draft, stop, stop.step.form(typed=typed, more=1, **more))
    form = stop.step.form(request.POST, **more)
    if not form.is_valid():
        return _shown(request, draft, stop, form)
    try:
        _save(request, draft, stop, form)
    except DraftChanged:
        return _both(request, draft, stop, form)
    except NotFound:
        raise
    except FairnoticeError as refused:
        form.add_error(None, str(refused))
        form.with_new_key()
        return _shown(request, draft, stop, form)
    if "later" in request.POST:
        messages.success(request, _("Saved. You or a colleague can go on with it at any time."))
        return HttpResponse(status=303, headers={"Location": stop.back})
    return HttpResponse(status=303, headers={"Location": stop.onward})


def _save(request: Asked, draft: Draft, stop: Stop, form: StepForm) -> None:
    values = form.typed()
    seen = form.cleaned_data["seen"]

    def change(content: Content, urgent: str) -> Changed:
        form.reason = urgent
        try:
            there = form.read(content)
        except Gone as error:
            raise DraftChanged("It was taken away meanwhile.") from error
        if there == values:
            return Changed(content)
        if digest_of(there) != seen:
            raise DraftChanged("It was changed meanwhile.")
        form.write(content, values)
        return Changed(content, urgent=form.urgent_of(values))

    place = [stop.place.of, stop.place.item, stop.place.identity]
    given = {"step": stop.step.slug, "place": place, "values": values, "seen": seen}
    change_draft(draft=draft.id, change=change, given=given, by=request.officer, at=now(), key=form.act_key)


def _both(request: Asked, draft: Draft, stop: Stop, form: StepForm) -> HttpResponse:
    """Both versions side by side: mine can be saved over theirs, theirs can be taken, nothing is lost."""
    newest = read_draft(draft=draft.id, purpose="page", by=request.officer, at=now())
    mine = form.lines(form.typed())
    form.reason = newest.urgent
    try:
        values: Values | None = form.read(newest.content)
    except Gone:
        values = None
    theirs = form.lines(values) if values is not None else []
    again = [(name, value) for name, value in kept.typed(request) if name not in ("seen", "key")]
    context = {
        "draft": newest,
        "stop": stop,
        "rows": compared(mine, theirs),
        "gone": values is None,
        "again": [*again, ("seen", digest_of(values or {})), ("key", str(uuid4()))],
    }
    return show(request, "bureau/changed.html", context, status=409)


def compared(mine: list[Line], theirs: list[Line]) -> list[Compared]:
    """The lines of both versions by their labels, in the order of mine."""
    if [line.label for line in mine] == [line.label for line in theirs]:
        return [Compared(a.label, a.text, b.text) for a, b in zip_longest(mine, theirs) if a and b]
    labels = dict.fromkeys([line.label for line in (*mine, *theirs)])
    left, right = {a.label: a.text for a in mine}, {b.label: b.text for b in theirs}
    return [Compared(label, left.get(label, ""), right.get(label, "")) for label in labels]


def _as_typed(form: StepForm) -> dict[str, Any]:
    """What stands in the boxes of a form that is not checked yet."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def _shown(request: Asked, draft: Draft, stop: Stop, form: StepForm) -> HttpResponse:
    more = {"another": getattr(form, "another", ""), "is_facts": isinstance(form, FactsForm)}
    context = {"draft": draft, "stop": stop, "form": form, **more}
    return show(request, "bureau/step.html", context, status=422 if form.is_bound and form.errors else 200)
