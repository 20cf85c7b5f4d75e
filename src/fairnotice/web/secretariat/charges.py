"""Charges that an approval leaves out of the notice, on the page of a decision."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.dossier import View
from fairnotice.law.left_out import LeftOut, left_out_from, statement_of, to_be_left_out
from fairnotice.law.rpd.charges import charges_of
from fairnotice.services.acting import REASON_LENGTH
from fairnotice.web.secretariat.bench import Bench
from fairnotice.web.secretariat.long_text import LongText

LABEL = gettext_lazy("Charges that the notice will not carry, if you approve")
HINT = gettext_lazy(
    "They are left out of everything that is published, with title and summary, and the notice says so. What is told "
    "of the person goes out as it stands: ask the bureau to tell it without these charges. What the rules would leave "
    "out is marked already."
)


class ChargeFields:
    """Adds the fields to a form where there is more than one charge, and reads them."""

    def __init__(self, form: forms.Form, found: Bench) -> None:
        """One box a charge; those that the rules would leave out are marked."""
        self.form = form
        view = View.of(found.bench.dossier, found.bench.subject, found.bench.review.moment)
        self.charges = {f"{one.warrant.id}/{one.offence.id}": one for one in charges_of(view)}
        self.advised = {"/".join(one.place): one for one in to_be_left_out(view)}
        if len(self.charges) > 1:
            form.fields["left_out"] = forms.MultipleChoiceField(
                label=LABEL,
                help_text=HINT,
                choices=[
                    (place, format_html("<bdi>{}</bdi>", one.offence.charge)) for place, one in self.charges.items()
                ],
                initial=list(self.advised),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            form.fields["left_out_why"] = LongText(
                label=gettext_lazy("Why they are left out"),
                rows=3,
                max_length=2_000,
                required=False,
                initial="\n".join(dict.fromkeys(one.why for one in self.advised.values())),
            )

    @property
    def offered(self) -> bool:
        """Whether there is anything to choose from."""
        return "left_out" in self.form.fields

    def check(self, given: Mapping[str, Any]) -> None:
        """Reasons for what is left out; something is left; what the text excludes is among it."""
        chosen = set(given.get("left_out") or ())
        if chosen and len(str(given.get("left_out_why", "")).strip()) < REASON_LENGTH:
            self.form.add_error("left_out_why", _("Say why these charges are left out."))
        if chosen and chosen == set(self.charges):
            self.form.add_error("left_out", _("Nothing would be left to rest on: refuse the request instead."))
        forgotten = [place for place, one in self.advised.items() if one.must and place not in chosen]
        if self.offered and forgotten:
            named = "; ".join(self.charges[place].offence.charge for place in forgotten)
            self.form.add_error("left_out", _("No notice may be published for this: %(charges)s.") % {"charges": named})

    def left_out(self) -> tuple[LeftOut, ...]:
        """What is left out, of a form without errors."""
        given = self.form.cleaned_data
        why = str(given.get("left_out_why", "")).strip()
        places = (place.partition("/") for place in given.get("left_out") or ())
        return tuple(LeftOut(warrant, offence, why) for warrant, _slash, offence in places)

    def statement(self) -> str:
        """The sentence that the notice will carry."""
        return statement_of(self.charges["/".join(one.place)].offence.charge for one in self.left_out())


def decided_statement(found: Bench) -> str:
    """The sentence that the notice will carry, by the newest decision; empty when nothing is left out."""
    decision = found.bench.decision
    if decision is None:
        return ""
    view = View.of(found.bench.dossier, found.bench.subject, found.bench.review.moment)
    charges = {(one.warrant.id, one.offence.id): one.offence.charge for one in charges_of(view)}
    places = (one.place for one in left_out_from(decision["left_out"]))
    return statement_of(charges[place] for place in places if place in charges)
