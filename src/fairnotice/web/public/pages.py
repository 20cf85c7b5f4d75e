"""Pages that only explain, and what is said to search engines."""

from django.http import HttpResponse
from django.urls import reverse

from fairnotice.law.texts import limit, number_limit
from fairnotice.web.asking import Asked
from fairnotice.web.clock import now
from fairnotice.web.door import page, show
from fairnotice.web.words import KIND_AIMS, KINDS

COLOURS = ("red", "blue", "green", "yellow", "black", "un_special", "wanted_diffusion", "diffusion")


@page(public=True, methods=("GET", "HEAD"))
def about(request: Asked) -> HttpResponse:
    """What a notice is and is not, with the numbers of the law as they are today."""
    today = now().date()
    context = {
        "kinds": [(kind, KINDS[kind], KIND_AIMS[kind]) for kind in COLOURS],
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
    kept_out = [reverse("public:register"), "/account/", "/work/", "/api/"]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in kept_out), ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
