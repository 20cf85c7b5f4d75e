"""Every part and field on one page: written, photographed and checked with axe. gallery.py FOLDER (needs Chromium)."""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

HERE = Path(__file__).resolve().parent
STATIC = HERE.parents[1] / "src" / "fairnotice" / "web" / "static"
CHROMIUM = "/usr/bin/chromium"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def main(folder: Path) -> int:
    """Write pages and pictures into the folder; answer how many violations there were."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = {language: rendered(language) for language in ("en", "en-xa", "ar-xb")}
    for language, html in pages.items():
        (folder / f"{language}.html").write_text(html, encoding="utf-8")
    return sum(looked_at(folder, language, html) for language, html in pages.items())


def rendered(language: str) -> str:
    """The gallery in one language."""
    from django.contrib.messages.storage.fallback import FallbackStorage
    from django.template import engines
    from django.test import RequestFactory
    from django.utils.translation import override

    request: Any = RequestFactory().get("/bureau/")
    request.session = {}
    request._messages = FallbackStorage(request)
    request.account = SimpleNamespace(
        bureau_name="Bureau Lisbon", login="a.reis", officer=SimpleNamespace(role="bureau")
    )
    with override(language):
        template = engines["django"].from_string((HERE / "gallery.html").read_text(encoding="utf-8"))  # type: ignore[attr-defined]
        return str(template.render(contents(), request))


def looked_at(folder: Path, language: str, html: str) -> int:
    """Photograph the page at two widths, and count what axe finds."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import Route, sync_playwright

    def static(route: Route) -> None:
        found = STATIC / route.request.url.split("/static/", 1)[1]
        route.fulfill(path=found) if found.is_file() else route.fulfill(status=404)

    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width in (1280, 360):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.route("http://gallery.test/static/**", static)
            page.route("http://gallery.test/", lambda route: route.fulfill(body=html, content_type="text/html"))
            page.goto("http://gallery.test/")
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{language}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            found = Axe().run(page).response["violations"]
            sys.stdout.write(f"{language} at {width}: scrolls to {wide}, {len(found)} violations\n")
            for each in found:
                nodes = "; ".join(str(node["target"]) + " " + node["failureSummary"] for node in each["nodes"][:3])
                sys.stdout.write(f"  {each['id']}: {each['help']}: {nodes}\n")
            count += len(found) + (wide > width)
        browser.close()
    return count


def contents() -> dict[str, Any]:
    """What the gallery shows: invented, all of it."""
    from django.core.paginator import Paginator

    return {
        "form": example_form()({"key": "x", "name": "", "born_day": "31", "born_month": "2", "born_year": "1986"}),
        "narrow": narrowing_form()(),
        "links": [
            SimpleNamespace(href="#", label="Person", current=True, count=0),
            SimpleNamespace(href="#", label="Warrant", current=False, count=2),
            SimpleNamespace(href="#", label="Questions and answers", current=False, count=0),
        ],
        "navigation": [
            SimpleNamespace(href="#", label="Our requests", current=True, count=4),
            SimpleNamespace(href="#", label="Came in", current=False, count=0),
            SimpleNamespace(href="#", label="Check a name", current=False, count=0),
        ],
        "facts": ("Born September 1986", "Portugal"),
        "uuid": UUID("1a2b3c4d-0000-4000-8000-000000000000"),
        "now": NOW,
        "due": NOW + timedelta(days=2, hours=4, minutes=10),
        "tasks": [
            SimpleNamespace(title="The person", href="#", hint="Names, birth, papers", state="done", status="Done"),
            SimpleNamespace(title="The warrant", href="#", hint="", state="open", status="To do"),
            SimpleNamespace(title="Check and send", href="", hint="", state="cannot_start", status="Not yet"),
        ],
        "page": Paginator(range(100), 10).page(3),
        "nations": ["PT", "CV"],
        "may": ["Ask for papers, as of any traveller.", "Note where the person says that they go."],
        "must": [
            "Tell the bureau within the hour.",
            "Let the person go on unless the law of this country says otherwise.",
        ],
        "must_not": ["Arrest or hold on the ground of this notice alone.", "Tell the person's consulate."],
        "read_out": [
            "A notice from Portugal asks where this person is.",
            "It gives no power of arrest here.",
            "Call the bureau.",
        ],
        "call": [SimpleNamespace(name="Bureau Wellington", number="+64 555 0101", hours="day and night")],
        "findings": [finding(outcome) for outcome in ("not_met", "met", "undetermined", "needs_judgement")],
    }


