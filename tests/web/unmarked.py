"""Finds the words of a page that no translation would reach, in the pseudo-language that brackets what is marked."""

import re
from collections.abc import Collection
from html.parser import HTMLParser

import iso3166

from fairnotice.law.effect_names import title_name
from fairnotice.web.pseudo import CLOSES, OPENS

_VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "path", "circle"}
_UNSEEN = {"script", "style"}
_OWN = {"bdi", "code", "time", "kbd", "samp", "textarea"}
"""Elements whose words are not of the interface: names, codes, dates, what somebody typed."""

_SPOKEN = ("aria-label", "alt", "title", "placeholder")
_MARKED = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}", re.DOTALL)
_WORD = re.compile(r"(?=[A-Za-z]*[a-z])[A-Za-z]{3,}")  # abbreviations such as RPD are the same everywhere
NAMES = {"fairnotice", "English", "longer", "right", "left"}
_EDGES = " ,:·()"
COUNTRIES = {title_name(country.alpha2).strip(_EDGES) for country in iso3166.countries}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []  # the tag, and whether what is in it is passed over

    @property
    def _passed(self) -> bool:
        return bool(self._open and self._open[-1][1])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        content = "lang" in given and tag != "html"  # said to be in a language of its own, whatever the page's
        passed = self._passed or tag in _UNSEEN or tag in _OWN or content
        if not passed:
            self.found += [given[name] for name in _SPOKEN if given.get(name)]
        if tag not in _VOID:
            self._open.append((tag, passed))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._passed:
            self.found.append(data)


def unmarked(page: str, data: Collection[str] = ()) -> list[str]:
    """The pieces of text with words outside the brackets; names of countries and those in `data` are left out."""
    words = _Words()
    words.feed(page)
    # A marked sentence with a link in it is one string over several elements: brackets are matched over the whole page.
    text = "\n".join(words.found)
    rest = _MARKED.sub("\n", text)
    pieces = (" ".join(piece.split()).strip(_EDGES) for piece in rest.split("\n"))
    return [
        piece for piece in pieces if piece not in COUNTRIES and piece not in data and set(_WORD.findall(piece)) - NAMES
    ]
