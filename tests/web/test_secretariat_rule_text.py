"""How a text speaks, what is excepted from it, which edition was read: beside each finding, and true of this review."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from fairnotice.domain.dates import Moment
from fairnotice.formats.dossier import read_dossier
from fairnotice.law.findings import Finding
from fairnotice.law.model import Outcome, Strength
from fairnotice.law.review import Review, review_subject
from fairnotice.law.rulebook import RULES
from fairnotice.web.secretariat.casefile.whole import file_shown
from fairnotice.web.secretariat.findings import findings_shown
from fairnotice.web.secretariat.rule_text import STRENGTHS, text_shown
from tests import stories
from tests.builders import a_dossier, a_statement, ordinary_statements
from tests.conftest import NOW, World
from tests.web.conftest import Browse
from tests.web.secretariat_pages import EXAMPLES, bench, filed

BY_CODE = {rule.code: rule for rule in RULES}
EXCEPTED = sorted(rule.code for rule in RULES if rule.unless)


def review_of(name: str) -> Review:
    """An example, reviewed."""
    dossier = read_dossier(EXAMPLES / f"{name}.toml")
    return review_subject(dossier, dossier.subjects[0].id, Moment.on_day(NOW.date(), now=NOW))


def a_finding(rule: str, outcome: Outcome, *, lifted_by: str | None = None) -> Finding:
    """A finding of that rule, otherwise as any."""
    any_finding = review_of("ordinary").findings[0]
    return replace(any_finding, rule=rule, outcome=outcome, lifted_by=lifted_by, strength=BY_CODE[rule].strength)


def chain(rule: str, *others: Finding) -> list[tuple[int, str, str, bool]]:
    """The exceptions to a rule as they are shown: how deep, which, what it does here, whether it lifts."""
    shown = text_shown(a_finding(rule, Outcome.NOT_MET), {each.rule: each for each in others}).exceptions
    return [(one.depth, one.rule, str(one.here), one.lifts) for one in shown]


@pytest.mark.parametrize("strength", list(Strength))
def test_each_way_in_which_a_text_speaks_has_words(strength: Strength) -> None:
    assert str(STRENGTHS[strength])


@pytest.mark.parametrize("rule", EXCEPTED)
def test_every_exception_of_every_rule_is_shown_with_the_exceptions_to_it(rule: str) -> None:
    def expected(code: str, depth: int) -> Iterable[tuple[int, str]]:
        for each in BY_CODE[code].unless:
            yield depth, each
            yield from expected(each, depth + 1)

    assert [(depth, code) for depth, code, _here, _lifts in chain(rule)] == list(expected(rule, 1))


def test_an_exception_to_an_exception_takes_it_away() -> None:
    opponent = a_finding("rop-coup-opponent", Outcome.MET)
    ordinary = a_finding("rop-coup-ordinary", Outcome.MET, lifted_by="rop-coup-opponent")
    assert chain("rop-coup", ordinary, opponent) == [
        (1, "rop-coup-ordinary", "is itself lifted", False),
        (2, "rop-coup-opponent", "applies, and lifts the rule", True),
        (1, "rop-attentat", "does not arise here", False),
        (2, "rop-coup-opponent", "applies, and lifts the rule", True),
    ]


@pytest.mark.parametrize(
    ("outcome", "here", "lifts"),
    [
        (Outcome.MET, "applies, and lifts the rule", True),
        (Outcome.NOT_MET, "does not apply", False),
        (Outcome.UNDETERMINED, "not known whether it applies", False),
        (Outcome.NEEDS_JUDGEMENT, "a person must say whether it applies", False),
    ],
)
def test_what_an_exception_does_here_follows_from_its_finding(outcome: Outcome, here: str, lifts: bool) -> None:
    assert chain("rop-assembly", a_finding("rop-own-violence", outcome)) == [(1, "rop-own-violence", here, lifts)]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.toml")), ids=lambda path: path.stem)
def test_what_is_said_of_an_exception_agrees_with_what_the_review_lifted(path: object) -> None:
    review = review_of(path.stem)  # type: ignore[attr-defined]  # a path of the glob
    by_rule = {finding.rule: finding for finding in review.findings}
    for finding in review.findings:
        lifting = {one.rule for one in text_shown(finding, by_rule).exceptions if one.depth == 1 and one.lifts}
        if finding.lifted_by is not None:
            assert finding.lifted_by in lifting


def test_the_edition_that_was_read_and_the_days_in_force_stand_by_the_finding() -> None:
    edited = next(rule for rule in RULES if rule.cites.edition and rule.cites.seen)
    text = text_shown(a_finding(edited.code, Outcome.MET), {})
    assert (text.edition, text.in_force, text.until) == (
        edited.cites.edition,
        edited.cites.in_force,
        edited.cites.until,
    )


def test_the_page_says_how_each_open_text_speaks_and_since_when(world: World, browse: Browse) -> None:
    page = browse(world.reviewer).text(bench(filed(world, "refugee")[0]))
    assert page.count('class="fn-finding__text"') >= page.count('<article class="fn-finding')
    assert "The text says must" in page
    assert "Factor to weigh" in page
    assert "in force since" in page
    assert "read in the edition of" in page


def test_an_exception_leads_only_to_a_finding_that_is_on_the_page(world: World, browse: Browse) -> None:
    for name in ("ordinary", "private-debt", "refugee", "below-threshold"):
        request = filed(world, name)[0]
        for part in ("", "worksheet/"):
            page = browse(world.reviewer).text(bench(request) + part)
            ids = set(re.findall(r'\bid="([^"]+)"', page))
            assert set(re.findall(r'href="#(finding-[^"]+)"', page)) <= ids


def test_the_worksheet_says_of_an_exception_what_the_workbench_says(world: World, browse: Browse) -> None:
    said = (a_statement("act.assembly", by="a newspaper"), a_statement("act.peaceful", by="a newspaper"))
    dossier = a_dossier(statements=(*ordinary_statements(), *said))
    request, pages = stories.a_submitted(world, dossier), browse(world.reviewer)
    exceptions = re.compile(r'<li class="fn-exceptions.*?</strong>', re.DOTALL)
    on_workbench, on_worksheet = (exceptions.findall(pages.text(bench(request) + part)) for part in ("", "worksheet/"))
    assert on_worksheet
    assert set(on_worksheet) <= set(on_workbench)
    assert any("a person must say whether it applies" in said for said in on_worksheet)


def test_what_stops_a_request_stands_before_what_a_person_weighs(world: World, browse: Browse) -> None:
    review = review_of("private-debt")
    dossier = read_dossier(EXAMPLES / "private-debt.toml")
    shown = findings_shown(review.findings, file_shown(dossier, dossier.subjects[0].id, {}))
    stops = [bool(article.findings[0].stops) for article in shown.open]
    assert stops == sorted(stops, reverse=True)
    assert stops[0]
    page = browse(world.reviewer).text(bench(stories.a_submitted(world)))
    assert "Stops it: while this stands" not in page
