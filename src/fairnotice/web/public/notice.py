"""The public page of one notice: what it says while it is in force, and its number alone afterwards."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.effect import Effect, Line, Modality
from fairnotice.law.effect_profiles import profile_codes
from fairnotice.services.public_effect import effect_for_the_public
from fairnotice.services.public_register import Extract, read_extract, seen_by_the_public
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now, this_moment
from fairnotice.web.door import page, show
from fairnotice.web.public.people import name_of
from fairnotice.web.public.register import NOT_INDEXED
from fairnotice.web.writing import country_text


class CountryForm(forms.Form):
    """In which country: those of which the law was looked up."""

    mark_optional = False
    country = forms.ChoiceField(label=_("Country"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        """The choices, named in the language of the page."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed through
        field = self.fields["country"]
        assert isinstance(field, forms.ChoiceField)
        named = ((code.upper(), country_text(code.upper())) for code in profile_codes())
        field.choices = [("", _("Choose a country")), *sorted(named, key=lambda each: each[1])]


@page(public=True, methods=("GET", "HEAD"))
def notice(request: Asked, extract: UUID) -> HttpResponse:
    """The notice, or what became of it."""
    found = read_extract(extract=extract, by=request.officer)
    response = _shown(request, found) if found.shown else _not_shown(request, found)
    response["X-Robots-Tag"] = NOT_INDEXED
    return response


def _shown(request: Asked, extract: Extract) -> HttpResponse:
    form = CountryForm(request.GET if "country" in request.GET else None)
    effect = None
    if form.is_bound and form.is_valid():
        effect = effect_for_the_public(extract, form.cleaned_data["country"], this_moment())
    content = extract.content
    convicted = content["sentenced"] or content["status"] == "convicted"
    context = {
        "extract": extract,
        "name": name_of(extract),
        "content": content,
        "accused": extract.kind == "red" and not convicted,
        "convicted": extract.kind == "red" and convicted,
        "history": seen_by_the_public(extract=extract.id, by=request.officer),
        "today": now(),
        "form": form,
        "effect": effect,
        "lines": _grouped(effect) if effect else (),
        "reminders": effect.of(Modality.REMINDER) if effect else (),
        "measures": [line for line in effect.other_measures if line.seen] if effect else (),
    }
    return show(request, "public/notice.html", context)


def _grouped(effect: Effect) -> list[tuple[Modality, tuple[Line, ...]]]:
    """What may, must and must not be done; whom officers call and which clocks start is for them."""
    told = (Modality.MAY_ARREST, Modality.MAY, Modality.MUST, Modality.MUST_NOT)
    grouped = ((modality, tuple(line for line in effect.of(modality) if not line.measure)) for modality in told)
    return [(modality, lines) for modality, lines in grouped if lines]


def _not_shown(request: Asked, extract: Extract) -> HttpResponse:
    """A paused or blocked notice says no more than that; one that has ended says how and when (410)."""
    history = seen_by_the_public(extract=extract.id, by=request.officer)
    context = {"extract": extract, "history": history, "today": now()}
    return show(request, "public/not_shown.html", context, status=410 if extract.over else 200)
