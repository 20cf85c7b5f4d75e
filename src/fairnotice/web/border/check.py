"""The check of a traveller: one box, and the answer on the same address, so that nothing about anybody is in one."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.border.asked_for import births_said, minor_said, one_word_said, query_of
from fairnotice.border.words import NOTES
from fairnotice.domain.errors import InvalidValue
from fairnotice.domain.mode import Mode
from fairnotice.domain.officer import Role
from fairnotice.formats.traveller import Note
from fairnotice.services.desk_reading import list_state, own_bureau
from fairnotice.services.misused import misused_by
from fairnotice.services.screening import Raised, check_traveller, kept_of
from fairnotice.services.wrong_matches import known_apart_from
from fairnotice.web.asking import Asked
from fairnotice.web.border.answer import MOST_CANDIDATES, candidates
from fairnotice.web.border.forms import CheckForm
from fairnotice.web.border.others import OthersSaid, ask_others
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.training.story import line_to_try

NO_CALL = ["duty/on_call.html", "border/nobody_on_call.html"]
"""Who is on call: the duty desk's own part, or nothing where it is not there."""


@page(Role.BORDER, Role.BUREAU)
def check(request: Asked) -> HttpResponse:
    """Ask for a traveller; answered directly. Sent again, the form brings the same answer and raises nothing."""
    form = CheckForm(request.POST or None, initial={"line": line_to_try(request.GET.get("try", ""))})
    if request.method == "POST" and form.is_valid():
        checked = _checked(request, form)
        if checked is not None:
            return show(request, "border/answer.html", _answer(request, form, *checked))
    context = {"form": form, "list": list_state(by=request.officer), "bureau": own_bureau(by=request.officer)}
    return show(request, "border/check.html", {**context, "on_call": NO_CALL}, status=422 if form.errors else 200)


def _checked(request: Asked, form: CheckForm) -> tuple[Raised, OthersSaid | None] | None:
    """The matches with notices, and what lists of others say; these first, since a check of notices raises hits."""
    if Note.SPECIMEN in form.traveller.notes and settings.FAIRNOTICE_MODE != Mode.TRAINING:
        form.add_error("line", _("This is a specimen, no real document (code UTO). Nothing was looked for."))
        return None
    try:
        query, purpose, by, at = query_of(form.traveller), form.cleaned_data["purpose"], request.officer, now()
        others = ask_others(query, purpose=purpose, by=by, at=at)
        raised = check_traveller(query=query, traveller=kept_of(query), purpose=purpose, by=by, at=at, key=form.act_key)
        return raised, others
    except InvalidValue as error:
        form.add_error("line", str(error))
        return None


def _answer(request: Asked, form: CheckForm, raised: Raised, others: OthersSaid | None) -> dict[str, object]:
    at, traveller = now(), form.traveller
    query, by = query_of(traveller), request.officer
    misused = {one.notice: misused_by(query=query, notice=UUID(one.notice), by=by, at=at) for one in raised}
    return {
        "traveller": traveller,
        "births": births_said(traveller),
        "notes": [NOTES[note] for note in traveller.notes if not (note.protects or note.immune)],
        "protects": [NOTES[note] for note in traveller.notes if note.protects],
        "immune": [NOTES[note] for note in traveller.notes if note.immune],
        "apart": known_apart_from(query=query, apart=raised.apart, by=request.officer, at=at),
        "found": candidates(raised, by=request.officer, at=at),
        "count": len(raised),
        "others": others,
        "misused": [record for records in misused.values() for record in records],
        "all_misused": bool(misused) and all(misused.values()),
        "cut": raised.cut,
        "one_word": one_word_said(traveller),
        "minor": bool(raised) and minor_said(traveller, at.date()),
        "more": max(0, len(raised) - MOST_CANDIDATES),
        "list": list_state(by=request.officer),
        "bureau": own_bureau(by=request.officer),
        "on_call": NO_CALL,
        "next": _next_form(),
        "at": at,
    }


def _next_form() -> CheckForm:
    """The form under an answer: the answer takes the focus, so that it is read first."""
    form = CheckForm()
    form.fields["line"].widget.attrs.pop("autofocus")
    return form
