"""People: the list by office, a new account, and an account in place of another."""

from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fairnotice.domain.errors import NotPossibleNow
from fairnotice.domain.officer import Officer, Role
from fairnotice.services.administration import add_officer
from fairnotice.services.people import Person, list_people, read_person, replace_officer
from fairnotice.web.acts import attempt
from fairnotice.web.administration.bureaus import offices
from fairnotice.web.administration.forms import PersonForm
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import go, page, show
from fairnotice.web.words import ROLES


class PeopleFilter(forms.Form):
    """Which people."""

    mark_optional = False
    office = forms.ChoiceField(label=gettext_lazy("Office"), required=False)
    role = forms.ChoiceField(label=gettext_lazy("Role"), required=False)
    here = forms.ChoiceField(
        label=gettext_lazy("Accounts"),
        required=False,
        choices=(("", gettext_lazy("All")), ("open", gettext_lazy("Open")), ("left", gettext_lazy("Left"))),
    )

    def __init__(self, *args: Any, offices: list[tuple[str, str]], **kwargs: Any) -> None:
        """As any form, with the offices that there are."""
        super().__init__(*args, **kwargs)
        office, role = self.fields["office"], self.fields["role"]
        assert isinstance(office, forms.ChoiceField) and isinstance(role, forms.ChoiceField)
        office.choices = [("", gettext_lazy("All")), *offices]
        role.choices = [("", gettext_lazy("All")), *((code, ROLES[code]) for code in _ROLES)]

    def keeps(self, person: Person) -> bool:
        """Whether a person is wanted."""
        wanted = self.cleaned_data if self.is_valid() else {}
        return (
            wanted.get("office") in {None, "", person.bureau}
            and wanted.get("role") in {None, "", person.role}
            and wanted.get("here") in {None, "", "open" if person.active else "left"}
        )


_ROLES = [role.value for role in Role if role not in {Role.SYSTEM, Role.PUBLIC, Role.DOOR}]


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def people(request: Asked) -> HttpResponse:
    """Every account by office: its role, how it signs in, when it last did, its tokens."""
    at = now()
    form = PeopleFilter(request.GET, offices=_choices(request.officer))
    found = [person for person in list_people(by=request.officer, at=at) if form.keeps(person)]
    groups = [
        {"code": code, "name": name, "people": [_line(person, at) for person in people]}
        for (code, name), people in groupby(found, key=lambda person: (person.bureau, person.bureau_name))
    ]
    return show(request, "administration/people.html", {"filter": form, "groups": groups, "count": len(found)})


@page(Role.ADMINISTRATOR)
def new_person(request: Asked) -> HttpResponse:
    """Add an account."""
    initial = {"bureau": request.GET.get("office", "")}
    form = PersonForm(request.POST or None, offices=_choices(request.officer), initial=initial)
    if request.method == "POST" and form.is_valid():

        def act() -> dict[str, Any]:
            added = add_officer(**_given(form), by=request.officer, at=now(), key=form.act_key)
            return {"officer": added.id}

        done = attempt(form, act)
        if done is not None:
            messages.success(request, _added(form.cleaned_data["role"]))
            return go("administration:person", done["officer"])
    return show(request, "administration/new_person.html", {"form": form}, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR)
def instead(request: Asked, officer: UUID) -> HttpResponse:
    """Another role or office: the account is closed, and another opened in its place, in one act."""
    person = read_person(officer=officer, by=request.officer, at=now())
    initial = {"bureau": person.bureau, "role": person.role, "states": person.states}
    form = PersonForm(request.POST or None, offices=_choices(request.officer), initial=initial)
    if request.method != "POST" and not person.active:
        raise NotPossibleNow("This account is closed.")
    if request.method == "POST" and form.is_valid():

        def act() -> dict[str, Any]:
            added = replace_officer(officer=officer, **_given(form), by=request.officer, at=now(), key=form.act_key)
            return {"officer": added.id}

        done = attempt(form, act)
        if done is not None:
            messages.success(request, _("The old account is closed, and this one is open in its place."))
            return go("administration:person", done["officer"])
    context = {"form": form, "person": person}
    return show(request, "administration/instead.html", context, status=422 if form.errors else 200)


def _added(role: str) -> str:
    if role == Role.CARRIER:
        return _("The carrier's account was added. Next, make its token.")
    return _("The account was added. Next, make the link with which the person signs in.")


def _given(form: PersonForm) -> dict[str, Any]:
    given = {name: form.cleaned_data[name] for name in ("login", "bureau", "states", "email")}
    return {**given, "role": Role(form.cleaned_data["role"])}


def _choices(by: Officer) -> list[tuple[str, str]]:
    return [(row["bureau"], f"{row['name']} ({row['bureau']})") for row in offices(by)]


def _line(person: Person, at: Any) -> dict[str, Any]:
    return {"person": person, "tokens": sum(token.open(at) for token in person.tokens)}
