"""The check of a traveller at a desk: one box, and the answer on the same address."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fairnotice.border.asked_for import births_said, minor_said, one_word_said, query_of
from fairnotice.border.card import Card
from fairnotice.border.comparison import Line, lines_of
from fairnotice.border.person import Person
from fairnotice.border.words import NOTES
from fairnotice.desk.checking import Checked, Raised, check
from fairnotice.desk.notices import Shown, by_id
from fairnotice.desk.pages.door import page, show
from fairnotice.desk.pages.forms import CheckForm
from fairnotice.desk.pages.here import here, stands
from fairnotice.desk.standing import Standing
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.hit import Hit
from fairnotice.domain.mode import Mode
from fairnotice.formats.traveller import Note

MOST_CANDIDATES = 5
NO_CALL = ["border/nobody_on_call.html"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One notice that the traveller may be meant by, for the template. Gone meanwhile: neither person nor card."""

    hit: str
    notice: str
    number: str
    state: str
    found: Hit
    lines: tuple[Line, ...]
    person: Person | None
    card: Card | None
    shown: Shown | None
    beside: str = "desk/travels.html"


@page()
def check_page(request: HttpRequest) -> HttpResponse:
    """Ask for a traveller; answered directly."""
    form = CheckForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _checked(form)
        if done is not None:
            return show(request, "desk/answer.html", _answer(form, done))
    standing = stands()
    context = {"form": form, "bureau": bureau_of(standing)}
    return show(request, "desk/check.html", context, status=422 if form.errors else 200)


def bureau_of(standing: Standing) -> dict[str, str]:
    """The officer's own bureau, as far as the register told it."""
    return {"name": standing.who.bureau, "telephone": standing.who.telephone}


def candidate(raised: Raised, country: str) -> Candidate:
    """A possible match with what its notice says, as the copy has it now."""
    found = by_id(here().store, raised.notice, country=country, at=here().clock())
    gone = not found.in_force
    return Candidate(
        hit=raised.id,
        notice=raised.notice,
        number=raised.number,
        state=raised.state,
        found=raised.hit,
        lines=lines_of(raised.hit),
        person=None if gone else found.person,
        card=None if gone else found.card,
        shown=None if gone else found,
    )


def _checked(form: CheckForm) -> Checked | None:
    if Note.SPECIMEN in form.traveller.notes and settings.FAIRNOTICE_MODE != Mode.TRAINING:
        form.add_error("line", _("This is a specimen, no real document (code UTO). Nothing was looked for."))
        return None
    running = here()
    try:
        return check(
            running.store,
            running.listing,
            query_of(form.traveller),
            purpose=form.cleaned_data["purpose"],
            limit=running.limit,
            at=running.clock(),
        )
    except InvalidValue as error:
        form.add_error("line", str(error))
        return None


def _answer(form: CheckForm, done: Checked) -> dict[str, Any]:
    traveller = form.traveller
    again = CheckForm()
    again.fields["line"].widget.attrs.pop("autofocus")
    return {
        "traveller": traveller,
        "births": births_said(traveller),
        "notes": [NOTES[note] for note in traveller.notes if not (note.protects or note.immune)],
        "protects": [NOTES[note] for note in traveller.notes if note.protects],
        "immune": [NOTES[note] for note in traveller.notes if note.immune],
        "found": [candidate(one, done.standing.who.country) for one in done.raised[:MOST_CANDIDATES]],
        "count": len(done.raised),
        "cut": done.raised.cut,
        "one_word": one_word_said(traveller),
        "minor": bool(done.raised) and minor_said(traveller, here().clock().date()),
        "more": max(0, len(done.raised) - MOST_CANDIDATES),
        "answer": done.answer,
        "bureau": bureau_of(done.standing),
        "on_call": NO_CALL,
        "next": again,
        "at": here().clock(),
    }
