"""What every answer tells the browser: load nothing from elsewhere, guess no type, stand in no frame."""

from typing import Any

import pytest
from django.test import override_settings

from tests.conftest import World
from tests.web.conftest import Browse, Pages, forms_of
from tests.web.test_every_role import whose
from tests.web.walking import a_whole_story, addresses

DANGEROUS = ("'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'", "http:", "https:", "*")


def policy(response: Any) -> dict[str, list[str]]:
    """The content security policy, by directive."""
    given = response["Content-Security-Policy"]
    parts = [part.split() for part in given.split(";") if part.strip()]
    return {name: sources for name, *sources in parts}


def wrong_with(response: Any) -> list[str]:
    """What an answer lacks."""
    told = policy(response) if "Content-Security-Policy" in response else {}
    found = [
        "no policy" if not told else "",
        "something from elsewhere" if any(word in DANGEROUS for sources in told.values() for word in sources) else "",
        "no default" if told.get("default-src") not in (["'none'"], ["'self'"]) else "",
        "types guessed" if response.get("X-Content-Type-Options") != "nosniff" else "",
        "framed" if response.get("X-Frame-Options") != "DENY" else "",
        "referrer" if response.get("Referrer-Policy") not in {"same-origin", "no-referrer"} else "",
        "opener" if response.get("Cross-Origin-Opener-Policy") != "same-origin" else "",
    ]
    return [fault for fault in found if fault]


def faults(pages: Pages, paths: list[str]) -> list[str]:
    """The addresses whose answers lack something."""
    found = []
    for path in paths:
        response = pages.get(path)
        found += [f"{path}: {fault}" for fault in wrong_with(response)]
        if response.streaming:
            assert b"".join(response.streaming_content)  # read to its end, a file is closed
    return found


def test_every_page_has_the_headers_for_whom_it_is_for_and_is_not_kept(browse: Browse, world: World) -> None:
    people = world.people()
    browsers: dict[str, Pages] = {}
    wrong, read = [], 0
    for address in addresses(a_whole_story(world)):
        name = min(whose(address.name) & people.keys())
        browser = browsers.setdefault(name, browse(people[name]))
        response = browser.get(address.path)
        wrong += [f"{address.path}: {fault}" for fault in wrong_with(response)]
        if response.status_code == 200:
            read += 1
            wrong += [] if "no-store" in response["Cache-Control"] else [f"{address.path}: kept by browsers"]
    assert not wrong, "\n".join(wrong)
    assert read > 60


def test_every_page_that_anybody_may_read_has_them(browse: Browse, world: World) -> None:
    paths = [address.path for address in addresses(a_whole_story(world)) if "nobody" in whose(address.name)]
    assert len(paths) > 5
    assert not faults(browse(), [*paths, "/account/sign-in/", "/account/passkeys/sign-in/", "/secretariat/"])


def test_the_api_its_page_and_its_problems_have_them(browse: Browse, world: World) -> None:
    paths = ["/api/docs", "/api/openapi.json", "/api/health", "/api/me", "/api/nothing", "/problems/not-found"]
    pages = browse()
    assert not faults(pages, paths)
    assert policy(pages.get("/api/docs"))["script-src"] == ["'self'"]
    assert policy(pages.get("/api/docs"))["frame-ancestors"] == ["'none'"]


def test_files_of_the_pages_have_them(browse: Browse, world: World) -> None:
    files = ["app.css", "app.rtl.css", "app.js", "logo.svg", "favicon.svg"]
    assert not faults(browse(), [f"/static/fairnotice/{name}" for name in files])


def test_a_page_runs_its_own_scripts_sends_forms_home_and_stands_in_no_frame(browse: Browse, world: World) -> None:
    told = policy(browse(world.reviewer).get("/secretariat/"))
    assert told["script-src"] == told["style-src"] == told["form-action"] == ["'self'"]
    assert told["frame-ancestors"] == told["base-uri"] == ["'none'"]


