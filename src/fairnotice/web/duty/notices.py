"""A notice of another bureau, as it stands in our view: what it says, what it means here, what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from fairnotice.border.card import card_of
from fairnotice.domain.errors import NotFound
from fairnotice.domain.handling import handling_of
from fairnotice.domain.officer import Role
from fairnotice.formats.printed import PRINTED
from fairnotice.services.came_in import mark_executable, read_notice_here
from fairnotice.services.desk_reading import own_bureau
from fairnotice.services.doubts import tell_doubt
from fairnotice.services.misused import misused_on
from fairnotice.web.acts import attempt
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.duty.forms import AsideForm, DoubtForm
from fairnotice.web.duty.words import ENTRIES

DESKS = (Role.BUREAU, Role.BORDER)


@page(*DESKS)
def notice(request: Asked, notice: UUID) -> HttpResponse:
    """Read it, and for a bureau: mark it as not executable here, or take that back."""
    at, by = now(), request.officer
    read = read_notice_here(notice=notice, by=by, at=at)
    ours = read.facts.source == by.bureau
    form = AsideForm(request.POST or None, initial={"executable": "yes" if read.aside else "no"})
    if request.method == "POST" and form.is_valid():
        # Of two who mark it at once the second is told so: what the form meant counts, not what stands now.
        executable, reasons = form.cleaned_data["executable"] == "yes", form.cleaned_data["reasons"]
        done = attempt(
            form,
            lambda: mark_executable(
                notice=notice, executable=executable, reasons=reasons, by=by, at=now(), key=form.act_key
            ),
        )
        if done is not None:
            said = _("Taken back: it may be carried out here.") if executable else _("Marked as not executable here.")
            messages.success(request, said)
            return go("duty:notice", notice)
    context = {
        "read": read,
        "subject": read.dossier.subjects[0] if read.dossier else None,
        "handling": handling_of(read.dossier) if read.dossier else None,
        "card": card_of(read.effect) if read.effect else None,
        "bureau": own_bureau(by=by),
        "on_call": "duty/on_call.html",
        "entries": [{**entry, "word": ENTRIES.get(entry["kind"], entry["kind"])} for entry in read.entries],
        "ours": ours,
        "prints": read.dossier is not None and read.facts.state in PRINTED,
        "may_record": by.role is Role.BUREAU,
        "misused": misused_on(notice=notice, by=by, at=at),
        "form": form if by.role is Role.BUREAU and not ours and read.dossier else None,
    }
    return show(request, "duty/notice.html", context, status=422 if form.errors else 200)


@page(Role.BUREAU)
def doubt(request: Asked, notice: UUID) -> HttpResponse:
    """Tell the source and the secretariat of a reason to think the data of another bureau's notice wrong."""
    by = request.officer
    read = read_notice_here(notice=notice, by=by, at=now())
    if read.dossier is None or read.facts.source == by.bureau:
        raise NotFound(f"There is no notice {notice} of another bureau here.")
    form = DoubtForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        done = attempt(form, lambda: tell_doubt(notice=notice, words=words, by=by, at=now(), key=form.act_key))
        if done is not None:
            messages.success(request, _("The source and the secretariat have been told."))
            return go("duty:notice", notice)
    return show(request, "duty/doubt.html", {"read": read, "form": form}, status=422 if form.errors else 200)
