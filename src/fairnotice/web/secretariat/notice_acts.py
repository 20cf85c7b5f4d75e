"""Acts of the secretariat on a notice: each with its rule, its reasons and, where others are told, its letter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.errors import NotFound
from fairnotice.domain.lifecycle import NOTICE, NoticeAct
from fairnotice.domain.officer import Role
from fairnotice.formats.letter import ending
from fairnotice.services import publication
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.services.notices import NoticeFile, read_notice_file
from fairnotice.web.acts import ActForm, Answer
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page
from fairnotice.web.secretariat.long_text import LongText
from fairnotice.web.secretariat.steps import TwoSteps, two_steps
from fairnotice.web.secretariat.worksheet import LONGEST

Words = str | Promise


@dataclass(frozen=True, slots=True)
class OfferedAct:
    """An act as pages offer it: its address, its words, what follows, and what its service is."""

    slug: str
    title: Words
    button: Words
    what: Words
    done: Words
    do: Callable[..., Answer]
    letter: bool = False
    final: bool = False


_BLOCK = OfferedAct(
    "block",
    gettext_lazy("Block the notice"),
    gettext_lazy("Block it"),
    gettext_lazy(
        "Recipients no longer see it while the doubt is examined. Whoever holds a person on the strength of it is "
        "told to release, or to say why not. A clock starts for the examination."
    ),
    gettext_lazy("The notice is blocked."),
    publication.block_notice,
)
_UNBLOCK = OfferedAct(
    "unblock",
    gettext_lazy("Lift the block"),
    gettext_lazy("Lift the block"),
    gettext_lazy("Recipients see the notice again, as it stood before the block. The source is told."),
    gettext_lazy("The block is lifted."),
    publication.unblock_notice,
)
_CANCEL = OfferedAct(
    "cancel",
    gettext_lazy("Cancel the notice"),
    gettext_lazy("Cancel it"),
    gettext_lazy(
        "The notice ends for every recipient. Source and recipients are told with your letter, and whoever holds a "
        "person on the strength of it is told to release, or to say why not."
    ),
    gettext_lazy("The notice is cancelled."),
    publication.cancel_notice,
    letter=True,
    final=True,
)
_DELETE = OfferedAct(
    "delete",
    gettext_lazy("Delete the notice"),
    gettext_lazy("Delete it"),
    gettext_lazy(
        "The published document is emptied; its number, its state and a minimal record stay. Source and recipients "
        "are told with your letter."
    ),
    gettext_lazy("The notice is deleted."),
    publication.delete_notice,
    letter=True,
    final=True,
)
ACTS: Mapping[NoticeAct, OfferedAct] = {
    NoticeAct.BLOCK: _BLOCK,
    NoticeAct.UNBLOCK: _UNBLOCK,
    NoticeAct.UNBLOCK_TO_SUSPENSION: _UNBLOCK,
    NoticeAct.CANCEL: _CANCEL,
    NoticeAct.DELETE: _DELETE,
}
"""The acts that these pages offer, of those that the table of moves opens to a reviewer or a decision-maker."""


DONE: Mapping[str, Words] = {
    "suspend": gettext_lazy("Suspended"),
    "resume": gettext_lazy("Resumed"),
    "block": gettext_lazy("Blocked"),
    "block_provisionally": gettext_lazy("Blocked by the Commission"),
    "unblock": gettext_lazy("Block lifted"),
    "renew": gettext_lazy("Renewed"),
    "withdraw": gettext_lazy("Withdrawn"),
    "cancel": gettext_lazy("Cancelled"),
    "delete": gettext_lazy("Deleted"),
    "leave_out": gettext_lazy("A country concerned was left out"),
    "restrict": gettext_lazy("Shut out"),
    "lift_restriction": gettext_lazy("Let in again"),
}
"""What was done, beside the reasons that were given for it."""


class ReasonsForm(ActForm):
    """Why, and what those concerned are told."""

    mark_optional = False
    reasons = LongText(
        label=gettext_lazy("Reasons"),
        help_text=gettext_lazy("They stay with the secretariat."),
        rows=6,
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Give your reasons in words.")},
    )
    letter = LongText(
        label=gettext_lazy("Letter to the source and the recipients"),
        help_text=gettext_lazy("It names the office and no person."),
        rows=8,
        max_length=LONGEST,
        error_messages={"required": gettext_lazy("Tell those concerned in a letter.")},
    )

    def __init__(self, data: Any, offered: OfferedAct, number: str) -> None:
        """With a letter, drafted, for the acts that send one."""
        super().__init__(data)
        if offered.letter:
            self.initial["letter"] = ending(number, deleted=offered is _DELETE)
        else:
            del self.fields["letter"]

    def clean_reasons(self) -> str:
        """Reasons of which something can be read."""
        reasons: str = self.cleaned_data["reasons"]
        if len(reasons.strip()) < REASON_LENGTH:
            raise forms.ValidationError(
                _("Give your reasons in words: at least %(least)s letters."), params={"least": REASON_LENGTH}
            )
        return reasons


@page(Role.REVIEWER, Role.DECIDER)
def act(request: Asked, notice: UUID, act: str) -> HttpResponse:
    """Do one act on a notice: reasons first, then a page that says what follows, then it is done."""
    found = read_notice_file(notice=notice, by=request.officer, at=now())
    chosen, offered = _offered(found, act, sent=request.method == "POST")
    form = ReasonsForm(request.POST or None, offered, found.number)
    context = {"this": found, "act": offered, "cites": cites_of(chosen), "reviewer_too": offered is _BLOCK}
    pages = TwoSteps("secretariat/act.html", "secretariat/act_check.html", context, lambda form: form.cleaned_data)
    result = two_steps(request, form, pages, lambda: _do(request, notice, offered, form))
    if isinstance(result, HttpResponse):
        return result
    messages.success(request, str(offered.done))
    return go("secretariat:notice", notice)


def _offered(found: NoticeFile, slug: str, *, sent: bool) -> tuple[NoticeAct, OfferedAct]:
    """The act of that address. What was sent goes on to the service even when it is not open any more: sent twice, it
    answers as before."""
    for each, offered in ACTS.items():
        if offered.slug == slug and (sent or (each in found.open_acts and not found.tied)):
            return each, offered
    raise NotFound("There is no such act here.")


def _do(request: Asked, notice: UUID, offered: OfferedAct, form: ReasonsForm) -> Answer:
    letter = (
        {"letter": _lines(form.cleaned_data["letter"]), "drafted": form.initial["letter"]} if offered.letter else {}
    )
    reasons = form.cleaned_data["reasons"]
    return offered.do(notice=notice, reasons=reasons, **letter, by=request.officer, at=now(), key=form.act_key)


def _lines(text: str) -> str:
    """A text with the line breaks of ours, so that what was not changed is the same."""
    return "\n".join(text.splitlines())


def cites_of(act: NoticeAct) -> str:
    """The rule on which the act rests, from the table of moves."""
    return next(move.cites for move in NOTICE.moves if move.act is act)
