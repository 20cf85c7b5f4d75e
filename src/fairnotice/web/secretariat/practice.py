"""Looking for published practice without leaving the workbench: the question stands in the address of the page."""

from dataclasses import dataclass

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.errors import InvalidValue
from fairnotice.law.published.search import LONGEST, FoundPractice, Sought, search
from fairnotice.web.asking import Asked
from fairnotice.web.practice import EntryShown, found_shown

SHOWN = 5
"""So many are shown beside the file; the rest are a link away."""


class LookForm(forms.Form):
    """Words and an article. Nothing is kept of them."""

    mark_optional = False

    practice = forms.CharField(
        label=_("Words"), required=False, max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    practice_article = forms.CharField(
        label=_("Article or chapter"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    found: tuple[FoundPractice, ...] = ()

    def clean(self) -> dict[str, str]:
        """Look; what cannot be looked for is said beside its field."""
        cleaned: dict[str, str] = super().clean() or {}
        for name, sought in (
            ("practice", Sought(text=cleaned.get("practice", ""))),
            ("practice_article", Sought(article=cleaned.get("practice_article", ""))),
        ):
            try:
                search(sought)
            except InvalidValue as error:
                self.add_error(name, str(error))
        if not self.errors:
            self.found = search(self.sought)
        return cleaned

    @property
    def sought(self) -> Sought:
        """What is looked for."""
        return Sought(text=self.cleaned_data["practice"], article=self.cleaned_data["practice_article"])


@dataclass(frozen=True, slots=True)
class PracticeLooked:
    """What was looked for and found. `query` asks the public page the same; `without` is this page's without it."""

    form: LookForm
    asked: bool
    cards: tuple[EntryShown, ...] = ()
    total: int = 0
    query: str = ""
    without: str = ""


def looked_for(request: Asked) -> PracticeLooked:
    """What the address of the page asks for; an empty question finds nothing."""
    given = {name: request.GET[name] for name in LookForm.base_fields if request.GET.get(name, "").strip()}
    form = LookForm(given or None)
    if not form.is_bound or not form.is_valid():
        return PracticeLooked(form, asked=bool(given))
    rest = {name: str(value) for name, value in request.GET.items() if name not in LookForm.base_fields}
    asked = {"text": form.sought.text, "article": form.sought.article}
    return PracticeLooked(
        form,
        asked=True,
        cards=tuple(found_shown(form.found[:SHOWN])),
        total=len(form.found),
        query=urlencode({name: value for name, value in asked.items() if value}),
        without=urlencode(rest),
    )
