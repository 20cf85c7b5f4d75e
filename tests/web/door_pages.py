"""Small pages for the tests of the door: what every page has in common, without any page of the product."""

from typing import Any

from django import forms
from django.db import OperationalError
from django.http import HttpResponse
from django.urls import include, path

from fairnotice.config.urls import handler400, handler403, handler404, handler500
from fairnotice.domain.errors import Conflict, KeyUsed, NotFound, NotPossibleNow, NotYourAct
from fairnotice.domain.officer import Role
from fairnotice.web.acts import ActForm, attempt
from fairnotice.web.asking import Asked
from fairnotice.web.door import page, show

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

done: list[str] = []
"""What the act of the test did."""

ERRORS: dict[str, Exception] = {
    "none": NotFound("no such thing"),
    "not-yours": NotYourAct("This is for a reviewer."),
    "not-now": NotPossibleNow("It is over."),
    "taken": Conflict("Somebody was first."),
    "broken": RuntimeError("Ilena Vosk, born 1971"),
    "away": OperationalError("no connection"),
}


class NoteForm(ActForm):
    """One field."""

    text = forms.CharField(label="Text", widget=forms.Textarea)


@page(Role.REVIEWER)
def note(request: Asked) -> HttpResponse:
    """A page with a form that does one act."""
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["text"] == "conflict":
            attempt(form, _conflict)
        else:
            done.append(form.cleaned_data["text"])
            return HttpResponse(status=303, headers={"Location": "/note/"})
    return show(request, "door_form.html", {"form": form}, status=422 if form.errors else 200)


@page()
def fails(request: Asked, how: str) -> HttpResponse:
    """A page in which something goes wrong."""
    raise ERRORS[how]


@page(public=True)
def open_page(request: Asked) -> HttpResponse:
    """A page for anybody."""
    return show(request, "door_form.html", {"form": NoteForm()})


def _conflict() -> dict[str, Any]:
    raise KeyUsed("The key 'x' was used for 'y' with other contents. Use a new key.")


urlpatterns = [
    path("note/", note),
    path("fails/<slug:how>/", fails),
    path("open/", open_page),
    path("", include("fairnotice.web.urls")),
]