def finding(outcome: str) -> SimpleNamespace:
    """One finding."""
    fact = SimpleNamespace(anchor="fact-2", label="Highest penalty", said_by="Bureau Lisbon")
    return SimpleNamespace(
        rule=f"rpd-83-{outcome.replace('_', '-')}",
        outcome=outcome,
        title="The offence carries a maximum penalty at or above the threshold.",
        citation="RPD, art. 83(1)(a)(ii)",
        link="#",
        effect="blocks publication" if outcome == "not_met" else "",
        reason="The maximum penalty is 12 months, below 24 months.",
        facts=[fact],
        questions=["What is the maximum penalty?"] if outcome == "undetermined" else [],
    )


def example_form() -> Any:
    """A form with every kind of field."""
    from django import forms

    from fairnotice.web.forms.fields import CountryField, DayField, LinesField, PartialDateField, YesNoUnknownField

    class Example(forms.Form):
        """Every kind of field."""

        key = forms.CharField(widget=forms.HiddenInput)
        name = forms.CharField(label="Name", help_text="As it stands in the warrant, in its own script.")
        born = PartialDateField(label="Date of birth", help_text="As much as is known, for example 17 9 1986.")
        issued = DayField(label="Day of the warrant", required=False)
        country = CountryField(label="Country", required=False)
        protected = YesNoUnknownField(label="Is the person a refugee?")
        kind = forms.ChoiceField(
            label="What is asked for",
            choices=[("red", "Arrest"), ("blue", "Where the person is")],
            widget=forms.RadioSelect(attrs={"class": "govuk-radios--inline"}),
        )
        to = forms.MultipleChoiceField(
            label="Who receives it",
            choices=[("a", "All members"), ("b", "Neighbours only")],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        others = LinesField(label="Other names", help_text="One a line.", required=False)
        facts = forms.CharField(label="What happened", widget=forms.Textarea, max_length=4000, required=False)
        paper = forms.FileField(label="The warrant itself", help_text="PDF or picture, at most 3 MB.", required=False)
        password = forms.CharField(
            label="Password", widget=forms.PasswordInput(attrs={"class": "govuk-input--width-20"})
        )
        urgent = forms.BooleanField(label="This is urgent", required=False, help_text="It passes the same gates.")

        def clean(self) -> None:
            """Refuse, to show how it looks."""
            self.add_error(None, "The request was changed by somebody else meanwhile.")

    return Example


def narrowing_form() -> Any:
    """A form that narrows a list."""
    from django import forms

    from fairnotice.web.forms.fields import CountryField

    class Narrow(forms.Form):
        """Three filters."""

        mark_optional = False
        name = forms.CharField(label="Name", required=False)
        country = CountryField(label="Asked for by", required=False)
        kind = forms.ChoiceField(label="Kind", choices=[("", "Any"), ("red", "Arrest")], required=False)

        def __init__(self) -> None:
            super().__init__(prefix="narrow")

    return Narrow


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairnotice.config.settings")
    os.environ.setdefault("FAIRNOTICE_SECRET_KEY", "for the gallery only")
    os.environ.setdefault("FAIRNOTICE_PSEUDO_LANGUAGES", "1")
    import django
    from django.conf import settings
    from django.http import HttpResponse
    from django.urls import include, path

    django.setup()

    def nothing(request: object) -> HttpResponse:
        """No page: the gallery only needs addresses."""
        return HttpResponse()

    public = [path(f"{name}/", nothing, name=name) for name in ("about", "complain", "register", "figures")]
    urlpatterns = [
        path("", nothing, name="first"),
        path("out/", nothing, name="account_logout"),
        path("language/", nothing, name="set_language"),
        path("public/", include((public, "public"))),
    ]
    settings.ROOT_URLCONF = __name__
    raise SystemExit(1 if main(Path(sys.argv[1])) else 0)
