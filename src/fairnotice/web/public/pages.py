"""Pages that only explain, and what is said to search engines."""

from django.http import HttpResponse
from django.urls import reverse

from fairnotice.law.texts import limit, number_limit
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.words import KIND_AIMS, KINDS

ARTICLES = {
    "red": "82-87",
    "blue": "88",
    "green": "89",
    "yellow": "90",
    "black": "91",
    "un_special": "95",
    "wanted_diffusion": "97",
    "diffusion": "97",
}
"""Each kind, and the articles of the RPD that say what it needs."""


@page(public=True, methods=("GET", "HEAD"))
def about(request: Asked) -> HttpResponse:
    """What a notice is and is not, with the numbers of the law as they are today."""
    today = now().date()
    context = {
        "kinds": [(KINDS[kind], KIND_AIMS[kind], articles) for kind, articles in ARTICLES.items()],
        "prosecution": limit("red_notice.prosecution_penalty", today),
        "sentence": limit("red_notice.sentence", today),
        "years": number_limit("retention.months", today) // 12,
        "pause": number_limit("suspension.months", today),
        "prompt": number_limit("renewal.prompt_months_before", today),
        "today": now(),
    }
    return show(request, "public/about.html", context)


@page(public=True, methods=("GET", "HEAD"))
def robots(request: Asked) -> HttpResponse:
    """What is public to read is not for search engines to collect: people are named in the register."""
    kept_out = [reverse("public:register"), reverse("public:status"), "/account/", "/my-work/", "/api/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