def test_errors_have_them_too(browse: Browse, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from fairnotice.web.administration import bureaus

    def broken(**_given: Any) -> Any:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(bureaus, "list_rows", lambda *_names, **_given: broken())
    pages = browse(world.administrator)
    answers = {
        400: pages.client.get("/", headers={"Host": "elsewhere.example"}),
        403: pages.client.post("/administration/bureaus/new/", {"code": "BR"}),  # without the form's token
        404: pages.get("/nowhere/"),
        405: pages.client.get("/administration/health/verify/"),
        500: pages.get("/administration/bureaus/"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert not wrong_with(answer), status


@pytest.mark.parametrize("host", ["elsewhere.example", "localhost.elsewhere.example", "127.0.0.1:80@elsewhere", ""])
def test_a_host_that_is_not_ours_gets_a_plain_page_that_does_not_repeat_it(
    browse: Browse, world: World, host: str
) -> None:
    for path in ("/", "/register/", "/account/sign-in/"):
        response = browse().client.get(path, headers={"Host": host or "[bad"})
        assert response.status_code == 400
        assert response["Content-Type"] == "text/html; charset=utf-8"
        assert not host or host not in response.content.decode()


def cookies_of(pages: Pages, **how: bool) -> dict[str, Any]:
    """The cookies that signing in, a page and another language give."""

    def token(path: str) -> dict[str, str]:
        form = next(form for form in forms_of(pages.client.get(path, **how).content.decode()) if form.method == "post")
        return {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"][0]}

    headers = {"Referer": "https://localhost/" if how else "http://localhost/"}
    sent = {**token("/account/sign-in/"), "login": "administrator"}
    assert pages.client.post("/training/stand-in/", sent, headers=headers, **how).status_code == 302
    assert pages.client.get("/administration/", **how).status_code == 200
    pages.client.post("/language/", {**token("/administration/"), "language": "en"}, headers=headers, **how)
    return {name: morsel for name, morsel in pages.client.cookies.items() if morsel.value}


EVERY_COOKIE = {"csrftoken", "fairnotice_session", "fairnotice_who", "django_language"}


def test_every_cookie_is_out_of_reach_of_scripts_and_of_other_sites(browse: Browse, world: World) -> None:
    cookies = cookies_of(browse())
    assert set(cookies) == EVERY_COOKIE
    for name, cookie in cookies.items():
        assert cookie["httponly"], name
        assert cookie["samesite"] in {"Lax", "Strict"}, name
        assert (cookie["domain"], cookie["path"]) == ("", "/"), name


@override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True, LANGUAGE_COOKIE_SECURE=True)
def test_under_tls_every_cookie_is_for_tls_only(browse: Browse, world: World) -> None:
    cookies = cookies_of(browse(), secure=True)
    assert set(cookies) == EVERY_COOKIE
    assert [name for name, cookie in cookies.items() if not cookie["secure"]] == []


ELSEWHERE = (
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "///elsewhere.example",
    "http:elsewhere.example",
    "\\\\elsewhere.example",
    "/\\elsewhere.example",
    "/\t/elsewhere.example",
    "javascript:alert(1)",
    " https://elsewhere.example",
)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_nothing_leads_to_another_site(browse: Browse, world: World, where: str) -> None:
    pages = browse()
    form = pages.form("/account/sign-in/", holding="csrfmiddlewaretoken")
    token = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"][0], "next": where}
    signed_in = browse(world.reviewer)
    own = {**token, "csrfmiddlewaretoken": signed_in.form("/account/sign-out/").fields["csrfmiddlewaretoken"][0]}
    answers = [
        pages.client.post("/language/", {**token, "language": "en"}),
        pages.client.post("/language/?next=" + where, {**token, "language": "en"}),
        pages.client.post("/training/stand-in/", {**token, "login": "administrator"}),
        signed_in.client.post("/account/sign-out/", own),
    ]
    for answer in answers:
        location = answer.headers.get("Location", "")
        assert answer.status_code in {302, 303, 404}, answer.status_code
        assert location == "" or (location.startswith("/") and location[1:2] not in {"/", "\\", "\t"}), location
