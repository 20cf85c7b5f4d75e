"""The exposure of a case: what a bare warrant or a notice means in law for one subject, country by country.

Four questions of law are answered apart, each as a range from what is established to what is possible, and the relation
of the two states is shown beside them as context that feeds nothing. Nothing here says who checks how well, ranks
countries, or plans a journey: only law, in the order of the countries' names.
"""

from collections.abc import Iterable

from fairnotice.domain.dates import Moment
from fairnotice.domain.dossier import Dossier, View
from fairnotice.domain.effect import Effect, Instrument, Presence
from fairnotice.domain.exposure import CountryExposure, Exposure
from fairnotice.domain.extradition import ExtraditionInstrument, Surrender
from fairnotice.domain.lifecycle.notice import NoticeState
from fairnotice.domain.unknown import is_known
from fairnotice.law.effect import effect_of
from fairnotice.law.effect_names import country_name, title_name
from fairnotice.law.effect_profiles import profile_codes, profile_of
from fairnotice.law.exposure_act import act_answer
from fairnotice.law.exposure_asked import Asked, Bound
from fairnotice.law.exposure_entry import entry_answer
from fairnotice.law.exposure_favour import bars_answer
from fairnotice.law.exposure_inputs import digest_of, inputs_of
from fairnotice.law.exposure_relations import relations_answer
from fairnotice.law.exposure_rules import Rules, rules
from fairnotice.law.exposure_surrender import surrender_answer
from fairnotice.law.extradition_instruments import instruments


def exposure_of(
    dossier: Dossier,
    moment: Moment,
    *,
    countries: Iterable[str] = (),
    subject: str | None = None,
    instrument: Instrument = Instrument.NOTICE,
    notice_state: str | None = None,
) -> Exposure:
    """The answers for every country named, or for every country that has a file of its own.

    `subject` is needed when the file names several. `notice_state` is a word of the notice's life; none means in force.
    Raises InvalidValue for a country, a subject or a state that does not exist.
    """
    codes = _in_order(countries)
    effects = [
        effect_of(dossier, code, moment, subject=subject, instrument=instrument, notice_state=notice_state)
        for code in codes
    ]
    view = View.of(dossier, effects[0].subject, moment)
    state = _state(notice_state) if instrument is Instrument.NOTICE else ""
    inputs = inputs_of(view, codes, {"instrument": instrument.value, "state": state})
    return Exposure(
        case=view.dossier.id,
        subject=view.subject.id,
        requesting=view.requesting_state,
        instrument=instrument,
        moment=moment,
        rules=rules().version,
        inputs=inputs,
        inputs_digest=digest_of(inputs),
        countries=tuple(_country(view, effect, rules(), state) for effect in effects),
    )


def _in_order(countries: Iterable[str]) -> tuple[str, ...]:
    """The countries once each, by their names: an order that says nothing about them."""
    codes = {code.strip().upper() for code in countries} or {code.upper() for code in profile_codes()}
    for code in sorted(codes):
        country_name(code)  # refuses a code that no country has
    return tuple(sorted(codes, key=title_name))


def _state(word: str | None) -> str:
    return "" if word is None or NoticeState(word) is NoticeState.PUBLISHED else word


def _country(view: View, effect: Effect, table: Rules, state: str) -> CountryExposure:
    asked = Asked(
        view=view,
        country=effect.country,
        instrument=effect.instrument,
        effect=effect,
        profile=profile_of(effect.country),
        bounds=_bounds(view, effect.country),
        rules=table,
        notice_state=state,
    )
    return CountryExposure(
        country=effect.country,
        answers=(act_answer(asked), bars_answer(asked), surrender_answer(asked), entry_answer(asked)),
        bars=effect.bars,
        relations=relations_answer(view.requesting_state, effect.country, view.on, table),
        not_established=effect.not_established,
    )


def _bounds(view: View, country: str) -> tuple[Bound, ...]:
    """Every instrument with what it means between the two states on the day, for the charges of the file."""
    requester = view.requesting_state
    return tuple(
        Bound(
            found,
            _binds(found, requester, country, view),
            _covers(found, view),
            {requester, country} <= set(found.parties),
        )
        for found in instruments()
        if found.in_force_on(view.on)
    )


def _binds(found: ExtraditionInstrument, requester: str | None, country: str, view: View) -> Presence:
    if (requester is None) is not (found.surrender is Surrender.COURT):
        return Presence.NO
    return found.party_on(country, view.on) if requester is None else found.binds_on(requester, country, view.on)


def _covers(found: ExtraditionInstrument, view: View) -> Presence:
    """Whether it covers a charge; a charge whose category is not stated may be any."""
    categories = [offence.category for offence in view.offences]
    told = [found.covers_offence(category.value) for category in categories if is_known(category)]
    if len(told) < len(categories) or not categories:
        told.append(found.covers_offence(""))
        told.append(Presence.UNKNOWN)
    return Presence.YES if Presence.YES in told else Presence.UNKNOWN if Presence.UNKNOWN in told else Presence.NO
