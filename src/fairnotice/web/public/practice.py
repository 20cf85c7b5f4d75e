"""Published practice: the search, and one page for each example or decision."""

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.http import urlencode

from fairnotice.law.precedents import nearest_to
from fairnotice.law.published.entries import PublishedKind, published, published_entry, same_affair
from fairnotice.law.published.grounds import grounds_told
from fairnotice.law.published.rules_beside import rules_beside
from fairnotice.law.published.search import FoundPractice, Sought, search
from fairnotice.law.published.words import fact_words
from fairnotice.law.texts import texts
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.practice import PracticeForm, entry_shown, found_shown, nearest_shown

PER_PAGE = 20


@page(public=True, methods=("GET", "HEAD"))
def practice(request: Asked) -> HttpResponse:
    """What fits, twenty on a page. The whole question is in the address, so that it can be sent to somebody."""
    form = PracticeForm(request.GET or None)
    valid = form.is_bound and form.is_valid()
    found = form.found if valid else () if form.is_bound else search(Sought())
    here: Page[FoundPractice] = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    asked = form.asked if valid else {}
    context = {
        "form": form,
        "cards": found_shown(here),
        "page": here,
        "found": len(found),
        "examples": len(published(PublishedKind.REPOSITORY)),
        "decisions": len(published(PublishedKind.COMMISSION)),
        "asked": asked,
        "narrow_open": bool(asked.keys() - {"text"}) or bool(form.errors),
        "query": urlencode(asked),
        "today": now(),
    }
    return show(request, "public/practice.html", context, status=422 if form.errors else 200)


@page(public=True, methods=("GET", "HEAD"))
def practice_entry(request: Asked, entry: str) -> HttpResponse:
    """One example or decision: what happened, what it rested on, what is most like it, which rules stand beside it."""
    found = published_entry(entry)
    context = {
        "shown": entry_shown(found),
        "entry": found,
        "grounds": grounds_told(found.id),
        "coded": [fact_words(key, value) for key, value in found.coded.items()],
        "judged": [fact_words(key, value) for key, value in found.judged.items()],
        "nearest": nearest_shown(nearest_to(found)),
        "others": [entry_shown(other) for other in same_affair(found)],
        "rules": [(rule, texts()[rule.cites.instrument]) for rule in rules_beside(found.id)],
        "text": texts()["RoP"],
        "today": now(),
    }
    return show(request, "public/practice_entry.html", context)
