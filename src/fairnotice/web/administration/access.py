"""The access log: who read or searched what, what for, and when. As pages, and as CSV."""

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from fairnotice.domain.officer import Officer, Role
from fairnotice.services.accesslog import Wanted, operations, read_access
from fairnotice.services.people import list_people
from fairnotice.web.acts import uuid_or_none
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.forms.fields import DayField
from fairnotice.web.sheets import csv_file
from fairnotice.web.words import OPERATIONS

ROWS_OF_A_PAGE = 50
MOST_ROWS_OF_A_FILE = 50_000
COLUMNS = ("at", "login", "bureau", "operation", "thing", "purpose")


class AccessFilter(forms.Form):
    """Which reads."""

    mark_optional = False
    account = forms.ChoiceField(label=_("Account"), required=False)
    operation = forms.ChoiceField(label=_("What was done"), required=False)
    day = DayField(label=_("Day (UTC)"), required=False)

    def __init__(self, *args: Any, by: Officer, **kwargs: Any) -> None:
        """As any form, with the accounts and operations that there are."""
        super().__init__(*args, **kwargs)
        account, operation = self.fields["account"], self.fields["operation"]
        assert isinstance(account, forms.ChoiceField) and isinstance(operation, forms.ChoiceField)
        people = sorted(list_people(by=by, at=now()), key=lambda person: person.login)
        account.choices = [("", _("All")), *((str(person.id), person.login) for person in people)]
        operation.choices = [("", _("All")), *((code, OPERATIONS.get(code, code)) for code in operations(by=by))]

    def wanted(self) -> Wanted:
        """What the form asks for; all of it while the form is wrong."""
        if not self.is_valid():
            return Wanted()
        given = self.cleaned_data
        return Wanted(uuid_or_none(given["account"]), given["operation"], given["day"])


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def access(request: Asked) -> HttpResponse:
    """A page of the log."""
    form = AccessFilter(request.GET, by=request.officer)
    number = _number(request.GET.get("page", ""))
    reads = read_access(form.wanted(), by=request.officer, first=(number - 1) * ROWS_OF_A_PAGE, most=ROWS_OF_A_PAGE)
    all_of_it: Paginator[Any] = Paginator(range(reads.total), ROWS_OF_A_PAGE)
    shown: Page[Any] = Page(reads.rows, number, all_of_it)
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {
        "form": form,
        "page": shown,
        "total": reads.total,
        "query": rest.urlencode(),
        "most": MOST_ROWS_OF_A_FILE,
    }
    return show(request, "administration/access.html", context, status=422 if form.errors else 200)


@page(Role.ADMINISTRATOR, methods=("GET", "HEAD"))
def access_csv(request: Asked) -> HttpResponse:
    """The same rows as a file."""
    form = AccessFilter(request.GET, by=request.officer)
    reads = read_access(form.wanted(), by=request.officer, most=MOST_ROWS_OF_A_FILE)
    return csv_file("access", COLUMNS, ([str(row[name]) for name in COLUMNS] for row in reads.rows))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and 0 < len(text) < 7 and int(text) else 1
