"""The card: the verdict in words, bars before everything, a power only with what it needs. No database."""

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from fairnotice.border.card import Card, card_of
from fairnotice.domain.dossier import Dossier
from fairnotice.domain.request import Assurances
from fairnotice.law.effect import effect_of
from fairnotice.law.effect_profiles import profile_codes
from tests.builders import a_dossier, a_moment, a_protection, a_request, a_requester, a_subject, an_office

BUREAU = {"name": "Bureau NZ", "telephone": "+999 64 1000"}


def a_card(country: str = "NZ", dossier: Dossier | None = None, *, notice_state: str | None = None) -> Card:
    """The card of the ordinary notice in a country."""
    return card_of(effect_of(dossier or a_dossier(), country, a_moment("2026-03-02"), notice_state=notice_state))


def shown(card: Card) -> str:
    """The card as it is shown, blanks made one."""
    context = {"card": card, "bureau": BUREAU, "on_call": ["border/nobody_on_call.html"]}
    return " ".join(render_to_string("border/card.html", context).split())


def asked_by(country: str) -> Dossier:
    """The ordinary case, asked for by another country."""
    everywhere = Assurances(issuer_competent=True, extradition_will_be_sought=True)
    return a_dossier(request=a_request(requester=a_requester(name="A bureau", country=country), assurances=everywhere))


def test_without_a_power_the_card_says_so_and_nobody_is_compelled() -> None:
    text = shown(a_card())
    assert "No power to arrest is established here" in text
    assert "Nobody is compelled by a notice." in text
    assert "Arrest only" not in text


def test_the_three_sentences_stand_above_everything_else() -> None:
    card, text = a_card(), shown(a_card())
    places = [text.index(sentence) for sentence in card.effect.spoken]
    assert places == sorted(places)
    assert places[-1] < text.index("fn-card__columns")


def test_this_country_s_own_word_comes_first_among_what_must_not_be_done() -> None:
    assert a_card("NZ").must_not[0].id == "nz-no-arrest-on-notice"


def test_a_power_is_shown_only_with_what_it_needs() -> None:
    card = a_card("GB", asked_by("US"))
    assert card.effect.arrest_power
    text = shown(card)
    assert "Arrest only with what is named below" in text
    assert text.index("Before any arrest, in hand") < text.index("fn-card__columns")
    assert card.effect.arrest_needs in text.replace("&#x27;", "'")


def test_immunity_stops_and_says_until_when() -> None:
    subject = a_subject(offices=(an_office(state="UY", scheduled_end="2026-12-31"),))
    card = a_card("GB", replace(asked_by("US"), subjects=(subject,)))
    text = shown(card)
    assert (card.tone, card.effect.arrest_power) == ("stop", False)
    assert "Do not arrest: a bar stands" in text
    assert "31 December 2026" in text
    assert card.must_not[0].id == "bar-immunity"


def test_protection_stops() -> None:
    card = a_card("FR", replace(asked_by("PT"), subjects=(a_subject(protections=(a_protection(),)),)))
    assert [one.bar.kind for one in card.standing] == ["protection"]
    assert "recognised refugee" in shown(card)


@pytest.mark.parametrize(
    "state", ["suspended", "blocked", "blocked_by_commission", "withdrawn", "cancelled", "expired"]
)
def test_a_notice_that_is_not_in_force_is_no_ground_for_any_step(state: str) -> None:
    card = a_card("GB", asked_by("US"), notice_state=state)
    assert "Not in force: no ground for any step" in shown(card)
    assert not card.may


def test_a_number_to_call_is_one_tap_away() -> None:
    assert '<a class="fn-card__number" href="tel:+999641000">' in shown(a_card())


def test_without_a_number_that_is_said() -> None:
    context = {
        "card": a_card(),
        "bureau": {"name": "Bureau NZ", "telephone": ""},
        "on_call": ["border/nobody_on_call.html"],
    }
    assert "no telephone number is recorded" in render_to_string("border/card.html", context)


@pytest.mark.parametrize("country", [*profile_codes(), "SE"])
def test_no_country_s_card_shows_a_power_without_its_condition(country: str) -> None:
    for requester in ("PT", "US", "FR", "IR"):
        card = a_card(country.upper(), asked_by(requester))
        text = shown(card)
        assert ("Arrest only with" in text or "An arrest is possible" in text) == card.effect.arrest_power
        assert card.effect.arrest_power or not any("may_arrest" in line.modality for line in card.may)
