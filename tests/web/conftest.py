"""Pages, asked for as the people of the world: a session of the real machinery, forms filled and sent as they stand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

import pytest

from fairnotice.domain.officer import DOOR, Officer

Browse = Callable[..., "Pages"]


@dataclass
class Form:
    """A form of a page: where it goes, what it holds already, and the names of its buttons."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)  # words on it: name=value, or empty
    names: set[str] = field(default_factory=set)


class _Forms(HTMLParser):
    """Every form of a page, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._owner: Form | None = None  # of the control that is being read: the form around it, or the one it names
        self._by_id: dict[str, Form] = {}
        self._select = self._area = self._button = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "form":
            self._form = self._by_id.setdefault(given.get("id", ""), Form("", "")) if "id" in given else Form("", "")
            self._form.action, self._form.method = given.get("action", ""), given.get("method", "get").lower()
            self.forms.append(self._form)
        if tag in {"input", "select", "textarea", "button", "form"}:
            named = given.get("form", "")
            self._owner = self._by_id.setdefault(named, Form("", "")) if named else self._form
        if self._owner is None:
            return
        if name and tag in {"input", "select", "textarea"} and "disabled" not in given:
            self._owner.names.add(name)
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"checkbox", "radio"}:
                if "checked" in given:
                    self._owner.fields.setdefault(name, []).append(value or "on")
            elif kind == "submit":
                self._owner.buttons[value] = f"{name}={value}"
            elif kind != "file":
                self._owner.fields.setdefault(name, []).append(value)
        elif tag == "button" and given.get("type", "submit") == "submit":
            self._button, self._words = (f"{name}={value}" if name else "="), []
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select:
            self._owner.fields.setdefault(self._select, []).append(value)
        elif tag == "textarea":
            self._area, self._words = name, []

    def handle_data(self, data: str) -> None:
        if self._button or self._area:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._owner is not None and tag == "button" and self._button:
            self._owner.buttons[" ".join("".join(self._words).split())] = self._button
            self._button = ""
        elif self._owner is not None and tag == "textarea":
            self._owner.fields.setdefault(self._area, []).append("".join(self._words).removeprefix("\n"))
            self._area = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None


def forms_of(page: str) -> list[Form]:
    """The forms of a page, in order."""
    parser = _Forms()
    parser.feed(page)
    return parser.forms


@dataclass
class Pages:
    """A browser without a screen. `client` is Django's, which checks the CSRF token as in earnest."""

    client: Any

    def get(self, path: str, **headers: str) -> Any:
        """Ask for a page; redirects are not followed."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def text(self, path: str) -> str:
        """A page that is there, as text."""
        response = self.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return str(response.content.decode())

    def form(self, path: str, *, holding: str | None = None, submit: str | None = None, number: int = 0) -> Form:
        """A form of a page: with a field of that name, with a button of those words, or the first that is sent by POST.

        Forms of the header and footer (language, sign-out) are passed over when another is there.
        """
        forms = [form for form in forms_of(self.text(path)) if form.method == "post"]
        if holding is not None:
            forms = [form for form in forms if holding in form.names]
        if submit is not None:
            forms = [form for form in forms if submit in form.buttons] or forms
        forms = [form for form in forms if form.action not in {"/language/", "/account/sign-out/"}] or forms
        assert forms, f"{path} has no such form"
        return forms[number]

    def post_form(
        self,
        path: str,
        data: Mapping[str, Any],
        submit: str | None = None,
        *,
        holding: str | None = None,
        follow: bool = True,
    ) -> Any:
        """Get the page, fill its form, and send it with the form's own hidden fields (key, csrf).

        `submit` names the button by its words. A field that the form has not is an error of the test. `holding` chooses
        a form that has a field of that name. Redirects are followed unless `follow` is false.
        """
        form = self.form(path, holding=holding, submit=submit)
        strange = set(data) - form.names
        assert not strange, f"the form at {path} has no field {sorted(strange)}; it has {sorted(form.names)}"
        sent: dict[str, Any] = {**form.fields, **data}
        if submit is not None:
            assert submit in form.buttons, f"the form at {path} has no button '{submit}': {sorted(form.buttons)}"
            name, _is, value = form.buttons[submit].partition("=")
            if name:
                sent[name] = value
        return self.client.post(form.action or path, sent, follow=follow)


@pytest.fixture
def browse(db: None, settings_of_tests: None) -> Browse:
    """`browse(officer)`: a browser in which that officer of the world has signed in. `browse()`: nobody has."""
    from django.test import Client

    def browser(officer: Officer | None = None, *, server: str = "localhost") -> Pages:
        client = Client(enforce_csrf_checks=True, SERVER_NAME=server)
        if officer is not None:
            sign_in(client, officer)
        return Pages(client)

    return browser


def sign_in(client: Any, officer: Officer) -> None:
    """Sign an officer in as the pages do, without a password."""
    from django.contrib.auth import get_user_model

    from fairnotice.records.session import speaking_as

    with speaking_as(DOOR):
        account = get_user_model()._default_manager.get(pk=officer.id)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")


@pytest.fixture
def settings_of_tests() -> Any:
    """Passwords are hashed quickly in tests, and only there."""
    from django.test import override_settings

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield
